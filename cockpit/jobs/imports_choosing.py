"""Which of the tables in a file is taken: the one named, else the one that is surely meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cockpit.catalog.crm_presets import presets
from cockpit.catalog.importers.cell_range import range_of
from cockpit.catalog.importers.files import read_range, read_tables
from cockpit.catalog.importers.guess import Guess, guess_kinds, names_a_column
from cockpit.catalog.importers.headless import read_headless
from cockpit.catalog.importers.problems import ImportProblem, Unclear
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.catalog.importers.wide_quotas import as_periods
from cockpit.catalog.importers.wide_rates import as_long
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports_plan import Choice, TableOffer
from cockpit.wording import _

# A second table of the same kind this nearly as good could be the one that is meant.
_AS_GOOD = 0.75


@dataclass(frozen=True, slots=True)
class Chosen:
    """The table, what it may be, and all that the file offers; ``rivals`` could as well be it."""

    table: SheetTable
    guesses: list[Guess]
    offers: tuple[TableOffer, ...]
    rivals: tuple[SheetTable, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ranked:
    score: float
    table: SheetTable
    guesses: list[Guess]

    @property
    def kind(self) -> str:
        """The likeliest kind."""
        return self.guesses[0].kind.key if self.guesses else ""


def tables_in(file: str, data: bytes, choice: Choice) -> list[SheetTable]:
    """The tables that a file holds; only the named range when it is none of them."""
    if choice.mapping is not None and choice.mapping.by_number:
        return read_headless(file, data)
    if not choice.range:
        return _told_long(read_tables(file, data, names_a_column))
    try:
        within = range_of(choice.range)
    except Refused as error:
        raise ImportProblem(file, str(error)) from error
    tables = _told_long(read_tables(file, data, names_a_column))
    if any(_is_named(table, choice) for table in tables):
        return tables
    return _told_long([read_range(file, data, choice.sheet, within)])


def _told_long(tables: Sequence[SheetTable]) -> list[SheetTable]:
    """Tables with a row for each rate, and for each quota, where they have a column for it."""
    return [as_periods(as_long(table)) for table in tables]


def _is_named(table: SheetTable, choice: Choice) -> bool:
    return table.range == choice.range and choice.sheet in ("", table.sheet)


def choose(file: str, tables: Sequence[SheetTable], choice: Choice) -> Chosen:
    """The table to take; ImportProblem when the named sheet is not there."""
    ranked = [_rank(table, choice) for table in tables]
    offers = tuple(_offer(one) for one in ranked)
    if choice.sheet and any(table.sheet for table in tables):
        ranked = [one for one in ranked if one.table.sheet == choice.sheet]
    if not ranked:
        there = ", ".join(dict.fromkeys(table.sheet for table in tables))
        why = _("there is no sheet “{name}” with a table; there are {names}")
        raise ImportProblem(file, why.format(name=choice.sheet, names=there))
    ranked = [one for one in ranked if _is_named(one.table, choice)] or ranked
    best = max(ranked, key=lambda one: one.score)
    rivals = () if choice.range else _rivals(best, ranked)
    return Chosen(best.table, best.guesses, offers, rivals)


def which_table(file: str, chosen: Chosen) -> Unclear:
    """The question that two equally fitting tables put."""
    tables = (chosen.table, *chosen.rivals)
    sheets = list(dict.fromkeys(table.sheet for table in tables))
    option = "--sheet" if len(sheets) == len(tables) else "--range"
    names = sheets if option == "--sheet" else [table.range for table in tables]
    why = _("{tables} fit equally; say which with {option}")
    why = why.format(tables=", ".join(names), option=option)
    return Unclear(file, "", chosen.table.sheet, why, option)


def _rank(table: SheetTable, choice: Choice) -> _Ranked:
    """A table with the headings of the mapping that was given is the one that is meant."""
    wanted = choice.mapping.kind if choice.mapping else choice.kind
    guesses = guess_kinds(table, presets())
    fitting = [one for one in guesses if not wanted or one.kind.key == wanted]
    score = max((one.score + bool(one.kind.fields) for one in fitting), default=0.0)
    if choice.mapping:
        named = [heading for heading, _field in choice.mapping.columns]
        score += 10 * sum(heading in table.header for heading in named) / max(1, len(named))
    return _Ranked(score, table, guesses)


def _rivals(best: _Ranked, ranked: Sequence[_Ranked]) -> tuple[SheetTable, ...]:
    """Others of the same kind and nearly as good; an empty table is none, nor is one that tells
    the same of the same rows: a workbook with a table and its tidied copy asks nothing."""
    return tuple(
        one.table
        for one in ranked
        if one is not best
        and one.kind
        and one.kind == best.kind
        and one.table.rows
        and one.score - 1 >= _AS_GOOD * (best.score - 1)
        and not _tells_the_same(one, best)
    )


def _tells_the_same(one: _Ranked, other: _Ranked) -> bool:
    """Whether both have rows of the same identifiers that agree wherever they can be compared:
    texts but for their case, numbers and days as they are; cells of two types tell nothing."""
    mine, theirs = (_by_identifier(table) for table in (one, other))
    if not mine or mine.keys() != theirs.keys():
        return False
    fields = sorted(_places(one).keys() & _places(other).keys())
    places = [(_places(one)[field], _places(other)[field]) for field in fields]
    return all(
        _agree(row[here], theirs[key][there]) for key, row in mine.items() for here, there in places
    )


def _places(one: _Ranked) -> dict[str, int]:
    """Where each field of the likeliest reading stands."""
    columns = dict(one.guesses[0].mapping.columns)
    header = enumerate(one.table.header)
    return {columns[heading]: place for place, heading in header if heading in columns}


def _by_identifier(one: _Ranked) -> dict[Cell, Sequence[Cell]]:
    """The rows by their identifiers; none when there is no such column or one stands twice."""
    place = _places(one).get("external_id")
    rows = {} if place is None else {row[place]: row for row in one.table.rows}
    return rows if len(rows) == len(one.table.rows) else {}


def _agree(cell: Cell, other: Cell) -> bool:
    if isinstance(cell, str) and isinstance(other, str):
        return cell.strip().casefold() == other.strip().casefold()
    return type(cell) is not type(other) or cell == other


def _offer(one: _Ranked) -> TableOffer:
    table = one.table
    rows = len(table.rows) + len(table.broken)
    return TableOffer(table.sheet, table.range, one.kind, rows, table.header)
