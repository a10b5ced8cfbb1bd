"""The copies that were kept of the data, and making one now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Slot

from cockpit.domain.trouble import StoreTrouble
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.figures import clock, day, number
from cockpit.ui.widgets.message import InlineMessage
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_

_NAMED = 5


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

    def lost(self, path: Path) -> Sequence[str]:
        """What was done since the copy, newest first; StoreTrouble when the copy is not whole."""
        ...

    def restore(self, path: Path) -> None:
        """Put it back, keeping a copy of what is here now."""
        ...


def _question(when: str, lost: Sequence[str]) -> str:
    kept = _("What is here now is copied first.")
    if not lost:
        return " ".join((_("Nothing was done since {when}.").format(when=when), kept))
    steps = n_("{n} step since then", "{n} steps since then", len(lost))
    names = ", ".join(lost[:_NAMED]) + (" …" if len(lost) > _NAMED else "")
    going = _("Going back to {when} loses {steps}: {names}.")
    return " ".join((going.format(when=when, steps=steps, names=names), kept))


def _at(row: CopyRow) -> datetime:
    return row.at


def _name(row: CopyRow) -> str:
    return row.path.name


def _size_key(row: CopyRow) -> int:
    return row.size


def _size(row: CopyRow) -> str:
    return _("{n} MB").format(n=number(row.size / 1_000_000))


class Backups(Section):
    """Opening a copy says what going back to it would lose; only then can it be done."""

    def __init__(self, context: Context, desk: BackupDesk) -> None:
        super().__init__(context)
        self._desk = desk
        panel = Panel(_("Backups"))
        hint = _(
            "Made by themselves while nothing happens, each opened and checked before an older one"
            " goes. Open one to see what going back to it would lose."
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
        self.table.opened.connect(self._on_opened)
        self._asked: CopyRow | None = None
        self._question = InlineMessage(
            "warn", "", (("restore", _("Go back to it")), ("keep", _("Leave it as it is")))
        )
        self._question.chosen.connect(self._on_answer)
        self._question.closed.connect(self._question.hide)
        self._question.hide()
        panel.body.addWidget(self._question)
        panel.body.addWidget(self.table, 1)
        self.column.addWidget(panel, 1)

    def refresh(self) -> None:
        """Look again."""
        self.table.set_rows(list(self._desk.copies()))

    def _when(self, row: CopyRow) -> str:
        here = row.at.astimezone(self.context.workspace.zone())
        return f"{day(here.date(), self.context.workspace.today())} {clock(here)}"

    @Slot(object)
    def _on_opened(self, row: CopyRow) -> None:
        try:
            lost = self._desk.lost(row.path)
        except StoreTrouble as trouble:
            self.refused.emit(str(trouble))
            return
        self._asked = row
        self._question.say("warn", _question(self._when(row), lost))
        self._question.show()

    @Slot(str)
    def _on_answer(self, answer: str) -> None:
        self._question.hide()
        if answer == "restore" and self._asked is not None:
            self._desk.restore(self._asked.path)

    @Slot()
    def _on_now(self) -> None:
        self._desk.make()
        self.refresh()
