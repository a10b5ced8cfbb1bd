"""Stages of a file: which of ours each is, or a new one of what kind and probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cockpit.actions.imports_terms import StageChoice, StageFate
from cockpit.domain.pipeline import StageKind
from cockpit.ui.imports.name_choices import stage_choices, stage_kinds
from cockpit.ui.imports.names_popover import grid_sheet, scrolled
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_

_SHARES = tuple(range(0, 101, 5))
_NAME, _KIND, _SHARE = 190, 110, 104


@dataclass(frozen=True, slots=True)
class _Line:
    fate: StageFate
    becomes: ChoiceField
    kind: ChoiceField
    share: ChoiceField


class StagesPopover(Popover):
    """``answered({stage in the file: StageChoice})`` with the stages that were changed."""

    answered = Signal(object)

    def __init__(self, fates: Sequence[StageFate], ours: Sequence[str], owner: QWidget) -> None:
        title = n_("{n} stage of the file", "{n} stages of the file", len(fates))
        super().__init__(title, owner)
        self._ours = stage_choices(ours)
        self.lines: list[_Line] = []
        sheet, grid = grid_sheet()
        for row, fate in enumerate(fates):
            self._add(grid, row, fate)
        self.body.addWidget(scrolled(sheet))
        self.accept = PrimaryButton(_("Accept"))
        self.accept.clicked.connect(self._on_accept)
        self.body.addWidget(self.accept)

    def _add(self, grid: QGridLayout, row: int, fate: StageFate) -> None:
        becomes = ChoiceField(self._ours, quiet=False)
        becomes.set_value("" if fate.is_new else fate.becomes)
        kind = ChoiceField(stage_kinds(), quiet=False)
        kind.set_value(fate.kind)
        shares = sorted({*_SHARES, round(fate.probability * 100)})
        share = ChoiceField([(one, f"{one}\u00a0%") for one in shares], quiet=False)
        share.set_value(round(fate.probability * 100))
        rows = n_("{n} row", "{n} rows", fate.rows)
        label = FormLabel(_("“{name}” · {rows} · is").format(name=fate.name, rows=rows), becomes)
        grid.addWidget(label, row, 0)
        for place, (field, width, name) in enumerate(
            ((becomes, _NAME, _("becomes")), (kind, _KIND, _("kind")), (share, _SHARE, _("chance")))
        ):
            field.setFixedWidth(width)
            field.setAccessibleName(_("“{name}”: {what}").format(name=fate.name, what=name))
            field.committed.connect(self._on_committed)
            grid.addWidget(field, row, place + 1)
        if fate.why:
            becomes.setToolTip(fate.why)
        line = _Line(fate, becomes, kind, share)
        self.lines.append(line)
        _fit(line)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        field = self.sender()
        if isinstance(field, ChoiceField):
            field.accept(value)
            for line in self.lines:
                _fit(line)

    @Slot()
    def _on_accept(self) -> None:
        changed = {line.fate.name: said for line in self.lines if (said := _said(line))}
        if changed:
            self.answered.emit(changed)
        self.close_now()


def _fit(line: _Line) -> None:
    """Only a new stage has a kind and a chance to be said."""
    new = line.becomes.value() == ""
    line.kind.setEnabled(new)
    line.share.setEnabled(new and line.kind.value() in (StageKind.OPEN, StageKind.ON_HOLD))


def _said(line: _Line) -> StageChoice | None:
    """What the manager said otherwise than proposed; None for nothing."""
    fate, becomes = line.fate, str(line.becomes.value())
    if becomes:
        same = not fate.is_new and becomes == fate.becomes
        return None if same else StageChoice(existing=becomes)
    kind, share = StageKind(str(line.kind.value())), line.share.value()
    assert isinstance(share, int)
    if fate.is_new and (kind, share) == (fate.kind, round(fate.probability * 100)):
        return None
    return StageChoice(kind=kind, probability=share / 100)
