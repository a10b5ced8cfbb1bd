"""A real mouse in the hours of the calendar: something new by a double press, moved by a drag."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.demo_files import open_copy
from tests.journeys.test_real_mouse import Columns, Screen

VISIT = "Visit to Acme"


@pytest.mark.desktop
@pytest.mark.slow
def test_an_event_is_planned_and_dragged_with_a_real_mouse(tmp_path: Path, display: str) -> None:
    open_copy(tmp_path / "data", deals=400).close()
    screen = Screen(tmp_path / "data", display, "tests.journeys.told_hours")
    try:
        seen = screen.until(bool)
        screen.do("mousemove", *seen[0]["at5"], "click", "--repeat", 2, "--delay", 60, 1)
        screen.until(lambda seen: seen[0]["typing"])
        screen.do("type", VISIT)
        screen.do("key", "Return")
        planned = screen.until(lambda seen: VISIT in seen[0]["blocks"])
        begin, end, *place = planned[0]["blocks"][VISIT]
        assert (begin, end) == ("05:00", "05:30")
        lower = place[1] + seen[0]["at7"][1] - seen[0]["at5"][1]
        screen.drag((place[0], place[1]), (place[0], lower))
        screen.until(lambda seen: _begins(seen) == "07:00")
        screen.do("key", "ctrl+z")
        screen.until(lambda seen: _begins(seen) == "05:00")
    finally:
        screen.close()


def _begins(seen: Columns) -> str:
    return str(seen[0]["blocks"].get(VISIT, [""])[0])
