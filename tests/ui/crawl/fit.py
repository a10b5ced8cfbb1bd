"""What does not fit: words cut off without an ellipsis, widgets outside their parent."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QSizePolicy,
    QWidget,
)

from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.floating import SHADOW
from cockpit.ui.widgets.quiet_link import QuietLink
from tests.ui.crawl.stand import shown_widgets

_SLACK = 1


def misfits(root: QWidget) -> list[str]:
    """A line for each thing that does not fit."""
    return [
        f"{type(widget).__name__} {_words(widget)!r}: {fault}"
        for widget in shown_widgets(root)
        for fault in (*_cut(widget), *_outside(widget, root))
    ]


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return text or widget.accessibleName() or type(widget.parentWidget()).__name__


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        wanted, has = widget.sizeHint(), widget.size()
        # These elide, and their tooltips have all of it.
        if isinstance(widget, QuietLink | ChipButton):
            wanted = widget.minimumSizeHint()
        if has.width() < wanted.width() - _SLACK:
            yield f"{has.width()} px wide, needs {wanted.width()}"
        if has.height() < widget.fontMetrics().height():
            yield f"{has.height()} px high, needs {widget.fontMetrics().height()}"


def _cut_label(label: QLabel) -> Iterator[str]:
    room: QRect = label.contentsRect()
    if not label.wordWrap():
        # Elided words are whole in the tooltip; a few letters must be left of them.
        gives_way = label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        least = (
            0
            if gives_way
            else min(label.sizeHint().width(), 3 * label.fontMetrics().averageCharWidth())
        )
        if room.width() < least:
            yield f"{room.width()} px wide, needs {least}"
        needed = label.fontMetrics().height()
    else:
        flags = int(Qt.TextFlag.TextWordWrap)
        box = label.fontMetrics().boundingRect(
            QRect(0, 0, room.width(), 9_999), flags, label.text()
        )
        needed = box.height()
        if box.width() > room.width() + _SLACK:
            yield f"a word of {box.width()} px in {room.width()}"
    if room.height() < needed - 2 * _SLACK:
        yield f"{room.height()} px high, needs {needed}"


def _outside(widget: QWidget, root: QWidget) -> Iterator[str]:
    parent: QWidget | None = widget.parentWidget()
    if parent is None or widget is root or widget.isWindow():
        return
    # What scrolls is larger than its viewport; what floats throws a shadow over the edge.
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    room = parent.rect().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)
    if parent is not root and not _floats(widget):
        room = parent.rect()
    if not room.contains(widget.geometry()):
        yield f"at {widget.geometry().getRect()} outside {parent.rect().getRect()}"


def _floats(widget: QWidget) -> bool:
    return type(widget).__module__.startswith("cockpit.ui.board")
