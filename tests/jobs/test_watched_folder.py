"""Files that fall into a folder come in on their own, once, and only when nothing is unclear."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.jobs.watched_folder import Fate, Stamp, Taken, Watched, scan, settled, take_file
from cockpit.workspace import Workspace
from tests.importing.folder import new_folder

HEAD = "Deal ID,Deal name,Owner,Stage,Amount,Opened\n"
ONE = HEAD + "D1,Roof,Ana Wolf,Prospecting,1200,2026-01-05\n"
TWO = ONE.replace("1200", "1300") + "D2,Gate,Ana Wolf,Prospecting,10,2026-01-06\n"


@pytest.fixture
def opened(tmp_path: Path):
    (tmp_path / "data").mkdir()
    workspace = new_folder(tmp_path / "data")
    yield workspace
    workspace.close()


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    (tmp_path / "drops").mkdir()
    return Watched(tmp_path / "drops")


def take(workspace: Workspace, watched: Watched, name: str, known: tuple[str, ...] = ()) -> Taken:
    stamp = scan(watched)[name]
    return take_file(workspace, watched, name, stamp, known, lambda _share, _what: None)


def deals(workspace: Workspace) -> list[tuple[str, int]]:
    return workspace.ask(lambda db: db.all("SELECT name, amount FROM deal ORDER BY name"))


def test_unfinished_and_foreign_files_are_not_seen(watched: Watched) -> None:
    for name in ("a.csv.crdownload", "b.part", ".c.csv", "~$d.csv", "e.txt", "G.CSV", "f.csv"):
        (watched.folder / name).write_text(ONE)
    (watched.folder / "folder.csv").mkdir()
    assert sorted(scan(watched)) == ["G.CSV", "f.csv"]
    many = Watched(watched.folder, "*.txt, *.csv")
    assert sorted(scan(many)) == ["G.CSV", "e.txt", "f.csv"]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        scan(Watched(tmp_path / "nowhere"))


def test_a_file_is_ready_once_two_looks_agree() -> None:
    old, new, empty = Stamp(10, 1), Stamp(20, 2), Stamp(0, 3)
    assert settled({}, {"a": old}, {}) == ([], True)
    assert settled({"a": old}, {"a": new}, {}) == ([], True)
    assert settled({"a": new}, {"a": new}, {}) == (["a"], False)
    assert settled({"a": new}, {"a": new}, {"a": new}) == ([], False)
    assert settled({"a": new}, {"a": new}, {"a": old}) == (["a"], False)
    assert settled({"a": empty}, {"a": empty}, {}) == ([], False)
    both = {"b": old, "a": new}
    assert settled(both, both, {}) == (["b", "a"], False)


def test_headings_never_seen_need_the_manager_and_write_nothing(
    opened: Workspace, watched: Watched
) -> None:
    (watched.folder / "monday.csv").write_text(ONE)
    before = opened.position
    taken = take(opened, watched, "monday.csv")
    assert taken.fate is Fate.NEEDS_YOU
    assert "never imported before" in taken.said
    assert opened.position == before


def test_as_last_time_comes_in_once_as_one_step(opened: Workspace, watched: Watched) -> None:
    monday = watched.folder / "monday.csv"
    monday.write_text(ONE)
    run_import(opened, plan_import(opened, [monday], ImportOptions()))
    (watched.folder / "friday.csv").write_text(TWO)
    before = opened.position
    taken = take(opened, watched, "friday.csv")
    assert (taken.fate, taken.said) == (Fate.IMPORTED, "friday.csv came in: 1 new, 1 changed")
    assert opened.position == before + 1
    assert deals(opened) == [("Gate", 1000), ("Roof", 130000)]
    (watched.folder / "copy.csv").write_text(TWO)
    assert take(opened, watched, "copy.csv", (taken.digest,)).fate is Fate.NOTHING_NEW
    assert take(opened, watched, "copy.csv").fate is Fate.NOTHING_NEW
    assert opened.position == before + 1
    opened.undo()
    assert deals(opened) == [("Roof", 120000)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ONE.replace("1200", "much"), "would be refused"),
        (TWO.replace("D2,Gate,Ana Wolf", "D2,Gate,Ana Wulf"), "nearly known"),
        (TWO.replace("Ana Wolf,Prospecting,10", "Ana Wolf,Dreaming,10"), "new stage"),
        (TWO.replace("2026-01-05", "03/04/2026").replace("2026-01-06", "05/04/2026"), "month"),
        ("", ""),
        ("\x89PNG\r\n\x1a\n" * 40, ""),
    ],
)
def test_whatever_is_unclear_waits(
    opened: Workspace, watched: Watched, text: str, why: str
) -> None:
    monday = watched.folder / "monday.csv"
    monday.write_text(ONE)
    run_import(opened, plan_import(opened, [monday], ImportOptions()))
    before = opened.position
    (watched.folder / "odd.csv").write_bytes(text.encode("latin-1"))
    taken = take(opened, watched, "odd.csv")
    assert taken.fate is Fate.NEEDS_YOU
    assert why in taken.said
    assert opened.position == before


def test_a_file_that_grows_meanwhile_is_left_for_later(opened: Workspace, watched: Watched) -> None:
    path = watched.folder / "slow.csv"
    path.write_text(ONE)
    stamp = scan(watched)["slow.csv"]
    path.write_text(TWO)
    os.utime(path, ns=(1, 1))
    taken = take_file(opened, watched, "slow.csv", stamp, (), lambda _share, _what: None)
    assert taken.fate is Fate.CHANGED
