"""Narrowing the page to one of its groups: the filter, and the chips that tell and undo it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.ui.insights.choice import NARROWED, Group, grouping_words
from cockpit.ui.theme.tokens import SPACE_4
from cockpit.ui.widgets.chip import ChipButton
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.references import Named


def _named(facts: Facts, by: str) -> Named:
    references = facts.references
    if by in ("owner", "manager"):
        return references.people
    return {
        "team": references.teams,
        "product": references.products,
        "stage": references.stages.named,
        "pipeline": references.pipelines,
    }[by]


def can_narrow(group: Group | None) -> bool:
    """True for a group that a filter can keep alone."""
    return group is not None and group.by in NARROWED and group.id is not None


def narrowed_to(facts: Facts, only: DealFilter, group: Group) -> DealFilter:
    """The filter that keeps the group alone, beside what it keeps already."""
    if group.id is None:
        return only
    if group.by == "region":
        return replace(only, regions=frozenset({group.id}))
    named = _named(facts, group.by)
    row = named.ids[named.uids.index(UUID(group.id).bytes)]
    kept: dict[str, Any] = {NARROWED[group.by]: frozenset({row})}
    return replace(only, **kept)


def widened(only: DealFilter, by: str) -> DealFilter:
    """The filter without that part."""
    field = NARROWED[by]
    kept: dict[str, Any] = {field: getattr(EVERYTHING, field)}
    return replace(only, **kept)


def words_of(facts: Facts, only: DealFilter) -> list[tuple[str, str]]:
    """(grouping, what is kept in words) of each part that narrows; what is gone is left out."""
    found = []
    for by, field in NARROWED.items():
        kept = getattr(only, field)
        if not kept:
            continue
        if by == "region":
            names = sorted(kept)
        else:
            named = _named(facts, by)
            names = [name for id, name in zip(named.ids, named.names, strict=True) if id in kept]
        found.append((by, f"{grouping_words()[by][1]}: {', '.join(names)}"))
    return found


class NarrowBar(QWidget):
    """A chip for each part that narrows; ``removed(grouping)`` when one is taken off."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[ChipButton] = []
        self._told: list[tuple[str, str]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_4)
        self.hide()

    def show_parts(self, parts: list[tuple[str, str]]) -> None:
        """Show these parts."""
        if parts == self._told:
            return
        self._told = parts
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for by, words in parts:
            chip = ChipButton(_("Only {what}").format(what=words), "accent", removable=True)
            chip.setProperty("by", by)
            chip.removed.connect(self._on_removed)
            self._row.addWidget(chip)
            self.chips.append(chip)
        self.setVisible(bool(parts))

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(str(self.sender().property("by")))
