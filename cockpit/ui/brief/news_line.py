"""A line to note news: about whom, and what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.day import NewsAbout
from cockpit.jobs.brief_words import about_words
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.wording import _


class NewsLine(QWidget):
    """``noted(about, text)`` on Enter; the page clears it when the news is kept."""

    noted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = ChoiceField(list(about_words().items()), quiet=False)
        self.about.set_value(NewsAbout.RIVAL)
        self.about.setAccessibleName(_("News about"))
        self.text = TextField(_("Note news"), quiet=False)
        self.text.setAccessibleName(_("Note news"))
        self.text.returnPressed.connect(self._on_return)
        row = QHBoxLayout(self)
        row.setContentsMargins(33, 0, 8, 6)
        row.setSpacing(6)
        row.addWidget(FormLabel(_("About"), self.about))
        row.addWidget(self.about)
        row.addWidget(self.text, 1)

    def begin(self) -> None:
        """Type here."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """For the next note."""
        self.text.set_value("")
        # Nothing stays that the field's own undo could take back in place of the note.
        self.text.setText("")

    @Slot()
    def _on_return(self) -> None:
        text = self.text.text().strip()
        if text:
            self.noted.emit(self.about.value(), text)
