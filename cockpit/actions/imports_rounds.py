"""Exports of the same rows given at once are taken one after the other, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cockpit.actions.imports_terms import FileBatch
from cockpit.catalog.importers.file_day import day_in_name
from cockpit.catalog.importers.natural_key import keys_of


def rounds_of(files: Sequence[FileBatch], today: date) -> list[list[int]]:
    """The places of the files, a list a round: one for files that tell of different rows. Of those
    that share rows each has a round of its own; what needs them comes with the last."""
    turns = [0] * len(files)
    for kind in dict.fromkeys(file.kind for file in files):
        places = [at for at, file in enumerate(files) if file.kind == kind]
        if len(places) > 1 and _share_rows([files[at] for at in places]):
            for turn, at in enumerate(_oldest_first(files, places, today)):
                turns[at] = turn
    last = max(turns, default=0)
    if last:
        # The files stand in the order in which their kinds need each other.
        first = min(at for at, turn in enumerate(turns) if turn)
        repeated = {files[at].kind for at, turn in enumerate(turns) if turn}
        for at in range(first, len(files)):
            if files[at].kind not in repeated:
                turns[at] = last
    return [[at for at, mine in enumerate(turns) if mine == turn] for turn in range(last + 1)]


def _share_rows(files: Sequence[FileBatch]) -> bool:
    seen: set[str] = set()
    for file in files:
        keys = set(keys_of(file.kind, file.batch.drafts))
        if seen & keys:
            return True
        seen |= keys
    return False


def _oldest_first(files: Sequence[FileBatch], places: Sequence[int], today: date) -> list[int]:
    """By the days in their names, else by the latest day in each, else as they were given."""
    named = {at: day_in_name(files[at].file, today) for at in places}
    latest = {at: files[at].batch.latest for at in places}
    for days in (named, latest):
        known = {at: day for at, day in days.items() if day is not None}
        if len(known) == len(places):
            return sorted(places, key=lambda at: known[at])
    return list(places)
