"""Saved views and the order of cards, at the right of the filter row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries.views import View, saved_views
from cockpit.ui.board.sorting import SORTS
from cockpit.ui.pipeline.choice import Choice, choice_from
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.name_popover import NamePopover
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

PAGE = "pipeline"


class ViewsMenu(QWidget):
    """``chosen(Choice)`` when a view or an order is picked."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choice = Choice()
        self._view: View | None = None
        self._sorts = Menu(self._on_sort, exclusive=True, parent=self)
        self._views = Menu(self._on_view, exclusive=True, parent=self)
        self._sorts.aboutToShow.connect(self._offer_sorts)
        self._views.aboutToShow.connect(self._offer_views)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        self.sort = ChipButton("", menu=self._sorts)
        self.view = ChipButton("", menu=self._views)
        line.addWidget(self.sort)
        line.addWidget(self.view)
        self.show_choice(Choice())

    def show_choice(self, choice: Choice) -> None:
        """What holds now; a view that no longer fits is no longer named."""
        self._choice = choice
        if self._view is not None and choice_from(self._view.kept) != choice:
            self._view = None
        if self._view is None and choice.kept():
            views = self._context.workspace.ask(saved_views, PAGE)
            self._view = next((one for one in views if choice_from(one.kept) == choice), None)
        title = SORTS[choice.sort].title() if choice.sort in SORTS else choice.sort
        self.sort.show_fact(_("Sort: {order}").format(order=title), "neutral")
        name = _("not saved") if choice.kept() else _("All deals")
        if self._view is not None:
            name = self._view.name
        self.view.show_fact(_("View: {name}").format(name=name), "neutral")

    @Slot()
    def _offer_sorts(self) -> None:
        entries = [Entry(sort.title(), key) for key, sort in SORTS.items()]
        self._sorts.show_entries(entries, self._choice.sort)

    @Slot()
    def _offer_views(self) -> None:
        views = self._context.workspace.ask(saved_views, PAGE)
        entries = [Entry(_("All deals"), ("all", None))]
        entries += [Entry(view.name, ("view", view)) for view in views]
        writable = self._context.as_of is None
        entries += [SEPARATOR, Entry(_("Save this view…"), ("save", None), enabled=writable)]
        if self._view is not None:
            gone = _("Delete {name}").format(name=self._view.name)
            entries.append(Entry(gone, ("delete", self._view), enabled=writable))
        current = ("view", self._view) if self._view else ("all", None)
        self._views.show_entries(entries, current)

    def _on_sort(self, key: object) -> None:
        from dataclasses import replace

        self.chosen.emit(replace(self._choice, sort=str(key)))

    def _on_view(self, key: object) -> None:
        assert isinstance(key, tuple)
        what, view = key
        if what == "all":
            self._view = None
            self.chosen.emit(Choice())
        elif what == "view":
            self._view = view
            self.chosen.emit(choice_from(view.kept))
        elif what == "save":
            self.ask_name()
        else:
            self._delete(view)

    def ask_name(self) -> None:
        """Ask for the name to save under."""
        popover = NamePopover(self, self._view.name if self._view else "")
        popover.named.connect(self._on_named)
        popover.open_at(self.view)

    @Slot(object, str)
    def _on_named(self, popover: NamePopover, name: str) -> None:
        from cockpit.actions.views import save_view

        try:
            view_id = self._context.workspace.do(save_view, PAGE, name, self._choice.kept())
        except Refused as no:
            popover.refuse(str(no))
            return
        popover.close_now()
        self._view = View(view_id, name.strip(), self._choice.kept())
        self.show_choice(self._choice)

    def _delete(self, view: View) -> None:
        from cockpit.actions.views import delete_view

        self._context.workspace.do(delete_view, view.id)
        self._view = None
        self.show_choice(self._choice)
