"""Saved views of the page, the day as of which it looks, and with whose knowledge."""

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
# What a day is asked for: the day of the figures, of what is known, or of both.
_DAY, _KNOWN, _BOTH = "day", "known", "both"


class ViewsMenu(QWidget):
    """For the header. ``chosen(kept)`` when a view is picked; ``days_chosen(as of, known at)``,
    None for today and for all that is known."""

    chosen = Signal(object)
    days_chosen = Signal(object, object)
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
        self._known: date | None = None
        self._asking = ""
        self._views = Menu(self._on_view, exclusive=True, parent=self)
        self._days = Menu(self._on_day, exclusive=True, parent=self)
        self._views.aboutToShow.connect(self._offer_views)
        self._days.aboutToShow.connect(self._offer_days)
        self._knowing = Menu(self._on_known, exclusive=True, parent=self)
        self._knowing.aboutToShow.connect(self._offer_known)
        self.day_button = MenuButton("", self._days, name=_("As of"))
        self.known_button = MenuButton("", self._knowing, name=_("Known at"))
        self.view_button = MenuButton("", self._views, name=_("View"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.day_button)
        row.addWidget(self.known_button)
        row.addWidget(self.view_button)
        self.show_state(None, None)

    def show_state(self, as_of: date | None, known_at: date | None) -> None:
        """What holds now; a view that no longer fits is no longer named."""
        self._day, self._known = as_of, known_at
        if self._view is not None and self._view.kept != self._keep():
            self._view = None
        shown = as_of or self._context.as_of
        words = _("As of today") if shown is None else _("As of {day}").format(day=day(shown))
        self.day_button.show_choice(words)
        self.known_button.show_choice(self._known_words())
        self.known_button.setVisible(as_of is not None or known_at is not None)
        self.view_button.show_choice(self._view.name if self._view else _("Views"))

    # Days

    @Slot()
    def _offer_days(self) -> None:
        here = self._context.as_of
        entries = [
            Entry(_("Today") if here is None else day(here), None),
            Entry(_("Another day…"), _DAY, "calendar"),
            Entry(_("Another day, as it was known then…"), _BOTH, "calendar"),
        ]
        self._days.show_entries(entries, self._day)

    @Slot()
    def _offer_known(self) -> None:
        entries = [Entry(_("With all that is known today"), None)]
        if self._day is not None:
            entries.append(Entry(_("As it was known then"), self._day))
        entries.append(Entry(_("As it was known on another day…"), _KNOWN, "calendar"))
        self._knowing.show_entries(entries, self._known)

    def _on_day(self, key: object) -> None:
        if key is None:
            self.days_chosen.emit(None, None)
        else:
            self._ask(str(key))

    def _on_known(self, key: object) -> None:
        if key == _KNOWN:
            self._ask(_KNOWN)
        else:
            self.days_chosen.emit(self._day, key)

    def ask_day(self) -> CalendarPopover:
        """Ask for the day as of which figures stand."""
        return self._ask(_DAY)

    def ask_known(self) -> CalendarPopover:
        """Ask for a day that figures are to be shown of as they were known on it."""
        return self._ask(_BOTH)

    def _ask(self, what: str) -> CalendarPopover:
        self._asking = what
        shown = self._known if what == _KNOWN else self._day
        anchor = self.known_button if what == _KNOWN else self.day_button
        popover = CalendarPopover(shown or self._context.workspace.today(), anchor)
        popover.picked.connect(self._on_picked)
        popover.open_at(anchor)
        return popover

    @Slot(object)
    def _on_picked(self, on: date) -> None:
        earlier = on if on < self._context.workspace.today() else None
        if self._asking == _KNOWN:
            self.days_chosen.emit(self._day, earlier)
        else:
            known = self._known if self._known != self._day else earlier
            self.days_chosen.emit(earlier, earlier if self._asking == _BOTH else known)

    def _known_words(self) -> str:
        if self._known is None:
            return _("Known today")
        if self._known == self._day:
            return _("Known then")
        return _("Known on {day}").format(day=day(self._known))

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
        self.show_state(self._day, self._known)

    def _delete(self, view: View) -> None:
        from cockpit.actions.views import delete_view

        try:
            self._context.workspace.do(delete_view, view.id)
        except Refused as no:
            self.refused.emit(str(no))
            return
        self._view = None
        self.show_state(self._day, self._known)
