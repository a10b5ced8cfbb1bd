"""What the list says of each figure: worked out one after the other while nothing else is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure, trends
from cockpit.analysis.metric import Metric
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, trailing
from cockpit.ui.background import Background, breathe
from cockpit.ui.insights.desk import Desk, Question
from cockpit.ui.insights.metric_list import MetricLine
from cockpit.ui.insights.sections import view_titles
from cockpit.ui.kpis.figure_words import change_words, reason_words, value_words
from cockpit.ui.kpis.question import Lines
from cockpit.ui.kpis.question import Question as Wanted
from cockpit.wording import _

# A point every four weeks of a year: as much as a line so small can show.
_WEEKS, _EVERY = 52, 4
_BATCH = 6


class ListFeed(QObject):
    """``filled`` when more of the lines is known; ``lines()`` are those known by now."""

    filled = Signal()

    def __init__(self, background: Background | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readings: dict[str, Reading] = {}
        self._sparks: Lines = {}
        self._asked: tuple[Facts, Wanted, datetime | None] | None = None
        self._desk = Desk(_("Working out all figures"), background, self)
        self._desk.answered.connect(self._on_answered)

    def reading(self, key: str, wanted: Wanted, known_at: datetime | None) -> Reading | None:
        """The figure, when it is known for this question already."""
        same = self._asked is not None and self._asked[1:] == (wanted, known_at)
        return self._readings.get(key) if same else None

    def ask(self, facts: Facts, wanted: Wanted, known_at: datetime | None) -> None:
        """Work out every figure, unless that is done or under way."""
        same = self._asked is not None and self._asked[1:] == (wanted, known_at)
        if same and self._asked is not None and self._asked[0] is facts:
            return
        if not same:
            self._readings = {}
        self._asked = (facts, wanted, known_at)
        self._desk.ask(_questions(facts, wanted, known_at))

    def lines(self) -> dict[str, MetricLine]:
        """A line for every figure and view by key; what is not known yet is a dash."""
        found = {key: self._line(metric) for key, metric in METRICS.items()}
        for key, (title, what) in view_titles().items():
            found[key] = MetricLine(key, title, definition=what)
        return found

    def _line(self, metric: Metric) -> MetricLine:
        reading = self._readings.get(metric.key)
        spark = tuple(self._sparks.get(metric.key, ()))
        if all(point is None for point in spark):
            spark = ()  # the words have its room
        if reading is None:
            return MetricLine(
                metric.key, metric.title, "…", definition=metric.definition, spark=spark
            )
        change = change_words(reading) if reading.value is not None else None
        text, tone = (change.text, change.tone) if change else ("", "dim")
        if reading.value is None:
            text, spark = reason_words(reading), ()
        value = value_words(metric, reading.value, reading.currency)
        return MetricLine(metric.key, metric.title, value, text, tone, metric.definition, spark)

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        if isinstance(answer, dict):
            self._sparks = answer
        elif isinstance(answer, list):
            self._readings |= {reading.metric.key: reading for reading in answer}
        else:
            return
        self.filled.emit()


def _questions(facts: Facts, wanted: Wanted, known_at: datetime | None) -> Iterator[Question]:
    if known_at is not None:
        facts = facts.known(known_at)
    keys = list(METRICS)
    for at in range(0, len(keys), _BATCH):
        yield partial(_readings, facts, keys[at : at + _BATCH], wanted)
    days = [wanted.as_of - timedelta(weeks=back) for back in range(_WEEKS, -1, -_EVERY)]
    length = min(max(wanted.period.days, 28), 366)
    for day in days:
        yield partial(_warm, facts, day, length, wanted)
    yield partial(_sparks, facts, days, length, wanted)


def _readings(facts: Facts, keys: list[str], wanted: Wanted) -> list[Reading]:
    found = []
    for key in keys:
        found.append(
            measure(facts, METRICS[key], wanted.period, wanted.as_of, filter=wanted.wanted)
        )
        breathe()
    return found


def _warm(facts: Facts, day: date, length: int, wanted: Wanted) -> None:
    """One state of the past for every figure; the facts keep it."""
    for metric in METRICS.values():
        if not metric.by_cohort:
            _sparks(facts, [day], length, wanted, [metric])
            breathe()


def _sparks(
    facts: Facts,
    days: list[date],
    length: int,
    wanted: Wanted,
    metrics: list[Metric] | None = None,
) -> Lines:
    def period_of(day: date) -> Period:
        return trailing(length, day)

    return trends(facts, metrics or list(METRICS.values()), days, period_of, wanted.wanted)
