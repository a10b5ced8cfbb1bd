"""Fields that both sides changed, as lines to decide on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cockpit.actions.imports_terms import FileReport, Kept
from cockpit.catalog.importers import kind_named
from cockpit.domain.conflicts import ConflictKey, ConflictState
from cockpit.domain.money import to_minor
from cockpit.queries.conflicts import Conflict
from cockpit.ui.widgets import figures
from cockpit.wording import _

_KINDS = {
    "deal": "deals",
    "account": "accounts",
    "person": "people",
    "product": "products",
    "contact": "contacts",
    "activity": "activities",
    "quota": "quotas",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MONEY = frozenset(("amount", "list_price", "cost", "revenue"))


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A field of a row in both versions; ``key`` names it when it is decided; ``state`` is what
    was decided, ``since`` where the other version comes from."""

    key: object
    name: str
    field: str
    mine: str
    theirs: str
    since: str
    state: ConflictState = ConflictState.OPEN


def lines_before(
    reports: Sequence[FileReport],
    names: Mapping[str, str],
    decided: Mapping[ConflictKey, ConflictState],
) -> list[ConflictLine]:
    """What an import is going to leave as it is here, or to take from the file as decided."""
    lines = []
    for report in reports:
        for kept, state in [
            *((one, decided.get(one.key, ConflictState.OPEN)) for one in report.kept),
            *((one, ConflictState.THEIRS) for one in report.taken),
        ]:
            name = names.get(kept.uid, kept.uid[:8])
            lines.append(_line(kept, name, report.file, state))
    return sorted(lines, key=_by_name)


def lines_after(conflicts: Sequence[Conflict]) -> list[ConflictLine]:
    """What is undecided in the folder."""
    return [
        ConflictLine(
            one.id,
            one.name,
            _field_title(one.kind, one.field),
            _text(one.mine, one.field, one.currency),
            _text(one.theirs, one.field, one.currency),
            _since(one),
        )
        for one in conflicts
    ]


def _line(kept: Kept, name: str, file: str, state: ConflictState) -> ConflictLine:
    field = _field_title(kept.kind, kept.field)
    mine, theirs = _text(kept.mine, kept.field, ""), _text(kept.theirs, kept.field, "")
    return ConflictLine(kept.key, name, field, mine, theirs, file, state)


def _since(one: Conflict) -> str:
    day = figures.day(date(1970, 1, 1) + timedelta(days=one.exported_on))
    return _("{source}, {day}").format(source=one.source, day=day)


def _field_title(kind: str, field: str) -> str:
    try:
        return kind_named(_KINDS[kind]).field(field).title
    except KeyError:
        return field.replace("_", " ").capitalize()


def _text(value: Any, field: str, currency: str) -> str:
    if value is None or value == "":
        return _("(empty)")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        if currency and field in _MONEY:
            return figures.money(to_minor(Decimal(str(value)), currency), currency)
        return figures.number(value, 0 if value == int(value) else 2)
    if isinstance(value, str) and _DAY.match(value):
        return figures.day(date.fromisoformat(value))
    return str(value)


def _by_name(line: ConflictLine) -> tuple[str, str]:
    return (line.name.casefold(), line.field)
