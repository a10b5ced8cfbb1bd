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
from cockpit.ui.widgets.buttons import Button, IconButton, QuietButton
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
        # The note that is being changed; None while a new one is written.
        self._changing: int | None = None
        self._unsaved: dict[int, tuple[int | None, str, bool]] = {}
        self._text = MultilineField(_("Write a note"), quiet=False)
        self._text.setAccessibleName(_("New note"))
        self._private = Check(_("Private, for my eyes only"))
        self._save = Button(_("Save note"))
        self._save.clicked.connect(self._on_save)
        self._leave = QuietButton(_("Leave it as it was"))
        self._leave.clicked.connect(self._close)
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        column.addWidget(line_of(self._private, self._leave, self._save))
        self._editor.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._editor)

    def begin(self) -> None:
        """Open the place to write; words that are not saved yet stay in it."""
        self._leave.setVisible(self._changing is not None)
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
            self._turn_to(deal_id)
        self.deal_id = deal_id
        self.add.setVisible(writable)
        if not self.is_new((deal_id, tuple(notes), today, writable)):
            return
        self.clear_rows()
        for note in notes:
            self.rows.addWidget(self._row(note, today, zone, writable))

    def _turn_to(self, deal_id: int) -> None:
        """Words that were not saved wait for their deal."""
        if self._text.toPlainText().strip():
            written = (self._changing, self._text.toPlainText(), self._private.isChecked())
            self._unsaved[self.deal_id] = written
        self._close()
        if deal_id in self._unsaved:
            self._changing, text, private = self._unsaved.pop(deal_id)
            self._text.setPlainText(text)
            self._private.setChecked(private)
            self._leave.setVisible(self._changing is not None)
            self._editor.show()

    def _row(self, note: Written, today: date, zone: ZoneInfo, writable: bool) -> QWidget:
        at = datetime.fromtimestamp(note.at / 1_000_000, UTC).astimezone(zone)
        said = f"{day(at.date(), today)} {clock(at)}"
        when = PlainLabel(f"{said} · {_('private')}" if note.private else said, "small", "faint")
        pen = IconButton("edit", _("Change the note of {when}").format(when=said), size=12)
        pen.setProperty("words", note.text)
        pen.setProperty("private", note.private)
        pen.clicked.connect(self._on_change)
        cross = IconButton("trash", _("Delete the note of {when}").format(when=said), size=12)
        cross.clicked.connect(self._on_deleted)
        for button in (pen, cross):
            button.setProperty("note", note.id)
            button.setVisible(writable)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(line_of(when, pen, cross))
        column.addWidget(PlainLabel(note.text, "body", wrap=True))
        return row

    @Slot()
    def _on_change(self) -> None:
        pen = self.sender()
        if self._text.toPlainText().strip() and self._changing is None:
            self.refuse(Refused(_("Save what you are writing first.")))
            self.begin()
            return
        self.accept()
        self._changing = int(pen.property("note"))
        self._text.setPlainText(str(pen.property("words")))
        self._private.setChecked(bool(pen.property("private")))
        self.begin()

    @Slot()
    def _on_save(self) -> None:
        from cockpit.actions.deals import change_note, write_note

        text, private = self._text.toPlainText(), self._private.isChecked()
        try:
            if self._changing is not None:
                self._do(change_note, self._changing, text, private)
            else:
                self._do(write_note, text, deal_id=self.deal_id, private=private)
        except Refused as no:
            self.refuse(no)
            return
        self.accept()
        self._close()

    @Slot()
    def _close(self) -> None:
        self._changing = None
        self._text.setPlainText("")
        self._private.setChecked(False)
        self._editor.hide()

    @Slot()
    def _on_deleted(self) -> None:
        from cockpit.actions.deals import delete_note

        note = int(self.sender().property("note"))
        if note == self._changing:
            self._close()
        self._do(delete_note, note)
