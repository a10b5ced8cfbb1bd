"""Start, memory and a still event loop: the real program in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench import files
from tests.bench.line import Line, at_most, times

ROOT = Path(__file__).resolve().parents[2]
_RUNS = 5
_REST_MS = 60_000
_Runs = list[dict[str, float]]

_EMPTY = """
import json, sys
from time import perf_counter, process_time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    ms = (perf_counter() - float(sys.argv[1])) * 1000
    work = process_time() * 1000
    memory = [line for line in open("/proc/self/status") if line.startswith("VmRSS")]
    memory = int(memory[0].split()[1]) / 1024
    print(json.dumps({"paint": ms, "work": work, "memory": memory}))
    app.quit()
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# The least that shows a board: totals by stage and the first cards read without anything else,
# painted on one surface.
_LEAST = """
import json, sys
from time import perf_counter, process_time
import sqlcipher3.dbapi2 as driver
db = driver.connect("file:" + sys.argv[2] + "?mode=ro", uri=True)
totals = db.execute("SELECT stage_id, count(*), sum(amount) FROM deal WHERE outcome = 'open'"
    " GROUP BY stage_id").fetchall()
cards = {stage: db.execute("SELECT d.name, d.amount, a.name, p.name, d.expected_close, d.next_step"
    " FROM deal d LEFT JOIN account a ON a.id = d.account_id"
    " LEFT JOIN person p ON p.id = d.owner_id"
    " WHERE d.outcome = 'open' AND d.stage_id = ? ORDER BY d.expected_close LIMIT 12",
    (stage,)).fetchall() for stage, _count, _sum in totals}
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
class Surface(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        for at, (stage, count, total) in enumerate(totals):
            painter.drawText(at * 240 + 8, 20, f"{stage} {count} {total}")
            for row, card in enumerate(cards[stage]):
                painter.drawRect(at * 240, 30 + row * 90, 230, 84)
                for line, text in enumerate(card):
                    painter.drawText(at * 240 + 8, 44 + row * 90 + line * 13, str(text))
        painter.end()
        QTimer.singleShot(0, painted)
def painted():
    ms = (perf_counter() - float(sys.argv[1])) * 1000
    print(json.dumps({"paint": ms, "work": process_time() * 1000}))
    app.quit()
app = QApplication([])
window = Surface()
window.resize(1280, 800)
window.show()
app.exec()
"""


def lines(deals: int) -> list[Line]:
    """The start of the window on a folder with that many deals, all pages and lines shown."""
    folder = files.folder(deals)
    ours, empty, least = [], [], []
    _started(folder)
    for _run in range(_RUNS):
        ours.append(_started(folder))
        empty.append(_child(["-c", _EMPTY]))
        least.append(_child(["-c", _LEAST], str(folder / "cockpit.db")))
    paint, nothing = _median(ours, "paint"), _median(empty, "paint")
    found = [
        times(f"start to first paint, {deals:,} deals", paint, nothing, 1.5),
        times(f"start to filled board, {deals:,} deals", _median(ours, "board"),
              _median(least, "paint"), 3),
        at_most(f"strip after the filled board, {deals:,} deals",
                _median(ours, "strip") - _median(ours, "board"), nothing, 1000),
        at_most(f"longest standstill while starting, {deals:,} deals", _median(ours, "block"),
                nothing, 50),
    ]  # fmt: skip
    if "memory" in ours[0]:
        memory = _median(ours, "memory")
        name = f"memory, cockpit page open, {deals:,} deals"
        found.append(at_most(name, memory, _median(empty, "memory"), 300, "MB"))
    return found + _of_the_processor(deals, ours, empty, least) + _idle(folder, deals)


def _of_the_processor(deals: int, ours: _Runs, empty: _Runs, least: _Runs) -> list[Line]:
    """The same two in time of the processor, the least of all runs: what a busy machine leaves
    alone."""
    return [
        times(f"processor until the first paint, {deals:,} deals", _least(ours, "paint_work"),
              _least(empty, "work"), 1.5),
        times(f"processor until the filled board, {deals:,} deals", _least(ours, "board_work"),
              _least(least, "work"), 3),
    ]  # fmt: skip


def _started(folder: Path, rest_ms: int = 0) -> dict[str, float]:
    return _child(["-m", "tests.bench.started"], str(rest_ms), "--data", str(folder))


def _idle(folder: Path, deals: int) -> list[Line]:
    """Wakings of all threads in the window's minute of peace."""
    woken = wakings(folder)
    return [] if woken is None else [at_most(f"idle, {deals:,} deals", woken, 0, 5, "wakings/min")]


def wakings(folder: Path) -> float | None:
    """How often a window over a folder wakes in a minute of peace; None where nothing says so."""
    if not Path("/proc/self/task").exists():
        return None
    return _started(folder, rest_ms=_REST_MS).get("wakings", float("inf"))


def _child(program: list[str], *arguments: str) -> dict[str, float]:
    """Run Python with the instant of its start as first argument; gives what it prints."""
    return child(program, str(perf_counter()), *arguments)


def child(program: list[str], *arguments: str) -> dict[str, float]:
    """Run Python where nobody sees it; gives the JSON of its last line."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "COCKPIT_CONFIG": str(files.scratch()),
    }  # fmt: skip
    # As installed: what was compiled once stays compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *program, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=600
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _median(runs: _Runs, key: str) -> float:
    return median(run.get(key, float("inf")) for run in runs)


def _least(runs: _Runs, key: str) -> float:
    return min(run.get(key, float("inf")) for run in runs)
