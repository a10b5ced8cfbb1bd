"""What packaging/dev.py can do: run, test, lint, bench, torture, pictures."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from environment import PYTHON, ROOT, SetupFailed, become, environment, ready

USAGE = """usage: python3 packaging/dev.py VERB [ARGUMENT ...]

  run [ARGUMENT ...]     open the window, or pass the arguments on (run --demo, run settings)
  test [ARGUMENT ...]    lint, types, architecture contracts, then all tests (arguments: pytest's)
  lint                   the same without the tests
  bench [ARGUMENT ...]   measure against the goals (--json, a size, a name)
  torture [ARGUMENT ...] the long safety tests
  pictures FOLDER [...]  every page, both themes, two sizes (of the demo, or --data DIR)
"""


def main(arguments: list[str]) -> int:
    """Do what the first argument says; its exit code."""
    verbs = {
        "run": run, "test": test, "lint": lint,
        "bench": bench, "torture": torture, "pictures": pictures,
    }  # fmt: skip
    if not arguments or arguments[0] not in verbs:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        ready(developing=arguments[0] not in ("run", "pictures"))
        return verbs[arguments[0]](arguments[1:])
    except SetupFailed as refusal:
        print(f"dev.py: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """The program itself, from whatever folder the user is in."""
    # -P: the user's folder is full of files, none of which is a module of ours.
    return become([str(PYTHON), "-P", "-m", "cockpit", *arguments])


def lint(arguments: list[str]) -> int:
    """Style, format, types and architecture; all of them, also when one fails."""
    del arguments
    return steps(lint_steps())


def lint_steps() -> list[tuple[str, list[str]]]:
    """Title and command of each check that reads the source without running it."""
    python, scripts = str(PYTHON), PYTHON.parent
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("import contracts", [str(scripts / "lint-imports"), "--no-logo"]),
    ]


def test(arguments: list[str]) -> int:
    """Lint, then every test; on each processor but four at most, for their memory."""
    workers = str(max(1, min(4, os.cpu_count() or 1)))
    command = [str(PYTHON), "-m", "pytest", "-n", workers, "--dist", "worksteal", *arguments]
    return steps([*lint_steps(), ("pytest", command)])


def bench(arguments: list[str]) -> int:
    """The lines of the goals, each beside the machine's own limit."""
    return module("tests.bench", arguments)


def torture(arguments: list[str]) -> int:
    """Kills, power cuts, fuzzed files and random walks, for hours if wanted."""
    return module("tests.torture", arguments)


def module(name: str, arguments: list[str]) -> int:
    """A module of the checkout as a program, in the checkout's root."""
    os.chdir(ROOT)
    return become([str(PYTHON), "-m", name, *arguments])


def pictures(arguments: list[str]) -> int:
    """Every page in both themes and two sizes, as files of the folder named first."""
    if not arguments or arguments[0].startswith("-"):
        print("dev.py: name a folder: pictures FOLDER", file=sys.stderr)
        return 2
    from page_pictures import take_all

    return take_all(arguments[0], arguments[1:])


def steps(commands: list[tuple[str, list[str]]]) -> int:
    """Run every command under its heading; 1 when any failed."""
    failed = []
    for title, command in commands:
        print(f"\n=== {title} ===", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        took = time.monotonic() - started
        said = "ok" if code == 0 else "FAILED"
        print(f"--- {title}: {said} in {took:.1f} s", flush=True)
        if code != 0:
            failed.append(title)
    if failed:
        print("\ndev.py: failed: " + ", ".join(failed), file=sys.stderr, flush=True)
    return 1 if failed else 0
