"""What the page wants to know now, asked in the order in which it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.period import Period
from cockpit.ui.insights.asking import (
    Answer,
    Asked,
    before,
    headline,
    parts,
    past,
    rows_behind,
    view,
)
from cockpit.ui.insights.choice import MIX, NOTHING, Choice, Focus
from cockpit.ui.insights.desk import Desk, Question
from cockpit.ui.insights.sections import AGEING, FUNNEL
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.ui.background import Background
    from cockpit.ui.kpis.live_facts import LiveFacts
    from cockpit.ui.shell.context import Context

HEAD, PARTS, PAST, ROWS, VIEW = "head", "parts", "past", "rows", "view"
BEFORE = "before"
# The year before is a word beside the past: what was clicked comes first.
_ORDER = (HEAD, VIEW, PARTS, PAST, ROWS, BEFORE)


class Inquiry(QObject):
    """``answered(answer)``, ``settled`` when nothing is asked any more, ``waiting(kinds)`` at once
    when something is asked."""

    answered = Signal(object)
    settled = Signal()
    waiting = Signal(object)

    def __init__(
        self,
        context: Context,
        live: LiveFacts,
        background: Background | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._live = context, live
        self.choice, self.focus = Choice(), NOTHING
        self._open: set[str] = set()
        self._desk = Desk(_("Working out the figure"), background, self)
        self._desk.answered.connect(self._on_answered)
        self._desk.done.connect(self._on_done)

    @property
    def is_view(self) -> bool:
        """True where a funnel or an ageing is shown."""
        return self.choice.key in (FUNNEL, AGEING)

    def asked(self) -> Asked:
        """The question as it stands."""
        context, choice = self._context, self.choice
        workspace = context.workspace
        today = workspace.today()
        day = min(choice.as_of, today) if choice.as_of else today
        return Asked(
            choice.key,
            self.period(),
            day,
            choice.narrowed(context.filter()),
            choice.unit,
            choice.by,
            choice.across,
            workspace.preferences().fiscal_start_month,
            self.focus,
            self.known_at(),
            today,
        )

    def known_at(self) -> datetime | None:
        """The end of the day by which it must have been learnt."""
        chosen = self.choice.known_at
        if chosen is None:
            return None
        end = datetime.combine(chosen + timedelta(days=1), time(), self._context.workspace.zone())
        return end.astimezone(UTC)

    def period(self) -> Period:
        """The header's period, as of the day that is looked at."""
        return self._context.period_at(self.choice.as_of)

    def choose(self, choice: Choice, *kinds: str) -> None:
        """Show something else; ``kinds`` of answers that changed (all, when none is named)."""
        self.choice = choice
        self.ask(*kinds)

    def look_at(self, focus: Focus, *kinds: str) -> None:
        """Show the rows of a part."""
        self.focus = focus
        self.ask(*kinds)

    def ask(self, *kinds: str) -> None:
        """Ask these kinds, or all, and what is still open; what is not there any more is left."""
        possible = {VIEW, ROWS} if self.is_view else {HEAD, PARTS, PAST, ROWS}
        self._open = (self._open | (set(kinds) or possible)) & possible
        if PARTS in self._open and self.choice.key == MIX:
            self._open.add(PAST)
        if PAST in self._open and self.choice.key != MIX:
            self._open.add(BEFORE)
        self.waiting.emit(frozenset(self._open))
        facts = self._live.facts()
        if facts is None:
            return  # they are read; the page asks again when they have arrived
        wanted = [kind for kind in _ORDER if kind in self._open]
        self._desk.ask(self._questions(facts, self.asked(), wanted))

    def _questions(self, facts: Facts, asked: Asked, kinds: list[str]) -> Iterator[Question]:
        if asked.known_at is not None:
            facts = facts.known(asked.known_at)
        known: dict[str, Callable[..., Answer]] = {
            HEAD: headline, PARTS: parts, PAST: past, BEFORE: before, VIEW: view,
        }  # fmt: skip
        for kind in kinds:
            if kind == ROWS:
                yield partial(_named, kind, rows_behind, self._context.workspace, facts, asked)
            else:
                yield partial(_named, kind, known[kind], facts, asked)

    @Slot(object)
    def _on_answered(self, pair: tuple[str, Answer]) -> None:
        kind, answer = pair
        self._open.discard(kind)
        self.answered.emit(answer)

    @Slot()
    def _on_done(self) -> None:
        self.settled.emit()

    def without_focus(self) -> None:
        """Nothing of the figure is chosen any more; nothing is asked yet."""
        self.focus = NOTHING

    def without_group(self) -> Focus:
        """The focus with the point alone."""
        return replace(self.focus, group=None, crossed=None, deals=None, name="")


def _named(kind: str, work: Callable[..., Answer], *args: object) -> tuple[str, Answer]:
    return kind, work(*args)
