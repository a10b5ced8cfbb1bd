"""When two spellings are one name: equal after case, space and punctuation, digits untouched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """The name without case, accents' composition, spaces and punctuation; digits stay, so that
    ``GTX Plus 1`` and ``GTX Plus 2`` never meet. A name of signs alone is its own key."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum()) or folded.strip()


class Names:
    """Known names and what they stand for: the same spelling first, then the same key.

    A key that two different entities share is nobody's: such names only match as written.
    """

    def __init__(self, known: Iterable[tuple[str, int]] = ()) -> None:
        self._exact: dict[str, int] = {}
        self._keys: dict[str, tuple[str, int] | None] = {}
        for name, entity in known:
            self.add(name, entity)

    def add(self, name: str, entity: int) -> None:
        """Take a name in; the first entity of an exact spelling keeps it."""
        self._exact.setdefault(name, entity)
        key = name_key(name)
        held = self._keys.get(key, (name, entity))
        self._keys[key] = held if held and held[1] == entity else None

    def add_alias(self, name: str, entity: int) -> None:
        """A name that a source uses: it yields to every name that is in use today."""
        if name not in self._exact and name_key(name) not in self._keys:
            self.add(name, entity)

    @property
    def count(self) -> int:
        """How many spellings are known."""
        return len(self._exact)

    def spellings(self, first: int) -> list[str]:
        """The ``first`` spellings, in the order in which they came."""
        return list(islice(self._exact, first))

    def find(self, name: str) -> tuple[int, str] | None:
        """The entity and the spelling it is known by, or None for a new name."""
        if name in self._exact:
            return self._exact[name], name
        held = self._keys.get(name_key(name))
        return (held[1], held[0]) if held else None

    def find_turned(self, name: str) -> tuple[int, str] | None:
        """The person that ``Weber, Anna`` is where Anna Weber is known, and the other way round;
        without a comma on either side words are never turned."""
        last, comma, first = name.partition(",")
        if comma:
            return self.find(f"{first.strip()} {last.strip()}") if first.strip() else None
        words = name.split()
        for at in range(1, len(words)):
            found = self.find(f"{' '.join(words[at:])}, {' '.join(words[:at])}")
            if found is not None and "," in found[1]:
                return found
        return None
