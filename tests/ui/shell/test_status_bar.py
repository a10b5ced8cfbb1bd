"""The status bar: a long undo gives way before what is next, and that before short facts."""

from __future__ import annotations

from functools import partial
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from cockpit.ui.background import Background
from cockpit.ui.shell.status_bar import StatusBar
from cockpit.ui.widgets.quiet_link import LINK_SIDE, QuietLink


@pytest.mark.parametrize("width", [1024, 1440])
def test_only_the_undo_is_cut(qtbot: QtBot, width: int) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_saved("10:42")
    bar.show_undo("imported 8,927 rows from " + ", ".join(["sales_pipeline.csv"] * 12))
    bar.show_signals("6 open signals")
    bar.show_next("Next: Morning brief at 09:00")
    bar.show_backup("Backup 09:00")
    bar.resize(width, bar.sizeHint().height())
    with qtbot.waitExposed(bar):
        bar.show()
    links = [link for link in bar.findChildren(QuietLink) if not link.isHidden()]
    cut = [link.text() for link in links if link.width() < link.sizeHint().width()]
    assert [text[:5] for text in cut] == ["Undo:"]
    assert links[-1].geometry().right() < width


@pytest.mark.parametrize("width", [952, 1368])
def test_the_hour_of_what_is_next_is_never_cut(qtbot: QtBot, width: int) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_saved("10:42")
    bar.show_undo("imported 8,927 rows from " + ", ".join(["sales_pipeline.csv"] * 12))
    bar.show_signals("6 open signals")
    title = "Quarterly business review with everybody from the central region"
    bar.show_next(f"Next: {title} at 09:00", title)
    bar.show_backup("Backup 09:00")
    background = Background(bar)
    background.shown.connect(bar.show_work)
    gate = Event()
    background.start("Reading the deals of every workbook in the folder", partial(_wait, gate))
    bar.resize(width, bar.sizeHint().height())
    with qtbot.waitExposed(bar):
        bar.show()
    links = [link for link in bar.findChildren(QuietLink) if not link.isHidden()]
    undo, coming = links[0], next(link for link in links if link.text().startswith("Next"))
    shown = coming.shown_in(coming.width() - 2 * LINK_SIDE)
    assert shown.endswith("… at 09:00")
    assert shown.startswith("Next: Q")
    assert undo.width() <= width * 0.45
    assert links[-1].geometry().right() < width
    gate.set()
    qtbot.waitUntil(lambda: not background.tasks())


def _wait(gate: Event, _progress: object) -> None:
    gate.wait(120)
