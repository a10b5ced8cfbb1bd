"""Events are written beside the window: reading what a calendar then says takes a moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.catalog.calendars.ics_changing import EventSaid
    from cockpit.catalog.calendars.ics_writer import EventWords
    from cockpit.queries.calendar import Meeting
    from cockpit.ui.background import Background, Progress
    from cockpit.ui.shell.context import Context


class EventDesk(QObject):
    """``said`` what was done, ``refused`` why not; ``ended(whether it was done)`` after each."""

    said = Signal(str)
    refused = Signal(str)
    ended = Signal(bool)

    def __init__(self, context: Context, background: Background | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._background = context, background

    def plan(self, calendar_id: int | None, words: EventWords) -> None:
        """A new event; without a calendar in the manager's own."""
        from cockpit.jobs.calendar_changes import plan_event

        said = _("Planned {title}").format(title=words.title)
        self._start(said, partial(plan_event, self._context.workspace, calendar_id, words))

    def change(self, one: Meeting, to: EventSaid, *, whole: bool) -> None:
        """Let one, or all of its series, say something else."""
        from cockpit.jobs.calendar_changes import change_event

        said = _("Changed {title}").format(title=to.title)
        self._start(said, partial(change_event, self._context.workspace, one, to, whole=whole))

    def remove(self, one: Meeting, *, whole: bool) -> None:
        """Take one, or all of its series, out."""
        from cockpit.jobs.calendar_changes import remove_event

        said = _("Deleted {title}").format(title=one.title)
        self._start(said, partial(remove_event, self._context.workspace, one, whole=whole))

    def _start(self, said: str, work: Callable[[], int]) -> None:
        if self._context.as_of is not None:
            self._on_done(_("Days gone by can only be looked at."), done=False)
            return
        beside = partial(_beside, said, work)
        if self._background is None:
            self._on_written(beside(None))
            return
        title = _("Writing the calendar")
        self._background.start(title, beside, done=self._on_written, cancellable=False)

    @Slot(object)
    def _on_written(self, answer: tuple[str, bool]) -> None:
        self._on_done(answer[0], done=answer[1])

    def _on_done(self, sentence: str, *, done: bool) -> None:
        (self.said if done else self.refused).emit(sentence)
        self.ended.emit(done)


def _beside(said: str, work: Callable[[], Any], _progress: Progress | None) -> tuple[str, bool]:
    try:
        work()
    except Refused as refusal:
        return str(refusal), False
    return said, True
