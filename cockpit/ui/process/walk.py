"""What leads where: the first-run walk, the pages, and what opens what."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cockpit.actions.people import add_person
from cockpit.actions.preferences import set_preference
from cockpit.domain.people import Role
from cockpit.domain.refusal import NotFound
from cockpit.queries import scopes
from cockpit.queries.names import person_named
from cockpit.queries.search import Hit
from cockpit.ui.commands import Command
from cockpit.ui.process.exporting import RowsExport
from cockpit.ui.process.finding import Finder
from cockpit.ui.process.pages import pages_of
from cockpit.ui.process.session import Session
from cockpit.ui.shell.window_commands import window_commands
from cockpit.workspace import Workspace
from cockpit.workspace.keeping import Copy
from cockpit.workspace.rotation import back_up_in_turn

if TYPE_CHECKING:
    from cockpit.ui.background import Progress
    from cockpit.ui.cockpit_page.page import CockpitPage
    from cockpit.ui.figures.page import FiguresPage
    from cockpit.ui.imports.page import ImportPage
    from cockpit.ui.pipeline.page import PipelinePage


class Walk(QObject):
    """Puts the pages into a session's window and opens the first one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.deals: PipelinePage | None = None
        self.figures: FiguresPage | None = None
        self.export_rows = RowsExport(session)
        self._welcome: QWidget | None = None

    def begin(self) -> None:
        """Fill the window; a folder without deals begins with the first-run walk."""
        session = self.session
        session.window.add_pages(pages_of(session, self))
        session.commands.register(window_commands(session.window, session.undo))
        session.commands.register(self.everywhere())
        session.window.files_dropped.connect(self.take_files)
        session.commands.settle(session.window)
        finder = Finder(self._workspace, self._show_hit)
        session.window.overlays.add_provider(finder)
        empty = session.workspace.as_of is None and session.workspace.ask(scopes.is_empty)
        if empty:
            self.show_welcome()
        else:
            session.window.open_remembered()

    def everywhere(self) -> list[Command]:
        """What can be done from any page, whose page is opened first."""
        deals, data = _("Deals"), _("Data")
        return [
            Command("new_deal", _("New deal"), deals, self.new_deal, "Ctrl+N", "plus"),
            Command("add_task", _("Add a task"), _("Tasks"), self.add_task, "Ctrl+T", "tasks"),
            Command("import", _("Import files…"), data, self.choose_files, "Ctrl+I", "import"),
            Command("backup", _("Make a backup now"), data, self.back_up, "", "backup"),
        ]

    @Slot()
    def new_deal(self) -> None:
        """Ask on the board what the new deal is."""
        self.open_pipeline()
        if self.deals is not None:
            self.deals.new_deal()

    @Slot()
    def add_task(self) -> None:
        """Type a task where the panels are."""
        self.session.window.open("cockpit")
        cast("CockpitPage", self.session.window.page("cockpit")).begin_adding()

    @Slot()
    def choose_files(self) -> None:
        """Ask which files to import."""
        self.session.window.open("import")
        self._import_page().choose_files()

    @Slot(list)
    def take_files(self, paths: list[Path]) -> None:
        """Files dropped anywhere are looked at on the import page."""
        self.session.window.open("import")
        self._import_page().take_files(paths)

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

    def _workspace(self) -> Workspace:
        return self.session.workspace

    # What opens what

    @Slot(str, int)
    def open_thing(self, kind: str, row_id: int) -> None:
        """Open a deal, a person or an account."""
        if kind == "deal":
            self.open_deal(row_id)
        elif kind == "person":
            self.session.context.set_scope(f"person:{row_id}")
            self.open_pipeline()
        else:
            self.open_pipeline()

    @Slot(int)
    def open_deal(self, deal_id: int) -> None:
        """Open a deal beside its board."""
        self.session.window.open("pipeline")
        if self.deals is not None:
            self.deals.open_deal(deal_id)

    def open_a_deal(self) -> None:
        """Open the first card of the board, if it has one."""
        first = self.session.workspace.ask(scopes.some_open_deal)
        if first is not None:
            self.open_deal(first)

    @Slot(str)
    def open_figure(self, key: str) -> None:
        """Open the rows behind a figure."""
        self.session.window.open("figures")
        if self.figures is not None:
            self.figures.show_metric(key)

    @Slot()
    def open_pipeline(self) -> None:
        """Go to the board."""
        self.session.window.open("pipeline")

    @Slot(str)
    def start_with(self, way: str) -> None:
        """Begin with an import or with the demo."""
        if way == "demo":
            self.session.opening.start_demo()
        else:
            self.session.window.open("import")

    @Slot(str)
    def say_with_undo(self, sentence: str) -> None:
        """A word that can be taken back."""
        self.session.window.say(sentence, undo=True)

    def _show_hit(self, hit: Hit) -> None:
        """Open what the palette found."""
        if hit.kind in ("note", "contact") and hit.deal_id is not None:
            self.open_deal(hit.deal_id)
        else:
            self.open_thing(hit.kind, hit.id)

    # The first-run walk

    def show_welcome(self) -> None:
        """Ask who this is and where the deals come from."""
        from cockpit.ui.shell.welcome import Welcome

        workspace = self.session.workspace
        walk = Welcome("", workspace.ask(scopes.people_names))
        walk.begun.connect(self._on_begun)
        walk.skipped.connect(self._on_skipped)
        self._welcome = walk
        self.session.window.show_over(walk)

    @Slot(str, str)
    def _on_begun(self, way: str, name: str) -> None:
        self._leave_welcome(name)
        self.session.window.open("import" if way == "import" else "cockpit")
        if way == "demo":
            self.session.opening.start_demo()

    @Slot(str)
    def _on_skipped(self, name: str) -> None:
        self._leave_welcome(name)
        self.session.window.open("cockpit")

    def _leave_welcome(self, name: str) -> None:
        if self._welcome is not None:
            self.session.window.remove_over(self._welcome)
            self._welcome = None
        if name.strip():
            self._be(name.strip())

    def _be(self, name: str) -> None:
        """Say who *me* is: somebody known, or a new person who manages."""
        workspace = self.session.workspace
        try:
            me = workspace.ask(person_named, name)
        except NotFound:
            me = workspace.do(add_person, name, role=Role.MANAGER)
        workspace.do(set_preference, "me", me)


def _back_up(workspace: Workspace, folder: Path, _progress: Progress) -> Copy:
    return back_up_in_turn(workspace, folder)
