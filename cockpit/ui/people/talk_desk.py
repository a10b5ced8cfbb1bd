"""What is typed and ticked at a meeting, kept where it was said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Slot

from cockpit.domain.meetings import PointState
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.meeting_panel import MeetingPanel
from cockpit.ui.people.verbs import PeopleVerbs


class TalkDesk(QObject):
    """Ties the parts of the meeting panel to the verbs; all is about the meeting it shows."""

    def __init__(self, panel: MeetingPanel, verbs: PeopleVerbs, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._verbs = panel, verbs
        panel.point_entry.added.connect(self._on_point)
        panel.points.ticked.connect(self._on_point_ticked)
        panel.points.dropped.connect(self._on_point_dropped)
        panel.agenda.ticked.connect(self._on_agenda)
        panel.decision.committed.connect(self._on_decision)
        panel.decisions.dropped.connect(verbs.undecide)
        panel.agreed.ticked.connect(verbs.tick_action)
        panel.action_entry.added.connect(self._on_action)
        panel.notes.committed.connect(self._on_notes)

    def _row(self) -> MeetingRow | None:
        return self._panel.view.row if self._panel.view is not None else None

    @Slot(str, bool, int)
    def _on_point(self, text: str, theirs: bool, deal_id: int) -> None:
        if self._panel.view is not None:
            self._verbs.add_point(self._panel.view.subject, text, theirs, deal_id)

    @Slot(int, bool)
    def _on_point_ticked(self, point_id: int, done: bool) -> None:
        state = PointState.DONE if done else PointState.OPEN
        self._verbs.settle(point_id, state, self._row())

    @Slot(int)
    def _on_point_dropped(self, point_id: int) -> None:
        self._verbs.settle(point_id, PointState.DROPPED, self._row())

    @Slot(int, bool)
    def _on_agenda(self, place: int, done: bool) -> None:
        row = self._row()
        if row is not None:
            self._verbs.tick_agenda(row, place, done)

    @Slot(object)
    def _on_decision(self, text: object) -> None:
        row = self._row()
        self._panel.decision.accept("")
        if row is not None and str(text):
            self._verbs.decide(row, str(text))

    @Slot(str, object, object)
    def _on_action(self, text: str, person_id: int | None, by: date) -> None:
        row = self._row()
        if row is not None:
            self._verbs.agree(row, text, person_id, by)

    @Slot(object)
    def _on_notes(self, text: object) -> None:
        row = self._row()
        if row is not None:
            self._panel.notes.accept(text)
            self._verbs.write_notes(row, str(text))
