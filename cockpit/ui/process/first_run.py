"""The first-run walk: who is this, and where do the deals come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cockpit.actions.people import add_person
from cockpit.actions.preferences import set_preference
from cockpit.domain.people import Role
from cockpit.domain.refusal import NotFound
from cockpit.queries import scopes
from cockpit.queries.names import person_named

if TYPE_CHECKING:
    from cockpit.ui.process.session import Session
    from cockpit.ui.shell.welcome import Welcome


class FirstRun(QObject):
    """Shown while the folder has no deals; ends on the page that goes on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self._welcome: Welcome | None = None

    def show_welcome(self) -> None:
        """Ask who this is and where the deals come from."""
        from cockpit.ui.shell.welcome import Welcome

        workspace = self.session.workspace
        walk = Welcome("", workspace.ask(scopes.people_names))
        walk.begun.connect(self._on_begun)
        walk.skipped.connect(self._on_skipped)
        self._welcome = walk
        self.session.window.show_over(walk)
        walk.take_focus()

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
