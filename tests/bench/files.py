"""The folders that are measured on: the demo at each size, made once a run."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.demo_files import demo_file


def new_place() -> Path:
    """An empty folder that is gone when the run ends."""
    place = Path(tempfile.mkdtemp(prefix="cockpit-bench-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


@cache
def folder(deals: int) -> Path:
    """A data folder with a demo of that many deals, looked at once so that it is warm."""
    place = new_place()
    shutil.copyfile(demo_file(deals), place / "cockpit.db")
    return place


def copy(deals: int) -> Path:
    """Another such folder, to be written to."""
    place = new_place()
    shutil.copyfile(demo_file(deals), place / "cockpit.db")
    return place


@cache
def scratch() -> Path:
    """A folder for machine settings and the like."""
    return new_place()
