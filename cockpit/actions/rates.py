"""Exchange rates entered by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cockpit.domain.records import Rate
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_LARGEST = 1e9


def set_rate(work: Work, currency: str, into: str, on_day: date, rate: float) -> None:
    """Note that one unit of ``currency`` was worth ``rate`` of ``into`` on a day; a rate of that
    day is written over. Refused for what is no currency, no rate, or a day ahead."""
    code, target = currency.strip().upper(), into.strip().upper()
    for one in (code, target):
        if len(one) != 3 or not (one.isascii() and one.isalpha()):
            raise Refused(_("“{code}” is no currency; write it as in USD").format(code=one))
    if code == target:
        raise Refused(_("A currency is always worth one of itself."))
    if not 0 < rate < _LARGEST:
        raise Refused(_("A rate is a number above zero."))
    if on_day > work.today:
        raise Refused(_("A rate of a day to come is not known yet."))
    found = work.first(Rate, currency=code, into_currency=target, on_day=on_day)
    if found is None:
        work.add(Rate(code, target, on_day, rate))
    else:
        found.rate = rate
    work.label = _("noted what {code} was worth on {day}").format(code=code, day=on_day.isoformat())


def remove_rate(work: Work, rate_id: int) -> None:
    """Take a rate out: amounts that counted at it are not priced any more, or at an earlier one."""
    found = work.get(Rate, rate_id)
    work.remove(found)
    words = _("removed the rate of {code} on {day}")
    work.label = words.format(code=found.currency, day=found.on_day.isoformat())
