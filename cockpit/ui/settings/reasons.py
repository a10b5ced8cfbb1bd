"""The reasons offered when a deal is lost."""

from __future__ import annotations

from PySide6.QtCore import Slot

from cockpit.actions.checklists import add_lost_reason, archive_line, rename_line, reorder_lines
from cockpit.domain.pipeline import LostReason
from cockpit.queries.pipelines import lost_reasons
from cockpit.ui.settings.line_list import LineList
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_WIDTH = 520


class Reasons(Section):
    """One list."""

    kinds = ("lost_reason",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        panel = Panel(_("Lost reasons"))
        hint = _("Offered when a deal is closed without a win; the first ones are used most.")
        panel.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        self.list = LineList(_("Reason"), _("No reasons yet: add the first one."))
        self.list.setMaximumWidth(_WIDTH)
        self.list.added.connect(self._on_added)
        self.list.renamed.connect(self._on_renamed)
        self.list.removed.connect(self._on_removed)
        self.list.ordered.connect(self._on_ordered)
        panel.body.addWidget(self.list)
        self.column.addWidget(panel)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the reasons of now."""
        self.list.show_lines(self.context.workspace.ask(lost_reasons))

    @Slot(str)
    def _on_added(self, text: str) -> None:
        self.do(add_lost_reason, text)

    @Slot(int, str)
    def _on_renamed(self, id: int, text: str) -> None:
        self.do(rename_line, LostReason, id, text)

    @Slot(int)
    def _on_removed(self, id: int) -> None:
        self.do(archive_line, LostReason, id)

    @Slot(list)
    def _on_ordered(self, ids: list[int]) -> None:
        self.do(reorder_lines, LostReason, ids)
