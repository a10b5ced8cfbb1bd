"""A folder on a medium that cannot be written, whoever asks."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be changed meanwhile; permissions do not stop the root user, a
    mount does."""
    if os.name == "nt":
        pytest.skip("here a folder is made unwritable by lists of rights")
    if os.geteuid() == 0:
        with _mounted(folder):
            yield
        return
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        folder.chmod(0o755)


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    held = folder.with_name(folder.name + "-held")
    folder.rename(held)
    folder.mkdir()
    where = [str(held), str(folder)]
    done = subprocess.run(["mount", "--bind", *where], check=False, capture_output=True)
    if done.returncode:
        folder.rmdir()
        held.rename(folder)
        pytest.skip("this system does not let us mount a folder")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        shutil.rmtree(folder, ignore_errors=True)
        held.rename(folder)
