"""Asks for the figures of the people page beside the window, one question at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.domain.plan import Subject
from cockpit.ui.background import Background, Progress
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
        self._live, self._background = live, background
        self._wanted: FiguresQuestion | None = None
        self._asking = False
        self._answered: FiguresQuestion | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        live.arrived.connect(self._ask)

    def ask(self, question: FiguresQuestion) -> None:
        """Work it out soon; only the last question asked meanwhile is answered."""
        self._wanted, self._answered = question, None
        if not self._pause.isActive():
            self._ask()
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        question = self._wanted
        if question is None or question == self._answered:
            return
        facts = self._live.facts()
        if facts is None or self._asking:
            return
        find = partial(_answer, facts, question)
        if self._background is None:
            self._on_answer(find())
            return
        self._asking = True
        self._background.start(
            _("Working out the figures"), partial(_beside, find), done=self._on_answer,
            failed=self._on_failed, cancellable=False,
        )  # fmt: skip

    @Slot(object)
    def _on_failed(self, _trouble: object) -> None:
        self._asking = False

    @Slot(object)
    def _on_answer(self, found: Answer) -> None:
        self._asking = False
        if found[0].question == self._wanted:
            self._answered = self._wanted
            self.answered.emit(*found)
        else:
            self._ask()


def _answer(facts: Facts, asked: FiguresQuestion) -> Answer:
    gone = facts.references.working_days.share(asked.period.cut_after(asked.as_of), asked.period)
    return key_figures(facts, asked), attainments(facts, asked.period, asked.as_of), gone


def _beside(find: partial[Answer], _progress: Progress) -> Answer:
    return find()
