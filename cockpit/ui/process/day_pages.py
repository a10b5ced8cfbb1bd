"""The pages of the day and the ways to them: the brief, the calendar, the wrap-up."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.commands import Command
from cockpit.ui.shell.page import Page
from cockpit.ui.widgets.buttons import Button
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.process.session import Session
    from cockpit.ui.process.walk import Walk
    from cockpit.ui.tasks.task_groups import Folds
    from cockpit.ui.time_ledger.desk import TimeDesk


def off_rail(session: Session, walk: Walk) -> list[Page]:
    """The brief and the wrap-up belong to the cockpit page."""
    return [
        Page("brief", _("Morning brief"), "sun", partial(_brief, session, walk),
             on_rail=False, belongs_to="cockpit", own_command=True),
        Page("wrap_up", _("Wrap up the day"), "moon", partial(_wrap_up, session, walk),
             on_rail=False, belongs_to="cockpit", own_command=True),
    ]  # fmt: skip


class DayWays(QObject):
    """What leads to the pages of the day from anywhere."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.settled.connect(self._show_time)

    @cached_property
    def time(self) -> TimeDesk:
        """The ledger of time and its keys, made when the window has been painted."""
        from cockpit.ui.time_ledger.desk import TimeDesk

        desk = TimeDesk(self._session.window, self._session.relay, self)
        self._session.commands.register(desk.commands())
        return desk

    @cached_property
    def folds(self) -> Folds:
        """Which categories of tasks are folded away, for every page that shows them."""
        from cockpit.ui.tasks.task_groups import Folds

        return Folds(self._session.memory, self)

    @Slot()
    def _show_time(self) -> None:
        self.time.refresh()

    def commands(self) -> list[Command]:
        """For palette, keys and help."""
        group = _("The day")
        return [
            Command("brief", _("Morning brief"), group, self.open_brief, "Ctrl+B", "sun"),
            Command("wrap_up", _("Wrap up the day"), group, self.open_wrap_up, "Ctrl+E", "moon"),
        ]

    def header_buttons(self) -> list[QWidget]:
        """For the header of the cockpit page."""
        brief = Button(_("Morning brief"), icon="sun")
        brief.clicked.connect(self.open_brief)
        return [brief]

    @Slot()
    def open_brief(self) -> None:
        """The brief of this morning."""
        self._session.window.open("brief")

    @Slot()
    def open_wrap_up(self) -> None:
        """The end of this day."""
        self._session.window.open("wrap_up")


def _wrap_up(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.wrap_up.page import WrapUpPage

    page = WrapUpPage(session.context, session.relay)
    page.opened.connect(walk.open_thing)
    page.closed.connect(partial(session.window.open, "cockpit"))
    page.heading_changed.connect(partial(session.window.set_heading, "wrap_up"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_heading("wrap_up", *page.heading())
    session.window.set_actions("wrap_up", (page.close_it,), scope=False, period=False)
    session.commands.register(page.commands())
    return page


def calendar_page(session: Session, walk: Walk) -> Page:
    """The calendar, which has its place on the rail."""
    return Page("calendar", _("Calendar"), "calendar", partial(_calendar, session, walk))


def _calendar(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.calendar.page import CalendarPage

    page = CalendarPage(session.context, session.relay, session.background)
    page.opened.connect(walk.open_thing)
    page.heading_changed.connect(partial(session.window.set_heading, "calendar"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_heading("calendar", *page.heading())
    session.window.set_actions("calendar", (page.switches,), scope=False, period=False)
    # Beside the days: the header is full where the window is narrow.
    for place, button in enumerate(walk.calendars.side_buttons(), start=1):
        page.side.insertWidget(place, button)
    session.commands.register(page.commands())
    return page


def _brief(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.brief.page import BriefPage

    page = BriefPage(session.context, session.relay, session.background)
    page.opened.connect(walk.open_thing)
    page.figure_opened.connect(walk.open_figure)
    page.page_wanted.connect(walk.open_page)
    page.begun.connect(partial(session.window.open, "cockpit"))
    page.heading_changed.connect(partial(session.window.set_heading, "brief"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_heading("brief", *page.heading())
    session.window.set_actions("brief", (page.start,), period=False)
    session.commands.register(page.commands())
    return page
