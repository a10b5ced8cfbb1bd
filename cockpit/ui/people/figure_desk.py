"""Asks for the figures of the people page beside the window, one question at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.domain.plan import Subject
from cockpit.ui.background import Background
from cockpit.ui.beside import Beside
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.people.key_figures import FiguresQuestion, KeyFigures, attainments, key_figures
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts

# Whoever walks down the list asks nothing on the way.
_PAUSE_MS = 80
Answer = tuple[KeyFigures, dict[Subject, float], float]


class FigureDesk(QObject):
    """``answered(key figures, attainments by subject, share of the quarter gone)``."""

    answered = Signal(object, object, float)

    def __init__(
        self, live: LiveFacts, background: Background | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._working = Beside(_("Working out the figures"), background, self)
        self._working.answered.connect(self._on_answer)
        self._wanted: FiguresQuestion | None = None
        self._asked: FiguresQuestion | None = None
        self._answered: FiguresQuestion | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        live.arrived.connect(self._ask)

    def ask(self, question: FiguresQuestion) -> None:
        """Work it out soon; only the last question asked meanwhile is answered."""
        self._wanted, self._asked, self._answered = question, None, None
        if not self._pause.isActive():
            self._ask()
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        question = self._wanted
        if question is None or question in (self._asked, self._answered):
            return
        facts = self._live.facts()
        if facts is not None:
            self._asked = question
            self._working.ask(partial(_answer, facts, question))

    @Slot(object)
    def _on_answer(self, found: Answer) -> None:
        if found[0].question == self._wanted:
            self._answered = self._wanted
            self.answered.emit(*found)


def _answer(facts: Facts, asked: FiguresQuestion) -> Answer:
    gone = facts.references.working_days.share(asked.period.cut_after(asked.as_of), asked.period)
    return key_figures(facts, asked), attainments(facts, asked.period, asked.as_of), gone
