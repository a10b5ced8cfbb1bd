"""Sharing whole minor units out so that the parts add up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def shared_out(amount: int, weights: Sequence[float | Fraction]) -> list[int]:
    """Whole parts of ``amount`` in proportion to ``weights``, none further than one unit from its
    exact share, that add up to it: the largest remainders are rounded up (Hamilton's method), of
    equal ones the earlier. Weights of nothing at all share equally. ValueError for a negative
    weight, or for an amount and nobody to take it."""
    exact = [Fraction(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise ValueError("a weight cannot be negative")
    if not exact:
        if amount:
            raise ValueError("there is nobody to take it")
        return []
    if amount < 0:
        return [-part for part in shared_out(-amount, exact)]
    if not sum(exact):
        exact = [Fraction(1)] * len(exact)
    whole = sum(exact)
    return rounded([amount * weight / whole for weight in exact], amount)


def rounded(parts: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers next to ``parts`` that add up to ``total``, which is what the parts add up to,
    rounded: each is rounded down, then the largest remainders up."""
    found = [int(part // 1) for part in parts]
    missing = total - sum(found)
    by_remainder = sorted(range(len(parts)), key=lambda spot: (found[spot] - parts[spot], spot))
    for spot in by_remainder[:missing]:
        found[spot] += 1
    return found
