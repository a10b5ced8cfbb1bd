"""`python -m tests.bench [--json] [SIZE …] [PART …]`: the goals, each beside its limit."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = (10_000, 100_000)


class Measured(Protocol):
    """A line, whoever measured it."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def limit(self) -> float: ...
    @property
    def ratio(self) -> float: ...
    @property
    def goal(self) -> str: ...
    @property
    def ok(self) -> bool: ...
    @property
    def unit(self) -> str: ...


def main() -> int:
    """Measure what was asked for; 0 also when a goal was missed, for machines differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one list of all lines")
    parser.add_argument("what", nargs="*", help=f"sizes, and parts: {', '.join(PARTS)}")
    wanted = parser.parse_args()
    sizes = [int(word.replace("_", "")) for word in wanted.what if word[0].isdigit()]
    names = [word for word in wanted.what if not word[0].isdigit()]
    if unknown := set(names) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    found = []
    for line in measured(sizes or list(SIZES), names or list(PARTS)):
        found.append(line)
        print(_sentence(line), file=sys.stderr if wanted.json else sys.stdout, flush=True)
    if wanted.json:
        print(json.dumps([_as_json(line) for line in found], ensure_ascii=False, indent=1))
    missed = sum(not line.ok for line in found)
    print(f"{len(found)} lines, {missed} missed", file=sys.stderr)
    return 0


def measured(sizes: list[int], names: list[str]) -> Iterator[Measured]:
    """Size by size, part by part."""
    for size in sizes:
        for name in names:
            yield from PARTS[name](size)


def _sentence(line: Measured) -> str:
    verdict = "ok" if line.ok else "MISSED"
    return (
        f"{verdict:7}{line.name}: {line.value:,.2f} {line.unit}, limit {line.limit:,.2f},"
        f" {line.ratio:.2f} ×, goal {line.goal}"
    )


def _as_json(line: Measured) -> dict[str, object]:
    return {
        "name": line.name, "value": line.value, "limit": line.limit,
        "ratio": line.ratio if line.limit else None, "goal": line.goal, "unit": line.unit,
        "ok": line.ok,
    }  # fmt: skip


def _start(size: int) -> Iterator[Measured]:
    from tests.bench import starting

    yield from starting.lines(size)


def _figures(size: int) -> Iterator[Measured]:
    from tests.bench import figures

    yield from figures.lines(size)


def _metrics(size: int) -> Iterator[Measured]:
    from tests.bench import metrics

    yield from metrics.lines(size)


def _signals(size: int) -> Iterator[Measured]:
    from tests.bench import signals

    yield from signals.lines(size)


def _insights(size: int) -> Iterator[Measured]:
    from PySide6.QtWidgets import QApplication

    from tests.bench import insights

    app = QApplication.instance() or QApplication([])
    yield from insights.lines(size)
    del app


def _tiles(size: int) -> Iterator[Measured]:
    from tests.bench import tiles

    yield from tiles.lines(size)


def _board(size: int) -> Iterator[Measured]:
    import tempfile

    from PySide6.QtWidgets import QApplication

    from tests.bench import board

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="cockpit-bench-") as folder:
        board.make_file(Path(folder) / "cockpit.db", size)
        yield from board.lines(Path(folder) / "cockpit.db", size)
    del app


def _store(size: int) -> Iterator[Measured]:
    from tests.bench import store

    yield from store.lines(size)


def _import(size: int) -> Iterator[Measured]:
    from tests.bench import importing

    yield from importing.lines(size)


def _alive(size: int) -> Iterator[Measured]:
    from tests.bench import alive

    yield from alive.lines(size)


# Each part loads its libraries when it is asked for, so that one cannot slow another.
def _calendars(size: int) -> Iterator[Measured]:
    from tests.bench import calendars

    yield from calendars.lines(size)


PARTS: dict[str, Callable[[int], Iterator[Measured]]] = {
    "start": _start,
    "figures": _figures,
    "metrics": _metrics,
    "signals": _signals,
    "insights": _insights,
    "tiles": _tiles,
    "board": _board,
    "store": _store,
    "import": _import,
    "alive": _alive,
    "calendars": _calendars,
}

if __name__ == "__main__":
    sys.exit(main())
