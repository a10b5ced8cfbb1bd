"""The ways to what is about calendars: the flight pack, a new event, the settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.commands import Command
from cockpit.ui.shell.page import Page
from cockpit.ui.widgets.buttons import Button
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.calendar.page import CalendarPage
    from cockpit.ui.process.session import Session
    from cockpit.ui.process.walk import Walk
    from cockpit.ui.settings.page import SettingsPage


def calendar_pages(session: Session, walk: Walk) -> list[Page]:
    """The flight pack stands with the calendar."""
    return [
        Page("flight_pack", _("Flight pack"), "folder", partial(_flight_pack, session, walk),
             on_rail=False, belongs_to="calendar"),
    ]  # fmt: skip


class CalendarWays(QObject):
    """What leads there from anywhere."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.window.status.calendars_opened.connect(self.open_settings)

    def commands(self) -> list[Command]:
        """For palette, keys and help."""
        group = _("The day")
        return [
            Command("flight_pack", _("Flight pack"), group, self.open_pack, "", "folder"),
            Command("plan_event", _("Plan an event"), group, self.plan_event, "", "calendar"),
            Command("link_calendar", _("Link a calendar"), group, self.open_settings, "", "link"),
        ]

    def side_buttons(self) -> list[QWidget]:
        """For the side of the calendar page."""
        event = Button(_("Plan an event"), icon="plus")
        event.clicked.connect(self.plan_event)
        pack = Button(_("Flight pack"), icon="folder")
        pack.clicked.connect(self.open_pack)
        return [event, pack]

    @Slot()
    def open_pack(self) -> None:
        """The coming days, checked before a journey."""
        self._session.window.open("flight_pack")

    @Slot()
    def plan_event(self) -> None:
        """Ask what and when, on the day that the calendar shows."""
        session = self._session
        session.window.open("calendar")
        page = cast("CalendarPage", session.window.page("calendar"))
        page.plan_here()

    @Slot()
    def open_settings(self) -> None:
        """The settings of calendars."""
        self.open_section("calendars")

    @Slot(str)
    def open_section(self, key: str) -> None:
        """A section of the settings."""
        self._session.window.open("settings")
        page = cast("SettingsPage", self._session.window.page("settings"))
        page.show_section(key)


def _flight_pack(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.flight_pack.page import FlightPackPage

    page = FlightPackPage(session.context, session.relay, session.background,
                          session.opening.backups)  # fmt: skip
    page.refused.connect(session.window.refuse)
    page.said.connect(session.window.say)
    page.backup_wanted.connect(walk.everywhere.back_up)
    page.calendars_wanted.connect(walk.calendars.open_settings)
    page.missed_wanted.connect(walk.everywhere.show_reminders)
    page.ask_wanted.connect(session.calendars().ask_now)
    session.backed_up.connect(page.refresh)
    session.calendars().changed.connect(page.refresh)
    page.heading_changed.connect(partial(session.window.set_heading, "flight_pack"))
    session.window.set_actions("flight_pack", (page.export,), scope=False, period=False)
    return page
