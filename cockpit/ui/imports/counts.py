"""What will happen, or what happened, as lines of a title and a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class CountLine:
    """A title, its figure as text, and the token it is written in."""

    title: str
    figure: str
    color: str = "ink"


class Counts(QWidget):
    """Titles at the left, figures at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12 - 2)
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []

    def show_lines(self, lines: Sequence[CountLine]) -> None:
        """Show these lines; labels are used again, so that nothing flickers."""
        while len(self._labels) < len(lines):
            self._add()
        self._show_so_many(len(lines))
        for line, (title, figure) in zip(lines, self._labels, strict=False):
            title.setText(line.title)
            figure.setText(line.figure)
            figure.set_color(line.color)

    def _show_so_many(self, lines: int) -> None:
        if all(title.isHidden() == (at >= lines) for at, (title, _) in enumerate(self._labels)):
            return
        # Hidden meanwhile: each label that came or went would lay out the whole page by itself.
        self.hide()
        for at, labels in enumerate(self._labels):
            for label in labels:
                label.setVisible(at < lines)
        self.show()

    def texts(self) -> dict[str, str]:
        """The figures shown, by their titles."""
        return {t.text(): f.text() for t, f in self._labels if not t.isHidden()}

    def _add(self) -> None:
        title = PlainLabel("", "body")
        figure = PlainLabel("", "strong", align=Qt.AlignmentFlag.AlignRight)
        # Each line for itself: a long figure takes its room from its own title only.
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(title, 1)
        row.addWidget(figure)
        self._column.addLayout(row)
        self._labels.append((title, figure))
