"""The groups of a figure: as bars in order of merit, or crossed by a second grouping."""

from __future__ import annotations

from functools import partial
from math import isnan

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.analysis.crosstab import CrossTable
from cockpit.analysis.metric import Metric
from cockpit.analysis.ranking import enough
from cockpit.ui.insights import sheets
from cockpit.ui.insights.asking import Parts
from cockpit.ui.insights.breakdown import Bar, Breakdown, bars
from cockpit.ui.insights.choice import Group, grouping_words
from cockpit.ui.insights.heat_grid import Heat, HeatCell, HeatGrid, depths
from cockpit.ui.insights.twin import Twin
from cockpit.ui.kpis.figure_words import counted_title, counted_words, value_words
from cockpit.ui.theme import theme
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.panel import Panel
from cockpit.wording import _

_LEAST, _ROOMY = 260, 350


class BreakdownPanel(Panel):
    """``by_changed(by, across)``; ``group_picked(Group, crossed Group or None)``; ``cleared``."""

    by_changed = Signal(str, str)
    group_picked = Signal(object, object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("By person"), parent=parent)
        self.by, self.across = "owner", ""
        self._parts: Parts | None = None
        self.list, self.grid = Breakdown(_("Groups of the figure")), HeatGrid(_("Cross table"))
        self.twin = Twin(_("Groups"))
        self.twin.add(self.list)
        self.twin.add(self.grid)
        self._by_menu = Menu(self._on_by, exclusive=True, parent=self)
        self._across_menu = Menu(self._on_across, exclusive=True, parent=self)
        self.by_chip = ChipButton("", menu=self._by_menu)
        self.across_chip = ChipButton("", menu=self._across_menu)
        self.setMinimumWidth(_LEAST)
        for part in (self.by_chip, self.across_chip, *self.twin.tools):
            self.add_to_header(part)
        self.body.addWidget(self.twin, 1)
        self._by_menu.aboutToShow.connect(self._offer_by)
        self._across_menu.aboutToShow.connect(self._offer_across)
        self.list.chosen.connect(self._on_bar)
        self.list.cleared.connect(self.cleared)
        self.grid.picked.connect(self._on_cell)
        self.grid.cleared.connect(self.cleared)
        self.set_grouping("owner", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the chosen word says what the heading would."""
        super().resizeEvent(event)
        wide = self.width() >= _ROOMY * theme().text_scale
        self.title.setVisible(wide)
        for chip in (self.by_chip, self.across_chip):
            policy = QSizePolicy.Policy.Fixed if wide else QSizePolicy.Policy.Maximum
            chip.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_grouping(self, by: str, across: str) -> None:
        """What it is grouped and crossed by."""
        self.by, self.across = by, across
        words = grouping_words()
        self.title.setText(words[by][0])
        self.by_chip.show_fact(words[by][1], "neutral")
        crossed = words[across][1] if across else ""
        text = _("and {what}").format(what=crossed) if crossed else _("and by …")
        self.across_chip.show_fact(text, "neutral")
        self.by_chip.setAccessibleName(_("Group by: {what}").format(what=words[by][1]))
        name = _("Cross by: {what}").format(what=crossed or _("nothing"))
        self.across_chip.setAccessibleName(name)

    def show_parts(self, parts: Parts, period: str) -> None:
        """Show the groups; ``period`` in words where it is not the page's."""
        self._parts = parts
        heading = grouping_words()[parts.asked.by][0]
        self.title.setText(period or heading)
        self.set_waiting(False)
        if parts.refusal:
            self.twin.say(parts.refusal)
        elif parts.table is not None:
            self._show_table(parts, parts.table)
        else:
            self._show_bars(parts)

    def set_waiting(self, waiting: bool) -> None:
        """The groups of before are dimmed until the new ones are there."""
        self.list.set_waiting(waiting)
        self.grid.set_waiting(waiting)

    def forget(self) -> None:
        """No group is chosen."""
        self.list.forget()
        self.grid.forget()

    def value_of(self, group: Group, crossed: Group | None) -> str:
        """The figure of a group or cell, in words."""
        parts = self._parts
        if parts is None:
            return ""
        reading = parts.reading
        if crossed is not None and parts.table is not None:
            line = [key.id for key in parts.table.lines].index(group.id)
            column = [key.id for key in parts.table.columns].index(crossed.id)
            value = parts.table.value[line, column].item()
            known = None if isnan(value) else value
            return value_words(reading.metric, known, reading.currency)
        found = next((one for one in reading.groups if one.id == group.id), None)
        return value_words(reading.metric, found.value, reading.currency) if found else ""

    def _show_bars(self, parts: Parts) -> None:
        reading = parts.reading
        made: list[Bar] = bars(reading, parts.asked.by)
        word = grouping_words()[parts.asked.by][1]
        title = _("{title} by {by}").format(title=reading.metric.title, by=word)
        self.list.show_bars(made, title, (word, counted_title(reading.metric)))
        make = partial(sheets.of_bars, reading.metric, reading.currency, word, made)
        self.twin.show_chart(self.list, make if made else None)

    def _show_table(self, parts: Parts, table: CrossTable) -> None:
        reading, words = parts.reading, grouping_words()
        if not table.lines:
            self.twin.say(
                _("Nothing to group: no row counts in this period. Choose another one above.")
            )
            return
        by, across = words[parts.asked.by][1], words[parts.asked.across][1]
        name = _("{title} by {by} and {across}").format(
            title=reading.metric.title, by=by, across=across
        )
        self.grid.show_heat(heat_of(reading.metric, reading.currency, table), name)
        make = partial(sheets.of_table, reading.metric, reading.currency, by, table)
        self.twin.show_chart(self.grid, make)

    # Choosing

    @Slot()
    def _offer_by(self) -> None:
        entries = [Entry(word, by) for by, (_heading, word) in grouping_words().items()]
        self._by_menu.show_entries(entries, self.by)

    @Slot()
    def _offer_across(self) -> None:
        entries = [Entry(_("not crossed"), ""), SEPARATOR]
        entries += [
            Entry(word, by) for by, (_heading, word) in grouping_words().items() if by != self.by
        ]
        self._across_menu.show_entries(entries, self.across)

    def _on_by(self, key: object) -> None:
        by = str(key)
        self._take(by, "" if by == self.across else self.across)

    def _on_across(self, key: object) -> None:
        self._take(self.by, str(key))

    def _take(self, by: str, across: str) -> None:
        if (by, across) != (self.by, self.across):
            self.set_grouping(by, across)
            self.by_changed.emit(by, across)

    @Slot(object, str)
    def _on_bar(self, id: str | None, label: str) -> None:
        self.group_picked.emit(Group(self.by, id, label), None)

    @Slot(int, int)
    def _on_cell(self, line: int, column: int) -> None:
        if self._parts is None or self._parts.table is None:
            return
        one, other = self._parts.table.lines[line], self._parts.table.columns[column]
        self.group_picked.emit(
            Group(self.by, one.id, one.label), Group(self.across, other.id, other.label)
        )


def heat_of(metric: Metric, currency: str, table: CrossTable) -> Heat:
    """The cells: their figures, how deep, and what is said of them."""
    shown = [
        [value if n and not isnan(value) else None for value, n in zip(values, ns, strict=True)]
        for values, ns in zip(table.value.tolist(), table.n.tolist(), strict=True)
    ]
    deep, lines = depths(shown), []
    for at, line in enumerate(table.lines):
        cells = []
        for across, column in enumerate(table.columns):
            value, n = shown[at][across], int(table.n[at, across])
            text = value_words(metric, value, currency) if n else ""
            counted = counted_words(metric, n)
            said = [f"{line.label}, {column.label}: {text or _('nothing')}", counted]
            few = n > 0 and not enough(metric, n)
            if few:
                said.append(_("too few to compare"))
            depth = deep[at][across] if value is not None else (0.0 if n else None)
            cells.append(HeatCell(text, depth, ", ".join(said), few))
        lines.append(tuple(cells))
    names = tuple(key.label for key in table.lines), tuple(key.label for key in table.columns)
    return Heat(names[0], names[1], tuple(lines))
