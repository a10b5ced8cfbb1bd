"""What kind of file a table is and which column is which, by headings first and content next."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from cockpit.catalog.importers import kinds
from cockpit.catalog.importers.content_check import Content
from cockpit.catalog.importers.header_words import plain, without_brackets
from cockpit.catalog.importers.heading_sense import LEAST, fields_meant, senses_of
from cockpit.catalog.importers.kind import Kind
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.stage_days import is_of_one_stage
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.domain.crm_preset import Preset, folded, sheet_of

_EXACT, _OWN, _UNITS, _NEAR, _CONTENT = 1000, 900, 800, 700, 200
_NEAR_ENOUGH, _OURS = 90, 150
_LOOKED_AT = 200
_ALL_BUT_ONE, _NAMED = 0.75, 0.3
_WELL_TOLD, _MOSTLY, _LIKELY = 0.4, 0.6, 0.38


# What the only column of a sort is, where nothing else is left to be it.
_SORTS = {
    "deals": {"money": "amount", "date": "expected_close", "people": "owner", "id": "external_id"},
    "accounts": {"people": "owner", "id": "external_id"},
    "contacts": {"id": "external_id"},
    "people": {"people": "manager", "date": "hired_on", "id": "external_id"},
    "products": {"money": "list_price"},
    "activities": {"people": "person", "date": "at"},
    "quotas": {"money": "amount", "people": "person"},
    "stage_history": {"people": "by", "date": "at"},
    "leads": {"people": "owner", "date": "created_at", "id": "external_id"},
}


# What a heading that says one of these is about, whatever its cells: when a row was changed, a
# telephone, a link. Such a column is never the only one of its sort.
_ASIDE = frozenset(("change", "old", "activity", "phone", "email", "web", "other", "contact"))


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, the columns found for it, and how much speaks for it; ``preset`` and ``verified``
    say whose export it seems to be, and whether a real file has confirmed its headings."""

    kind: Kind
    mapping: Mapping
    score: float
    preset: Preset | None = None
    verified: bool = True


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


def guess_kinds(table: SheetTable, programs: Sequence[Preset] = ()) -> list[Guess]:
    """The kinds the table may be, best first; empty when nothing gives one away.

    A kind that is told by its marks, or by the headings of one of ``programs``, stands alone: they
    are particular.
    """
    table = _without_stage_days(table)
    names = {plain(heading) for heading in table.header}
    content = Content(_samples(table))
    known = _known_program(table, content, programs)
    if known is not None:
        return [known]
    for kind in kinds():
        if any(mark <= names for mark in kind.marks):
            return [Guess(kind, _match(table, content, kind)[0], 1.0)]
    found = [guess for kind in kinds() if (guess := _guess(table, content, kind, names))]
    told = {guess.kind.key for guess in found}
    found += [one for one in _by_its_name(table, content, names) if one.kind.key not in told]
    return sorted(found, key=lambda guess: -guess.score)


def _known_program(table: SheetTable, content: Content, programs: Sequence[Preset]) -> Guess | None:
    """The program that writes such headings: its columns first, the others by the general way."""
    found = sheet_of(programs, table.header)
    if found is None:
        return None
    preset, sheet = found
    kind = next(kind for kind in kinds() if kind.key == sheet.kind)
    places = {folded(heading): place for place, heading in reversed([*enumerate(table.header)])}
    taken: dict[int, str] = {}
    for heading, field in sheet.columns.items():
        place = places.get(heading)
        if place is None or field in taken.values():
            continue
        if content.fits(kind.field(field).reading, place):
            taken[place] = field
    for heading, field in _match(table, content, kind)[0].columns:
        place = table.header.index(heading)
        if place not in taken and field not in taken.values():
            taken[place] = field
    columns = tuple((table.header[place], field) for place, field in sorted(taken.items()))
    return Guess(kind, Mapping(kind.key, columns), 2.0, preset, sheet.verified)


def guess_mapping(table: SheetTable, kind: Kind) -> Mapping:
    """The columns of ``kind`` that the table seems to have."""
    table = _without_stage_days(table)
    return _match(table, Content(_samples(table)), kind)[0]


def _without_stage_days(table: SheetTable) -> SheetTable:
    """A sample of the table without its columns of single stages: there are a dozen of them, and
    none is a column of a kind's own."""
    places = [at for at, heading in enumerate(table.header) if not is_of_one_stage(heading)]
    if len(places) == len(table.header):
        return table
    step = max(1, len(table.rows) // _LOOKED_AT)
    rows = [[row[place] for place in places] for row in islice(table.rows, 0, None, step)]
    return replace(table, header=tuple(table.header[place] for place in places), rows=rows)


def _match(
    table: SheetTable, content: Content, kind: Kind, *, settled: bool = True
) -> tuple[Mapping, float]:
    """The columns found, and how surely all in all: 1 for each that its heading names. While the
    kind is not ``settled``, the sort of a column's cells alone says nothing."""
    named = [dict(_by_name(heading, kind)) for heading in table.header]
    least = _least_sure(named)
    offers = sorted(
        (-points, place, field)
        for place, heading in enumerate(table.header)
        for field, points in _offers(heading, kind, content, place, named[place], least)
    )
    taken: dict[int, str] = {}
    sure = _take(offers, taken, content, kind)
    if len(taken) >= _MOSTLY * len(table.header):
        sure += _take(_leftovers(table, content, kind, taken), taken, content, kind)
        if settled:
            sure += _take(_by_sort(table, content, kind, taken), taken, content, kind)
    if _has(kind, "stage") and "stage" not in taken.values():
        _status_is_stage(content, taken)
    columns = tuple((table.header[p], f) for p, f in sorted(taken.items()))
    return Mapping(kind.key, columns), sure


def _take(
    offers: Sequence[tuple[int, int, str]], taken: dict[int, str], content: Content, kind: Kind
) -> float:
    """Give columns their fields, the best offers first; says how surely, 1 for a sure one."""
    sure = 0.0
    for points, place, field in offers:
        if place in taken or field in taken.values():
            continue
        if content.fits(kind.field(field).reading, place):
            taken[place] = field
            sure += min(1.0, -points / _EXACT)
    return sure


def _leftovers(
    table: SheetTable, content: Content, kind: Kind, taken: AnyMapping[int, str]
) -> list[tuple[int, int, str]]:
    """Where nearly all columns are understood, the others are likely of the kind too."""
    offers = []
    for place, heading in enumerate(table.header):
        for field, sure in fields_meant(heading, kind.key, _LIKELY).items():
            likely = sure * content.likelihood(kind.field(field).reading, place)
            if place not in taken and likely >= _LIKELY:
                offers.append((-round(_NEAR * likely), place, field))
    return sorted(offers)


def _by_sort(
    table: SheetTable, content: Content, kind: Kind, taken: AnyMapping[int, str]
) -> list[tuple[int, int, str]]:
    """The only column left of people, of money or of days is the field of that sort left."""
    sorts: dict[str, list[int]] = {}
    for place in range(len(table.header)):
        if place not in taken and not _stands_aside(table.header[place]):
            sorts.setdefault(content.sort(place), []).append(place)
    return [
        (-_CONTENT, places[0], field)
        for sort, field in _SORTS.get(kind.key, {}).items()
        if len(places := sorts.get(sort, [])) == 1
    ]


def _stands_aside(heading: str) -> bool:
    return any(_ASIDE & sense for sense in senses_of(heading))


def _status_is_stage(content: Content, taken: dict[int, str]) -> None:
    """A status that holds the names of open stages is the stage."""
    for place, field in taken.items():
        if field == "status" and content.names_stages(place):
            taken[place] = "stage"
            return


def _guess(table: SheetTable, content: Content, kind: Kind, names: set[str]) -> Guess | None:
    mapping, sure = _match(table, content, kind, settled=False)
    found = {field for _heading, field in mapping.columns}
    if kind.against & names and "stage" not in found:
        return None
    told = [sign for sign in kind.signs if sign <= found]
    if not told or (len(told) < 3 and not _well_told(table, mapping, kind, told)):
        return None
    label = plain(f"{table.sheet or table.file}")
    named = any(word in label for word in kind.files)
    score = sure / max(1, len(table.header)) + 0.2 * len(told) + _NAMED * named
    return Guess(kind, _match(table, content, kind)[0], score)


def _by_its_name(table: SheetTable, content: Content, names: set[str]) -> list[Guess]:
    """The kinds that the file's name tells, where its columns give nothing away but are of one."""
    label = plain(f"{table.sheet or table.file}")
    found = []
    for kind in kinds():
        if kind.against & names or not any(word in label for word in kind.files):
            continue
        mapping, sure = _match(table, content, kind)
        fields = {field for _heading, field in mapping.columns}
        needed = {field.key for field in kind.fields if field.required}
        if needed <= fields and len(fields) >= _ALL_BUT_ONE * len(table.header):
            found.append(Guess(kind, mapping, sure / max(1, len(table.header)) + _NAMED))
    return found


def _well_told(
    table: SheetTable, mapping: Mapping, kind: Kind, told: Sequence[frozenset[str]]
) -> bool:
    """Words alone give a kind away only where much of the file is understood."""
    if len(mapping.columns) >= _WELL_TOLD * len(table.header):
        return True
    named = {field for head, field in mapping.columns if field in dict(_by_name(head, kind))}
    return any(sign <= named for sign in told)


def _samples(table: SheetTable) -> list[list[Cell]]:
    """Filled cells of each column, some from all over the file."""
    step = max(1, len(table.rows) // _LOOKED_AT)
    picked = list(islice(table.rows, 0, None, step))
    return [
        [row[place] for row in picked if row[place] not in ("", None)]
        for place in range(len(table.header))
    ]


def _least_sure(named: Sequence[AnyMapping[str, int]]) -> float:
    """The more headings are understood as a whole, the less is guessed of the others."""
    fields = {field for offers in named for field in offers}
    return LEAST + min(0.3, 0.05 * len(fields))


def _offers(
    heading: str,
    kind: Kind,
    content: Content,
    place: int,
    named: AnyMapping[str, int],
    least: float,
) -> list[tuple[str, int]]:
    """Fields that a column may be, with points: by its whole heading, where an earlier synonym is
    the better one, else by the words in it, else by its cells."""
    offers = dict(named)
    for field, sure in fields_meant(heading, kind.key).items():
        likely = sure * content.likelihood(kind.field(field).reading, place)
        if likely >= least:
            offers.setdefault(field, round(_NEAR * likely))
    if not offers:
        offers = {field: _CONTENT for field in content.fields(place) if _has(kind, field)}
        if _stands_aside(heading):
            # An address in a column of that name is the customer's.
            offers.pop("owner_email", None)
    if "account" in offers and content.is_one(place):
        # Our own company, where another column has the customers.
        offers["account"] -= _OURS
    return list(offers.items())


def _has(kind: Kind, field: str) -> bool:
    return any(one.key == field for one in kind.fields)


def _by_name(heading: str, kind: Kind) -> list[tuple[str, int]]:
    # "Account #" is a number, not the account.
    heading = heading.replace("#", " number ")
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
    if near is None or not _same_words(form, near[0]):
        return []
    return [(field, _NEAR - rank) for field, rank in heads[near[0]]]


def _same_words(one: str, other: str) -> bool:
    """Word by word, at most a slip each: mail is no slip for deal."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return one.replace(" ", "") == other.replace(" ", "") or 1 in (len(words), len(others))
    return all(
        OSA.distance(word, known) <= (1 if len(known) < 8 else 2)
        for word, known in zip(words, others, strict=True)
    )


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
