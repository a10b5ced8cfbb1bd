"""Every page of the window as pictures, both themes at two sizes, taken by the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from environment import PYTHON, environment

THEMES = ("light", "dark")
SIZES = ("1280x800", "1440x900")


def take_all(folder: str, options: list[str]) -> int:
    """Write ``PAGE-THEME-SIZE.png`` into ``folder``; ``options`` go to each call; 1 if any failed.

    Without ``--data`` or ``--demo`` among the options the pictures show the demo team.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    if not {"--demo", "--data"} & {option.split("=")[0] for option in options}:
        options = ["--demo", *options]
    pages = _pages(options)
    shots = [
        [page, str(target / f"{page}-{theme}-{size}.png"), "--theme", theme, "--size", size]
        for page, theme, size in product(pages, THEMES, SIZES)
    ]
    # The first one alone: it may have to make the demo, the others find it there.
    codes = [_take(options, shots[0])] if shots else []
    with ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 1))) as pool:
        codes += pool.map(lambda shot: _take(options, shot), shots[1:])
    failed = sum(code != 0 for code in codes)
    print(f"{len(codes) - failed} pictures in {target}", file=sys.stderr)
    return 1 if failed or not codes else 0


def _pages(options: list[str]) -> list[str]:
    """The names that ``picture --list`` gives, as names or as objects with a ``page``."""
    command = _command(options, ["--list", "--json"])
    listed = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=False)
    if listed.returncode != 0:
        return []
    entries: list[str | dict[str, str]] = json.loads(listed.stdout)
    return [entry if isinstance(entry, str) else entry["page"] for entry in entries]


def _take(options: list[str], shot: list[str]) -> int:
    command = _command(options, shot)
    quiet = subprocess.DEVNULL
    done = subprocess.run(command, env=environment(), stdout=quiet, check=False)
    said = "done" if done.returncode == 0 else "FAILED"
    print(f"{said} {shot[1]}", file=sys.stderr)
    return done.returncode


def _command(options: list[str], words: list[str]) -> list[str]:
    return [str(PYTHON), "-P", "-m", "cockpit", *options, "picture", *words]
