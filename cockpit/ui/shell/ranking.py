"""Which words on offer fit what was typed, best first; small mistakes in typing are forgiven."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

LEAST = 54.0
_SHORTEST_FORGIVEN = 3
_CLOSE = 72.0


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower case without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def score(query: str, title: str, detail: str = "") -> float:
    """How well a title fits a folded query, 0 to 100, without forgiving mistakes."""
    name = folded(title)
    if name == query:
        return 100.0
    if name.startswith(query):
        # "yara" is Yara Xu before it is Yararis Components.
        return 98.0 if name[len(query)].isspace() else 96.0
    words, asked = name.split(), query.split()
    if _begin(asked, words):
        # Whole words say more than beginnings.
        return 90.0 + min(3, len(set(asked) & set(words)))
    if _begin(asked, [*words, *folded(detail).split()]):
        return 84.0
    if _initials(query, words):
        return 80.0
    return 78.0 if query in name else 0.0


def forgiving_scores(query: str, titles: Sequence[str]) -> list[float]:
    """Scores under 75 for titles a few mistakes away from a folded query."""
    if len(query) < _SHORTEST_FORGIVEN:
        return [0.0] * len(titles)
    fuzz: Any = import_module("rapidfuzz.fuzz")
    names = [folded(title) for title in titles]
    return [_forgiven(fuzz, query, name) for name in names]


def _forgiven(fuzz: Any, query: str, name: str) -> float:
    """Every word typed must be close to some word of the name."""
    words = name.split()
    total = 0.0
    for asked in query.split():
        # A beginning counts as the whole word: "negot" is close to "negotiating". Among equals
        # the earlier word of a title says more.
        near = max(
            (fuzz.ratio(asked, word[: len(asked) + 1]) - i for i, word in enumerate(words)),
            default=0.0,
        )
        if near < _CLOSE:
            return 0.0
        total += near
    return 0.75 * total / max(len(query.split()), 1)


def _begin(asked: list[str], words: list[str]) -> bool:
    """Each asked word begins a different word."""
    left = list(words)
    for part in asked:
        found = next((word for word in left if word.startswith(part)), None)
        if found is None:
            return False
        left.remove(found)
    return bool(asked)


def _initials(query: str, words: list[str]) -> bool:
    return len(query) > 1 and "".join(word[0] for word in words).startswith(query)
