"""The copies that were kept of the data, and making one now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot

from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.figures import clock, day, number
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A verified copy; ``at`` is an aware instant, ``size`` in bytes."""

    path: Path
    at: datetime
    size: int


class BackupDesk(Protocol):
    """Whoever keeps the copies."""

    def copies(self) -> Sequence[CopyRow]:
        """Those there are, the newest first."""
        ...

    def make(self) -> None:
        """Begin one; whoever made it says so."""
        ...


def _at(row: CopyRow) -> datetime:
    return row.at


def _name(row: CopyRow) -> str:
    return row.path.name


def _size_key(row: CopyRow) -> int:
    return row.size


def _size(row: CopyRow) -> str:
    return _("{n} MB").format(n=number(row.size / 1_000_000))


class Backups(Section):
    """Restoring is a command of its own: ``cockpit restore`` says what would be lost."""

    def __init__(self, context: Context, desk: BackupDesk) -> None:
        super().__init__(context)
        self._desk = desk
        panel = Panel(_("Backups"))
        hint = _(
            "Made by themselves while nothing happens, each opened and checked before an older one"
            " goes. To go back to one: cockpit restore, which first shows what would be lost."
        )
        panel.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        now = PrimaryButton(_("Back up now"))
        now.clicked.connect(self._on_now)
        panel.add_to_header(now)
        self.table = Table(
            [
                Column(_("Made"), _at, text=self._when, width=200, strong=True),
                Column(_("File"), _name, stretch=True),
                Column(_("Size"), _size_key, text=_size, number=True, width=100),
            ],
            name=_("Backups"),
            empty=_("No copy yet: one is made soon, or now with the button."),
            key=_name,
        )
        self.table.setMinimumHeight(260)
        panel.body.addWidget(self.table, 1)
        self.column.addWidget(panel, 1)

    def refresh(self) -> None:
        """Look again."""
        self.table.set_rows(list(self._desk.copies()))

    def _when(self, row: CopyRow) -> str:
        here = row.at.astimezone(self.context.workspace.zone())
        return f"{day(here.date(), self.context.workspace.today())} {clock(here)}"

    @Slot()
    def _on_now(self) -> None:
        self._desk.make()
        self.refresh()
