"""The flight pack: which days and where, what is missing here, the days in both zones."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QTimeZone, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.period import DAY, Period
from cockpit.jobs.flight_pack import (
    LONGEST,
    FlightPack,
    Mend,
    flight_pack,
    mend_here,
    place_of,
)
from cockpit.ui.beside import Beside
from cockpit.ui.flight_pack.paper import PackExport
from cockpit.ui.flight_pack.parts import DaysPanel, GapsPanel, SheetsPanel, ShiftPanel, TasksPanel
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import LinkButton, MenuButton
from cockpit.ui.widgets.edge_scroll import GUTTER, EdgeScroll
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.background import Background, Progress
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_OURS = (
    "meeting", "meeting_cadence", "talking_point", "action_item", "calendar", "calendar_instance",
    "outbox", "task", "task_occurrence", "reminder", "scheduler_state", "day",
)  # fmt: skip
_USUAL = 4


class ZoneField(TextField):
    """A time zone by its name; what is typed finds it."""

    def __init__(self) -> None:
        super().__init__(_("Asia/Tokyo"), quiet=False)
        names = sorted(available_timezones())
        self.offer(QCompleter(names, self))

    def read(self, text: str) -> object:
        """The zone."""
        wanted = text.strip().replace(" ", "_").casefold()
        found = [name for name in available_timezones() if name.casefold() == wanted]
        found = found or [
            name for name in available_timezones() if name.casefold().endswith(f"/{wanted}")
        ]
        if not found:
            raise ValueError(_("“{text}” is no time zone.").format(text=text.strip()))
        return ZoneInfo(min(found, key=len))

    def write(self, value: object) -> str:
        """Its name."""
        return value.key if isinstance(value, ZoneInfo) else ""


class FlightPackPage(QWidget):
    """``backup_wanted``, ``calendars_wanted``, ``ask_wanted``, ``missed_wanted``: what closes a
    gap elsewhere."""

    heading_changed = Signal(str, str)
    refused = Signal(str)
    said = Signal(str)
    backup_wanted = Signal()
    calendars_wanted = Signal()
    ask_wanted = Signal()
    missed_wanted = Signal()

    def __init__(
        self, context: Context, relay: ChangeRelay, background: Background, backups: Path
    ) -> None:
        super().__init__()
        self._context, self._background, self._backups = context, background, backups
        self._packing = Beside(_("Packing"), background, self)
        self.pack: FlightPack | None = None
        today = context.workspace.today()
        self.first = DateField(context.workspace.today, quiet=False)
        self.last = DateField(context.workspace.today, quiet=False)
        self.zone = ZoneField()
        self.first.set_value(today + DAY)
        self.last.set_value(today + _USUAL * DAY)
        self.zone.set_value(context.workspace.zone())
        self.missed = LinkButton(_("Missed while away"))
        self.paper = PackExport(self)
        self.menu = Menu(chosen=self._on_export)
        self.menu.show_entries(
            [
                Entry(_("Text file…"), "text", "file"),
                Entry(_("PDF file…"), "pdf", "export"),
                Entry(_("Print…"), "print", "table"),
            ]
        )
        self.export = MenuButton(_("Export"), self.menu)
        self.gaps, self.days, self.shifts = GapsPanel(), DaysPanel(), ShiftPanel()
        self.sheets, self.tasks = SheetsPanel(), TasksPanel()
        self._lay_out()
        self._connect(relay)
        self.setFocusProxy(self.first)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_8)
        for title, field, width in ((_("From"), self.first, 140), (_("to"), self.last, 140),
                                    (_("in the zone"), self.zone, 220)):  # fmt: skip
            field.setFixedWidth(width)
            bar.addWidget(FormLabel(title, field))
            bar.addWidget(field)
        bar.addStretch(1)
        bar.addWidget(PlainLabel(_("Landed?"), "small", "dim"))
        bar.addWidget(self.missed)
        top = Panel("")
        top.body.addLayout(bar)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, panels in ((left, (self.days,)), (right, (self.shifts, self.sheets,
                                                              self.tasks))):  # fmt: skip
            column.setSpacing(SPACE_12)
            for panel in panels:
                column.addWidget(panel)
            column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(SPACE_12)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(SPACE_16, SPACE_12, SPACE_16 - GUTTER, SPACE_12)
        whole.setSpacing(SPACE_12)
        whole.addWidget(top)
        whole.addWidget(self.gaps)
        whole.addLayout(both, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(EdgeScroll(inside, _("Flight pack")))

    def _connect(self, relay: ChangeRelay) -> None:
        for field in (self.first, self.last, self.zone):
            field.refused.connect(self.refused)
        self.first.committed.connect(self._on_first)
        self.last.committed.connect(self._on_last)
        self.zone.committed.connect(self._on_zone)
        self.gaps.asked.connect(self.mend)
        self.missed.clicked.connect(self.missed_wanted)
        self.paper.said.connect(self.said)
        self.paper.refused.connect(self.refused)
        self._packing.answered.connect(self._on_packed)
        self._packing.failed.connect(self._on_failed)
        self._context.workspace_changed.connect(self.refresh)
        relay.committed.connect(self._on_committed)

    # What is asked

    def days_asked(self) -> Period:
        """From the first day to the last, at most 60."""
        first, last = self._ends()
        return Period(first, last + DAY)

    def _ends(self) -> tuple[date, date]:
        first, last = self.first.value(), self.last.value()
        assert isinstance(first, date)
        assert isinstance(last, date)
        return first, last

    @Slot(object)
    def _on_first(self, value: object) -> None:
        self._take(self.first, value)

    @Slot(object)
    def _on_last(self, value: object) -> None:
        self._take(self.last, value)

    def _take(self, field: DateField, value: object) -> None:
        if value is None:
            field.set_value(field.value())
            return
        field.accept(value)
        first, last = self._ends()
        if last < first or last - first >= LONGEST * DAY:
            other = self.last if field is self.first else self.first
            other.accept(value)
        self.refresh()

    @Slot(object)
    def _on_zone(self, value: object) -> None:
        self.zone.accept(value)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Pack again, in the background."""
        if not self.isVisible():
            return
        there = self.zone.value()
        assert isinstance(there, ZoneInfo)
        workspace = self._context.workspace
        here = workspace.zone()
        self._packing.ask(
            partial(flight_pack, workspace, self.days_asked(), here, there, self._backups)
        )

    @Slot(object)
    def _on_packed(self, pack: FlightPack) -> None:
        self.pack = pack
        today = self._context.workspace.today()
        for panel in (self.gaps, self.days, self.shifts, self.sheets, self.tasks):
            panel.show_pack(pack, today)
        until = day(pack.days.end - DAY, today)
        words = _("{first} to {last} in {zone}")
        first = day(pack.days.start, today)
        said = words.format(first=first, last=until, zone=place_of(pack.there))
        self.heading_changed.emit(_("Flight pack"), said)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.refused.emit(str(error))

    # What is done

    @Slot(str)
    def mend(self, key: str) -> None:
        """Close a gap."""
        mend = Mend(key)
        if mend is Mend.BACK_UP:
            self.backup_wanted.emit()
        elif mend is Mend.ASK:
            self.ask_wanted.emit()
        elif mend is Mend.SEND:
            self.calendars_wanted.emit()
        else:
            work = partial(_mend, self._context.workspace, self.days_asked(), mend)
            self._background.start(
                _("Packing"), work, done=self._on_mended, failed=self._on_failed,
                cancellable=False,
            )  # fmt: skip

    @Slot(object)
    def _on_mended(self, _nothing: object) -> None:
        self.refresh()

    def _on_export(self, key: object) -> None:
        if self.pack is not None:
            self.paper.ask(str(key), self.pack)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches(*_OURS) or changes.bulk:
            self.refresh()


def _mend(workspace: Workspace, days: Period, mend: Mend, _progress: Progress) -> None:
    mend_here(workspace, days, mend, laptop_zone(workspace.zone()))


def laptop_zone(otherwise: ZoneInfo) -> ZoneInfo:
    """The zone this machine is in now."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", errors="replace")
    return ZoneInfo(name) if name in available_timezones() else otherwise
