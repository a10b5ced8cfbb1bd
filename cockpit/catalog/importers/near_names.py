"""Names that are nearly one of ours: a slip of the pen, a legal form, swapped names, accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_LEGAL_WORDS = """
ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh mbh ag kg kgaa ug ohg
gbr ev eg se sa sas sarl sasu eurl snc spa srl srls sl slu sau ltda eireli me bv nv cv vof oy oyj
ab as asa aps sp zoo oo z spolka akc ooo oao zao pty pte pvt sdn bhd kk kft zrt rt doo dd ood ead
sro group holding holdings the und and y et e i cia hnos
"""
_LEGAL_FORMS = frozenset(_LEGAL_WORDS.split())
# Points inside an abbreviation are nothing: S.A., S.p.A., GmbH & Co. KG.
_POINTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|\.")
_DIGITS = re.compile(r"\d+")
_SHORTEST = 5
_EQUAL_AFTER_ALL, _INITIAL = 98.0, 88.0
_EDGE = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A name of ours and how near it is, 0 to 100."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as it is compared: its words in order of the alphabet, without what matters least;
    ``exact`` are digits and short words, which must be the same."""

    words: tuple[str, ...]
    exact: tuple[str, ...]
    text: str


class NearNames:
    """The names of one kind; finds the one that another is nearly, never across digits."""

    def __init__(self, kind: str, names: Iterable[str]) -> None:
        self._kind = kind
        self._by_edge: dict[tuple[object, ...], list[tuple[_Form, str]]] = defaultdict(list)
        for name in names:
            if "@" not in name and (form := _form(kind, name)).text:
                for edge in _edges(form):
                    self._by_edge[edge].append((form, name))

    def nearest(self, name: str) -> Near | None:
        """The nearest name, or None; of two equally near ones none is proposed."""
        if "@" in name or not (form := _form(self._kind, name)).text:
            return None
        scores: dict[str, float] = {}
        for edge in _edges(form):
            for other, known in self._by_edge.get(edge, ()):
                if known not in scores and (score := _score(self._kind, form, other)):
                    scores[known] = score
        best = max(scores.values(), default=0.0)
        nearest = [known for known, score in scores.items() if score == best]
        return Near(nearest[0], round(best, 1)) if len(nearest) == 1 else None


@lru_cache(maxsize=50_000)
def _form(kind: str, name: str) -> _Form:
    folded = unicodedata.normalize("NFKD", _POINTS.sub("", name).casefold().replace("ß", "ss"))
    bare = "".join(" " if not letter.isalnum() else letter for letter in folded
                   if not unicodedata.combining(letter))  # fmt: skip
    words = bare.split()
    if kind == "accounts":
        words = [word for word in words if word not in _LEGAL_FORMS] or words
    exact = _DIGITS.findall(bare)
    if kind != "people":
        exact += [word for word in words if len(word) <= 2 and not word.isdigit()]
    # First and last name may be swapped; a company's or a product's words may not.
    ordered = sorted(words) if kind == "people" else words
    return _Form(tuple(ordered), tuple(sorted(exact)), " ".join(ordered))


def _edges(form: _Form) -> set[tuple[object, ...]]:
    """Names that are near share digits and the beginning or the end of a word or of all."""
    squashed = form.text.replace(" ", "")
    pieces = {squashed[:_EDGE], squashed[-_EDGE:]}
    pieces |= {word[:_EDGE] for word in form.words if len(word) > _EDGE}
    return {(form.exact, piece) for piece in pieces}


def _score(kind: str, one: _Form, other: _Form) -> float:
    """0 unless near."""
    if one.exact != other.exact:
        return 0.0
    first, second = one.text.replace(" ", ""), other.text.replace(" ", "")
    if first == second:
        return _EQUAL_AFTER_ALL
    if kind == "people" and _initial(one, other):
        return _INITIAL
    shorter = min(len(first), len(second))
    slips = 1 if shorter < 2 * _SHORTEST else 2
    if shorter < _SHORTEST or OSA.distance(first, second, score_cutoff=slips) > slips:
        return 0.0
    return fuzz.ratio(one.text, other.text)


def _initial(one: _Form, other: _Form) -> bool:
    """``J. Smith`` may be John Smith: the same but one word, of which one has the first letter."""
    if len(one.words) != len(other.words) or len(one.words) < 2:
        return False
    left = set(one.words) ^ set(other.words)
    if len(left) != 2:
        return False
    short, long = sorted(left, key=len)
    return len(short) == 1 and long.startswith(short)
