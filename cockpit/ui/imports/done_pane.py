"""What came in: a sentence, a line for each file, and what is to know of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.actions.imports_terms import FileReport
from cockpit.ui.imports.findings import Findings
from cockpit.ui.imports.kind_words import counted, kind_title, weight_of
from cockpit.ui.imports.plan_shown import refused_lines, warned_lines
from cockpit.ui.theme.tokens import ROW_HEIGHT, SPACE_12
from cockpit.ui.widgets import figures
from cockpit.ui.widgets.message import InlineMessage
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_

_MOST_FILES, _DECIDE = 6, "decide"
# Half a year: then neither this quarter nor the last one holds anything.
_LONG_PAST = 183


class DonePane(QWidget):
    """``save`` when the refused rows are wanted as a file, ``conflicts_wanted`` when the fields
    that differ from the CRM are."""

    save = Signal()
    conflicts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = InlineMessage("good", "")
        self.files = Table(_columns(), name=_("Files that came in"), key=_file)
        self.findings = Findings()
        self.findings.save.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        self.differ = InlineMessage("warn", "", ((_DECIDE, _("Decide")),))
        self.differ.chosen.connect(self._on_decide)
        self.differ.hide()
        column.addWidget(self.message)
        column.addWidget(self.differ)
        column.addWidget(self.files)
        column.addWidget(self.findings, 1)

    def show_reports(self, reports: Sequence[FileReport], today: date) -> None:
        """Show what an import did."""
        refused = refused_lines(reports)
        said = " ".join(filter(None, (summary(reports), about_old_days(reports, today))))
        self.message.say("warn" if refused else "good", said)
        self.files.setVisible(len(reports) > 1)
        self.files.setFixedHeight((min(len(reports), _MOST_FILES) + 1) * ROW_HEIGHT + 4)
        self.files.set_rows(reports)
        self.findings.show_findings(warned_lines(reports), refused, _("No row was refused."))

    def show_conflicts(self, many: int) -> None:
        """Say how many fields were kept as edited here though the CRM says otherwise."""
        said = n_(
            "{n} field edited here differs from the CRM and was kept.",
            "{n} fields edited here differ from the CRM and were kept.",
            many,
        )
        self.differ.say("warn", said)
        self.differ.setVisible(many > 0)

    @Slot(str)
    def _on_decide(self, _key: str) -> None:
        self.conflicts_wanted.emit()

    def show_taken_back(self) -> None:
        """Say that undo took the import back."""
        self.message.say("info", _("The import was taken back: nothing of it is left."))


def summary(reports: Sequence[FileReport]) -> str:
    """8,800 deals and 85 accounts came in; 3 rows were refused."""
    came: dict[str, int] = {}
    for report in reports:
        came[report.kind] = came.get(report.kind, 0) + report.added
        for kind, many in report.also_added.items():
            came[kind] = came.get(kind, 0) + many
    parts = [counted(kind, came[kind]) for kind in sorted(came, key=weight_of) if came[kind]]
    changed = sum(report.changed for report in reports)
    refused = sum(len(report.refused) for report in reports)
    said = [_("{things} came in.").format(things=_listed(parts))] if parts else []
    if changed:
        said.append(n_("{n} row changed.", "{n} rows changed.", changed))
    if refused:
        said.append(n_("{n} row was refused.", "{n} rows were refused.", refused))
    gone = sum(len(report.vanished) for report in reports)
    if gone:
        said.append(n_("{n} missing deal was marked.", "{n} missing deals were marked.", gone))
    return " ".join(said) or _("The files said nothing new: nothing was changed.")


def about_old_days(reports: Sequence[FileReport], today: date) -> str:
    """That figures of this quarter stay empty, when all days of the deals are long past."""
    days = [one.latest for one in reports if one.kind == "deals" and one.added and one.latest]
    latest = max(days, default=today)
    if (today - latest).days < _LONG_PAST:
        return ""
    said = _("Their latest day is {day}: choose a period of that time to see their figures.")
    return said.format(day=figures.day(latest))


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{some} and {last}").format(some=", ".join(parts[:-1]), last=parts[-1])


def _columns() -> list[Column]:
    return [
        Column(_("File"), _file, stretch=True),
        Column(_("Kind"), _kind, color="dim", width=110),
        Column(_("Rows"), _rows, text=_rows_text, number=True, width=80),
        Column(_("New"), _added, text=_added_text, number=True, width=80),
        Column(_("Changed"), _changed, text=_changed_text, number=True, width=90),
        Column(_("Unchanged"), _unchanged, text=_unchanged_text, number=True, width=100),
        Column(_("Refused"), _refused, text=_refused_text, number=True, width=90),
    ]


def _file(report: FileReport) -> str:
    return report.file


def _kind(report: FileReport) -> str:
    return kind_title(report.kind) if report.kind else _("left out")


def _rows(report: FileReport) -> int:
    return report.rows


def _rows_text(report: FileReport) -> str:
    return figures.count(report.rows)


def _added(report: FileReport) -> int:
    return report.added


def _added_text(report: FileReport) -> str:
    return figures.count(report.added)


def _changed(report: FileReport) -> int:
    return report.changed


def _changed_text(report: FileReport) -> str:
    return figures.count(report.changed)


def _unchanged(report: FileReport) -> int:
    return report.unchanged


def _unchanged_text(report: FileReport) -> str:
    return figures.count(report.unchanged)


def _refused(report: FileReport) -> int:
    return len(report.refused)


def _refused_text(report: FileReport) -> str:
    return figures.count(len(report.refused))
