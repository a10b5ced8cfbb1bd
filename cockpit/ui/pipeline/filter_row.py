"""Filter chips over the board: what narrows it is seen, and taken off with one press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.queries import board
from cockpit.ui.pipeline.choice import Choice, closings
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import count
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

_PAUSE_MS = 180


@dataclass(frozen=True, slots=True)
class Facet:
    """A field of ``Choice`` that a chip narrows; ``offers`` gives (value, words)."""

    field: str
    title: str
    offers: Callable[[], list[tuple[object, str]]]
    always: bool


class FilterRow(QWidget):
    """``changed(Choice)`` after each press. Views and order stand at the right."""

    changed = Signal(object)

    def __init__(self, context: Context, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choice = Choice()
        self._stalled: int | None = None
        self._missing = 0
        self._facets = self._make_facets()
        self._chips: dict[str, ChipButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=SPACE_8)
        self.text = TextField(_("Filter by text"), quiet=False)
        self.text.setAccessibleName(_("Filter by text"))
        self.text.offer_clearing()
        self.text.setFixedWidth(150)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_text)
        # Typed, taken back by Escape or cleared by the cross alike.
        self.text.textChanged.connect(self._on_typing)
        line.addWidget(self._holder, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.text)
        line.addWidget(right, 0, Qt.AlignmentFlag.AlignRight)
        self._fill()

    @property
    def choice(self) -> Choice:
        """What the page is narrowed to."""
        return self._choice

    def set_choice(self, choice: Choice, *, tell: bool = True) -> None:
        """Narrow to something else."""
        if choice.text != self._choice.text:
            self.text.set_value(choice.text)
        self._choice = choice
        self._fill()
        if tell:
            self.changed.emit(choice)

    def show_stalled(self, count: int) -> None:
        """How many of the deals are stalled."""
        if count != self._stalled:
            self._stalled = count
            self._chips["stalled"].show_fact(self._stalled_words(), "bad" if count else "neutral")

    def show_missing(self, count: int) -> None:
        """How many open deals their source gives no more; the chip is there while there are any."""
        if count != self._missing:
            self._missing = count
            self._fill()

    def _make_facets(self) -> list[Facet]:
        return [
            Facet("owner", _("Owner"), self._people, True),
            Facet("product", _("Product"), self._products, True),
            Facet("closing", _("Closing"), self._closings, True),
            Facet("warning", _("Warning"), self._warnings, True),
            Facet("region", _("Region"), self._regions, False),
            Facet("team", _("Team"), self._teams, False),
            Facet("pipeline", _("Pipeline"), self._pipelines, False),
        ]

    # Offers

    def _people(self) -> list[tuple[object, str]]:
        return [*self._context.workspace.ask(board.people_choices)]

    def _products(self) -> list[tuple[object, str]]:
        return [*self._context.workspace.ask(board.product_choices)]

    def _teams(self) -> list[tuple[object, str]]:
        return [*self._context.workspace.ask(board.team_choices)]

    def _regions(self) -> list[tuple[object, str]]:
        return [(region, region) for region in self._context.workspace.ask(board.regions)]

    def _pipelines(self) -> list[tuple[object, str]]:
        return [*self._context.workspace.ask(board.pipeline_choices)]

    def _warnings(self) -> list[tuple[object, str]]:
        from cockpit.catalog.deal_warnings import DEAL_WARNINGS

        return [(warning.key, warning.title) for warning in DEAL_WARNINGS.values()]

    def _closings(self) -> list[tuple[object, str]]:
        return [*closings()]

    # Chips

    def _fill(self) -> None:
        had = next((key for key, chip in self._chips.items() if chip.hasFocus()), "")
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._chips = {}
        chosen = [f for f in self._facets if getattr(self._choice, f.field)]
        for facet in chosen:
            self._add(facet.field, self._chosen_chip(facet))
        for facet in self._facets:
            if facet.always and facet not in chosen:
                self._add(facet.field, self._menu_chip(facet))
        stalled = ChipButton(self._stalled_words(), "bad" if self._stalled else "neutral")
        stalled.setCheckable(True)
        stalled.setChecked(self._choice.stalled)
        stalled.toggled.connect(self._on_stalled)
        self._add("stalled", stalled)
        if self._missing or self._choice.missing:
            missing = ChipButton(_("Not in the last export {n}").format(n=count(self._missing)))
            missing.setCheckable(True)
            missing.setChecked(self._choice.missing)
            missing.toggled.connect(self._on_missing)
            self._add("missing", missing)
        rest = [f for f in self._facets if not f.always and f not in chosen]
        if rest:
            menu = Menu(self._on_more)
            menu.show_entries([Entry(facet.title, facet.field) for facet in rest])
            self._add("more", _owning(ChipButton(_("+ Filter"), menu=menu), menu))
        if had in self._chips:
            self._chips[had].setFocus()

    def _add(self, key: str, chip: ChipButton) -> None:
        self._chips[key] = chip
        self._flow.addWidget(chip)

    def _chosen_chip(self, facet: Facet) -> ChipButton:
        value = getattr(self._choice, facet.field)
        words = dict(facet.offers()).get(value, _("gone"))
        chip = ChipButton(f"{facet.title}: {words}", "accent", removable=True)
        chip.setProperty("facet", facet.field)
        chip.removed.connect(self._on_removed)
        chip.clicked.connect(self._on_again)
        return chip

    def _menu_chip(self, facet: Facet) -> ChipButton:
        menu = _FacetMenu(self, facet)
        return _owning(ChipButton(facet.title, menu=menu), menu)

    def _stalled_words(self) -> str:
        if self._stalled is None:
            return _("Stalled")
        return _("Stalled {n}").format(n=count(self._stalled))

    def take(self, field: str, value: object) -> None:
        """Narrow by a facet."""
        self.set_choice(replace(self._choice, **{field: value}))  # type: ignore[arg-type]

    def _on_more(self, field: object) -> None:
        facet = next(f for f in self._facets if f.field == field)
        chip = self._chips["more"]
        self._open = _FacetMenu(self, facet)
        self._open.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    @Slot()
    def _on_again(self) -> None:
        chip = self.sender()
        if not isinstance(chip, ChipButton):
            return
        facet = next(f for f in self._facets if f.field == chip.property("facet"))
        self._open = _FacetMenu(self, facet)
        self._open.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    @Slot()
    def _on_removed(self) -> None:
        chip = self.sender()
        if chip is not None:
            field = str(chip.property("facet"))
            empty = getattr(Choice(), field)
            self.take(field, empty)

    @Slot(bool)
    def _on_stalled(self, wanted: bool) -> None:
        if wanted != self._choice.stalled:
            self.take("stalled", wanted)

    @Slot(bool)
    def _on_missing(self, wanted: bool) -> None:
        if wanted != self._choice.missing:
            self.take("missing", wanted)

    @Slot()
    def _on_typing(self) -> None:
        self._pause.start()

    @Slot()
    def _on_text(self) -> None:
        text = self.text.text().strip()
        if text != self._choice.text:
            self._choice = replace(self._choice, text=text)
            self.changed.emit(self._choice)


class _FacetMenu(Menu):
    """What a facet offers, asked when it opens."""

    def __init__(self, row: FilterRow, facet: Facet) -> None:
        super().__init__(self._on_chosen, exclusive=True, parent=row)
        self._row, self._facet = row, facet
        self.aboutToShow.connect(self._on_show)

    @Slot()
    def _on_show(self) -> None:
        entries = [Entry(words, value) for value, words in self._facet.offers()]
        if not entries:
            entries = [Entry(_("Nothing to choose from yet"), None, enabled=False)]
        self.show_entries(entries, getattr(self._row.choice, self._facet.field))

    def _on_chosen(self, value: object) -> None:
        self._row.take(self._facet.field, value)


def _owning(chip: ChipButton, menu: Menu) -> ChipButton:
    """The menu goes with its chip."""
    menu.setParent(chip, menu.windowFlags())
    return chip
