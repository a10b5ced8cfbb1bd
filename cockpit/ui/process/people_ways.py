"""What leads to the people page: commands, what the palette offers for a name, reminders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from cockpit.ui.commands import Command
from cockpit.ui.shell.palette_results import Result
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.people.page import PeoplePage
    from cockpit.ui.process.session import Session

_MOST = 5
_SHORTEST = 3


@dataclass(frozen=True)
class _Way:
    """Something to do with a person, as a result of the palette."""

    ways: PeopleWays
    person_id: int
    begin: Callable[[], None]

    def __call__(self) -> None:
        self.ways.open("person", self.person_id)
        self.begin()


class PeopleWays(QObject):
    """Opens the page first, then does what was asked there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def commands(self) -> list[Command]:
        """For the palette, from any page: with whoever is chosen on the people page."""
        group = _("People")
        return [
            Command("meet_now", _("Meet now with …"), group, self.meet_now, "", "play"),
            Command("add_point", _("Add talking point for …"), group, self.add_point, "", "plus"),
            Command("add_rhythm", _("Add a rhythm of meetings"), group, self.add_rhythm, "",
                    "repeat"),
        ]  # fmt: skip

    def open(self, kind: str, row_id: int) -> None:
        """Look at a person, a rhythm, or a meeting."""
        self._session.window.open("people")
        self._page().show_thing(kind, row_id)

    @Slot()
    def meet_now(self) -> None:
        """Ask what kind of meeting begins now."""
        self._session.window.open("people")
        self._page().begin_now()

    @Slot()
    def add_point(self) -> None:
        """Type something to talk about."""
        self._session.window.open("people")
        self._page().begin_point()

    @Slot()
    def add_rhythm(self) -> None:
        """A new rhythm with whoever is chosen."""
        self._session.window.open("people")
        self._page().begin_rhythm()

    def find(self, text: str) -> Iterable[Result]:
        """After a word that begins a deed, the people of that name: meet ana, point ana."""
        from cockpit.queries.people import active_people

        first, _space, name = text.strip().casefold().partition(" ")
        if len(first) < _SHORTEST or not name.strip():
            return []
        deeds = [
            (_("meet now with"), _("Meet now with {name}"), "play", self.meet_now),
            (_("talking point for"), _("Add talking point for {name}"), "plus", self.add_point),
            (_("add talking point for"), _("Add talking point for {name}"), "plus",
             self.add_point),
        ]  # fmt: skip
        found: dict[str, Result] = {}
        for words, title, icon, begin in deeds:
            known = words.split()
            typed = [one for one in name.split() if one not in known]
            if not known[0].startswith(first) or not typed:
                continue
            for person in self._session.workspace.ask(active_people):
                parts = person.name.casefold().split()
                if all(any(part.startswith(one) for part in parts) for one in typed):
                    said = title.format(name=person.name)
                    way = _Way(self, person.id, begin)
                    found.setdefault(said, Result(said, _("person"), icon, way))
        return list(found.values())[:_MOST]

    def _page(self) -> PeoplePage:
        return cast("PeoplePage", self._session.window.page("people"))
