"""The Aalen-Johansen estimator as a textbook has it: loops, fractions, nothing clever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Life:
    """Watched on the days from ``entry`` to ``leaves``; on the last one ``won``, ``lost``, or
    nothing."""

    entry: int
    leaves: int
    end: str


def won_by(lives: Sequence[Life], day: int) -> tuple[Fraction, Fraction] | None:
    """(share won by the day, its variance); None when somebody ought to have been watched and
    nobody was."""
    surviving, share = Fraction(1), Fraction(0)
    steps: list[tuple[int, int, int, Fraction, Fraction]] = []
    for now in range(day + 1):
        watched = [one for one in lives if one.entry <= now <= one.leaves]
        if not watched:
            if surviving:
                return None
            continue
        ending = [one for one in watched if one.leaves == now and one.end]
        won = sum(one.end == "won" for one in ending)
        share += surviving * Fraction(won, len(watched))
        steps.append((len(watched), len(ending), won, surviving, share))
        surviving *= 1 - Fraction(len(ending), len(watched))
    return share, sum((_variance(share, *step) for step in steps), Fraction(0))


def _variance(
    share: Fraction, n: int, ended: int, won: int, before: Fraction, then: Fraction
) -> Fraction:
    ahead = share - then
    later = ahead**2 * Fraction(ended, n * (n - ended)) if n > ended else Fraction(0)
    here = before**2 * Fraction(won * (n - won), n**3)
    return later + here - 2 * ahead * before * Fraction(won, n**2)


def history_begins(lives: Sequence[tuple[int, int | None]], day: int) -> int | None:
    """The first closing day, when more than three of the deals opened before ought to have closed
    before it; ``lives`` are (opened, closed or None) of all deals."""
    closings = [closed for _opened, closed in lives if closed is not None and closed <= day]
    if not closings:
        return None
    first = min(closings)
    seen = min(day, first + 180)
    rates, rate = [], 0.0
    known = [
        (max(0, first - opened), min(closed if closed is not None else seen, seen) - opened,
         closed is not None and closed <= seen)
        for opened, closed in lives if opened <= seen
    ]  # fmt: skip
    for age in range(181):
        watched = [one for one in known if one[0] <= age <= one[1]]
        if watched:
            rate += sum(one[1] == age and one[2] for one in watched) / len(watched)
        rates.append(rate)
    missed = [rates[min(first - 1 - opened, 180)] for opened, _closed in lives if opened < first]
    return first if sum(missed) > 3 else None
