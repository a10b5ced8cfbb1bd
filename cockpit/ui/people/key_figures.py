"""Somebody's key figures for the next talk, worked out of the facts, away from the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.identity import uid_text
from cockpit.domain.period import DAY, Period
from cockpit.domain.plan import Subject
from cockpit.ui.kpis.figure_words import change_words, value_words
from cockpit.ui.kpis.question import Question
from cockpit.ui.kpis.year_line import year_of
from cockpit.ui.widgets.figures import percent
from cockpit.wording import _, n_

KEYS = ("revenue", "win_rate", "sales_cycle", "activity_volume", "hygiene")
_GOOD, _FAIR = 0.95, 0.7


@dataclass(frozen=True, slots=True)
class FiguresQuestion:
    """Whose figures, beside whose, in which quarter as of which day, since when."""

    subject: Subject
    beside: Subject | None
    period: Period
    as_of: date
    since: date | None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as it stands in the panel, with a year of values."""

    key: str
    title: str
    value: str
    beside: str
    tone: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The answer; ``news`` is what happened since the last talk."""

    question: FiguresQuestion
    figures: tuple[KeyFigure, ...]
    news: str


def deals_of(subject: Subject) -> DealFilter:
    """The deals that are somebody's."""
    if subject.person_id is not None:
        return DealFilter(owners=frozenset({subject.person_id}))
    if subject.team_id is not None:
        return DealFilter(teams=frozenset({subject.team_id}))
    return EVERYTHING


def key_figures(facts: Facts, asked: FiguresQuestion) -> KeyFigures:
    """Work them out."""
    wanted = deals_of(asked.subject)
    years = year_of(facts, KEYS, Question(asked.period, asked.as_of, wanted))
    found = []
    for key in KEYS:
        metric = METRICS[key]
        reading = measure(facts, metric, asked.period, asked.as_of, filter=wanted)
        beside, tone = _beside(facts, asked, reading)
        title = _("Won this quarter") if key == "revenue" else metric.title
        value = value_words(metric, reading.value, reading.currency)
        found.append(KeyFigure(key, title, value, beside, tone, tuple(years[key])))
    return KeyFigures(asked, tuple(found), _news(facts, asked, wanted))


def attainments(facts: Facts, period: Period, as_of: date) -> dict[Subject, float]:
    """How much of the period's target each person and each team has reached."""
    found: dict[Subject, float] = {}
    for by, named in (("owner", facts.references.people), ("team", facts.references.teams)):
        ids = {uid_text(uid): id for id, uid in zip(named.ids, named.uids, strict=True)}
        reading = measure(facts, METRICS["quota_attainment"], period, as_of, by=(by,))
        for group in reading.groups:
            if group.id in ids and group.value is not None:
                subject = Subject(ids[group.id]) if by == "owner" else Subject(None, ids[group.id])
                found[subject] = group.value
    return found


def attainment_tone(value: float, gone: float) -> str:
    """Good at the pace of the period, of which the share ``gone`` is over, or nearly."""
    pace = value / gone if gone > 0 else value
    return "good" if pace >= _GOOD else "warn" if pace >= _FAIR else "bad"


def _beside(facts: Facts, asked: FiguresQuestion, reading: Reading) -> tuple[str, str]:
    metric = reading.metric
    if metric.key == "revenue":
        share = measure(
            facts, METRICS["quota_attainment"], asked.period, asked.as_of,
            filter=deals_of(asked.subject),
        ).value  # fmt: skip
        if share is not None:
            gone = facts.references.working_days.share(
                asked.period.cut_after(asked.as_of), asked.period
            )
            words = _("{share} of quota").format(share=percent(share, 0))
            return words, attainment_tone(share, gone)
    elif asked.beside is not None and metric.key != "activity_volume":
        other = measure(
            facts, metric, asked.period, asked.as_of, filter=deals_of(asked.beside)
        )  # fmt: skip
        value = value_words(metric, other.value, other.currency)
        words = (_("team {value}") if asked.beside.team_id else _("all {value}")).format(
            value=value
        )
        return words, _compared(reading, other)
    change = change_words(reading)
    return ("", "dim") if change is None else (change.text, change.tone)


def _compared(reading: Reading, other: Reading) -> str:
    if reading.value is None or other.value is None or reading.metric.higher_is_better is None:
        return "dim"
    if reading.value == other.value:
        return "dim"
    better = (reading.value > other.value) == reading.metric.higher_is_better
    return "good" if better else "warn"


def _news(facts: Facts, asked: FiguresQuestion, wanted: DealFilter) -> str:
    if asked.since is None or asked.since > asked.as_of:
        return ""
    period = Period(asked.since, asked.as_of + DAY)
    won = measure(facts, METRICS["revenue"], period, asked.as_of, filter=wanted)
    done = measure(facts, METRICS["activity_volume"], period, asked.as_of, filter=wanted)
    deals = n_("{n} deal won", "{n} deals won", won.n)
    if won.value:
        worth = value_words(won.metric, won.value, won.currency)
        deals = _("{deals} for {worth}").format(deals=deals, worth=worth)
    acts = round(done.value or 0)
    return f"{deals}, {n_('{n} activity', '{n} activities', acts)}"
