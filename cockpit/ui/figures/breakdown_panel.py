"""The panel of groups and the words to group by."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.ui.figures.breakdown import Breakdown
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _

_ROOMY = 440


def grouping_words() -> dict[str, tuple[str, str]]:
    """What can be grouped by: (heading, word)."""
    return {
        "owner": (_("By person"), _("person")),
        "manager": (_("By manager"), _("manager")),
        "team": (_("By team"), _("team")),
        "region": (_("By region"), _("region")),
        "product": (_("By product"), _("product")),
        "stage": (_("By stage"), _("stage")),
        "month": (_("By month"), _("month")),
    }


class BreakdownPanel(Panel):
    """``by_changed(by)`` when another word was pressed."""

    by_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("By person"), parent=parent)
        self.by = "owner"
        self.list = Breakdown(_("Groups of the figure"))
        self._links: dict[str, QuietLink] = {}
        words = QWidget()
        flow = FlowLayout(words, gap=0)
        for by, (_heading, word) in grouping_words().items():
            link = self._links[by] = QuietLink(word, role="small")
            link.setProperty("by", by)
            link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            link.clicked.connect(self._on_link)
            flow.addWidget(link)
        self.header.addWidget(words)
        self.body.addWidget(self.list, 1)
        self._show_by()

    def _show_by(self) -> None:
        self.title.setText(grouping_words()[self.by][0])
        for by, link in self._links.items():
            word = grouping_words()[by][1]
            link.show_text(word, color="accent" if by == self.by else "dim")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the chosen word says what the heading would."""
        super().resizeEvent(event)
        self.title.setVisible(event.size().width() >= _ROOMY)

    @Slot()
    def _on_link(self) -> None:
        by = str(self.sender().property("by"))
        if by != self.by:
            self.by = by
            self._show_by()
            self.by_changed.emit(by)
