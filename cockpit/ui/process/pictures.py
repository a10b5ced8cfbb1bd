"""Pages of the window as pictures: the real window, painted where nobody sees it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from cockpit.domain.refusal import Refused
from cockpit.ui.plots.library import library
from cockpit.ui.process.opening import Opening
from cockpit.ui.process.session import Session
from cockpit.ui.process.start import application
from cockpit.ui.process.walk import Walk
from cockpit.ui.theme import theme
from cockpit.wording import _

# Long enough for the figures of 100,000 deals on a slow machine; usually two tenths suffice.
_PATIENCE_MS = 20_000
_SETTLE_MS = 400


def _page(key: str) -> Callable[[Walk], None]:
    def show(walk: Walk) -> None:
        walk.session.window.open(key)

    return show


def _deal(walk: Walk) -> None:
    walk.session.window.open("pipeline")
    _wait(walk.session)
    walk.open_a_deal()


def _signals(part: str, walk: Walk) -> None:
    walk.session.window.open("signals")
    walk.session.window.page("signals").show_part(part)  # type: ignore[attr-defined]


def _month(walk: Walk) -> None:
    walk.session.window.open("calendar")
    walk.session.window.page("calendar").show_view("month")  # type: ignore[attr-defined]


def _time(walk: Walk) -> None:
    walk.session.window.open("cockpit")
    _wait(walk.session)
    walk.day.time.open_panel()


def _palette(walk: Walk) -> None:
    walk.session.window.open("cockpit")
    _wait(walk.session)
    walk.session.window.overlays.open_palette()
    walk.session.window.overlays.palette.type_text("mo")


def _reminders(walk: Walk) -> None:
    from cockpit.queries.reminders import unsettled
    from cockpit.ui.reminders.answers import Answers

    window = walk.session.window
    window.open("cockpit")
    window.header.bell.show()
    window.header.bell.show_count(walk.session.workspace.ask(unsettled))
    _wait(walk.session)
    Answers(window).open_inbox()


def _help(walk: Walk) -> None:
    walk.session.window.open("cockpit")
    _wait(walk.session)
    walk.session.window.overlays.open_help()


def _calendar_servers(walk: Walk) -> None:
    walk.calendars.open_settings()


def _welcome(walk: Walk) -> None:
    walk.first_run.show_welcome()


PAGES: dict[str, Callable[[Walk], None]] = {
    "cockpit": _page("cockpit"),
    "pipeline": _page("pipeline"),
    "deal": _deal,
    "triage": _page("triage"),
    "tasks": _page("tasks"),
    "brief": _page("brief"),
    "calendar": _page("calendar"),
    "month": _month,
    "wrap_up": _page("wrap_up"),
    "time": _time,
    "signals": partial(_signals, "open"),
    "rules": partial(_signals, "rules"),
    "people": _page("people"),
    "insights": _page("insights"),
    "plan": _page("plan"),
    "import": _page("import"),
    "flight_pack": _page("flight_pack"),
    "settings": _page("settings"),
    "calendar_servers": _calendar_servers,
    "palette": _palette,
    "reminders": _reminders,
    "help": _help,
    "welcome": _welcome,
}


def paint(
    opening: Opening,
    page: str,
    target: Path,
    *,
    theme_name: str,
    size: tuple[int, int],
    as_of: date | None = None,
) -> None:
    """Write one page as a PNG of ``size`` pixels; Refused when the file cannot be written."""
    application()
    with tempfile.TemporaryDirectory() as scratch:
        # What this machine remembers of the real window must not change, nor show.
        opening = replace(opening, machine=Path(scratch) / "machine.json")
        workspace = opening.open(as_of)
        session = Session(opening, workspace)
        try:
            theme().choose(theme_name)
            walk = Walk(session)
            walk.begin()
            walk.open_first()
            session.window.resize(*size)
            session.window.show()
            session.undo.refresh()
            session.next_due.refresh()
            walk.day.time.refresh()
            PAGES[page](walk)
            _wait(session)
            picture = session.window.grab()
        finally:
            session.stop()
            session.window.close()
            session.workspace.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(target), "PNG"):
        raise Refused(_("{path} cannot be written.").format(path=target))


def _wait(session: Session) -> None:
    """Let the window work until nothing is under way and all is painted."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    _turn(_SETTLE_MS)
    while (session.background.tasks() or library().is_coming) and not deadline.hasExpired():
        _turn(50)
    _turn(_SETTLE_MS)


def _turn(milliseconds: int) -> None:
    end = QDeadlineTimer(milliseconds)
    while not end.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
