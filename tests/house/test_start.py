"""The way to the first paint and the first board imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "alembic",
    "numpy",
    "pyqtgraph",
    "apscheduler",
    "rapidfuzz",
    "babel",
    "holidays",
)
WAY = "import cockpit.app, cockpit.ui.process.start, cockpit.ui.cockpit_page.page"


def test_the_first_page_is_painted_before_anything_heavy_is_imported() -> None:
    said = f"{WAY}; import sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, check=True, timeout=120
    )
    assert ran.stdout.strip() == "[]"
