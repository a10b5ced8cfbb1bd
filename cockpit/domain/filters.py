"""Which deals a page, a list or a figure is about."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from cockpit.domain.period import Period, parse

NONE: frozenset[int] = frozenset()


class Scope(StrEnum):
    """Whose deals: everybody's, my direct reports', or everybody's below me and mine."""

    ALL = "all"
    REPORTS = "reports"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class DealFilter:
    """Every part narrows; an empty set asks nothing. Ids are row ids.

    ``me`` is whom a scope other than all starts from. ``teams`` take their child teams along,
    ``managers`` everybody below them and themselves. ``deals`` are the ids that a search found
    for ``text`` (None: not searched). ``closing`` keeps open deals expected to close in it.
    ``warnings`` are keys of deal warnings, of which one or more must hold.
    People, teams and regions are those of the row's reference day (see ``metrics``).
    """

    scope: Scope = Scope.ALL
    me: int | None = None
    owners: frozenset[int] = NONE
    teams: frozenset[int] = NONE
    regions: frozenset[str] = frozenset()
    managers: frozenset[int] = NONE
    products: frozenset[int] = NONE
    pipelines: frozenset[int] = NONE
    accounts: frozenset[int] = NONE
    stages: frozenset[int] = NONE
    text: str = ""
    deals: frozenset[int] | None = None
    stalled: bool = False
    warnings: frozenset[str] = frozenset()
    open_only: bool = False
    closing: Period | None = None

    @property
    def about_people_only(self) -> bool:
        """True when nothing but people, teams and regions narrows it: then quotas apply."""
        return not (
            self.products
            or self.pipelines
            or self.accounts
            or self.stages
            or self.stalled
            or self.warnings
            or self.open_only
            or self.closing is not None
            or self.deals is not None
        )

    def as_json(self) -> dict[str, Any]:
        """What a saved view keeps: the parts that ask something; found ids are found again."""
        kept: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "deals" or value == field.default:
                continue
            if isinstance(value, frozenset):
                value = sorted(value)
            kept[field.name] = value.text() if isinstance(value, Period) else value
        return kept


EVERYTHING = DealFilter()


def filter_from_json(kept: dict[str, Any]) -> DealFilter:
    """The filter of a saved view; parts that this version does not know are left out."""
    parts: dict[str, Any] = {}
    for field in fields(DealFilter):
        if field.name not in kept or field.name == "deals":
            continue
        value = kept[field.name]
        if isinstance(field.default, frozenset):
            value = frozenset(value)
        elif field.name == "scope":
            value = Scope(value)
        elif field.name == "closing":
            value = parse(value)
        parts[field.name] = value
    return DealFilter(**parts)
