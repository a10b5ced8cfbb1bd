"""The first-run walk: who is this, and where do the deals come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from cockpit.actions.people import add_person
from cockpit.actions.preferences import set_preference
from cockpit.domain.people import Role
from cockpit.domain.refusal import Busy, Refused
from cockpit.queries import scopes
from cockpit.queries.names import Called, people_called
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.process.session import Session
    from cockpit.ui.shell.welcome import Welcome


WHO, _NEW, _MOST_ASKED = "who", "new", 4
_AGAIN_MS = 150


class FirstRun(QObject):
    """Shown while the folder has no deals; ends on the page that goes on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self._welcome: Welcome | None = None
        self._name = self._zone = ""

    def show_welcome(self) -> None:
        """Ask who this is and where the deals come from."""
        from cockpit.ui.shell.welcome import Welcome

        workspace = self.session.workspace
        walk = Welcome("", workspace.ask(scopes.people_names), self._proposed_zone())
        walk.begun.connect(self._on_begun)
        walk.skipped.connect(self._on_skipped)
        self._welcome = walk
        window = self.session.window
        window.show_over(walk)
        window.page_shown.connect(self._on_page, Qt.ConnectionType.UniqueConnection)
        walk.take_focus()

    @Slot(str)
    def _on_page(self, _key: str) -> None:
        """Another way led on, such as a page's key or files that were dropped on the window."""
        if self._welcome is not None:
            self._leave_welcome(self._welcome.name())

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
            self._zone = self._welcome.zone()
            self.session.window.remove_over(self._welcome)
            self._welcome = None
        self._name = name.strip()
        self._be_when_free()

    @Slot()
    def _be_when_free(self) -> None:
        """Now, or as soon as what is being written at length is written."""
        try:
            self._live_by(self._zone)
            if self._name:
                self._be(self._name)
        except Busy:
            QTimer.singleShot(_AGAIN_MS, self._be_when_free)

    def _proposed_zone(self) -> str:
        """The zone that holds now: the team's, else this machine's."""
        return self.session.workspace.zone().key

    def _live_by(self, zone: str) -> None:
        """The team's days run by a zone; the one proposed goes on following this machine."""
        if not zone or zone == self._proposed_zone():
            return
        try:
            self.session.workspace.do(set_preference, "business_zone", zone)
        except Busy:
            raise
        except Refused as refusal:
            self.session.window.refuse(str(refusal))

    def _be(self, name: str) -> None:
        """Say who *me* is: somebody known, or a new person who manages; several that it may be are
        asked about, and nobody is added meanwhile."""
        found = self.session.workspace.ask(people_called, name)
        if len(found) == 1 and found[0].exact:
            self._set_me(found[0].id)
        elif found:
            self._ask_who(name, found)
        else:
            self._add_me(name)

    def _ask_who(self, name: str, found: Sequence[Called]) -> None:
        answers = [(str(one.id), one.told) for one in found[:_MOST_ASKED]]
        said = _("“{name}” may be more than one person. Who are you?").format(name=name)
        notices = self.session.window.notices
        notices.chosen.connect(self._on_answer, Qt.ConnectionType.UniqueConnection)
        notices.show_notice(WHO, "warn", said, (*answers, (_NEW, _("Somebody else"))))

    @Slot(str, str)
    def _on_answer(self, key: str, answer: str) -> None:
        if key != WHO:
            return
        self.session.window.notices.take_back(WHO)
        if answer == _NEW:
            self._add_me(self._name)
        else:
            self._set_me(int(answer))

    def _add_me(self, name: str) -> None:
        self._set_me(self.session.workspace.do(add_person, name, role=Role.MANAGER))

    def _set_me(self, person_id: int) -> None:
        self.session.workspace.do(set_preference, "me", person_id)
