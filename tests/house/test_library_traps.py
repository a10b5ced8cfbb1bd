"""What libraries got wrong once and must not do to us again."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

# Each in a process of its own: where it goes wrong, the process aborts.
EMITS = """
    from PySide6.QtCore import QObject, Signal, Slot

    class Bell(QObject):
        rung = Signal(bool)
        heard = 0

        @Slot(bool)
        def hear(self, _loud):
            self.heard += 1

    bell = Bell()
    bell.rung.connect(bell.hear)
    for _ in range(5000):
        bell.rung.emit(True)
    assert bell.heard == 5000, bell.heard
"""

REFERENCES = """
    import sys
    from PySide6.QtCore import QObject, QTimer, Signal
    from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
    from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

    class Bell(QObject):
        rung = Signal()

    app = QApplication([])
    bell, line, widget, timer = Bell(), QLineEdit(), QWidget(), QTimer()
    pixmap = QPixmap(8, 8)
    painter, pen = QPainter(pixmap), QPen(QColor("red"))
    calls = {
        "emit": bell.rung.emit,
        "setPen": lambda: painter.setPen(pen),
        "drawLine": lambda: painter.drawLine(0, 0, 7, 7),
        "save": lambda: (painter.save(), painter.restore()),
        "setText": lambda: line.setText("a"),
        "setToolTip": lambda: widget.setToolTip("a"),
        "setEnabled": lambda: widget.setEnabled(True),
        "update": widget.update,
        "resize": lambda: widget.resize(10, 10),
        "setInterval": lambda: timer.setInterval(5),
        "setProperty": lambda: widget.setProperty("a", 1),
    }
    times, leaking = 2000, {}
    for name, call in calls.items():
        before = [sys.getrefcount(one) for one in (None, True, False)]
        for _ in range(times):
            call()
        after = [sys.getrefcount(one) for one in (None, True, False)]
        drift = max(abs(b - a) for a, b in zip(before, after))
        if drift > times // 10:
            leaking[name] = drift
    painter.end()
    assert not leaking, leaking
"""

LEAK = """
    kept = []
    calls = {
        "leak": lambda: kept.append(None),
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Run ``program`` in a Python of its own."""
    command = [sys.executable, "-X", "faulthandler", "-c", textwrap.dedent(program)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("program", [EMITS, REFERENCES], ids=["5000 emits", "reference counts"])
def test_calls_into_qt_keep_the_reference_counts(program: str) -> None:
    done = run(program)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_leak_of_none_is_seen() -> None:
    done = run(REFERENCES.replace("    calls = {\n", LEAK.lstrip("\n")))
    assert done.returncode == 1
    assert "{'leak': " in done.stderr
