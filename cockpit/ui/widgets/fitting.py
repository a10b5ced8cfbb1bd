"""How wide text is, and what of it fits; whole pixels, rounded so that nothing is cut by a hair."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

_HAIR = 0.75
_END = Qt.TextElideMode.ElideRight


def text_width(font: QFont, text: str) -> int:
    """The pixels a line of text needs."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text))


def fitted(font: QFont, text: str, width: int, mode: Qt.TextElideMode = _END) -> str:
    """The line, elided only if it really does not fit in ``width`` pixels."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width + _HAIR:
        return text
    return metrics.elidedText(text, mode, width)


def wrapped(font: QFont, text: str, width: int, most: int) -> list[str]:
    """The text in at most so many lines; the last one and words that are too long are elided."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width + _HAIR)
        begin = line.textStart()
        last = len(lines) + 1 == most
        words = text[begin:] if last else text[begin : begin + line.textLength()]
        lines.append(fitted(font, words.strip(), width))
    layout.endLayout()
    return lines or [""]
