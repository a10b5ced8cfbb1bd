"""What a file does not tell by itself, so that somebody has to say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.file_day import day_in_name
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.period_cells import period_of
from cockpit.catalog.importers.problems import ImportProblem, Unclear
from cockpit.catalog.importers.reading_results import ColumnCheck
from cockpit.domain.period import PeriodError
from cockpit.wording import _

_KIND, _RATES = "quotas", "rates"
_WHEN = ("period", "start_on")


def in_period(file: str, mapping: Mapping, period: str) -> Mapping:
    """The mapping of quotas with their period, where no column names it: ``period`` as typed;
    Unclear when it was not said. Mappings of other kinds stay as they are."""
    if mapping.kind != _KIND:
        return mapping
    if not mapping.tells("amount"):
        title = kind_named(_KIND).field("amount").title
        why = _("which column is “{title}” cannot be told").format(title=title)
        raise ImportProblem(file, why, _("say which is which with --mapping"))
    if mapping.tells(*_WHEN) and not period:
        return mapping
    if not period:
        why = _("no column says for which period these quotas are; say it with --period, as in")
        raise Unclear(file, "", "", f"{why} 2026-Q1", "--period")
    try:
        # The month that a year begins in moves a period, and makes none of what is none.
        period_of(period, 1)
    except PeriodError as error:
        raise ImportProblem(file, str(error)) from error
    return mapping if mapping.tells(*_WHEN) else mapping.with_value("period", period)


def on_day(file: str, mapping: Mapping, said: date | None, today: date) -> Mapping:
    """The mapping of rates with the day they hold from, where no column names it: the day that was
    ``said``, else the one in the file's name; Unclear when there is none. Mappings of other kinds
    stay as they are."""
    if mapping.kind != _RATES or mapping.tells("on_day"):
        return mapping
    day = said or day_in_name(file, today)
    if day is None:
        why = _("no column says from which day these rates hold; say it with --exported-on")
        raise Unclear(file, "", "", why, "--exported-on")
    return mapping.with_value("on_day", day.isoformat())


def as_remembered(mapping: Mapping) -> Mapping:
    """As it is remembered: the next file of the same headings is of another period or day."""
    given = {_KIND: "period", _RATES: "on_day"}.get(mapping.kind)
    return mapping.with_value(given, "") if given else mapping


def unknown_currencies(mapping: Mapping, checks: Sequence[ColumnCheck]) -> set[str]:
    """Names of money in the file that nobody knows and that were not answered."""
    asked = {check.unclear for check in checks if check.unclear and _is_of_money(mapping, check)}
    return asked - {name for name, _code in mapping.currencies}


def what_is_asked(file: str, mapping: Mapping, checks: Sequence[ColumnCheck]) -> Unclear | None:
    """The first thing that a file's columns leave open; None when all is clear."""
    for check in checks:
        if not check.unclear:
            continue
        if _is_of_money(mapping, check):
            why = _("“{value}” in {column} is no currency that is known; say which with --currency")
            option = "--currency"
        else:
            why = _("“{value}” in {column} may be day-month or month-day; say which with --dates")
            option = "--dates"
        why = why.format(value=check.unclear, column=check.heading)
        return Unclear(file, check.heading, check.unclear, why, option)
    return None


def _is_of_money(mapping: Mapping, check: ColumnCheck) -> bool:
    return bool(check.field) and kind_named(mapping.kind).field(check.field).of_money
