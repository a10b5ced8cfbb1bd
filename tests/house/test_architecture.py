"""The rooms of the house: who may import whom, and that no room is left out of the contracts."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import PROGRAM, ROOT, sources

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {one["id"]: one for one in CONFIG["tool"]["importlinter"]["contracts"]}

# Which rooms are free to import what a contract keeps from all others.
FREE = {
    "qt": {"ui"},
    "sql": {"storage", "queries", "workspace", "app"},
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of ``folder/pyproject.toml`` over the package beside it."""
    script = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(script), "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def rooms() -> set[str]:
    """The rooms there are, the two doors of every package aside."""
    return {source.room for source in sources(PROGRAM)} - {"__init__"}


def test_imports_only_go_down_and_every_contract_is_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("contract", FREE)
def test_no_room_is_left_out_of_a_contract(contract: str) -> None:
    listed = {name.removeprefix("cockpit.") for name in CONTRACTS[contract]["source_modules"]}
    assert listed == rooms() - FREE[contract]


def test_the_rooms_stand_as_the_house_says() -> None:
    layers = [layer.replace("(", "").replace(")", "") for layer in CONTRACTS["down"]["layers"]]
    assert layers == [
        "cli", "app", "ui | scheduling", "jobs", "workspace", "actions | queries", "storage",
        "catalog", "analysis", "domain", "settings | paths | wording",
    ]  # fmt: skip
    assert CONTRACTS["down"]["exhaustive"] is True


PLANTED = [
    ("Imports only go down", "domain/x.py", "import cockpit.storage.x"),
    ("Imports only go down", "queries/x.py", "import cockpit.actions"),
    ("Imports only go down", "jobs/x.py", "def f():\n    from cockpit.ui import x"),
    ("Imports only go down", "extras.py", ""),
    ("Catalogue rooms", "catalog/metrics/x.py", "import cockpit.catalog.importers"),
    ("Qt only in ui", "jobs/x.py", "from PySide6.QtCore import QTimer"),
    ("Qt only in ui", "analysis/x.py", "import pyqtgraph"),
    ("SQLAlchemy and SQLite", "domain/x.py", "import sqlalchemy.orm"),
    ("SQLAlchemy and SQLite", "ui/x.py", "from sqlcipher3 import dbapi2"),
    ("Only actions, queries", "ui/x.py", "from cockpit.storage import x"),
]
ROOMS = (
    "actions", "analysis", "catalog/metrics", "catalog/importers", "domain", "jobs", "queries",
    "scheduling", "storage", "ui", "workspace",
)  # fmt: skip


@pytest.fixture
def little_house(tmp_path: Path) -> Path:
    """A house with our contracts and empty rooms, to plant faults in."""
    package = tmp_path / PROGRAM
    for room in ROOMS:
        (package / room).mkdir(parents=True)
    for folder in [package, *(path for path in package.rglob("*") if path.is_dir())]:
        (folder / "__init__.py").touch()
        (folder / "x.py").touch()
    (package / "x.py").unlink()
    for door in ("__main__", "app", "cli", "paths", "settings", "wording"):
        (package / f"{door}.py").touch()
    config = (ROOT / "pyproject.toml").read_text("utf-8")
    (tmp_path / "pyproject.toml").write_text(config, "utf-8")
    return tmp_path


def test_an_empty_house_keeps_its_contracts(little_house: Path) -> None:
    done = lint_imports(little_house)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("contract", "module", "text"), PLANTED)
def test_a_planted_import_is_seen(
    little_house: Path, contract: str, module: str, text: str
) -> None:
    (little_house / PROGRAM / module).write_text(text, "utf-8")
    done = lint_imports(little_house)
    assert done.returncode == 1
    broken = done.stdout.split("Broken contracts")[1]
    assert contract in broken
