"""The window: rail, header, notices, pages, status bar, and what lies over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from cockpit.ui.shell.ground import Ground
from cockpit.ui.shell.place import keep_place, restore_place
from cockpit.ui.theme.scheme import tokens_for
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.commands import Commands
    from cockpit.ui.shell.context import Context
    from cockpit.ui.shell.drop_veil import DropVeil
    from cockpit.ui.shell.heading import Heading
    from cockpit.ui.shell.memory import Memory
    from cockpit.ui.shell.page import Page

SEARCH_KEY = "Ctrl+K"
PAST, ONLY_READ = "past", "only_read"
_PAGE, _THEME, _TEXT = "window.page", "theme", "text_scale"
# The set of colours of last time: of a choice that follows the system.
_WORN = "window.colors"
_SMALLEST = (1024, 640)


class Window(QMainWindow):
    """Shows pages and owns everything around them. Bare it shows its grounds at once, in its
    place and colours; ``furnish`` puts everything else into it, once.

    ``page_shown(key)`` follows each change of page, ``files_dropped([Path])`` a drop of files
    anywhere, ``closing`` comes before the window closes.
    """

    page_shown = Signal(str)
    files_dropped = Signal(list)
    closing = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.setWindowTitle(_("Cockpit"))
        self.setMinimumSize(*_SMALLEST)
        worn = memory.get(_WORN, "")
        self.setCentralWidget(Ground(tokens_for(memory.get(_THEME, "system"), worn)))
        restore_place(self, memory)

    def furnish(self, context: Context, commands: Commands) -> Window:
        """Put rail, header, pages and status bar into the window; gives the window."""
        # The grounds are painted before these are even imported.
        from cockpit.ui.commands import shown_keys
        from cockpit.ui.shell.focus_return import FocusReturn
        from cockpit.ui.shell.header import Header
        from cockpit.ui.shell.notices import Notices
        from cockpit.ui.shell.overlays import Overlays
        from cockpit.ui.shell.page_stack import PageStack
        from cockpit.ui.shell.rail import Rail
        from cockpit.ui.shell.status_bar import StatusBar
        from cockpit.ui.theme import theme

        theme().choose(self.memory.get(_THEME, "system"))
        theme().set_text_scale(self.memory.get(_TEXT, 1.0))
        self.memory.put(_WORN, theme().name)
        self.context, self.commands = context, commands
        self.rail = Rail()
        self.header = Header(context, shown_keys(SEARCH_KEY))
        self.notices = Notices()
        self.status = StatusBar()
        self.overlays = Overlays(self, commands, self.memory)
        self._stack = PageStack(commands)
        FocusReturn(self._stack, self.notices, self)
        self._headings: dict[str, Heading] = {}
        self._before = ""
        self._veil: DropVeil | None = None
        self._lay_out()
        self.setAcceptDrops(True)
        self.rail.chosen.connect(self.open)
        self.header.search.connect(self.overlays.open_palette)
        commands.refused.connect(self.refuse)
        context.workspace_changed.connect(self._show_read_only)
        commands.settle(self)
        self._show_read_only()
        return self

    # Pages

    def add_pages(self, pages: Sequence[Page]) -> None:
        """Put pages on the rail; each is made when it is first shown."""
        from cockpit.ui.commands import shown_keys
        from cockpit.ui.shell.heading import Heading
        from cockpit.ui.shell.page import page_keys

        keys = page_keys(pages)
        for page in pages:
            self._stack.add(page)
            self._headings[page.key] = Heading(page.heading or page.title)
            if page.on_rail:
                self.rail.add(page, shown_keys(keys.get(page.key, "")))

    @Slot(str)
    def open(self, key: str) -> None:
        """Show a page."""
        if not self._stack.knows(key) or key == self.current:
            return
        self._before = self.current
        self._stack.show_page(key)
        self.rail.show_current(self._stack.on_rail(key))
        self._show_heading()
        self.memory.put(_PAGE, key)
        self.page_shown.emit(key)

    @Slot()
    def go_back(self) -> None:
        """Show the page that was shown before this one."""
        self.open(self._before)

    def can_go_back(self) -> bool:
        """Whether there was one."""
        return bool(self._before)

    def opens_first(self, key: str) -> bool:
        """Whether that page is the one of last time, or there was none."""
        return bool(self.memory.get(_PAGE, key) == key)

    def open_remembered(self) -> None:
        """Show the page of last time, or the first."""
        last = self.memory.get(_PAGE, "")
        on_rail = [page.key for page in self.pages() if page.on_rail]
        self.open(last if last in on_rail else on_rail[0])

    def page(self, key: str) -> QWidget:
        """The page's widget, made now if it was never shown."""
        return self._stack.page(key)

    def pages(self) -> list[Page]:
        """All pages, in their order."""
        return self._stack.pages()

    @property
    def current(self) -> str:
        """The key of the page that is shown."""
        return self._stack.current

    def set_heading(self, key: str, title: str, subtitle: str = "") -> None:
        """Say what the header shows over a page."""
        self._headings[key] = replace(self._headings[key], title=title, subtitle=subtitle)
        self._show_heading()

    def set_actions(
        self, key: str, actions: Sequence[QWidget], *, scope: bool = True, period: bool = True
    ) -> None:
        """Put a page's own buttons into the header, and say which menus the page obeys."""
        now = self._headings[key]
        self._headings[key] = replace(now, actions=tuple(actions), scope=scope, period=period)
        self._show_heading()

    def show_over(self, widget: QWidget) -> None:
        """Let a widget, such as the first-run walk, take the pages' place."""
        self._stack.show_over(widget)
        for part in (self.rail, self.header, self.status):
            part.hide()

    def remove_over(self, widget: QWidget) -> None:
        """Take it away; open a page afterwards."""
        self._stack.remove_over(widget)
        for part in (self.rail, self.header, self.status):
            part.show()

    # Words to the manager

    @Slot(str)
    def say(self, sentence: str, *, undo: bool = False, kind: str = "good") -> None:
        """A short word at the bottom, with Undo if it can be taken back."""
        self.overlays.toast.say(sentence, undo=undo, kind=kind)

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """A refusal that has no better place."""
        self.say(sentence, kind="bad")

    @Slot()
    def bring_forward(self) -> None:
        """Come to the front, as when Cockpit is started again."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def choose_theme(self, choice: str) -> None:
        """Dress in a set of colours and remember it."""
        from cockpit.ui.theme import theme

        theme().choose(choice)
        self.memory.put(_THEME, choice)

    def choose_text_size(self, scale: float) -> None:
        """Write larger or smaller than usual, 0.8 to 2 times, and remember it."""
        from cockpit.ui.theme import theme

        theme().set_text_scale(scale)
        self.memory.put(_TEXT, theme().text_scale)

    # What Qt tells

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere."""
        from cockpit.ui.shell.dropped import files_on

        files = files_on(event)
        if files:
            event.acceptProposedAction()
            self._veil_over(files)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They were carried away again."""
        self._lift_veil()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand files on."""
        from cockpit.ui.shell.dropped import files_on

        self._lift_veil()
        files = files_on(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, then let the program end its work."""
        keep_place(self, self.memory)
        self.closing.emit()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through what is seen, in the order it is read."""
        from cockpit.ui.shell.tab_steps import step_by_tab

        return step_by_tab(self, forward=forward)

    def _veil_over(self, files: Sequence[Path]) -> None:
        if self._veil is None:
            from cockpit.ui.shell.drop_veil import DropVeil

            self._veil = DropVeil(self)
        self._veil.show_files(files)

    def _lift_veil(self) -> None:
        if self._veil is not None:
            self._veil.hide()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.notices)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        ground = QWidget()
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.setCentralWidget(ground)

    def _show_heading(self) -> None:
        heading = self._headings.get(self.current)
        if heading is not None:
            self.header.show_heading(heading.title, heading.subtitle)
            self.header.show_actions(heading.actions, scope=heading.scope, period=heading.period)
            self.setWindowTitle(_("{page} · Cockpit").format(page=heading.title))

    @Slot()
    def _show_read_only(self) -> None:
        day, workspace = self.context.as_of, self.context.workspace
        if workspace.only_read:
            sentence = _(
                "{folder} cannot be written: everything can be looked at and exported,"
                " nothing is changed"
            ).format(folder=workspace.path.parent)
            self.notices.show_notice(ONLY_READ, "warn", sentence, closable=False)
        if day is None:
            self.notices.take_back(PAST)
            return
        from cockpit.ui.widgets import figures

        sentence = _("As of {day} — the past, read-only").format(day=figures.day(day))
        self.notices.show_notice(
            PAST, "warn", sentence, (("today", _("Back to today")),), closable=False
        )
