"""Limits of warnings, rules and the KPI log, as they lie in the file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cockpit.analysis.crossing import Line, is_systemic
from cockpit.analysis.raw import day_number, day_of
from cockpit.analysis.signals import Watched, conditions
from cockpit.catalog.deal_warnings import DEAL_WARNINGS
from cockpit.domain.signals import Reads, Side, Subject
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_number


def warning_limits(db: Reader, stage_id: int) -> dict[str, tuple[int | None, bool]]:
    """By warning (limit, off) of a stage, where it differs from what is usual everywhere."""
    probability = db.value("SELECT probability FROM stage WHERE id = ?", stage_id)
    rows = db.all("SELECT warning, threshold, off FROM warning_limit WHERE stage_id = ?", stage_id)
    unasked = (rule for rule in DEAL_WARNINGS.values() if not rule.is_asked_at(probability or 0))
    found: dict[str, tuple[int | None, bool]] = {rule.key: (None, True) for rule in unasked}
    return found | {warning: (threshold, bool(off)) for warning, threshold, off in rows}


# Rules


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with how often it fired; the fields are those of ``KpiRule``."""

    id: int
    title: str
    metric: str
    side: Side
    threshold: float
    reads: Reads
    subject: Subject
    subject_id: int | None
    unit: str
    hysteresis: float
    smallest_n: int
    quiet_days: int
    also: tuple[dict[str, Any], ...]
    advice: str
    recipe: str
    active: bool
    fired: int

    @property
    def watched(self) -> Watched:
        """The rule as figures are looked at by it."""
        line = Line(self.side, self.threshold, self.hysteresis, self.smallest_n, self.quiet_days)
        return Watched(
            self.id,
            self.metric,
            self.reads,
            self.subject,
            self.subject_id,
            self.unit,
            line,
            conditions(self.also),
        )


def rules(db: Reader) -> list[RuleRow]:
    """The rules that have not been removed, in the order they came in."""
    rows = db.all(
        "SELECT r.id, r.title, r.metric, r.side, r.threshold, r.reads, r.subject, r.subject_id,"
        " r.unit, r.hysteresis, r.smallest_n, r.quiet_days, r.also, r.advice, r.recipe, r.active,"
        " (SELECT count(*) FROM kpi_signal s WHERE s.rule_id = r.id)"
        " FROM kpi_rule r WHERE NOT r.archived ORDER BY r.id"
    )
    return [_rule(row) for row in rows]


def _rule(row: tuple[Any, ...]) -> RuleRow:
    values = list(row)
    values[3], values[5], values[6] = Side(row[3]), Reads(row[5]), Subject(row[6])
    values[12], values[15] = tuple(json.loads(row[12])), bool(row[15])
    return RuleRow(*values)


def recipes(db: Reader) -> frozenset[str]:
    """The starting rules that this file has seen, removed ones too."""
    return frozenset(key for (key,) in db.all("SELECT DISTINCT recipe FROM kpi_rule"))


@dataclass(frozen=True, slots=True)
class LastSignal:
    """The last signal of a rule and subject: whether the rule is armed again, when it fired."""

    signal_id: int
    armed: bool
    fired_on: date


def last_signals(db: Reader) -> dict[tuple[int, int], LastSignal]:
    """By rule and subject."""
    rows = db.all(
        "SELECT rule_id, subject_id, max(id), rearmed_at IS NOT NULL, fired_on FROM kpi_signal"
        " GROUP BY rule_id, subject_id"
    )
    return {
        (rule, who): LastSignal(id, bool(armed), day_of(on)) for rule, who, id, armed, on in rows
    }


# The log


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A line of the log. ``spread`` is systemic or isolated for rules that look at each of
    several, ``alike`` how many of the ``eligible`` it fired for in that period; ``fired_at`` and
    ``acknowledged_at`` are microseconds UTC."""

    id: int
    rule_id: int
    title: str
    metric: str
    reads: Reads
    side: Side
    subject: Subject
    subject_id: int
    subject_name: str
    value: float
    threshold: float
    n: int
    eligible: int
    fired_at: int
    fired_on: date
    period: str
    is_over: bool
    acknowledged_at: int | None
    note: str
    task_id: int | None
    task: str
    task_done: bool
    advice: str
    each: bool
    spread: str = ""
    alike: int = 1

    @property
    def is_open(self) -> bool:
        """Not yet acknowledged."""
        return self.acknowledged_at is None


# What came of a signal counts up to an instant, ?3: the note and the task stand there with the
# acknowledging, the task as done unless it was so later.
_LOG = """
SELECT s.id, s.rule_id, r.title, r.metric, r.reads, r.side, r.subject, s.subject_id,
 s.subject_name, s.value, s.threshold, s.n, s.eligible, s.fired_at, s.fired_on, s.period,
 coalesce(s.rearmed_at < ?3, 0), k.acknowledged_at, coalesce(k.note, ''), k.task_id,
 coalesce(t.title, ''), coalesce(t.state = 'done' AND NOT EXISTS (
  SELECT 1 FROM task_occurrence o WHERE o.task_id = t.id AND o.at >= ?3), 0),
 r.advice, r.subject <> 'company' AND r.subject_id IS NULL
 FROM kpi_signal s JOIN kpi_rule r ON r.id = s.rule_id
 LEFT JOIN kpi_signal k ON k.id = s.id AND k.acknowledged_at < ?3
 LEFT JOIN task t ON t.id = k.task_id
 WHERE s.fired_on >= ?1 AND s.fired_on < ?2 ORDER BY s.fired_at DESC, s.id DESC
"""


def signals(
    db: Reader,
    start: date | None = None,
    end: date | None = None,
    until: datetime | None = None,
) -> list[SignalRow]:
    """The log of ``[start, end)``, newest first, as it stood at an instant (None: now)."""
    low = -(2**31) if start is None else day_number(start)
    high = 2**31 if end is None else day_number(end)
    stood = 2**62 if until is None else instant_number(until)
    return _with_spread([_signal(row) for row in db.all(_LOG, low, high, stood)])


def open_signals(
    db: Reader, end: date | None = None, until: datetime | None = None
) -> list[SignalRow]:
    """Those fired before ``end`` that nobody had acknowledged by an instant (None: now), newest
    first."""
    return [row for row in signals(db, None, end, until) if row.is_open]


def _signal(row: tuple[Any, ...]) -> SignalRow:
    values = list(row)
    values[4], values[5], values[6] = Reads(row[4]), Side(row[5]), Subject(row[6])
    values[14], values[16], values[21] = day_of(row[14]), bool(row[16]), bool(row[21])
    values[23] = bool(row[23])
    return SignalRow(*values)


def _with_spread(found: Sequence[SignalRow]) -> list[SignalRow]:
    """Whether each is one of many: counted over the whole period that the figure is of."""
    who: dict[tuple[int, str], set[int]] = defaultdict(set)
    eligible: dict[tuple[int, str], int] = defaultdict(int)
    for row in found:
        who[row.rule_id, row.period].add(row.subject_id)
        eligible[row.rule_id, row.period] = max(eligible[row.rule_id, row.period], row.eligible)
    told = []
    for row in found:
        key = (row.rule_id, row.period)
        alike = len(who[key])
        spread = "systemic" if is_systemic(alike, eligible[key]) else "isolated"
        told.append(replace(row, spread=spread, alike=alike) if row.each else row)
    return told


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """What a rule did in a period: signals, how many subjects of how many, what came of it."""

    title: str
    fired: int
    subjects: int
    eligible: int
    spread: str
    acknowledged: int
    tasks: int
    tasks_done: int
    still_beyond: int


def summary(db: Reader, start: date, end: date, until: datetime | None = None) -> list[SummaryRow]:
    """The report of ``[start, end)``, a line a rule that fired, the most often first; what came of
    it as it stood at an instant (None: now)."""
    by_rule: dict[int, list[SignalRow]] = defaultdict(list)
    for row in signals(db, start, end, until):
        by_rule[row.rule_id].append(row)
    found = [_summed(rows) for rows in by_rule.values()]
    return sorted(found, key=lambda row: (-row.fired, row.title))


def _summed(rows: Sequence[SignalRow]) -> SummaryRow:
    systemic = any(row.spread == "systemic" for row in rows)
    return SummaryRow(
        title=rows[0].title,
        fired=len(rows),
        subjects=len({row.subject_id for row in rows}),
        eligible=max(row.eligible for row in rows),
        spread=("systemic" if systemic else "isolated") if rows[0].each else "",
        acknowledged=sum(not row.is_open for row in rows),
        tasks=sum(row.task_id is not None for row in rows),
        tasks_done=sum(row.task_done for row in rows),
        still_beyond=sum(not row.is_over for row in rows),
    )
