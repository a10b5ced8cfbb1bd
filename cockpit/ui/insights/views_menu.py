"""Saved views of the page, and the day as of which it looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries.views import View, saved_views
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import MenuButton
from cockpit.ui.widgets.calendar import CalendarPopover
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.name_popover import NamePopover
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.ui.shell.context import Context

PAGE = "insights"


class ViewsMenu(QWidget):
    """For the header. ``chosen(kept)`` when a view is picked, ``day_chosen(day or None)``."""

    chosen = Signal(object)
    day_chosen = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        keep: Callable[[], dict[str, Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._keep = context, keep
        self._view: View | None = None
        self._day: date | None = None
        self._views = Menu(self._on_view, exclusive=True, parent=self)
        self._days = Menu(self._on_day, exclusive=True, parent=self)
        self._views.aboutToShow.connect(self._offer_views)
        self._days.aboutToShow.connect(self._offer_days)
        self.day_button = MenuButton("", self._days, name=_("As of"))
        self.view_button = MenuButton("", self._views, name=_("View"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.day_button)
        row.addWidget(self.view_button)
        self.show_state(None)

    def show_state(self, as_of: date | None) -> None:
        """What holds now; a view that no longer fits is no longer named."""
        self._day = as_of
        if self._view is not None and self._view.kept != self._keep():
            self._view = None
        words = _("As of today") if as_of is None else _("As of {day}").format(day=day(as_of))
        self.day_button.show_choice(words)
        self.view_button.show_choice(self._view.name if self._view else _("Views"))

    # Days

    @Slot()
    def _offer_days(self) -> None:
        entries = [Entry(_("Today"), None), Entry(_("Another day…"), "other", "calendar")]
        self._days.show_entries(entries, self._day)

    def _on_day(self, key: object) -> None:
        if key == "other":
            self.ask_day()
        else:
            self.day_chosen.emit(None)

    def ask_day(self) -> CalendarPopover:
        """Ask for the day as of which figures stand."""
        shown = self._day or self._context.workspace.today()
        popover = CalendarPopover(shown, self.day_button)
        popover.picked.connect(self._on_picked)
        popover.open_at(self.day_button)
        return popover

    @Slot(object)
    def _on_picked(self, on: date) -> None:
        self.day_chosen.emit(on if on < self._context.workspace.today() else None)

    # Views

    @Slot()
    def _offer_views(self) -> None:
        views = self._context.workspace.ask(saved_views, PAGE)
        entries = [Entry(view.name, ("view", view)) for view in views]
        writable = self._context.as_of is None
        if entries:
            entries.append(SEPARATOR)
        entries.append(Entry(_("Save this view…"), ("save", None), "bookmark", enabled=writable))
        if self._view is not None:
            gone = _("Delete {name}").format(name=self._view.name)
            entries.append(Entry(gone, ("delete", self._view), "trash", enabled=writable))
        self._views.show_entries(entries, ("view", self._view))

    def _on_view(self, key: object) -> None:
        assert isinstance(key, tuple)
        what, view = key
        if what == "view":
            self.open_view(view)
        elif what == "save":
            self.ask_name()
        else:
            self._delete(view)

    def open_view(self, view: View) -> None:
        """Show what a view keeps."""
        self._view = view
        self.chosen.emit(view.kept)

    def ask_name(self) -> None:
        """Ask for the name to save under."""
        popover = NamePopover(self, self._view.name if self._view else "")
        popover.named.connect(self._on_named)
        popover.open_at(self.view_button)

    @Slot(object, str)
    def _on_named(self, popover: NamePopover, name: str) -> None:
        from cockpit.actions.views import save_view

        kept = self._keep()
        try:
            view_id = self._context.workspace.do(save_view, PAGE, name, kept)
        except Refused as no:
            popover.refuse(str(no))
            return
        popover.close_now()
        self._view = View(view_id, name.strip(), kept)
        self.show_state(self._day)

    def _delete(self, view: View) -> None:
        from cockpit.actions.views import delete_view

        try:
            self._context.workspace.do(delete_view, view.id)
        except Refused as no:
            self.refused.emit(str(no))
            return
        self._view = None
        self.show_state(self._day)
