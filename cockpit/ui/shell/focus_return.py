"""The keyboard goes back to the page when what had it in the page, or above it, has gone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class FocusReturn(QObject):
    """Watches a window's stack of pages and the strip above it.

    When the widget with the keyboard is taken away, Qt gives the keyboard to whatever comes next
    by Tab, which beyond the last of a page is the header: nobody asked for that.
    """

    def __init__(self, pages: QStackedWidget, strip: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._strip = pages, strip
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or old.isVisible() or self._is_mine(new):
            return
        page = self._pages.currentWidget()
        if page is None or new.window() is not page.window() or not self._is_mine(old):
            return
        if _focused_for(page).isVisible():
            page.setFocus()

    def _is_mine(self, widget: QWidget) -> bool:
        return self._pages.isAncestorOf(widget) or self._strip.isAncestorOf(widget)


def _focused_for(widget: QWidget) -> QWidget:
    """What takes the keyboard in a widget's place, its proxies followed."""
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget
