"""How a kind of file is declared: its columns, the words that name them, what gives it away."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.reading import Reading


@dataclass(frozen=True, slots=True)
class Field:
    """A column of ours. ``heads`` are headings that name it, the likeliest first, in the plain form
    of ``header_words.plain``; ``strict``: a cell that cannot be read refuses its row."""

    key: str
    title: str
    reading: Reading
    heads: tuple[str, ...]
    required: bool = False
    strict: bool = True

    @property
    def of_money(self) -> bool:
        """Whether its cells are amounts, or tell the currency of amounts."""
        return self.reading is Reading.MONEY or self.key == "currency"


class Headings:
    """The headings of a kind's columns, written as ``key: heading; heading`` over one or more
    lines; the lines after a key's first are indented."""

    def __init__(self, text: str) -> None:
        joined = text.replace("\n    ", " ").strip()
        pairs = (line.split(":", 1) for line in joined.splitlines())
        self._heads = {key: headings(words) for key, words in pairs}

    def field(
        self,
        key: str,
        title: str,
        reading: Reading,
        *,
        required: bool = False,
        strict: bool = True,
    ) -> Field:
        """The field of that key with its headings; its title, which the wizard shows, is one too
        where no other field has it."""
        heads, own = self._heads[key], plain(title)
        if not any(own in others for others in self._heads.values()):
            heads = (*heads, own)
        return Field(key, title, reading, heads, required, strict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    ``own`` are words that may stand before any heading ("Deal - Title"); each of ``signs`` is a
    set of fields, and each of ``marks`` a set of plain headings, that gives the kind away;
    headings ``against`` rule it out where there is no stage; ``files`` are words in names of files
    and sheets; ``needs`` are kinds to be read before it. A kind without fields is recognised only
    to be refused by name.
    """

    key: str
    title: str
    fields: tuple[Field, ...] = ()
    signs: tuple[frozenset[str], ...] = ()
    marks: tuple[frozenset[str], ...] = ()
    own: tuple[str, ...] = ()
    against: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def field(self, key: str) -> Field:
        """The field of that key; KeyError when the kind has none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)


def fields_that_tell(text: str) -> tuple[frozenset[str], ...]:
    """Sets of field keys, written in one text: keys parted by blanks, sets by semicolons."""
    return tuple(frozenset(keys.split()) for keys in text.split(";"))


def headings(text: str) -> tuple[str, ...]:
    """Headings written in one text, parted by semicolons."""
    return tuple(heading for part in text.split(";") if (heading := part.strip()))
