"""The check of a file before it is taken: real rows to mend, fields that differ, what to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.jobs.imports_mending import FileLine
from cockpit.ui.imports.conflict_table import ConflictTable
from cockpit.ui.imports.conflict_words import ConflictLine
from cockpit.ui.imports.fault_words import fault_sentence
from cockpit.ui.imports.findings import Warned, warned_table
from cockpit.ui.imports.row_model import GridColumn
from cockpit.ui.imports.row_table import RowTable
from cockpit.ui.imports.view_chips import ViewChips
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

MEND, ROWS, CONFLICTS, KNOW = range(4)


@dataclass(frozen=True, slots=True)
class CheckShown:
    """What there is to check in a file; ``refused`` counts rows, of which ``lines`` hold some."""

    name: str
    columns: tuple[GridColumn, ...]
    lines: tuple[FileLine, ...]
    refused: int
    conflicts: Sequence[ConflictLine]
    warned: Sequence[Warned]


class CheckPane(QWidget):
    """``save`` when the refused rows are wanted as a file; the rest as the tables in it say."""

    save = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = ViewChips(_("What to check"))
        self.rows = RowTable()
        self.conflicts = ConflictTable()
        self.warned = warned_table()
        self.warned.setColumnHidden(0, True)
        self.save_button = Button(_("Save these rows as a file…"), icon="export")
        self.save_button.clicked.connect(self._on_save)
        self._hint = PlainLabel("", "small", "dim", wrap=True)
        self.fault = PlainLabel("", "body", "bad", wrap=True)
        self.rows.picked.connect(self._on_picked)
        self._stack = QStackedWidget()
        for part in (self.rows, self.conflicts, self.warned):
            self._stack.addWidget(part)
        self._shown: CheckShown | None = None
        self._view = ROWS
        self.views.chosen.connect(self.show_view)
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self.views, 1)
        top.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)
        column.addWidget(self.fault)

    def show_check(self, shown: CheckShown, *, again: bool) -> None:
        """Show a file; another file begins with what needs a hand most."""
        self._shown = shown
        counts = self._counts()
        if not again or not counts[self._view]:
            first = [view for view in (MEND, CONFLICTS) if counts[view]]
            self._view = first[0] if first else ROWS
        self._show_chips(counts)
        self.show_view(self._view)

    @Slot(int)
    def show_view(self, view: int) -> None:
        """Show one of the views."""
        shown = self._shown
        if shown is None:
            return
        self._view = view
        self._show_chips(self._counts())
        self._hint.setText(_hint(view, shown))
        self.save_button.setVisible(view == MEND and shown.refused > 0)
        if view in (MEND, ROWS):
            lines = _touched(shown) if view == MEND else shown.lines
            self.rows.show_rows(shown.name, lines, shown.columns, why=view == MEND)
        elif view == CONFLICTS:
            self.conflicts.show_conflicts(shown.conflicts, "")
        else:
            self.warned.set_rows(shown.warned)
        self._show_fault()
        self._stack.setCurrentIndex({MEND: 0, ROWS: 0, CONFLICTS: 1, KNOW: 2}[view])

    def _counts(self) -> dict[int, int]:
        shown = self._shown
        assert shown is not None
        touched = len(_touched(shown))
        return {
            MEND: max(shown.refused, touched) if touched else shown.refused,
            ROWS: len(shown.lines),
            CONFLICTS: len(shown.conflicts),
            KNOW: len(shown.warned),
        }

    def _show_chips(self, counts: dict[int, int]) -> None:
        titles = {
            MEND: _("To mend · {n}"),
            ROWS: _("Rows · {n}"),
            CONFLICTS: _("Fields that differ · {n}"),
            KNOW: _("To know · {n}"),
        }
        shown = [
            (view, title.format(n=counts[view]))
            for view, title in titles.items()
            if counts[view] or view == ROWS
        ]
        self.views.show_views(shown, self._view, loud=MEND)

    @Slot(object)
    def _on_picked(self, line: FileLine | None) -> None:
        columns = self._shown.columns if self._shown is not None else ()
        said = fault_sentence(line, columns) if line is not None else ""
        self.fault.setText(said)
        self.fault.set_color("bad" if line is not None and line.fault else "dim")
        self._show_fault()

    def _show_fault(self) -> None:
        self.fault.setVisible(self._view in (MEND, ROWS) and bool(self.fault.text()))

    @Slot()
    def _on_save(self) -> None:
        self.save.emit()


def _touched(shown: CheckShown) -> tuple[FileLine, ...]:
    """Rows that are refused, and those the manager has mended or left out."""
    return tuple(line for line in shown.lines if line.fault or line.dropped or line.mended)


def _hint(view: int, shown: CheckShown) -> str:
    if view == CONFLICTS:
        return _(
            "Edited here by hand, and changed in the CRM since. They stay as they are here unless"
            " you take theirs."
        )
    if view == KNOW:
        return _("Every one of these rows is taken.")
    if view == MEND:
        return _("Write over a marked cell to mend it, or leave its row out with Delete.")
    rows = n_("The first row, as read.", "The first {n} rows, as read.", len(shown.lines))
    return rows if shown.refused else _("{rows} Every row can be taken.").format(rows=rows)
