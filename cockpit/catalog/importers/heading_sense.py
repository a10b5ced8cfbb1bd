"""What a heading means, word by word, whatever its language, its order and its endings."""

from __future__ import annotations

from functools import cache, lru_cache

from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.heading_patterns import PATTERNS
from cockpit.catalog.importers.word_stock import PHRASES, WORDS

LEAST = 0.5
# A word's meanings; empty for a word that is not known.
Sense = frozenset[str]
STOP = "stop"
_SIGNS = {"%": " percent ", "#": " no ", "№": " no ", "n°": " no ", "nº": " no "}
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ı": "i"})
# Letters that German and Dutch put between the parts of a compound.
_LINKS = ("", "s", "n", "en", "es", "er", "e", "e s")
_SHORTEST_PART, _LONGEST_ENDING = 3, 7
_SHORT_PARTS = ("nr", "id")
# How words end that are no compounds, mostly of Latin origin.
_ENDINGS = frozenset(
    ["", "s", "n", "e", "a", "o", "i", "y", "en", "er", "es", "os", "as", "ed", "ing", "ung",
     "ungen", "ion", "ione", "ioni", "azione", "azioni", "zione", "acion", "aciones", "acao",
     "acoes", "ation", "ations", "amento", "imento", "mento", "miento", "ment", "ments", "ado",
     "ada", "ados", "adas", "ido", "ida", "ato", "ata", "ario", "aria", "ale", "ales", "al", "ity",
     "ities", "ite", "ita", "idad", "idade", "eur", "euse", "in", "innen", "ige", "iger", "liche",
     "lich", "owe", "owy", "ow", "ego", "ej", "enia", "enie", "ania", "anie"]
)  # fmt: skip
# What a word counts that the pattern does not have: a known one more than an unknown one, a word
# for the very kind of file hardly anything.
_OTHER, _UNKNOWN, _OWN = 1.0, 0.6, 0.1
_OWN_WORDS = {
    "deals": ("deal", "sales", "offer"), "accounts": ("account",), "contacts": ("contact",),
    "people": ("person", "seller", "sales"), "products": ("product",), "leads": ("lead",),
    "activities": ("activity",), "quotas": ("quota", "sales"), "notes": ("note",),
    "stage_history": ("deal", "stage", "sales"),
}  # fmt: skip


@lru_cache(maxsize=4_000)
def senses_of(heading: str) -> tuple[Sense, ...]:
    """The meanings of the heading's words in their order."""
    text = heading.translate(_LETTERS)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word).replace(sign.upper(), word)
    text = f" {plain(text)} "
    for phrase, words in _phrases().items():
        text = text.replace(f" {phrase} ", f" {words} ")
    return tuple(sense for word in text.split() for sense in _word(word))


def fields_meant(heading: str, kind: str, least: float = LEAST) -> dict[str, float]:
    """The fields of a kind that the heading may mean, each with how surely, ``least`` to 1."""
    senses = senses_of(heading)
    known = frozenset().union(*senses) - {STOP}
    found: dict[str, float] = {}
    for field, patterns in _patterns().get(kind, {}).items():
        for rank, pattern in enumerate(patterns):
            if pattern <= known and (sure := _sure(senses, pattern, kind) - 0.01 * rank) >= least:
                found[field] = max(found.get(field, 0.0), sure)
    return found


def _sure(senses: tuple[Sense, ...], pattern: Sense, kind: str) -> float:
    own = _OWN_WORDS.get(kind, ())
    beside = 0.0
    for sense in senses:
        if sense & pattern or STOP in sense:
            continue
        beside += _UNKNOWN if not sense else _OWN if sense.intersection(own) else _OTHER
    size = len(pattern)
    return size / (size + beside) - 0.1 / size


@lru_cache(maxsize=20_000)
def _word(word: str) -> tuple[Sense, ...]:
    """The meanings of one word, or of the parts of a compound."""
    whole = _exact().get(word)
    if whole:
        return (whole,)
    inflected = _by_stem(word, _LONGEST_ENDING, _ENDINGS)
    if inflected:
        return (inflected,)
    if len(word) >= 2 * _SHORTEST_PART and (parts := _parts(word)):
        return parts
    return (_by_stem(word, _LONGEST_ENDING),)


def _parts(word: str) -> tuple[Sense, ...]:
    """A compound's parts, the first as long as can be; nothing when a part is not known."""
    for end in range(len(word) - 2, _SHORTEST_PART - 1, -1):
        first = _exact().get(word[:end]) or _by_stem(word[:end], 3)
        if not first or STOP in first:
            continue
        for link in _LINKS:
            rest = word[end:].removeprefix(link)
            if link and rest == word[end:]:
                continue
            if len(rest) < _SHORTEST_PART and rest not in _SHORT_PARTS:
                continue
            last = _exact().get(rest) or _by_stem(rest, 3)
            if last and STOP not in last:
                return first, last
            if len(rest) >= 2 * _SHORTEST_PART and (more := _parts(rest)):
                return first, *more
    return ()


def _by_stem(word: str, ending: int, endings: frozenset[str] = frozenset()) -> Sense:
    """The meaning of the longest stem that the word begins with; where ``endings`` are given, one
    of them must follow."""
    for length in range(len(word), max(2, len(word) - ending - 1), -1):
        found = _stems().get(word[:length])
        if found and (not endings or word[length:] in endings):
            return found
    return frozenset()


def _stock() -> list[tuple[str, str]]:
    lines = WORDS.replace("\n    ", " ").strip().splitlines()
    pairs = (line.split(":", 1) for line in lines)
    return [(word, meaning) for meaning, words in pairs for word in words.split()]


@cache
def _exact() -> dict[str, Sense]:
    found: dict[str, set[str]] = {}
    for word, meaning in _stock():
        found.setdefault(word.removesuffix("*"), set()).add(meaning)
    return {word: frozenset(meanings) for word, meanings in found.items()}


@cache
def _stems() -> dict[str, Sense]:
    found: dict[str, set[str]] = {}
    for word, meaning in _stock():
        if word.endswith("*"):
            found.setdefault(word[:-1], set()).add(meaning)
    return {word: frozenset(meanings) for word, meanings in found.items()}


@cache
def _phrases() -> dict[str, str]:
    pairs = (part.split(":") for part in PHRASES.replace("\n", " ").split(";"))
    told = {" ".join(phrase.split()): " ".join(words.split()) for phrase, words in pairs}
    return dict(sorted(told.items(), key=lambda pair: -len(pair[0])))


@cache
def _patterns() -> dict[str, dict[str, tuple[Sense, ...]]]:
    found: dict[str, dict[str, tuple[Sense, ...]]] = {}
    for line in PATTERNS.replace("\n    ", " ").strip().splitlines():
        if line:
            place, patterns = line.split(":", 1)
            kind, field = place.split(".")
            sets = tuple(frozenset(one.split()) for one in patterns.split(";"))
            found.setdefault(kind, {})[field] = sets
    return found
