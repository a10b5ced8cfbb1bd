"""The manager's own words on a deal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries.deal import Written
from cockpit.ui.deal.section import Section, line_of
from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.figures import clock, day
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Do = Callable[..., Any]


class NotesSection(Section):
    """``do(action, *args, **fields)`` runs an action through the gate."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(_("Notes"), _("Write"), parent)
        self._do, self.deal_id = do, 0
        self._text = MultilineField(_("Write a note"), quiet=False)
        self._text.setAccessibleName(_("New note"))
        self._private = Check(_("Private, for my eyes only"))
        self._save = Button(_("Save note"))
        self._save.clicked.connect(self._on_save)
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        column.addWidget(line_of(self._private, self._save))
        self._editor.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._editor)

    def begin(self) -> None:
        """Open the place to write."""
        self._editor.show()
        self._text.setFocus()

    def show_notes(
        self,
        deal_id: int,
        notes: Sequence[Written],
        today: date,
        zone: ZoneInfo,
        *,
        writable: bool,
    ) -> None:
        """Show the notes, newest first."""
        if deal_id != self.deal_id:
            self._editor.hide()
            self._text.setPlainText("")
        self.deal_id = deal_id
        self.add.setVisible(writable)
        if not self.is_new((deal_id, tuple(notes), today, writable)):
            return
        self.clear_rows()
        for note in notes:
            self.rows.addWidget(self._row(note, today, zone, writable))

    def _row(self, note: Written, today: date, zone: ZoneInfo, writable: bool) -> QWidget:
        at = datetime.fromtimestamp(note.at / 1_000_000, UTC).astimezone(zone)
        said = f"{day(at.date(), today)} {clock(at)}"
        when = PlainLabel(f"{said} · {_('private')}" if note.private else said, "small", "faint")
        cross = IconButton("trash", _("Delete the note of {when}").format(when=said), size=12)
        cross.setProperty("note", note.id)
        cross.setVisible(writable)
        cross.clicked.connect(self._on_deleted)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(line_of(when, cross))
        column.addWidget(PlainLabel(note.text, "body", wrap=True))
        return row

    @Slot()
    def _on_save(self) -> None:
        from cockpit.actions.deals import write_note

        try:
            text, private = self._text.toPlainText(), self._private.isChecked()
            self._do(write_note, text, deal_id=self.deal_id, private=private)
        except Refused as no:
            self.refuse(no)
            return
        self.accept()
        self._text.setPlainText("")
        self._editor.hide()

    @Slot()
    def _on_deleted(self) -> None:
        from cockpit.actions.deals import delete_note

        sender = self.sender()
        if sender is not None:
            self._do(delete_note, int(sender.property("note")))
