"""Limits of processor time are those of a usual machine; a slower one has more."""

from __future__ import annotations

from time import process_time

# What the same sum takes on a usual machine, in seconds of the processor.
_USUAL = 0.03
_TERMS = 200_000


def slowness() -> float:
    """How many times longer than usual this machine takes just now; 1 at least."""
    begin, total = process_time(), 0
    for number in range(_TERMS):
        total += number * number % 7
    assert total
    return max(1.0, (process_time() - begin) / _USUAL)


def in_time(took: float, limit: float) -> bool:
    """Whether so many seconds of the processor are within a limit, as this machine goes."""
    return took <= limit or took <= limit * slowness()
