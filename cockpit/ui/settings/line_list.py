"""A short list of texts to write, order and remove: a checklist, reasons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.pipelines import LineRow
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class LineList(QWidget):
    """Signals say what is wanted: ``added(text)``, ``renamed(id, text)``, ``removed(id)``,
    ``ordered(ids)``."""

    added = Signal(str)
    renamed = Signal(int, str)
    removed = Signal(int)
    ordered = Signal(list)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._lines = name, list[LineRow]()
        self._empty = PlainLabel(empty, "small", "dim", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._new = TextField(_("Add a line"), quiet=False)
        self._new.setAccessibleName(_("{name}: add a line").format(name=name))
        self._new.committed.connect(self._on_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._empty)
        column.addLayout(self._rows)
        column.addWidget(self._new)

    def show_lines(self, lines: list[LineRow]) -> None:
        """Show these lines."""
        self._empty.setVisible(not lines)
        if lines == self._lines:
            return
        self._lines = lines
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, line in enumerate(lines):
            self._rows.addWidget(self._row(place, line))

    def texts(self) -> list[str]:
        """What is shown."""
        return [line.text for line in self._lines]

    def _row(self, place: int, line: LineRow) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        field = TextField()
        field.set_value(line.text)
        field.setAccessibleName(f"{self._name} {place + 1}")
        field.committed.connect(partial(self._on_renamed, line.id))
        up = IconButton("chevron-up", _("Move up: {line}").format(line=line.text), size=14)
        remove = IconButton("trash", _("Remove {line}").format(line=line.text), size=14)
        kept = up.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        up.setSizePolicy(kept)
        up.setHidden(place == 0)
        up.clicked.connect(partial(self._on_up, place))
        remove.clicked.connect(partial(self._on_removed, line.id))
        row.addWidget(field, 1)
        row.addWidget(up)
        row.addWidget(remove)
        return widget

    @Slot(object)
    def _on_new(self, text: object) -> None:
        self._new.accept("")
        if str(text):
            self.added.emit(str(text))

    def _on_renamed(self, id: int, text: object) -> None:
        self.renamed.emit(id, str(text))

    def _on_removed(self, id: int, _checked: bool = False) -> None:
        self.removed.emit(id)

    def _on_up(self, place: int, _checked: bool = False) -> None:
        ids = [line.id for line in self._lines]
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
        self.ordered.emit(ids)
