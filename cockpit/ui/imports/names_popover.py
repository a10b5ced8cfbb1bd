"""Names of a file that are nearly ours: which one is meant, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from cockpit.ui.imports.name_choices import NearName, name_choices
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_

MOST_LINES = 40
_HIGHEST, _FIELD, _WIDE = 320, 230, 520


class NamesPopover(Popover):
    """``answered({(kind, spelling): our name or ""})`` when the choices are accepted."""

    answered = Signal(object)

    def __init__(self, near: Sequence[NearName], owner: QWidget) -> None:
        title = n_("{n} name is nearly known", "{n} names are nearly known", len(near))
        if not any(one.others for one in near):
            title = n_("{n} name is spelt otherwise", "{n} names are spelt otherwise", len(near))
        super().__init__(title, owner)
        self.fields: list[tuple[NearName, ChoiceField]] = []
        sheet, grid = grid_sheet()
        for row, one in enumerate(near[:MOST_LINES]):
            field = ChoiceField(name_choices(one), quiet=False)
            field.setFixedWidth(_FIELD)
            field.set_value(one.candidate)
            field.committed.connect(self._on_committed)
            rows = n_("{n} row", "{n} rows", one.rows)
            said = _("“{name}” · {rows} · is").format(name=one.spelling, rows=rows)
            grid.addWidget(FormLabel(said, field), row, 0)
            grid.addWidget(field, row, 1)
            self.fields.append((one, field))
        self.body.addWidget(scrolled(sheet))
        if len(near) > MOST_LINES:
            more = n_("{n} more name", "{n} more names", len(near) - MOST_LINES)
            said = _("{more} can be answered after these.").format(more=more)
            self.body.addWidget(PlainLabel(said, "small", "dim"))
        hint = _("The answer is remembered: the next export takes it without asking.")
        self.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        self.accept = PrimaryButton(_("Accept"))
        self.accept.clicked.connect(self._on_accept)
        self.body.addWidget(self.accept)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        field = self.sender()
        if isinstance(field, ChoiceField):
            field.accept(value)

    @Slot()
    def _on_accept(self) -> None:
        self.answered.emit(
            {(one.kind, one.spelling): str(field.value()) for one, field in self.fields}
        )
        self.close_now()


def grid_sheet() -> tuple[QWidget, QGridLayout]:
    """A plain ground with lines of labels and fields."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_12)
    grid.setVerticalSpacing(SPACE_8)
    grid.setColumnStretch(0, 1)
    return sheet, grid


def scrolled(sheet: QWidget) -> QScrollArea:
    """The sheet in an area no higher than a third of a window."""
    area = _Sheet()
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    wanted = sheet.sizeHint()
    grid = sheet.layout()
    if grid is not None and wanted.height() + 4 > _HIGHEST:
        # Beside the scroll bar.
        grid.setContentsMargins(0, 0, SPACE_12, 0)
        wanted = sheet.sizeHint()
    area.setFixedHeight(min(wanted.height() + 4, _HIGHEST))
    area.setMinimumWidth(max(min(wanted.width(), 760), _WIDE))
    return area


class _Sheet(QScrollArea):
    """Keeps the field that has the keyboard in sight."""

    def sizeHint(self) -> QSize:
        """As wide as what is in it."""
        return QSize(self.minimumWidth(), self.height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Follow the keyboard."""
        moved = super().focusNextPrevChild(forward)
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
        return moved
