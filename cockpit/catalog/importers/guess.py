"""What kind of file a table is and which column is which, by headings first and content next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice

from rapidfuzz import fuzz, process

from cockpit.catalog.importers import kinds
from cockpit.catalog.importers.content_check import fits
from cockpit.catalog.importers.header_words import plain, without_brackets
from cockpit.catalog.importers.kind import Kind
from cockpit.catalog.importers.later import unread_kinds
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.table import Cell, SheetTable

_EXACT, _OWN, _UNITS, _NEAR = 1000, 900, 800, 500
_NEAR_ENOUGH = 90
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, the columns found for it, and how much speaks for it."""

    kind: Kind
    mapping: Mapping
    score: float


def names_a_column(heading: str) -> bool:
    """True for a heading of any kind: it helps to find the header row."""
    return plain(heading) in _all_heads() or without_brackets(heading) in _all_heads()


@cache
def _all_heads() -> frozenset[str]:
    return frozenset(
        form
        for kind in kinds()
        for field in kind.fields
        for head in field.heads
        for form in (head, *(f"{own} {head}" for own in kind.own))
    )


def guess_kinds(table: SheetTable) -> list[Guess]:
    """The kinds the table may be, best first; empty when nothing gives one away.

    A kind that is told by its marks stands alone: they are particular.
    """
    names = {plain(heading) for heading in table.header}
    for kind in (*kinds(), *unread_kinds()):
        if any(mark <= names for mark in kind.marks):
            return [Guess(kind, guess_mapping(table, kind), 1.0)]
    found = [guess for kind in kinds() if (guess := _guess(table, kind, names))]
    return sorted(found, key=lambda guess: -guess.score)


def guess_mapping(table: SheetTable, kind: Kind) -> Mapping:
    """The columns of ``kind`` that the table seems to have."""
    samples = _samples(table)
    offers = sorted(
        (-points, place, field)
        for place, heading in enumerate(table.header)
        for field, points in _offers(heading, kind)
    )
    taken: dict[int, str] = {}
    for _points, place, field in offers:
        if place in taken or field in taken.values():
            continue
        if fits(kind.field(field).reading, samples[place]):
            taken[place] = field
    return Mapping(kind.key, tuple((table.header[p], f) for p, f in sorted(taken.items())))


def _guess(table: SheetTable, kind: Kind, names: set[str]) -> Guess | None:
    mapping = guess_mapping(table, kind)
    found = {field for _heading, field in mapping.columns}
    if kind.against & names and "stage" not in found:
        return None
    told = [sign for sign in kind.signs if sign <= found]
    if not told:
        return None
    label = plain(f"{table.sheet or table.file}")
    named = any(word in label for word in kind.files)
    score = len(found) / max(1, len(table.header)) + 0.2 * len(told) + 0.3 * named
    return Guess(kind, mapping, score)


def _samples(table: SheetTable) -> list[list[Cell]]:
    """Filled cells of each column, some from all over the file."""
    step = max(1, len(table.rows) // _LOOKED_AT)
    picked = list(islice(table.rows, 0, None, step))
    return [
        [row[place] for row in picked if row[place] not in ("", None)]
        for place in range(len(table.header))
    ]


def _offers(heading: str, kind: Kind) -> list[tuple[str, int]]:
    """Fields that the heading may name, with points: an earlier synonym is the better one."""
    forms = ((plain(heading), _EXACT), (without_brackets(heading), _UNITS))
    offers: dict[str, int] = {}
    for form, points in forms:
        for own in ("", *kind.own):
            short = form.removeprefix(own).strip() if own else form
            if own and (short == form or not short):
                continue
            worth = points if not own else points - (_EXACT - _OWN)
            for field, rank in _heads(kind.key).get(short, ()):
                offers[field] = max(offers.get(field, 0), worth - rank)
    return list(offers.items()) or _near_offers(plain(heading), kind)


def _near_offers(form: str, kind: Kind) -> list[tuple[str, int]]:
    """A slip of the pen in a long word; never where digits make the difference."""
    if len(form) < 6 or any(letter.isdigit() for letter in form):
        return []
    heads = _heads(kind.key)
    near = process.extractOne(form, list(heads), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    if near is None:
        return []
    return [(field, _NEAR - rank) for field, rank in heads[near[0]]]


@cache
def _heads(key: str) -> dict[str, list[tuple[str, int]]]:
    """Each heading, the fields it names and how early it stands among their synonyms."""
    found: dict[str, list[tuple[str, int]]] = {}
    for kind in kinds():
        if kind.key == key:
            for field in kind.fields:
                for rank, head in enumerate(field.heads):
                    found.setdefault(head, []).append((field.key, rank))
    return found
