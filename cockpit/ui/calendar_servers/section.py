"""The settings of calendars: those on servers, what waits for them, and a file to subscribe to."""

from __future__ import annotations

from PySide6.QtCore import Slot

from cockpit.ui.calendar_servers.desk import CalendarDesk
from cockpit.ui.calendar_servers.link_panel import LinkPanel
from cockpit.ui.calendar_servers.linked_panel import LinkedPanel
from cockpit.ui.calendar_servers.outbox_panel import OutboxPanel
from cockpit.ui.calendar_servers.subscribe_panel import SubscribePanel
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context


class Calendars(Section):
    """What needs a choice stands above what goes well."""

    kinds = ("calendar", "outbox", "calendar_event", "calendar_instance", "day")

    def __init__(self, context: Context, desk: CalendarDesk) -> None:
        super().__init__(context)
        self.outbox = OutboxPanel(context, desk)
        self.linked = LinkedPanel(context, desk)
        self.link = LinkPanel(context, desk)
        self.subscribe = SubscribePanel(context, desk)
        for panel in (self.outbox, self.linked, self.link, self.subscribe):
            panel.refused.connect(self.refused)
            panel.said.connect(self.said)
            self.column.addWidget(panel)
        self.column.addStretch(1)
        desk.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Ask again and show it."""
        for panel in (self.outbox, self.linked, self.subscribe):
            panel.refresh()
