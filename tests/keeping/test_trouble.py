"""Damaged, newer, locked, full: one plain line, the right exit code, the file as it was."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.actions.deals import open_deal
from cockpit.app import open_folder
from cockpit.cli import run
from cockpit.domain.trouble import StoreTrouble
from cockpit.paths import Folder
from cockpit.storage.database import connect
from cockpit.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "data")
    open_folder(made).close()
    return made


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(words)
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return code, captured.err


def test_a_damaged_file(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.database.write_bytes(b"not a database at all " * 500)
    before = folder.database.read_bytes()
    code, line = said(capsys, "--data", str(folder.root), "deals")
    assert code == 3
    assert "damaged" in line
    assert "restore" in line
    assert folder.database.read_bytes() == before


def test_a_damaged_file_is_set_aside_by_a_restore(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert run(["--data", str(folder.root), "backup", str(copy)]) == 0
    folder.database.write_bytes(b"\x00" * 50_000)
    assert run(["--data", str(folder.root), "restore", str(copy)]) == 0
    assert run(["--data", str(folder.root), "check"]) == 0
    assert list(folder.root.glob("damaged-*.db"))


def test_a_newer_file(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    connection = connect(folder.database)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    code, line = said(capsys, "--data", str(folder.root), "deals")
    assert code == 3
    assert "newer" in line


def test_a_writer_that_finds_the_file_locked_says_so(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cockpit.storage.engine.BUSY_MS", 50)
    workspace = open_folder(folder)
    holder = connect(folder.database)
    holder.execute("BEGIN IMMEDIATE")
    stage = workspace.ask(lambda db: db.value("SELECT min(id) FROM stage"))
    with pytest.raises(StoreTrouble, match="in use"):
        workspace.do(open_deal, "Acme", stage, "USD")
    holder.execute("ROLLBACK")
    workspace.do(open_deal, "Acme", stage, "USD")
    holder.close()
    workspace.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False
    )
    if mounted.returncode:
        pytest.skip("this system does not let us mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def fill(workspace: Workspace, stage: int, kept: list[int]) -> None:
    for n in range(2_000):
        deal_id = workspace.do(open_deal, f"Deal {n} " + "x" * 2_000, stage, "USD")
        kept.append(deal_id)


def test_a_full_disk_loses_nothing_acknowledged_and_work_goes_on_after(small_disk: Path) -> None:
    workspace = open_folder(Folder(small_disk / "data"))
    stage = workspace.ask(lambda db: db.value("SELECT min(id) FROM stage"))
    kept: list[int] = []
    with pytest.raises(StoreTrouble) as trouble:
        fill(workspace, stage, kept)
    assert trouble.value.reason == "full"
    there = workspace.ask(lambda db: {row[0] for row in db.all("SELECT id FROM deal")})
    assert set(kept) == there
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    workspace.do(open_deal, "After", stage, "USD")
    assert workspace.ask(lambda db: db.one("PRAGMA quick_check")) == ("ok",)
    workspace.close()
