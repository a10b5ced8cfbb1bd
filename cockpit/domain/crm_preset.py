"""How what is known of a program's exports is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PresetSheet:
    """One kind of file of a program: it is recognised when all headings of one of ``marks`` are
    there; ``columns`` are headings and our fields. ``verified`` when a real file, or one quoted
    whole, has confirmed the headings."""

    kind: str
    verified: bool
    marks: tuple[frozenset[str], ...]
    columns: Mapping[str, str]

    def is_that_of(self, headings: frozenset[str]) -> bool:
        """Whether a header with these folded headings is the sheet's."""
        return any(mark <= headings for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Preset:
    """A program: ``evidence`` says how its headings are known; ``stages`` are the probabilities
    (0 to 1) of the open stages it begins with, by name."""

    key: str
    title: str
    evidence: str
    sheets: tuple[PresetSheet, ...]
    stages: Mapping[str, float] = field(default_factory=dict)


def folded(heading: str) -> str:
    """A heading without case, double blanks and the star of what is required."""
    return " ".join(heading.replace("*", " ").casefold().split())


def sheets(text: str) -> tuple[PresetSheet, ...]:
    """Sheets as written: a line ``kind verified: heading, heading | heading`` with the marks, below
    it, indented, ``heading=field`` parted by semicolons."""
    found = []
    for block in text.strip().split("\n\n"):
        marks_and_columns = block.replace("\n    |", " |")
        first, _newline, rest = marks_and_columns.partition("\n    ")
        head, _colon, marks = first.partition(":")
        kind, *said = head.split()
        sets = tuple(frozenset(map(folded, mark.split(","))) for mark in marks.split("|"))
        pairs = (part.rpartition("=") for part in " ".join(rest.split()).split(";") if part.strip())
        columns = {folded(heading): key.strip() for heading, _equals, key in pairs}
        found.append(PresetSheet(kind, said == ["verified"], sets, columns))
    return tuple(found)


def sheet_of(presets: Sequence[Preset], header: Sequence[str]) -> tuple[Preset, PresetSheet] | None:
    """The program and the sheet that a header gives away, the first that does."""
    headings = frozenset(map(folded, header))
    for preset in presets:
        for sheet in preset.sheets:
            if sheet.is_that_of(headings):
                return preset, sheet
    return None
