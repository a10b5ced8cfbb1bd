"""What the page of figures asks that may take long: rows by the thousand, and the past."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cockpit.analysis.drilldown import by_month, figure_rows
from cockpit.analysis.facts import Facts
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.queries.record_words import row_words
from cockpit.ui.background import Progress
from cockpit.ui.figures.rows_panel import RowShown
from cockpit.ui.kpis.question import Lines, Question
from cockpit.ui.kpis.year_line import year_of

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

MONTHS = 15
Past = tuple[str, Lines, list[Reading]]
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a reading; ``wanted`` is the number of the question they answer."""

    reading: Reading
    rows: list[RowShown]
    wanted: int


def rows_behind(
    workspace: Workspace,
    facts: Facts,
    reading: Reading,
    asked: Question,
    group: tuple[str, str | None] | None,
    wanted: int,
) -> FoundRows:
    """The rows of a figure or of one of its groups, with their words."""
    found = figure_rows(facts, reading.metric, asked.period, asked.as_of, asked.wanted, group)
    words = workspace.ask(row_words, [row.mark for row in found])
    today = workspace.today()
    shown = [RowShown(row, words[row.mark], today) for row in found if row.mark in words]
    return FoundRows(reading, shown, wanted)


def past(facts: Facts, key: str, asked: Question) -> Past:
    """Fifteen months of one metric, and the small lines of all."""
    months = by_month(facts, METRICS[key], asked.as_of, MONTHS, asked.wanted)
    return key, year_of(facts, list(METRICS), asked), months


def in_background(find: Callable[[], R], _progress: Progress) -> R:
    """As the background wants it: these cannot say how far they are."""
    return find()
