"""A panel of lines, and the walk over the lines of several panels as if they were one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cockpit.ui.widgets.line_button import Item, LineButton
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel

# The room that a line keeps at its sides, and that a link has around its word.
_SIDE, _LINK, _ABOVE = 8, 2, 4


class LinePanel(Panel):
    """``asked(verb, Item)``: ``open`` or ``tick``. Without lines it says ``empty``."""

    asked = Signal(str, object)

    def __init__(self, title: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, padding=_SIDE, parent=parent)
        self.title.setContentsMargins(_SIDE, 0, 0, 0)
        self.header.setContentsMargins(0, _ABOVE, 0, 0)
        self.body.setSpacing(0)
        self._lines: list[LineButton] = []
        self._empty = PlainLabel(empty, "small", "dim", wrap=True)
        self._empty.setContentsMargins(_SIDE, 2, _SIDE, 8)
        self.column = QVBoxLayout()
        self.column.setSpacing(1)
        self.body.addLayout(self.column)
        self.body.addWidget(self._empty)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add_to_header(self, widget: QWidget) -> None:
        """At the right end of the title row, over the values of the lines."""
        super().add_to_header(widget)
        self.header.setContentsMargins(0, _ABOVE, _SIDE - _LINK, 0)

    def lines(self) -> list[LineButton]:
        """The lines in order."""
        return list(self._lines)

    def show_items(self, items: Sequence[Item], empty: str = "") -> None:
        """Turn what is shown into what is wanted; a line keeps its place on the keyboard."""
        if empty:
            self._empty.setText(empty)
        self._empty.setVisible(not items)
        known = {line.item.key: line for line in self._lines}
        lost = self._focused_place()
        wanted = [known.pop(item.key) if item.key in known else self._new(item) for item in items]
        for line in known.values():
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, (line, item) in enumerate(zip(wanted, items, strict=True)):
            if line.item != item:
                line.show_item(item)
            if self.column.indexOf(line) != place:
                self.column.insertWidget(place, line)
                # At once, not with the next event: the keyboard may go there now.
                line.show()
        self._lines = wanted
        if lost is not None and wanted and not any(line.hasFocus() for line in wanted):
            wanted[min(lost, len(wanted) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_place(self) -> int | None:
        return next((at for at, line in enumerate(self._lines) if line.hasFocus()), None)

    def _new(self, item: Item) -> LineButton:
        line = LineButton(item)
        line.opened.connect(self._on_opened)
        line.ticked.connect(self._on_ticked)
        return line

    @Slot(object)
    def _on_opened(self, item: Item) -> None:
        self.asked.emit("open", item)

    @Slot(object)
    def _on_ticked(self, item: Item) -> None:
        self.asked.emit("tick", item)


class LineWalk:
    """One line at a time over panels in order; the keyboard's focus is the place."""

    def __init__(self, panels: Sequence[LinePanel]) -> None:
        self._panels = tuple(panels)

    def current(self) -> tuple[LinePanel, Item] | None:
        """The line that keys work on, with its panel."""
        return next(((panel, line.item) for panel, line in self._all() if line.hasFocus()), None)

    def step(self, by: int) -> LineButton | None:
        """Go on or back; from nowhere to the first or last line. Gives the line."""
        lines = [line for _panel, line in self._all()]
        if not lines:
            return None
        at = next((i for i, line in enumerate(lines) if line.hasFocus()), None)
        start = 0 if by > 0 else len(lines) - 1
        place = start if at is None else max(0, min(at + by, len(lines) - 1))
        lines[place].setFocus(Qt.FocusReason.TabFocusReason)
        return lines[place]

    def begin(self) -> LineButton | None:
        """Be at the first line that is not ticked, else at the first. Gives the line."""
        lines = [line for _panel, line in self._all()]
        line = next((one for one in lines if not one.item.ticked), lines[0] if lines else None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)
        return line

    def show(self, key: str) -> None:
        """Be at the line of a key, if it is there."""
        for _panel, line in self._all():
            if line.item.key == key:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all(self) -> Iterator[tuple[LinePanel, LineButton]]:
        for panel in self._panels:
            if not panel.isHidden():
                yield from ((panel, line) for line in panel.lines())
