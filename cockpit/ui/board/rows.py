"""The fewest row signals that turn the columns shown into the columns wanted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Beyond this many cards a column's middle is exchanged as a whole.
MANY = 256

Columns = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Remove:
    """Rows ``first`` to ``last`` of a column go."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insert:
    """New deals stand from row ``at``."""

    column: int
    at: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One card goes before row ``at`` of a column, counted before it has left its own row."""

    source: int
    row: int
    column: int
    at: int


Step = Remove | Insert | Move


def steps(shown: Columns, wanted: Columns) -> Iterator[Step]:
    """Steps to be taken one after the other; every id stands in one place at most."""
    starts = [_common_start(old, new) for old, new in zip(shown, wanted, strict=True)]
    old_middles, new_middles = [], []
    for old, new, start in zip(shown, wanted, starts, strict=True):
        end = _common_end(old, new, start)
        old_middles.append(list(old[start : len(old) - end]))
        new_middles.append(list(new[start : len(new) - end]))
    many = sum(map(len, old_middles)) + sum(map(len, new_middles)) > MANY
    if many or not any(old_middles):
        yield from _exchanged(starts, old_middles, new_middles)
    else:
        yield from _removals(starts, old_middles, new_middles)
        yield from _placements(starts, old_middles, new_middles)


def _common_start(old: Sequence[int], new: Sequence[int]) -> int:
    limit = min(len(old), len(new))
    if old[:limit] == new[:limit]:
        return limit
    return next(i for i in range(limit) if old[i] != new[i])


def _common_end(old: Sequence[int], new: Sequence[int], start: int) -> int:
    limit = min(len(old), len(new)) - start
    return next((i for i in range(limit) if old[-1 - i] != new[-1 - i]), limit)


def _exchanged(starts: list[int], old: list[list[int]], new: list[list[int]]) -> Iterator[Step]:
    for column, start in enumerate(starts):
        if old[column]:
            yield Remove(column, start, start + len(old[column]) - 1)
    for column, start in enumerate(starts):
        if new[column]:
            yield Insert(column, start, tuple(new[column]))


def _removals(starts: list[int], old: list[list[int]], new: list[list[int]]) -> Iterator[Step]:
    """Runs of cards that are wanted nowhere, from the bottom up; takes them out of ``old``."""
    wanted = {id for middle in new for id in middle}
    for column, middle in enumerate(old):
        last = len(middle) - 1
        while last >= 0:
            if middle[last] in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and middle[first - 1] not in wanted:
                first -= 1
            del middle[first : last + 1]
            yield Remove(column, starts[column] + first, starts[column] + last)
            last = first - 1


def _placements(starts: list[int], now: list[list[int]], new: list[list[int]]) -> Iterator[Step]:
    """Each card that does not stay where it is goes behind the one it follows."""
    for column, middle in enumerate(new):
        staying = _longest_in_order(now[column], middle)
        before: int | None = None
        for place, id in enumerate(middle):
            if id not in staying and not _follows(now, id, before):
                yield from _place(starts, now, column, before, _run(middle, place, now, staying))
            before = id


def _run(
    middle: list[int], place: int, now: list[list[int]], staying: frozenset[int]
) -> tuple[int, ...]:
    """The card, with those new to the board that follow it at once."""
    if _find(now, middle[place]) is not None:
        return (middle[place],)
    last = place + 1
    while last < len(middle) and middle[last] not in staying and _find(now, middle[last]) is None:
        last += 1
    return tuple(middle[place:last])


def _follows(now: list[list[int]], id: int, before: int | None) -> bool:
    """True when the card stands right behind the other: it came with that one's run."""
    found, other = _find(now, id), None if before is None else _find(now, before)
    if found is None or other is None:
        return False
    return found[0] == other[0] and found[1] == other[1] + 1


def _place(
    starts: list[int],
    now: list[list[int]],
    column: int,
    before: int | None,
    ids: tuple[int, ...],
) -> Iterator[Step]:
    at = 0 if before is None else now[column].index(before) + 1
    found = _find(now, ids[0])
    if found is None:
        now[column][at:at] = ids
        yield Insert(column, starts[column] + at, ids)
        return
    source, row = found
    if source == column and at in (row, row + 1):
        return
    yield Move(source, starts[source] + row, column, starts[column] + at)
    del now[source][row]
    now[column].insert(at - 1 if source == column and row < at else at, ids[0])


def _find(now: list[list[int]], id: int) -> tuple[int, int] | None:
    for column, middle in enumerate(now):
        if id in middle:
            return column, middle.index(id)
    return None


def _longest_in_order(now: list[int], wanted: list[int]) -> frozenset[int]:
    """The most cards of ``now`` that already stand in the wanted order (they need not move)."""
    places = {id: place for place, id in enumerate(wanted)}
    tails: list[int] = []
    ends: list[int] = []
    behind: dict[int, int | None] = {}
    for id in now:
        if id not in places:
            continue
        at = bisect_left(tails, places[id])
        behind[id] = ends[at - 1] if at else None
        tails[at : at + 1] = [places[id]]
        ends[at : at + 1] = [id]
    chain: list[int] = []
    end: int | None = ends[-1] if ends else None
    while end is not None:
        chain.append(end)
        end = behind[end]
    return frozenset(chain)
