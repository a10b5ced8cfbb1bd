"""The settings that belong to the data and travel with it, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

DEFAULT_TILES = (
    "quota_attainment",
    "revenue",
    "open_value",
    "win_rate",
    "average_deal",
    "stalled_deals",
)


def _setting(default: Any, sentence: str) -> Any:
    return field(default=default, metadata={"sentence": sentence})


@dataclass(frozen=True, slots=True)
class Preferences:
    """Kept in the file and in the journal; ``me`` is a person's id."""

    business_zone: str = _setting("", "Time zone in which the team's days begin and end.")
    reporting_currency: str = _setting("USD", "Currency that totals are shown in (ISO 4217).")
    fiscal_start_month: int = _setting(1, "Month in which the fiscal year begins, 1 to 12.")
    holiday_country: str = _setting("", "Country whose holidays are no working days (ISO 3166).")
    ramp: tuple[float, ...] = _setting(
        (), "Shares of a full quota that a new person is asked for, month by month, 0 to 1."
    )
    forecast_weekday: str = _setting(
        "FR", "Weekday on which the forecast is due, MO to SU, or none."
    )
    me: int | None = _setting(None, "The person who uses this Cockpit.")
    tiles: tuple[str, ...] = _setting(DEFAULT_TILES, "The six figures of the strip, in order.")
    scope: str = _setting("all", "Whose deals pages show: all, reports, tree, team:ID, person:ID.")
    demo: bool = _setting(False, "The data is made up.")


def preferences_from(values: dict[str, Any]) -> Preferences:
    """Preferences from what the file holds; keys it does not know are left alone."""
    known = {item.name for item in fields(Preferences)}
    chosen = {key: value for key, value in values.items() if key in known}
    for key in ("tiles", "ramp"):
        if key in chosen:
            chosen[key] = tuple(chosen[key])
    return Preferences(**chosen)


def sentences() -> dict[str, str]:
    """What each setting means."""
    return {item.name: item.metadata["sentence"] for item in fields(Preferences)}
