"""The way to the first paint and the first board imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlalchemy",
    "alembic",
    "numpy",
    "pyqtgraph",
    "apscheduler",
    "rapidfuzz",
    "babel",
    "holidays",
    "icalendar",
    "caldav",
    "keyring",
    "jeepney",
    "openpyxl",
    "cryptography",
)
# What is made when a page is opened, or when the window has settled.
LATER = (
    "cockpit.analysis.facts",
    "cockpit.analysis.measure",
    "cockpit.catalog.metrics",
    "cockpit.catalog.deal_warnings",
    "cockpit.catalog.signal_rules",
    "cockpit.catalog.importers",
    "cockpit.domain.signals",
    "cockpit.domain.meetings",
    "cockpit.domain.plan",
    "cockpit.domain.records",
    "cockpit.jobs",
    "cockpit.queries.day",
    "cockpit.queries.meetings",
    "cockpit.queries.plans",
    "cockpit.scheduling",
    "cockpit.ui.brief",
    "cockpit.ui.calendar_servers",
    "cockpit.ui.flight_pack",
    "cockpit.ui.imports",
    "cockpit.ui.insights",
    "cockpit.ui.people",
    "cockpit.ui.plan",
    "cockpit.ui.reminders",
    "cockpit.ui.signals",
    "cockpit.ui.time_ledger",
    "cockpit.ui.triage",
    "cockpit.ui.wrap_up",
)
WAY = "import cockpit.app, cockpit.ui.process.start, cockpit.ui.cockpit_page.page"


def test_the_first_page_is_painted_before_anything_heavy_is_imported() -> None:
    said = f"{WAY}; import sys; print([m for m in {HEAVY + LATER!r} if m in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, check=True, timeout=120
    )
    assert ran.stdout.strip() == "[]"


# Not even these: the window paints its grounds without them.
AFTER_THE_PAINT = (
    "cockpit.analysis",
    "cockpit.catalog",
    "cockpit.queries",
    "cockpit.storage",
    "cockpit.ui.board",
    "cockpit.ui.process.session",
    "cockpit.ui.shell.header",
    "cockpit.ui.theme.look",
    "cockpit.workspace",
    "sqlcipher3",
)


# Making Qt's class of all names takes a tenth of the time until the first paint.
GROUNDS = f"""
import cockpit.cli.run, cockpit.app
from cockpit.ui.process import start
from pathlib import Path
import sys
import PySide6.QtCore
app = start.application()
window = start.Window(start.Memory(Path(sys.argv[1])))
start._FirstPaint(window).seen.connect(app.quit)
window.show()
app.exec()
print([m for m in {AFTER_THE_PAINT!r} if m in sys.modules], "Qt" in vars(PySide6.QtCore))
"""


def test_the_grounds_of_the_window_are_painted_before_its_parts_are_imported(
    tmp_path: Path,
) -> None:
    remembered = tmp_path / "machine.json"
    remembered.write_text('{"window.colors": "dark"}', encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", GROUNDS, str(remembered)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert ran.stdout.strip() == "[] False"
