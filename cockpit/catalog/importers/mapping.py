"""Which column of a file becomes which column of ours, as a value and as a small file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from typing import Any

from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.currency_words import is_code
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.kind import Kind
from cockpit.domain.refusal import Refused
from cockpit.wording import _

_NUMBERED = re.compile(r"column \d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """``columns`` are pairs of a heading and the key of a field; headings not named are left
    out. ``dates`` is the order of day and month where the manager had to say it; ``values`` are
    pairs of a field and what stands in it in every row, where no column tells it; ``currencies``
    pairs of a name of money that nobody knows and the code that was said for it."""

    kind: str
    columns: tuple[tuple[str, str], ...]
    dates: DateStyle | None = None
    values: tuple[tuple[str, str], ...] = ()
    currencies: tuple[tuple[str, str], ...] = ()

    @property
    def by_number(self) -> bool:
        """True when it names columns as “column 1”, “column 2”: for a file without a header."""
        return bool(self.columns) and all(_NUMBERED.fullmatch(head) for head, _f in self.columns)

    def places(self, header: tuple[str, ...]) -> dict[str, int]:
        """The place in ``header`` of each field that is mapped and there."""
        at = {heading: place for place, heading in enumerate(header)}
        return {field: at[heading] for heading, field in self.columns if heading in at}

    def with_column(self, heading: str, field: str | None) -> Mapping:
        """The same with one column mapped anew: a field comes from one column only."""
        kept = [(h, f) for h, f in self.columns if h != heading and f != field]
        if field is not None:
            kept.append((heading, field))
        return replace(self, columns=tuple(kept))

    def with_value(self, field: str, value: str) -> Mapping:
        """The same with one value for all rows, where no column tells it; "" takes it away."""
        others = [pair for pair in self.values if pair[0] != field]
        values = (*others, (field, value)) if value else tuple(others)
        return replace(self, values=values)

    def with_currency(self, name: str, code: str) -> Mapping:
        """The same with the code of a currency that the file names in its own way."""
        others = [pair for pair in self.currencies if pair[0].casefold() != name.casefold()]
        return replace(self, currencies=(*others, (name, code)))

    def tells(self, *fields: str) -> bool:
        """True when a column or a value gives one of the fields."""
        told = {field for _heading, field in self.columns} | {field for field, _v in self.values}
        return not told.isdisjoint(fields)

    def to_json(self) -> dict[str, Any]:
        """As it is kept and shared."""
        told: dict[str, Any] = {"kind": self.kind, "columns": dict(self.columns)}
        if self.dates:
            told["dates"] = self.dates.value
        if self.values:
            told["values"] = dict(self.values)
        if self.currencies:
            told["currencies"] = dict(self.currencies)
        return told


def mapping_from_text(text: str) -> Mapping:
    """A mapping from the JSON of a file; Refused in words when it is none."""
    try:
        told = json.loads(text)
    except ValueError as error:
        raise Refused(_("The mapping is no JSON: {why}.").format(why=error)) from error
    if not isinstance(told, dict):
        raise Refused(_("A mapping is a JSON object with “kind” and “columns”."))
    return mapping_from_json(told)


def mapping_from_json(told: AnyMapping[str, Any]) -> Mapping:
    """A mapping as ``to_json`` gave it; Refused for kinds, fields and styles that are none."""
    columns = told.get("columns")
    if not isinstance(told.get("kind"), str) or not isinstance(columns, dict):
        raise Refused(_("A mapping is a JSON object with “kind” and “columns”."))
    kind = _kind(told["kind"])
    pairs = [(str(heading), str(field)) for heading, field in columns.items() if field]
    given = told.get("values") or {}
    if not isinstance(given, dict):
        raise Refused(_("The “values” of a mapping are fields and what stands in them."))
    values = [(str(field), str(value)) for field, value in given.items()]
    _refuse_unknown(kind, [*pairs, *((value, field) for field, value in values)])
    return Mapping(
        kind.key, tuple(pairs), _style(told.get("dates")), tuple(values), _currencies(told)
    )


def _currencies(told: AnyMapping[str, Any]) -> tuple[tuple[str, str], ...]:
    said = told.get("currencies") or {}
    if not isinstance(said, dict) or not all(is_code(code) for code in said.values()):
        raise Refused(_("The “currencies” of a mapping are names and codes as in USD."))
    return tuple((str(name), str(code).upper()) for name, code in said.items())


def _kind(key: str) -> Kind:
    try:
        return kind_named(key)
    except KeyError:
        raise Refused(_("The mapping names an unknown kind: {kind}.").format(kind=key)) from None


def _refuse_unknown(kind: Kind, pairs: list[tuple[str, str]]) -> None:
    fields = [field for _heading, field in pairs]
    unknown = sorted(set(fields) - {field.key for field in kind.fields})
    if unknown:
        known = ", ".join(field.key for field in kind.fields)
        text = _("The mapping names unknown columns: {unknown}. Known are {known}.")
        raise Refused(text.format(unknown=", ".join(unknown), known=known))
    double = sorted({field for field in fields if fields.count(field) > 1})
    if double:
        text = _("The mapping fills {field} from more than one column.")
        raise Refused(text.format(field=double[0]))


def _style(told: object) -> DateStyle | None:
    if told is None:
        return None
    try:
        return DateStyle(str(told))
    except ValueError:
        raise Refused(_("Dates are dmy, mdy or ymd, not {told}.").format(told=told)) from None
