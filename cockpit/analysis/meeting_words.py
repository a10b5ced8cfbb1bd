"""How meetings are called, what they usually talk about, and how their rhythm is said."""

from __future__ import annotations

from datetime import date

from cockpit.analysis.day_words import yearly_words
from cockpit.analysis.recurrence_words import rhythm_words
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.work_items import Cadence
from cockpit.wording import _

_K = MeetingKind
_SHORT_MINUTES, _LONG_MINUTES = 30, 60


def kind_title(kind: MeetingKind) -> str:
    """The whole name of a kind."""
    return {
        _K.ONE_ON_ONE: _("One-on-one"),
        _K.COACHING: _("Coaching"),
        _K.PIPELINE_REVIEW: _("Pipeline review"),
        _K.TEAM_MEETING: _("Team meeting"),
        _K.PERFORMANCE_REVIEW: _("Performance review"),
        _K.STRATEGY_SESSION: _("Strategy session"),
        _K.FORECAST_UPDATE: _("Forecast update"),
    }[kind]


def kind_short(kind: MeetingKind) -> str:
    """A name short enough for a list."""
    return {
        _K.ONE_ON_ONE: _("1:1"),
        _K.COACHING: _("coaching"),
        _K.PIPELINE_REVIEW: _("pipeline review"),
        _K.TEAM_MEETING: _("team meeting"),
        _K.PERFORMANCE_REVIEW: _("review"),
        _K.STRATEGY_SESSION: _("strategy"),
        _K.FORECAST_UPDATE: _("forecast"),
    }[kind]


def usual_minutes(kind: MeetingKind) -> int:
    """How long such a meeting usually is."""
    brief = (_K.ONE_ON_ONE, _K.COACHING, _K.FORECAST_UPDATE)
    return _SHORT_MINUTES if kind in brief else _LONG_MINUTES


def usual_agenda(kind: MeetingKind) -> list[str]:
    """The template: what such a meeting goes through."""
    return {
        _K.ONE_ON_ONE: [
            _("How are you, what is in the way"), _("Deals that need us both"),
            _("What was agreed last time"), _("Development"),
        ],
        _K.COACHING: [
            _("The situation, by an example"), _("What went well, what to try"), _("Practise"),
            _("What changes by next time"),
        ],
        _K.PIPELINE_REVIEW: [
            _("New since last time"), _("Stalled and overdue deals"), _("Next steps deal by deal"),
        ],
        _K.TEAM_MEETING: [_("Wins"), _("Numbers against plan"), _("One thing to learn")],
        _K.PERFORMANCE_REVIEW: [
            _("Results against targets"), _("Strengths"), _("What to work on"),
            _("Targets until next time"),
        ],
        _K.STRATEGY_SESSION: [_("Market and rivals"), _("Where we win"), _("What we stop")],
        _K.FORECAST_UPDATE: [_("Commit"), _("Best case"), _("Risks"), _("Changes since last week")],
    }[kind]  # fmt: skip


def cadence_words(cadence: MeetingCadence) -> str:
    """How often it comes: every Monday, every 2 weeks on Tuesday, once."""
    return rule_words(cadence.rule, cadence.starts_on)


def rule_words(rule: str, starts_on: date | None = None) -> str:
    """A rule in words; an empty one comes once."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    if "BYSETPOS" in parts and "BYDAY" in parts:
        return _("on the last working day of every month")
    if "BYMONTH" in parts:
        day = parts.get("BYMONTHDAY", "").rpartition(",")[2]
        months = parts["BYMONTH"].split(",")
        words = _("every quarter on day {day}") if len(months) > 1 else _("every year on {day}")
        when = day if len(months) > 1 else yearly_words(int(months[0]), int(day or 1))
        return words.format(day=when)
    if "BYSETPOS" in parts:
        day = parts.get("BYMONTHDAY", "").rpartition(",")[2]
        return _("every month on day {day}").format(day=day)
    return rhythm_words(Cadence.ONCE, rule, starts_on)


def often(rule: str) -> str:
    """How often, in a word or two: weekly, every 2 weeks, monthly."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    every = int(parts.get("INTERVAL", "1"))
    frequency = parts.get("FREQ", "")
    if frequency == "WEEKLY" and len(parts.get("BYDAY", "").split(",")) > 1:
        return rule_words(rule)
    if frequency == "MONTHLY" and "," in parts.get("BYMONTH", ""):
        return _("quarterly")
    if frequency == "MONTHLY" and "BYMONTH" in parts:
        return _("yearly")
    plain = {
        "": _("once"), "DAILY": _("daily"), "WEEKLY": _("weekly"), "MONTHLY": _("monthly"),
        "YEARLY": _("yearly"),
    }  # fmt: skip
    return plain.get(frequency, rule) if every == 1 else rule_words(rule).partition(" on ")[0]
