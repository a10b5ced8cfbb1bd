"""The panel of targets: the grid, the ways to share out, and what does not add up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.actions.plan_targets import Cell
from cockpit.analysis.plan_history import Season, Weights
from cockpit.domain.period import Period
from cockpit.domain.plan import COMPANY, Subject
from cockpit.ui.plan import sharing
from cockpit.ui.plan.grid_model import GridModel, Shown, gap_words
from cockpit.ui.plan.grid_view import GridView
from cockpit.ui.widgets.buttons import LinkButton, MenuButton
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_MANY_PEOPLE = 12
_BY_SEASON, _EVENLY = "season", "evenly"
_HORIZONTAL = Qt.Orientation.Horizontal


class TargetsPanel(Panel):
    """``wanted(cells, label)`` asks for targets to be set in one step; ``looked_at(subject,
    period)`` says which cell is chosen; ``refused(sentence)``."""

    wanted = Signal(object, str)
    looked_at = Signal(object, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Targets"), parent=parent)
        self.model = GridModel(self)
        self.view = GridView(self.model, self)
        self._seasons: Weights | None = None
        self._telling = True
        self._menu = Menu(self._on_shared, parent=self)
        self.share = MenuButton(_("Share out"), self._menu, name=_("Share a target out"))
        self.add_to_header(self.share)
        self.body.setSpacing(6)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(self._foot())
        self.setFocusProxy(self.view)
        self.view.refused.connect(self.refused)
        self.view.current_changed.connect(self._on_current)
        self.model.typed.connect(self._on_typed)

    def _foot(self) -> QHBoxLayout:
        self._said = PlainLabel("", "small", "dim")
        self.spread = LinkButton(_("Spread the difference"))
        self.take_sum = LinkButton(_("Take the sum of those below"))
        self.spread.clicked.connect(self.fix)
        self.take_sum.clicked.connect(self._on_take_sum)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._said, 1)
        row.addWidget(self.spread)
        row.addWidget(self.take_sum)
        return row

    def set_seasons(self, seasons: Weights) -> None:
        """What each column weighs when a year is spread."""
        self._seasons = seasons

    def show_targets(self, shown: Shown) -> None:
        """Show the targets."""
        first = not self.model.shown.grid.places
        subject, period = self._chosen()
        self._telling = False
        self.model.show(shown)
        if first:
            self._begin_closed(shown)
        self.look_at(subject or COMPANY, period or shown.grid.columns[0])
        self._telling = True
        self._say()

    def _begin_closed(self, shown: Shown) -> None:
        """Many people: their teams first."""
        people = sum(one.subject.person_id is not None for one in shown.grid.places)
        if people > _MANY_PEOPLE:
            teams = [one.subject for one in shown.grid.places if one.subject.team_id is not None]
            self.model.close_teams(teams)

    def look_at(self, subject: Subject, period: Period) -> None:
        """Choose a cell, the first of its line where the period has no column."""
        row = max(0, self.model.row_of(subject))
        column = self.model.column_of(period)
        self.view.setCurrentIndex(self.model.index(row, column if column > 0 else 1))

    def _chosen(self) -> tuple[Subject | None, Period | None]:
        index = self.view.currentIndex()
        if not index.isValid():
            return None, None
        period = self.model.period_at(index.column())
        return self.model.place(index.row()).subject, period

    @Slot()
    def _on_current(self) -> None:
        self._say()
        subject, period = self._chosen()
        if self._telling and subject is not None:
            self.looked_at.emit(subject, period)

    def _say(self) -> None:
        """What the chosen cell's difference is, and what may be done with the chosen line."""
        index, shown = self.view.currentIndex(), self.model.shown
        gap = self.model.gap(index.row(), index.column()) if index.isValid() else None
        for button in (self.spread, self.take_sum):
            button.setVisible(gap is not None and shown.editable)
        if gap is not None:
            name = self.model.place(index.row()).name
            title = self.model.headerData(index.column(), _HORIZONTAL)
            words = gap_words(gap, shown.currency)
            said = _("{name}, {period}: {gap}").format(name=name, period=title, gap=words)
            self._said.set_color("warn")
        else:
            open_ = len(shown.grid.mismatches)
            said = _("Type an amount such as 250k, or paste from a spreadsheet.")
            if open_:
                said = _("Cells marked ≠ do not add up with those below.")
            self._said.set_color("dim")
        self._said.setText(said)
        self._offer()

    def _offer(self) -> None:
        subject, _period = self._chosen()
        shown = self.model.shown
        self.share.setEnabled(subject is not None and shown.editable)
        if subject is None:
            return
        total, entries = shown.grid.total(subject), []
        if shown.grid.children(subject) and total is not None:
            entries += [
                Entry(_("By what they won the year before"), sharing.BY_WON, "won"),
                Entry(_("By the number of people"), sharing.BY_HEADS, "team"),
                Entry(_("Equally"), sharing.EQUALLY, "dash"),
                Entry(_("In the proportions they have"), sharing.AS_NOW, "sort"),
            ]
        if total is not None:
            entries += [SEPARATOR] if entries else []
            entries += [
                Entry(self._season_words(), _BY_SEASON, "calendar"),
                Entry(_("Over the year evenly"), _EVENLY, "repeat"),
            ]
        if not entries:
            entries = [Entry(_("Set a target first"), "", "target")]
        self._menu.show_entries(entries)

    def _season_words(self) -> str:
        """What the seasons were learnt from."""
        learnt = Season.NOTHING if self._seasons is None else self._seasons.learnt_from
        return {
            Season.YEAR: _("Over the year by your own seasons"),
            Season.QUARTER: _("Over the year as within your quarters"),
            Season.NOTHING: _("Over the year by season (no history yet: evenly)"),
        }[learnt]

    # What is entered

    @Slot(object)
    def _on_typed(self, cells: Sequence[Cell]) -> None:
        found: list[Cell] = []
        for cell in cells:
            if cell.period == self.model.shown.year and cell.amount is not None:
                found += sharing.over_the_year(
                    self.model.shown.grid, cell.subject, cell.amount, self._weights(), keep=True
                )
            else:
                found.append(cell)
        self.wanted.emit(found, "")

    def _weights(self) -> Sequence[float]:
        columns = self.model.shown.grid.columns
        if self._seasons is not None and len(self._seasons.values) == len(columns):
            return self._seasons.values
        return [1.0] * len(columns)

    def _on_shared(self, way: object) -> None:
        subject, _period = self._chosen()
        if subject is None or not isinstance(way, str) or not way:
            return
        found = self.model.shown.grid
        name = next(one.name for one in found.places if one.subject == subject)
        if way in (_BY_SEASON, _EVENLY):
            weights = self._weights() if way == _BY_SEASON else [1.0] * len(found.columns)
            total = found.total(subject) or 0
            cells = sharing.over_the_year(found, subject, total, weights, keep=False)
            self.wanted.emit(cells, _("spread the target of {name}").format(name=name))
            return
        cells = sharing.shared_down(found, subject, way, self.model.shown.before)
        self.wanted.emit(cells, _("shared the target of {name} out").format(name=name))

    @Slot()
    def fix(self) -> None:
        """Spread the chosen cell's difference over those below."""
        subject, period = self._chosen()
        if subject is not None and period is not None:
            cells = sharing.fixed(self.model.shown.grid, subject, period)
            self.wanted.emit(cells, _("spread a difference"))

    @Slot()
    def _on_take_sum(self) -> None:
        subject, period = self._chosen()
        if subject is not None and period is not None:
            self.wanted.emit(sharing.summed_up(self.model.shown.grid, subject, period), "")
