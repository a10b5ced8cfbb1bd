"""The figures that rules of the KPI log look at: everybody's, or each of their subjects'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from cockpit.analysis.crossing import Line, Seen, is_beyond
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import NO_DAY, day_number
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period, Unit, this
from cockpit.domain.signals import Condition, Reads, Side, Subject

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.metric import Metric
    from cockpit.analysis.reading import Reading
    from cockpit.analysis.references import Named

_BY = {Subject.TEAM: By.TEAM, Subject.PERSON: By.OWNER, Subject.STAGE: By.STAGE}


@dataclass(frozen=True, slots=True)
class Watched:
    """A rule as it is looked at."""

    rule_id: int
    metric: str
    reads: Reads
    subject: Subject
    subject_id: int | None
    unit: str
    line: Line
    also: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """The figure of one subject; ``subject_id`` 0 is everybody."""

    subject_id: int
    name: str
    seen: Seen


class Lookout:
    """Figures of a day, each measured once whatever the number of rules."""

    def __init__(self, facts: Facts, metrics: Mapping[str, Metric], today: date) -> None:
        self._facts, self._metrics, self._today = facts, metrics, today
        self._readings: dict[tuple[object, ...], Reading] = {}

    def period(self, unit: str) -> Period:
        """The running period of the unit."""
        return this(Unit(unit), self._today, self._facts.references.fiscal_start)

    def sights(self, watched: Watched) -> list[Sight]:
        """Each subject's figure; none when the metric is not there."""
        wanted = {watched.metric, *(one.metric for one in watched.also)}
        if not wanted <= self._metrics.keys():
            return []
        others = all(self._holds(one, watched.unit) for one in watched.also)
        if watched.subject is Subject.COMPANY or watched.subject_id is not None:
            return self._one(watched, others)
        return self._each(watched, others)

    def _one(self, watched: Watched, others: bool) -> list[Sight]:
        named, subject_id = self._named(watched.subject), watched.subject_id or 0
        if subject_id and (named is None or subject_id not in named.ids):
            return []
        reading = self._measured(watched.metric, watched.unit, _only(watched))
        name = named.names[named.ids.index(subject_id)] if named and subject_id else ""
        return [Sight(subject_id, name, Seen(_read(reading, watched.reads), reading.n, others))]

    def _each(self, watched: Watched, others: bool) -> list[Sight]:
        named, by = self._named(watched.subject), _BY[watched.subject]
        assert named is not None
        rows = {str(UUID(bytes=uid)): at for at, uid in enumerate(named.uids)}
        reading = self._measured(watched.metric, watched.unit, EVERYTHING, by)
        before = {}
        if watched.reads is not Reads.VALUE:
            cut = reading.previous.period
            earlier = self._grouped(watched.metric, cut, cut.last_day, by)
            before = {group.id: group.value for group in earlier.groups}
        found = []
        for group in reading.groups:
            at = rows.get(group.id or "")
            if at is None or not self._counts(watched.subject, named.ids[at]):
                continue
            value = _change(group.value, before.get(group.id), watched.reads)
            found.append(Sight(named.ids[at], named.names[at], Seen(value, group.n, others)))
        return found

    def _counts(self, subject: Subject, row_id: int) -> bool:
        """People who have left are nobody's worry any more."""
        if subject is not Subject.PERSON:
            return True
        left = self._facts.references.persons[row_id].left_on
        return left == NO_DAY or left > day_number(self._today)

    def _holds(self, condition: Condition, unit: str) -> bool:
        value = _read(self._measured(condition.metric, unit, EVERYTHING), condition.reads)
        return value is not None and is_beyond(Line(condition.side, condition.threshold), value)

    def _named(self, subject: Subject) -> Named | None:
        references = self._facts.references
        return {
            Subject.TEAM: references.teams,
            Subject.PERSON: references.people,
            Subject.STAGE: references.stages.named,
        }.get(subject)

    def _measured(
        self, metric: str, unit: str, wanted: DealFilter, by: By | None = None
    ) -> Reading:
        return self._grouped(metric, self.period(unit), self._today, by, wanted)

    def _grouped(
        self,
        metric: str,
        period: Period,
        as_of: date,
        by: By | None,
        wanted: DealFilter = EVERYTHING,
    ) -> Reading:
        key = (metric, period, as_of, by, wanted)
        if key not in self._readings:
            groups = () if by is None else (by,)
            self._readings[key] = measure(
                self._facts, self._metrics[metric], period, as_of, filter=wanted, by=groups
            )
        return self._readings[key]


def conditions(kept: Iterable[Mapping[str, object]]) -> tuple[Condition, ...]:
    """The further conditions of a rule as the file keeps them."""
    return tuple(
        Condition(
            str(one["metric"]),
            Reads(str(one["reads"])),
            Side(str(one["side"])),
            float(str(one["threshold"])),
        )
        for one in kept
    )


def _only(watched: Watched) -> DealFilter:
    ids = frozenset({watched.subject_id or 0})
    return {
        Subject.COMPANY: EVERYTHING,
        Subject.TEAM: DealFilter(teams=ids),
        Subject.PERSON: DealFilter(owners=ids),
        Subject.STAGE: DealFilter(stages=ids),
    }[watched.subject]


def _read(reading: Reading, reads: Reads) -> float | None:
    if reads is Reads.GROWTH:
        return reading.previous.growth
    return reading.previous.difference if reads is Reads.DIFFERENCE else reading.figure.value


def _change(now: float | None, before: float | None, reads: Reads) -> float | None:
    if reads is Reads.VALUE:
        return now
    if now is None or before is None:
        return None
    if reads is Reads.DIFFERENCE:
        return now - before
    return (now - before) / abs(before) if before else None
