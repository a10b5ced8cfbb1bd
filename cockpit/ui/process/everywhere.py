"""What can be done from any page; the page it is done on is opened first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Slot

from cockpit.ui.commands import Command
from cockpit.wording import _
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.ui.background import Progress
    from cockpit.ui.calendar.page import CalendarPage
    from cockpit.ui.cockpit_page.page import CockpitPage
    from cockpit.ui.imports.page import ImportPage
    from cockpit.ui.pipeline.page import PipelinePage
    from cockpit.ui.process.session import Session
    from cockpit.ui.tasks.page import TasksPage
    from cockpit.workspace.keeping import Copy


class Everywhere(QObject):
    """New deal, new task, import, backup."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        session.window.overlays.know_keys(_known_keys)

    def commands(self) -> list[Command]:
        """For palette, keys and help."""
        deals, data = _("Deals"), _("Data")
        return [
            Command("new_deal", _("New deal"), deals, self.new_deal, "Ctrl+N", "plus"),
            Command("add_task", _("Add a task"), _("Tasks"), self.add_task, "Ctrl+T", "tasks"),
            Command("import", _("Import files…"), data, self.choose_files, "Ctrl+I", "import"),
            Command(
                "reminders", _("Show reminders"), _("Tasks"), self.show_reminders, "Ctrl+R", "bell"
            ),
            Command("export", _("Export a list…"), data, self.export_list, "", "export"),
            Command("backup", _("Make a backup now"), data, self.back_up, "", "backup"),
        ]

    @Slot()
    def new_deal(self) -> None:
        """Ask on the board what the new deal is."""
        self.session.window.open("pipeline")
        page = cast("PipelinePage", self.session.window.page("pipeline"))
        # A page that was made just now has its columns in their places with the next round.
        QTimer.singleShot(0, page, page.new_deal)

    @Slot()
    def add_task(self) -> None:
        """Type a task where the panels are: on the page one stands on, if it has them."""
        window = self.session.window
        if window.current == "tasks":
            cast("TasksPage", window.page("tasks")).begin_adding()
            return
        window.open("cockpit")
        cast("CockpitPage", window.page("cockpit")).begin_adding()

    @Slot()
    def show_reminders(self) -> None:
        """What rang and has no answer yet."""
        if self.session.reminders is not None:
            self.session.reminders.answers.open_inbox()

    @Slot()
    def choose_files(self) -> None:
        """Ask which files to import."""
        self.session.window.open("import")
        self._import_page().choose_files()

    @Slot()
    def export_list(self) -> None:
        """Offer the lists that can be exported."""
        from cockpit.ui.widgets.buttons import MenuButton

        self.session.window.open("import")
        for button in self.session.window.findChildren(MenuButton, "export"):
            button.showMenu()

    @Slot(list)
    def take_files(self, paths: list[Path]) -> None:
        """Files dropped anywhere are looked at on the import page, calendars on theirs."""
        from cockpit.ui.calendar.importing import are_calendars

        if are_calendars(paths):
            self.session.window.open("calendar")
            page = cast("CalendarPage", self.session.window.page("calendar"))
            page.importing.take(paths)
            return
        self.session.window.open("import")
        self._import_page().take_files(paths)

    @Slot(object)
    def take_file(self, path: Path) -> None:
        """A file that could not come in on its own is looked at on the import page."""
        self.take_files([path])

    @Slot()
    def back_up(self) -> None:
        """A verified copy, now."""
        workspace, folder = self.session.workspace, self.session.opening.backups
        work = partial(_back_up, workspace, folder)
        self.session.background.start(_("Making a backup"), work, done=self._on_backup)

    @Slot(object)
    def _on_backup(self, copy: Copy) -> None:
        self.session.backed_up.emit(self.session.workspace.now())
        said = _("Backup {file} made, opened and checked").format(file=copy.path.name)
        self.session.window.say(said)

    def _import_page(self) -> ImportPage:
        page = self.session.window.page("import")
        return cast("ImportPage", page)


def _known_keys() -> list[Command]:
    """Asked for when the help is opened: until then nothing of the pages is imported."""
    from cockpit.ui.process.known_keys import known_keys

    return known_keys()


def _back_up(workspace: Workspace, folder: Path, _progress: Progress) -> Copy:
    from cockpit.workspace.rotation import back_up_in_turn

    return back_up_in_turn(workspace, folder)
