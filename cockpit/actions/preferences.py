"""Changing the settings that belong to the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.domain.preferences import Preferences, preferences_from
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Setting
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SCOPE = re.compile(r"all|reports|tree|(team|person):[0-9]+")


def set_preference(work: Work, key: str, value: Any) -> None:
    """Set one setting; Refused for a key or a value that makes no sense."""
    _check(key, value)
    found = work.first(Setting, key=key)
    if found is None:
        work.add(Setting(key, list(value) if isinstance(value, tuple) else value))
    else:
        found.value = list(value) if isinstance(value, tuple) else value
    work.label = _("changed the setting “{key}”").format(key=key.replace("_", " "))
    if key == "me":
        work.label = _("said who you are")


def preferences_in(work: Work) -> Preferences:
    """The settings as they hold within this step."""
    return preferences_from({one.key: one.value for one in work.find(Setting)})


def _check(key: str, value: Any) -> None:
    if key not in {item.name for item in fields(Preferences)}:
        raise Refused(_("There is no setting “{key}”.").format(key=key))
    if key == "fiscal_start_month" and value not in range(1, 13):
        raise Refused(_("The fiscal year begins in a month from 1 to 12."))
    if key == "reporting_currency" and not (
        isinstance(value, str)
        and len(value) == 3
        and value.isascii()
        and value.isalpha()
        and value.isupper()
    ):
        raise Refused(_("A currency is three capital letters, as in USD or EUR."))
    if key == "scope" and not _SCOPE.fullmatch(str(value)):
        raise Refused(_("A scope is all, reports, tree, team:ID or person:ID."))
    if key == "tiles":
        _check_tiles(value)
    if key == "ramp" and not all(isinstance(one, (int, float)) and 0 <= one <= 1 for one in value):
        raise Refused(_("The ramp is shares of a full quota from 0 to 1, month by month."))
    if key == "forecast_weekday" and value and value not in _WEEKDAYS:
        raise Refused(_("A weekday is one of MO, TU, WE, TH, FR, SA, SU, or nothing."))
    if key == "business_zone" and value:
        _check_zone(value)
    if key == "holiday_country" and value:
        _check_country(value)


def _check_tiles(value: Sequence[str]) -> None:
    from cockpit.catalog.metrics import METRICS

    for word in value:
        if word not in METRICS:
            known = ", ".join(METRICS)
            message = _("There is no metric “{key}”; there are {all}.")
            raise Refused(message.format(key=word, all=known))


def _check_country(value: str) -> None:
    from holidays import list_supported_countries

    if value not in list_supported_countries():
        message = _("“{country}” is no country whose holidays are known; write it as in ES or US.")
        raise Refused(message.format(country=value))


def _check_zone(value: str) -> None:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        message = _("“{zone}” is no time zone; write it as in Europe/Madrid.")
        raise Refused(message.format(zone=value)) from error
