"""A watched folder: new exports come in on their own, once, also after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.jobs import watched_folder
from cockpit.jobs.watched_folder import Watched
from cockpit.ui.imports import folder_watch
from cockpit.ui.imports.folder_watch import FolderWatch
from cockpit.ui.imports.state import State
from cockpit.ui.shell.memory import Memory
from tests.ui.imports.conftest import CLEAN, Desk

NEW = CLEAN + "D4,Wall,Ana Wolf,Acme,Prospecting,7,2026-02-08,\n"


class Watching:
    """The desk with a watched folder beside it."""

    def __init__(self, desk: Desk, bot, folder: Path) -> None:
        self.desk, self.bot, self.folder = desk, bot, folder
        self.said: list[tuple[str, str]] = []
        self.watch = self.start()
        desk.page.show_watch(self.watch, desk.context)

    def start(self) -> FolderWatch:
        memory = Memory(self.folder.parent / "machine.json")
        watch = FolderWatch(
            self.desk.context, self.desk.background, memory, "watched", self.desk.window
        )
        watch.said.connect(lambda sentence, kind, _undo: self.said.append((sentence, kind)))
        return watch

    def drop(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def until_said(self, part: str) -> None:
        self.bot.waitUntil(lambda: any(part in said for said, _kind in self.said), timeout=15_000)
        self.desk.wait()


@pytest.fixture
def watching(desk, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(folder_watch, "SECOND_LOOK_MS", 120)
    desk.take(desk.file("monday.csv", CLEAN))
    desk.go()
    desk.page.importing.restart()
    folder = tmp_path / "drops"
    folder.mkdir()
    return Watching(desk, qtbot, folder)


def test_a_new_export_comes_in_once_and_is_reported(watching):
    watching.drop("old.csv", CLEAN)
    watching.watch.allow(Watched(watching.folder))
    watching.drop("friday.csv.part", NEW)
    (watching.folder / "friday.csv.part").rename(watching.folder / "friday.csv")
    watching.until_said("friday.csv came in: 1 new, 0 changed")
    assert len(watching.desk.deals()) == 4
    past = watching.desk.page.files.past.table.rows.rows()
    assert past[0].label == "imported 1 row from friday.csv"
    assert past[0].is_next
    watching.drop("again.csv", NEW)
    watching.watch.look()
    watching.bot.wait(600)
    watching.desk.wait()
    assert len(watching.said) == 1
    assert watching.desk.workspace.ask(
        lambda db: db.value("SELECT count(*) FROM journal WHERE action = 'import_files'")
    ) == 2  # fmt: skip


def test_what_changed_while_closed_is_taken_at_the_next_start(watching):
    watching.watch.allow(Watched(watching.folder))
    watching.desk.wait()
    watching.watch.pause()
    watching.watch.deleteLater()
    watching.drop("friday.csv", NEW)
    watching.watch = watching.start()
    watching.until_said("friday.csv came in")
    assert len(watching.desk.deals()) == 4


def test_what_is_unclear_waits_with_a_way_to_look_at_it(watching):
    watching.watch.allow(Watched(watching.folder))
    watching.drop("odd.csv", NEW.replace(",7,", ",much,"))
    watching.until_said("odd.csv needs you: 1 row would be refused")
    assert len(watching.desk.deals()) == 3
    bar = watching.desk.page.files.watched
    assert len(bar.waiting.sentences()) == 1
    bar.waiting.answered.emit(str(watching.folder / "odd.csv"), "open")
    watching.desk.wait()
    assert watching.desk.at(State.READY)
    assert watching.desk.figures()["Rows refused"] == "1"
    assert watching.watch.needs_you == []


def test_a_newer_export_waits_for_an_older_one_that_needs_the_manager(watching):
    watching.watch.allow(Watched(watching.folder))
    watching.drop("wednesday.csv", NEW.replace(",7,", ",much,"))
    watching.until_said("wednesday.csv needs you: 1 row would be refused")
    later = NEW.replace(",7,", ",9,")
    watching.drop("friday.csv", later)
    watching.until_said("friday.csv needs you: wednesday.csv is older and comes first")
    assert len(watching.desk.deals()) == 3
    watching.drop("strange.csv", "Colour,Taste\nred,sweet\n")
    watching.until_said("strange.csv needs you")
    for name in ("wednesday.csv", "friday.csv"):
        watching.watch.settle(watching.folder / name)
    watching.drop("sunday.csv", later)
    watching.until_said("sunday.csv came in: 1 new, 0 changed")


def test_an_idle_watch_wakes_once_a_minute_at_most(watching):
    watching.watch.allow(Watched(watching.folder))
    watching.desk.wait()
    watching.bot.wait(400)
    timers = watching.watch.findChildren(type(watching.watch._slow))
    running = [timer for timer in timers if timer.isActive()]
    assert [timer.interval() for timer in running] == [60_000]


def test_a_folder_that_is_gone_is_said_and_stopped_watching(watching, tmp_path):
    watching.watch.allow(Watched(watching.folder))
    watching.desk.wait()
    watching.folder.rename(tmp_path / "elsewhere")
    watching.watch.look()
    watching.desk.wait()
    assert "cannot be read" in watching.watch.trouble
    watching.watch.stop()
    assert watching.watch.watched is None
    assert not watching.watch._slow.isActive()


def test_a_file_that_may_not_be_read_is_told_of_in_the_end(watching, monkeypatch):
    def locked(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(watched_folder, "_digest", locked)
    monkeypatch.setattr(folder_watch, "_MOST_TRIES", 2)
    watching.watch.allow(Watched(watching.folder))
    watching.drop("locked.csv", NEW)
    watching.until_said("locked.csv needs you: it cannot be read, permission denied")
    assert [path.name for path, _why in watching.watch.needs_you] == ["locked.csv"]
