"""A measured line: our figure beside the machine's own limit for the same work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, thread_time
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """``ok`` is whether ``value`` keeps to ``goal``, which says so in words."""

    name: str
    value: float
    limit: float
    goal: str
    ok: bool
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the limit."""
        return self.value / self.limit if self.limit else float("inf")


def times(name: str, value: float, limit: float, most: float, unit: str = "ms") -> Line:
    """A line whose goal is so many times the limit."""
    return Line(name, value, limit, f"≤ {most:g} ×", value <= most * limit, unit)


def at_most(name: str, value: float, limit: float, most: float, unit: str = "ms") -> Line:
    """A line whose goal is a figure of its own."""
    return Line(name, value, limit, f"≤ {most:g} {unit}", value <= most, unit)


def timed(work: Callable[[], Any], count: int) -> list[float]:
    """Milliseconds of each of ``count`` runs."""
    found = []
    for _run in range(count):
        start = perf_counter()
        work()
        found.append((perf_counter() - start) * 1000)
    return found


def worked(work: Callable[[], Any], count: int) -> list[float]:
    """Milliseconds of the processor of each of ``count`` runs: a busy machine changes little."""
    found = []
    for _run in range(count):
        start = thread_time()
        work()
        found.append((thread_time() - start) * 1000)
    return found


def side_by_side(
    ours: Callable[[], Any], theirs: Callable[[], Any], count: int
) -> tuple[float, float]:
    """Medians in milliseconds of both, run in turn so that a busy machine troubles both alike."""
    pairs = [(timed(ours, 1)[0], timed(theirs, 1)[0]) for _run in range(count)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(values)[int(len(values) * 0.95)]
