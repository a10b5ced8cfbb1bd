"""The wide panel: the files, their columns, what is to check, and what came in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.actions.imports_terms import FileReport
from cockpit.ui.imports.column_table import ColumnTable
from cockpit.ui.imports.done_pane import DonePane
from cockpit.ui.imports.drop_area import DropArea
from cockpit.ui.imports.file_tabs import FileTab, FileTabs
from cockpit.ui.imports.findings import Findings
from cockpit.ui.imports.kind_words import counted
from cockpit.ui.imports.messages import Messages
from cockpit.ui.imports.plan_shown import FileShown, PlanShown, refused_lines, warned_lines
from cockpit.ui.imports.steps import Steps
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.skeleton import Skeleton
from cockpit.wording import _

DROP, READING, COLUMNS, CHECK, DONE = range(5)


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
        self.check = Findings()
        self.done = DonePane()
        self.panes = QStackedWidget()
        for pane in (self.drop, _reading(), self.columns, self.check, self.done):
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
        self.tabs.setVisible(pane in (DROP, COLUMNS) and len(self.tabs.chips()) > 0)
        self.panes.setCurrentIndex(pane)

    def show_tabs(self, plan: PlanShown | None, current: int, *, always: bool = False) -> None:
        """Show the files side by side; a single one has the page for itself."""
        files = plan.files if plan is not None else ()
        shown = files if len(files) > 1 or always else ()
        self.tabs.show_tabs([_tab(file) for file in shown], current)

    def show_file(self, file: FileShown) -> None:
        """Show the columns of a file."""
        self.columns.show_columns(file.name, file.lines, file.fields)

    def show_check(self, reports: Sequence[FileReport]) -> None:
        """Show what is to know before anything is written."""
        clean = _("Every row can be taken.")
        self.check.show_findings(warned_lines(reports), refused_lines(reports), clean)

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
