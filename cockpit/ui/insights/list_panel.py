"""The left of the page: a search over all figures and views, and their list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.insights.metric_list import MetricLine, MetricList
from cockpit.ui.insights.sections import listed, section_titles
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class ListPanel(Panel):
    """``chosen(key)`` of a figure or view."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", padding=SPACE_8, parent=parent)
        self._lines: dict[str, MetricLine] = {}
        self._current = ""
        self.search = TextField(_("Find a figure"), quiet=False)
        self.search.setAccessibleName(_("Find a figure"))
        self.search.offer_clearing()
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.list = MetricList()
        self._none = PlainLabel(
            _("No figure has that name."), "small", "dim", wrap=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        self._none.hide()
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(self.search)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.list.chosen.connect(self._on_chosen)

    def show_lines(self, lines: dict[str, MetricLine], current: str) -> None:
        """Show figures and views by key under their headings, one of them chosen."""
        self._lines, self._current = lines, current
        self._fill()

    def line(self, key: str) -> MetricLine | None:
        """What is said of a figure."""
        return self._lines.get(key)

    def choose(self, key: str) -> None:
        """Mark another one as shown; a search that hides it is taken back."""
        self._current = key
        if key not in {line.key for line in self.list.lines()}:
            self.search.setText("")
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search to the list, Enter takes the first one found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text():
                self.list.choose_first()
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        wanted = self.search.text().strip().casefold()
        titles, shown = section_titles(), list[MetricLine]()
        for section, keys in listed():
            found = [self._lines[key] for key in keys if key in self._lines]
            found = [line for line in found if _fits(line, titles[section], wanted)]
            if found:
                shown += [MetricLine("", titles[section]), *found]
        self._none.setVisible(not shown and bool(self._lines))
        self.list.show_lines(shown, self._current)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._fill()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._current = key
        self.chosen.emit(key)


def _fits(line: MetricLine, section: str, wanted: str) -> bool:
    words = f"{line.title} {section} {line.key} {line.definition}".casefold()
    return all(part in words for part in wanted.split())
