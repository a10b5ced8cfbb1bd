"""The pages of the window, one on top of the other, each made when it is first shown."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from cockpit.ui.commands import Commands
from cockpit.ui.shell.page import Page


class PageStack(QStackedWidget):
    """Holds the pages by key; a page gets the focus, and its keys work, when it is shown."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._pages: dict[str, Page] = {}
        self._made: dict[str, QWidget] = {}
        self.current = ""

    def add(self, page: Page) -> None:
        """Take a page; its widget is made later."""
        self._pages[page.key] = page

    def knows(self, key: str) -> bool:
        """True when there is a page of the key."""
        return key in self._pages

    def on_rail(self, key: str) -> str:
        """The key of the page that is lit on the rail while this one is shown."""
        return self._pages[key].belongs_to or key

    def pages(self) -> list[Page]:
        """All pages, in their order."""
        return list(self._pages.values())

    def page(self, key: str) -> QWidget:
        """The page's widget, made now if it was never shown."""
        if key not in self._made:
            widget = self._made[key] = self._pages[key].factory()
            self.addWidget(widget)
            self._commands.settle(widget, key)
        return self._made[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the top."""
        self.current = key
        widget = self.page(key)
        self.setCurrentWidget(widget)
        widget.setFocus()

    def show_over(self, widget: QWidget) -> None:
        """Let a widget that is no page be on top."""
        self.current = ""
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        widget.setFocus()

    def remove_over(self, widget: QWidget) -> None:
        """Take it away."""
        self.removeWidget(widget)
        widget.deleteLater()
