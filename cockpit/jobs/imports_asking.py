"""What a file of quotas may leave out, so that somebody has to say it."""

from __future__ import annotations

from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.period_cells import period_of
from cockpit.catalog.importers.problems import ImportProblem, Unclear
from cockpit.domain.period import PeriodError
from cockpit.wording import _

_KIND = "quotas"
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


def without_period(mapping: Mapping) -> Mapping:
    """As it is remembered: the next file of the same headings is of another period."""
    return mapping.with_value("period", "") if mapping.kind == _KIND else mapping
