"""What a name or a stage of a file may become, as choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cockpit.actions.imports_terms import Proposal
from cockpit.domain.pipeline import StageKind
from cockpit.wording import _

_MOST = 1000


@dataclass(frozen=True, slots=True)
class NearName:
    """A name in the file that is nearly one of ours; ``others`` are ours to choose from."""

    kind: str
    spelling: str
    candidate: str
    rows: int
    others: tuple[str, ...]


def near_names(
    proposals: Sequence[Proposal],
    known: Mapping[str, Sequence[str]],
    taken: Sequence[Proposal] = (),
) -> tuple[NearName, ...]:
    """The proposals of a file, with all our names of their kinds; those ``taken`` at once are ours
    or rows of their own."""
    asked = tuple(
        NearName(one.kind, one.spelling, one.candidate, one.rows, tuple(known[one.kind][:_MOST]))
        for one in proposals
    )
    equal = (NearName(one.kind, one.spelling, one.candidate, one.rows, ()) for one in taken)
    return (*asked, *equal)


def name_choices(near: NearName) -> list[tuple[object, str]]:
    """(our name or "" for a new one, words), the likeliest first."""
    new = {
        "people": _("a new person"),
        "accounts": _("a new account"),
        "products": _("a new product"),
    }[near.kind]
    others: list[tuple[object, str]] = [(n, n) for n in near.others if n != near.candidate]
    return [(near.candidate, near.candidate), ("", new), *others]


def stage_choices(ours: Sequence[str]) -> list[tuple[object, str]]:
    """(name of a stage of ours or "" for a new one, words)."""
    return [("", _("a new stage")), *((name, name) for name in dict.fromkeys(ours))]


def stage_kinds() -> list[tuple[object, str]]:
    """(kind, words) of a new stage."""
    return [
        (StageKind.OPEN, _("open")),
        (StageKind.ON_HOLD, _("on hold")),
        (StageKind.WON, _("won")),
        (StageKind.LOST, _("lost")),
    ]
