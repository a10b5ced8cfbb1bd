"""The wide panel: the files, their columns, what is to check, and what came in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.ui.imports.check_pane import CheckPane, CheckShown
from cockpit.ui.imports.column_table import ColumnTable
from cockpit.ui.imports.conflict_table import ConflictTable
from cockpit.ui.imports.done_pane import DonePane
from cockpit.ui.imports.drop_area import DropArea
from cockpit.ui.imports.file_tabs import FileTab, FileTabs
from cockpit.ui.imports.kind_words import counted
from cockpit.ui.imports.messages import Messages
from cockpit.ui.imports.past_list import PastList
from cockpit.ui.imports.plan_shown import FileShown, PlanShown, warned_lines
from cockpit.ui.imports.steps import Steps
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.skeleton import Skeleton
from cockpit.wording import _

DROP, READING, COLUMNS, CHECK, DONE, CONFLICTS = range(6)


class FilesPanel(Panel):
    """Shows one of its panes under the title, the steps, the files and the messages."""

    tab_chosen = Signal(int)
    tab_removed = Signal(int)
    column_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = PlainLabel("", "title", middle=True)
        self.steps = Steps()
        self.about = PlainLabel("", "body", "dim")
        self.tabs = FileTabs()
        self.messages = Messages()
        self.drop = DropArea()
        self.columns = ColumnTable()
        self.check = CheckPane()
        self.done = DonePane()
        self.past = PastList()
        self.conflicts = ConflictTable(way_back=True)
        self.watched = QWidget()
        self.panes = QStackedWidget()
        panes = (self._first(), _reading(), self.columns, self.check, self.done, self.conflicts)
        for pane in panes:
            self.panes.addWidget(pane)
        self._lay_out()
        self.tabs.chosen.connect(self.tab_chosen)
        self.tabs.removed.connect(self.tab_removed)
        self.columns.chosen.connect(self.column_chosen)

    def show_pane(self, pane: int, heading: str, about: str = "") -> None:
        """Show a pane under a heading and a line about the file."""
        self.heading.setText(heading)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        shown = pane in (DROP, COLUMNS, CHECK) and len(self.tabs.chips()) > 0
        self.tabs.setVisible(shown)
        self.panes.setCurrentIndex(pane)

    def show_tabs(self, plan: PlanShown | None, current: int, *, always: bool = False) -> None:
        """Show the files side by side; a single one has the page for itself."""
        files = plan.files if plan is not None else ()
        shown = files if len(files) > 1 or always else ()
        self.tabs.show_tabs([_tab(file) for file in shown], current)

    def show_file(self, file: FileShown) -> None:
        """Show the columns of a file."""
        self.columns.show_columns(file.name, file.lines, file.fields)

    def show_check(self, file: FileShown, *, again: bool) -> None:
        """Show what is to mend, to decide and to know of a file before anything is written."""
        self.check.show_check(check_shown(file), again=again)

    def set_watched(self, widget: QWidget) -> None:
        """Put the watched folder between the place to drop files and the past imports."""
        self._first_column.replaceWidget(self.watched, widget)
        self.watched.deleteLater()
        self.watched = widget
        widget.show()

    def _first(self) -> QWidget:
        page = QWidget()
        self._first_column = QVBoxLayout(page)
        self._first_column.setContentsMargins(0, 0, 0, 0)
        self._first_column.setSpacing(SPACE_12)
        self._first_column.addWidget(self.drop, 1)
        self._first_column.addWidget(self.watched)
        self._first_column.addWidget(self.past)
        self.watched.hide()
        return page

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_12)
        top.addWidget(self.heading)
        top.addWidget(self.steps)
        top.addStretch(1)
        self.body.setSpacing(SPACE_8)
        self.body.addLayout(top)
        for part in (self.tabs, self.about, self.messages):
            self.body.addWidget(part)
        self.body.addWidget(self.panes, 1)


def check_shown(file: FileShown) -> CheckShown:
    """What the check of a file shows."""
    warned = warned_lines([file.report])
    refused = len(file.report.refused)
    return CheckShown(file.name, file.columns, file.rows, refused, file.conflicts, warned)


def _reading() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, SPACE_12, 0, 0)
    column.addWidget(Skeleton(lines=9))
    column.addStretch(1)
    return page


def _tab(file: FileShown) -> FileTab:
    if not file.kind and not file.questions:
        return FileTab(file.name, _("left out"))
    refused = len(file.report.refused)
    mark = "?" if file.questions else "!" if refused else "✓"
    tone = "warn" if file.questions or refused else "neutral"
    return FileTab(file.name, counted(file.kind, file.report.rows), mark, tone)
