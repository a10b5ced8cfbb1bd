"""Another size of text for the widgets there are, without dressing them anew.

Setting the style sheet again would do it as well, but takes seconds once all pages are made; and
under a sheet the application's font does not come down to the widgets by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

# Marks the widgets that had no font of their own before this module gave them one.
_FOLLOWS = "follows_text_size"


def spread(font: QFont) -> None:
    """Give the usual font to every widget without one of its own."""
    for widget in QApplication.allWidgets():
        if _follows(widget):
            widget.setProperty(_FOLLOWS, True)
            widget.setFont(font)


def settle() -> None:
    """Let every widget say anew how large it wants to be."""
    for widget in QApplication.allWidgets():
        widget.updateGeometry()


def _follows(widget: QWidget) -> bool:
    own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    return not own or bool(widget.property(_FOLLOWS))
