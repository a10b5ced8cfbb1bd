"""The status bar: a long undo gives way before what is next, and that before short facts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cockpit.ui.shell.status_bar import StatusBar
from cockpit.ui.widgets.quiet_link import QuietLink


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
