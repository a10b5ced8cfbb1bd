"""A clock left running past the working day: asked about once, with an end to agree to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.actions.time_ledger import edit_time
from cockpit.analysis.forgotten_time import closing_time, proposed_end
from cockpit.domain.refusal import Refused
from cockpit.queries.day import TimeRow, last_deed, stretch
from cockpit.ui.calendar.working_day import working_day
from cockpit.ui.time_ledger.words import category_words
from cockpit.ui.widgets.figures import clock, day
from cockpit.wording import _

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.ui.shell.window import Window

FORGOTTEN = "forgotten_time"
_ASKED = "time_asked"


class ForgottenClock(QObject):
    """Asks above the page; until it is answered not a minute is changed. ``panel_wanted`` when the
    end was another."""

    panel_wanted = Signal()

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._asked: tuple[TimeRow, datetime] | None = None
        window.notices.chosen.connect(self._on_chosen)

    def look(self, running: TimeRow | None) -> None:
        """Ask of what runs if it has run too long; a question that was settled goes."""
        if self._asked is not None:
            if not self._is_settled(*self._asked):
                return
            self._take_back()
        end = self._proposed(running) if running is not None else None
        if running is not None and end is not None:
            self._asked = running, end
            self._ask(running, end)

    def _is_settled(self, row: TimeRow, end: datetime) -> bool:
        """The stretch is gone, another one, or over by the end that was proposed; one that another
        stretch has ended since is still in question."""
        kept = self._window.context.workspace.ask(stretch, row.id)
        if kept is None or kept.started_at != row.started_at:
            return True
        return kept.ended_at is not None and kept.ended_at <= end

    def _proposed(self, row: TimeRow) -> datetime | None:
        workspace = self._window.context.workspace
        if self._window.memory.get(_ASKED, "") == self._mark(row):
            return None
        zone, ends = workspace.zone(), working_day(workspace)[1]
        started, now = (at.astimezone(zone) for at in (row.started_at, workspace.now()))
        tonight = min(now, closing_time(started, ends).replace(hour=23, minute=59))
        deed = workspace.ask(last_deed, tonight)
        deed = deed.astimezone(zone) if deed is not None and deed >= started else None
        return proposed_end(started, now, ends, deed)

    def _ask(self, row: TimeRow, end: datetime) -> None:
        workspace = self._window.context.workspace
        zone, today = workspace.zone(), workspace.today()
        since = row.started_at.astimezone(zone)
        begun = clock(since)
        if since.date() != today:
            begun = f"{day(since.date(), today)} {begun}"
        said = _("{what} has run since {begun}, past your working day. When did it end?").format(
            what=category_words()[row.category], begun=begun
        )
        over = clock(end) if end.date() == today else f"{day(end.date(), today)} {clock(end)}"
        answers = (
            ("end", _("At {clock}").format(clock=over)),
            ("other", _("Another time")),
            ("keep", _("Keep it as it is")),
        )
        self._window.notices.show_notice(FORGOTTEN, "info", said, answers, closable=False)

    @Slot(str, str)
    def _on_chosen(self, key: str, answer: str) -> None:
        if key != FORGOTTEN or self._asked is None:
            return
        row, end = self._asked
        if answer == "end":
            self._end(row, end)
            return
        self._window.memory.put(_ASKED, self._mark(row))
        self._take_back()
        if answer == "other":
            self.panel_wanted.emit()

    def _end(self, row: TimeRow, end: datetime) -> None:
        try:
            self._window.context.workspace.do(edit_time, row.id, row.category, row.started_at, end)
        except Refused as refusal:
            self._window.refuse(str(refusal))
            return
        self._take_back()
        what = category_words()[row.category]
        said = _("{what} ended at {clock}").format(what=what, clock=clock(end))
        self._window.say(said, undo=True)

    def _take_back(self) -> None:
        self._asked = None
        self._window.notices.take_back(FORGOTTEN)

    def _mark(self, row: TimeRow) -> str:
        """Which stretch was asked about, and when: the next day it is asked again."""
        return f"{row.id} {self._window.context.workspace.today().isoformat()}"
