"""A table and its mapping to drafts: column by column, so that 100,000 rows take a second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from datetime import date
from decimal import Decimal
from itertools import compress
from typing import Any

from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.columns import CellsRead, latest_day, read_cells
from cockpit.catalog.importers.currency_answers import (
    Answers,
    as_answered,
    has_shared_sign,
    unknown_names,
)
from cockpit.catalog.importers.currency_words import KRONA, code_in_heading, code_of
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.header_words import in_brackets
from cockpit.catalog.importers.kind import Field, Kind
from cockpit.catalog.importers.left_out import left_out
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.money_columns import MoneyColumn, in_minor_units
from cockpit.catalog.importers.named_cells import first_of_several, without_address
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.reading_results import PART, ColumnCheck, DraftBatch, Locale
from cockpit.catalog.importers.stage_days import with_stage_days
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.domain.drafts import DRAFTS, Draft, RefusedRow, Remark
from cockpit.domain.money import to_minor
from cockpit.wording import _

# Columns of money whose heading may name the currency of the row, the first that is there.
_HUNDREDTHS = 100
_NAMES = frozenset(("owner", "person", "manager", "by"))
_LEADING = ("amount", "list_price", "net_price", "total")


@dataclass(slots=True)
class _Columns:
    """The columns while they are read, each as long as the table."""

    values: dict[str, Sequence[Any]] = made_by(default_factory=dict)
    texts: dict[str, list[str]] = made_by(default_factory=dict)
    money: dict[str, MoneyColumn] = made_by(default_factory=dict)
    checks: dict[str, ColumnCheck] = made_by(default_factory=dict)
    bad: dict[int, tuple[str, str, str]] = made_by(default_factory=dict)
    remarks: list[Remark] = made_by(default_factory=list)
    days: list[date] = made_by(default_factory=list)


def read_drafts(table: SheetTable, mapping: Mapping, locale: Locale) -> DraftBatch[Any]:
    """Drafts for the rows that can be read; the others are refused by row, column and reason.

    An unclear date column leaves its cells empty here, a currency that nobody knows is read as
    the one of bare amounts; either stands in the column's check: whoever writes has to ask first.
    """
    kind = kind_named(mapping.kind)
    columns, read = table.columns(), _Columns()
    places = mapping.places(table.header)
    style = mapping.dates or locale.dates
    answers = {name.casefold(): code for name, code in mapping.currencies}
    for key, place in places.items():
        heading = table.header[place]
        _read_column(read, kind.field(key), heading, columns[place], locale, style, answers)
    for key, value in mapping.values:
        given = _("{field} (given)").format(field=kind.field(key).title)
        _read_column(read, kind.field(key), given, [value] * len(table.rows), locale, style, {})
    _part_companies(read)
    if read.money:
        headings = {key: table.header[place] for key, place in places.items()}
        _settle_money(read, headings, locale.currency, answers)
    _require(read, kind, len(table.rows))
    _drop_deleted(read)
    batch = _batch(table, mapping, kind, columns, read)
    return with_stage_days(batch, table, mapping, locale) if kind.key == "deals" else batch


def _settle_money(
    read: _Columns, headings: AnyMapping[str, str], default: str, answers: Answers
) -> None:
    """Amounts in minor units of their currencies; what nobody knows is marked to be asked."""
    leading = next((headings[key] for key in _LEADING if key in headings), "")
    if code_of(in_brackets(leading)) == KRONA:
        default = answers.get(KRONA, default)
    codes = read.values.get("currency")
    minors, currencies = in_minor_units(read.money, codes, leading, default)
    read.values |= {**minors, "currency": currencies}
    own = code_in_heading(leading) or default
    if not codes and (own != default or to_minor(Decimal(1), own) != _HUNDREDTHS):
        # What was said is read again at the next export, when this heading is forgotten.
        read.texts["currency"] = [f"currency={code}" for code in currencies]
    unknown = unknown_names(codes, own) if codes else []
    if unknown:
        _ask(read, headings.get("currency", ""), unknown[0])
    for key, column in read.money.items():
        if not codes and has_shared_sign(column, headings[key], own):
            _ask(read, headings[key], KRONA)


def _ask(read: _Columns, heading: str, what: str) -> None:
    if heading in read.checks:
        read.checks[heading] = replace(read.checks[heading], unclear=what)


def _read_column(
    read: _Columns,
    field: Field,
    heading: str,
    column: Sequence[Cell],
    locale: Locale,
    style: DateStyle | None,
    answers: Answers,
) -> None:
    cells = read_cells(field.reading, column, locale.zone, style, heading)
    if field.key in _NAMES:
        cells = _named(cells)
    if answers and field.of_money:
        cells, said = as_answered(cells, answers)
        _tell(read, column, said, answers)
    if field.reading is Reading.MONEY:
        read.money[field.key] = MoneyColumn(column, cells.values)
    else:
        read.values[field.key] = list(map(cells.values.get, column))
    read.texts[field.key] = _fragments(field.key, cells, column)
    if field.reading is Reading.DATE:
        latest = latest_day(list(cells.values.values()), locale.today)
        read.days += [latest] if latest else []
    bad = _note_bad(read, field, heading, column, cells) if cells.bad else 0
    examples = _examples(column)
    empty = sum(map(column.count, {c for c in cells.texts if not cells.texts[c]}))
    read.checks[heading] = ColumnCheck(
        heading, field.key, examples, cells.said, empty, bad, cells.unclear
    )


def _named(cells: CellsRead) -> CellsRead:
    """A column of people's names without the addresses behind them."""
    bare = {cell: without_address(text) for cell, text in cells.texts.items()}
    return replace(cells, values=dict(bare), texts=bare)


def _part_companies(read: _Columns) -> None:
    """Of several companies in a cell the first is the one."""
    names, keys = read.values.get("account"), read.values.get("account_ref")
    if names is None or keys is None:
        return
    several = first_of_several(names, keys)
    for field, column in enumerate(("account", "account_ref")):
        values = list(read.values[column])
        for at, parts in several.items():
            values[at] = parts[field]
            read.texts[column][at] = f"{column}={parts[field]}"
        read.values[column] = values
    if several:
        read.remarks.append(Remark(_("several companies: the first is taken"), len(several)))


def _tell(
    read: _Columns,
    column: Sequence[Cell],
    said: AnyMapping[str, frozenset[str]],
    answers: Answers,
) -> None:
    for name, held in said.items():
        told = _("currency “{name}” read as {code}")
        told = told.format(name=name, code=answers[name.casefold()])
        read.remarks.append(Remark(told, sum(str(cell) in held for cell in column)))


def _fragments(key: str, cells: CellsRead, column: Sequence[Cell]) -> list[str]:
    made = {cell: f"{key}={text}" if text else "" for cell, text in cells.texts.items()}
    return [made.get(cell, "") for cell in column]


def _examples(column: Sequence[Cell]) -> tuple[str, ...]:
    """Up to three different filled cells from the top."""
    seen = dict.fromkeys(str(cell).strip() for cell in column[:200] if cell not in ("", None))
    return tuple(list(seen)[:3])


def _note_bad(
    read: _Columns, field: Field, heading: str, column: Sequence[Cell], cells: CellsRead
) -> int:
    """A cell that cannot be read refuses its row, or is left out with a remark."""
    counts: Counter[str] = Counter()
    for index, cell in enumerate(column):
        why = cells.bad.get(cell)
        if why is None:
            continue
        counts[why] += 1
        if field.strict:
            read.bad.setdefault(index, (heading, str(cell)[:200], why))
    if not field.strict:
        for why, rows in counts.items():
            said = _("{column}: cells left out, {why}").format(column=heading, why=why)
            read.remarks.append(Remark(said, rows))
    return counts.total()


def _require(read: _Columns, kind: Kind, rows: int) -> None:
    """Rows without what the kind cannot do without are refused."""
    for field in kind.fields:
        if not field.required:
            continue
        values = read.values.get(field.key) or [None] * rows
        for index, value in enumerate(values):
            if value is None or value == "":
                read.bad.setdefault(index, (field.title, "", _("this is needed")))


def _drop_deleted(read: _Columns) -> None:
    """Rows that the source itself marks as deleted are left out and counted."""
    marks = read.values.get("is_deleted")
    gone = [index for index, mark in enumerate(marks) if mark] if marks else []
    for index in gone:
        read.bad[index] = ("", "", "")
    if gone:
        read.remarks.append(Remark(_("marked as deleted in the source, left out"), len(gone)))


def _batch(
    table: SheetTable,
    mapping: Mapping,
    kind: Kind,
    columns: list[tuple[Cell, ...]],
    read: _Columns,
) -> DraftBatch[Any]:
    drafts, raws = _rows(table, kind, read)
    refused = [
        RefusedRow(table.numbers[index], column, value, why)
        for index, (column, value, why) in read.bad.items()
        if why
    ]
    checks = [
        read.checks.get(heading) or ColumnCheck(heading, "", _examples(columns[place]))
        for place, heading in enumerate(table.header)
    ]
    return DraftBatch(
        kind.key,
        drafts,
        raws,
        sorted([*table.broken, *refused], key=lambda row: row.row),
        [*table.remarks, *read.remarks, *left_out(table, mapping, kind, columns)],
        checks,
        len(table.rows) + len(table.broken),
        max(read.days, default=None),
        *_refused_keys(table, read),
    )


def _refused_keys(table: SheetTable, read: _Columns) -> tuple[frozenset[str], int]:
    """The identifiers of refused rows, and how many refused rows have none to be read."""
    named = read.values.get("external_id") or ()
    refused = [index for index, (_column, _value, why) in read.bad.items() if why]
    keys = {named[index] for index in refused if named and named[index]}
    return frozenset(keys), len(refused) - len(keys) + len(table.broken)


def _rows(table: SheetTable, kind: Kind, read: _Columns) -> tuple[list[Draft], list[str]]:
    """Drafts and raw values of the rows that are not bad; the texts are used up."""
    made, count = DRAFTS[kind.key], len(table.rows)
    keep = [index not in read.bad for index in range(count)] if read.bad else None
    texts = [read.texts[field.key] for field in kind.fields if field.key in read.texts]
    words = zip(*texts, strict=True)
    raws = [PART.join(filter(None, row)) for row in (compress(words, keep) if keep else words)]
    # A large file's texts make room for its drafts.
    del words
    texts.clear()
    read.texts.clear()
    lists = [
        table.numbers
        if name == "row"
        else _cells(read.values.get(name), made._field_defaults[name], count)
        for name in made._fields
    ]
    rows = zip(*lists, strict=True)
    drafts: list[Any] = list(map(made._make, compress(rows, keep) if keep else rows))
    return drafts, raws


def _cells(values: Sequence[Any] | None, default: Any, count: int) -> Sequence[Any]:
    """A column of a draft; what could not be read is the field's nothing."""
    if values is None:
        return [default] * count
    return [default if value is None else value for value in values] if default == "" else values
