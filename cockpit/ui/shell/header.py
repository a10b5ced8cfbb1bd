"""The header: what page this is, the search box, whose deals and which period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.ui.shell.bell import Bell
from cockpit.ui.shell.context import Context, range_key
from cockpit.ui.shell.search_box import SearchBox
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import HEADER_HEIGHT, SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import MenuButton
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.domain.period import Period
    from cockpit.ui.shell.range_popover import RangePopover

_SUBTITLE_LEAVES_BELOW, _SEARCH_SHRINKS_BELOW = 900, 1_050
_FEW = 12
_OTHER = "other"


class Header(QWidget):
    """``search`` is emitted when the search box is used; pages add their own buttons."""

    search = Signal()

    def __init__(self, context: Context, search_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = PlainLabel("", "title")
        self.subtitle = PlainLabel("", "body", "dim")
        self._search_box = SearchBox(search_keys)
        self._search_box.clicked.connect(self.search)
        self._scope_menu = Menu(self._choose_scope, exclusive=True, parent=self)
        self._period_menu = Menu(self._choose_period, exclusive=True, parent=self)
        self.scope_button = MenuButton("", self._scope_menu, name=_("Whose deals"))
        self.period_button = MenuButton("", self._period_menu, name=_("Period"))
        self.bell = Bell()
        self.bell.hide()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SPACE_8)
        self._shown_actions: list[QWidget] = []
        self._lay_out()
        context.scope_changed.connect(self._show_scope)
        theme().changed.connect(self._give_room)
        context.period_changed.connect(self._show_period)
        context.workspace_changed.connect(self._show_period)
        self._scope_menu.aboutToShow.connect(self._fill_scopes)
        self._period_menu.aboutToShow.connect(self._fill_periods)
        self._show_scope()
        self._show_period()

    def show_heading(self, title: str, subtitle: str) -> None:
        """Name the page."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self._give_room()

    def show_actions(self, widgets: Sequence[QWidget], *, scope: bool, period: bool) -> None:
        """Show the page's own buttons, and the menus it obeys."""
        for old in self._shown_actions:
            if old not in widgets:
                old.hide()
                self._actions.removeWidget(old)
        for widget in widgets:
            self._actions.addWidget(widget)
            widget.show()
        self._shown_actions = list(widgets)
        self.scope_button.setVisible(scope)
        self.period_button.setVisible(period)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(600, HEADER_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """One line, as narrow as its parts allow."""
        return QSize(super().minimumSizeHint().width(), HEADER_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The subtitle is the first to leave."""
        super().resizeEvent(event)
        self._give_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Panel ground with a hairline under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("line"))
        painter.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 0, SPACE_16, 1)
        row.setSpacing(SPACE_12)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        row.addWidget(self._search_box)
        row.addWidget(self.scope_button)
        row.addWidget(self.period_button)
        row.addLayout(self._actions)
        row.addWidget(self.bell)

    @Slot()
    def _give_room(self) -> None:
        """The title keeps its room; the subtitle stays where there is enough."""
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), self.width() // 3))
        leaves_below = _SUBTITLE_LEAVES_BELOW * theme().text_scale
        self.subtitle.setVisible(self.width() >= leaves_below)
        self._search_box.set_roomy(self.width() >= _SEARCH_SHRINKS_BELOW * theme().text_scale)

    @Slot()
    def _show_scope(self) -> None:
        self.scope_button.show_choice(self._context.scope_title())

    @Slot()
    def _show_period(self) -> None:
        self.period_button.show_choice(self._context.period_title())

    @Slot()
    def _fill_scopes(self) -> None:
        """Few choices in one list; teams and people apart when there are many."""
        choices = self._context.scopes()
        current = self._context.scope
        entries = [Entry(choice.title, choice.key) for choice in choices]
        wide = [e for e in entries if not str(e.key).startswith(("team:", "person:"))]
        teams = [e for e in entries if str(e.key).startswith("team:")]
        people = [e for e in entries if str(e.key).startswith("person:")]
        if len(entries) <= _FEW:
            groups = [group for group in (wide, teams, people) if group]
            parted = [line for group in groups for line in (SEPARATOR, *group)][1:]
            self._scope_menu.show_entries(parted, current)
            return
        self._scope_menu.show_entries(wide, current)
        for title, group in ((_("A team"), teams), (_("A person"), people)):
            if group:
                self._scope_menu.add_submenu(title, group, current)

    @Slot()
    def _fill_periods(self) -> None:
        entries = [Entry(title, key) for key, title in self._context.period_choices()]
        entries += [SEPARATOR, Entry(_("Other days…"), _OTHER)]
        self._period_menu.show_entries(entries, self._context.period_key)

    def _choose_scope(self, key: object) -> None:
        self._context.set_scope(str(key))

    def _choose_period(self, key: object) -> None:
        if key == _OTHER:
            self.ask_range()
            return
        self._context.set_period(str(key))

    def ask_range(self) -> RangePopover:
        """Ask for any first and last day."""
        from cockpit.ui.shell.range_popover import RangePopover

        today = self._context.workspace.today()
        popover = RangePopover(self._context.period(), today, self)
        popover.picked.connect(self._on_range)
        popover.open_at(self.period_button)
        return popover

    @Slot(object)
    def _on_range(self, period: Period) -> None:
        self._context.set_period(range_key(period))
