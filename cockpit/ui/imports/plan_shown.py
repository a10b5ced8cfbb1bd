"""What the page shows of a plan or a report: plain values, made away from the GUI thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cockpit.actions.imports_terms import FileReport
from cockpit.jobs.imports_mending import FileLine
from cockpit.ui.imports.column_model import ColumnLine
from cockpit.ui.imports.conflict_words import ConflictLine
from cockpit.ui.imports.counts import CountLine
from cockpit.ui.imports.findings import RefusedLine, Warned
from cockpit.ui.imports.kind_words import counted, kind_title, weight_of
from cockpit.ui.imports.name_choices import NearName
from cockpit.ui.imports.row_model import GridColumn
from cockpit.ui.widgets import figures
from cockpit.wording import _, n_

_ALSO = ("accounts", "people", "products")


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the manager knows of a file; ``answers`` are (value, verb) of ``what``."""

    what: str
    sentence: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file of the plan; ``dates`` and ``currency`` are how it is read, None where it has none;
    ``near`` are names nearly known, ``tables`` those a workbook holds (value, title) and ``table``
    the one that is read; ``period`` is that of quotas whose file names none (None: it does); the
    counts of ``report`` are final only once no file asks anything."""

    path: Path
    name: str
    kind: str
    about: str
    lines: tuple[ColumnLine, ...]
    fields: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    dates: str | None
    dates_told: str
    currency: str | None
    sheet: str
    sheets: tuple[str, ...]
    report: FileReport
    rows: tuple[FileLine, ...] = ()
    columns: tuple[GridColumn, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()
    near: tuple[NearName, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    table: str = ""
    as_last_time: bool = False
    period: str | None = None
    today: date = date.min


_STRAIGHT = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file that cannot be read, and what to do about it."""

    path: Path
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class PlanShown:
    """All files of a plan, in the order in which they are written."""

    files: tuple[FileShown, ...]
    refused: tuple[FileRefused, ...] = ()

    @property
    def reports(self) -> list[FileReport]:
        """What would happen to each file."""
        return [file.report for file in self.files]

    @property
    def asks(self) -> bool:
        """True while a question is open."""
        return any(file.questions for file in self.files)


def title_of(names: Sequence[str]) -> str:
    """The heading over one file or several."""
    if len(names) == 1:
        return _("Import {file}").format(file=names[0])
    return _("Import {n} files").format(n=figures.count(len(names)))


def verb_of(reports: Sequence[FileReport]) -> str:
    """What the one button says; nothing when there is nothing to write. Fields that differ from
    what was edited here are noted even when nothing else changes."""
    rows = sum(report.added + report.changed for report in reports)
    kinds = {report.kind for report in reports if report.added or report.changed}
    kept = sum(len(report.kept) for report in reports)
    gone = sum(len(report.vanished) for report in reports)
    if not rows and gone:
        return n_("Mark {n} missing deal", "Mark {n} missing deals", gone)
    if not rows:
        return (
            n_("Note {n} field that differs", "Note {n} fields that differ", kept) if kept else ""
        )
    words = counted(kinds.pop() if len(kinds) == 1 else "", rows)
    return _("Import {rows}").format(rows=words)


def count_lines(reports: Sequence[FileReport], *, done: bool = False) -> list[CountLine]:
    """The figures of the panel: kinds with a file first, what comes along next, then trouble; once
    it is ``done`` nothing is asked any more."""
    given = {report.kind for report in reports} - {""}
    kinds = sorted(given, key=weight_of)
    lines: list[CountLine] = []
    for kind in kinds:
        own = [report for report in reports if report.kind == kind]
        lines += _of_kind(kind, own, _along(reports, kind), short=len(kinds) > 1)
    if len(kinds) > 1:
        lines.append(_line(_("Unchanged rows"), sum(report.unchanged for report in reports)))
    for kind in _ALSO:
        along = _along(reports, kind)
        if kind not in kinds and (along or "deals" in kinds):
            lines.append(_line(_new(kind), along))
    return lines + _trouble(reports, done=done)


def warned_lines(reports: Sequence[FileReport]) -> list[Warned]:
    """What is to know of the files, the warnings of most rows first."""
    lines = [Warned(r.file, _curled(one.what), one.rows) for r in reports for one in r.warnings]
    return sorted(lines, key=_by_rows)


def _curled(text: str) -> str:
    """Quotation marks as everywhere on screen; other programs are told them straight."""
    return _STRAIGHT.sub("“\\1”", text)


def refused_lines(reports: Sequence[FileReport]) -> list[RefusedLine]:
    """The rows that are refused, in the order of the files."""
    return [
        RefusedLine(report.file, one.row, one.column, one.value, one.why)
        for report in reports
        for one in report.refused
    ]


def _of_kind(kind: str, own: list[FileReport], along: int, *, short: bool) -> list[CountLine]:
    changed = sum(report.changed for report in own)
    lines = [_line(_new(kind), sum(report.added for report in own) + along, "ink")]
    if not short or changed:
        title = _("Changed {kind}").format(kind=kind_title(kind).lower())
        lines.append(_line(title, changed))
    if not short:
        title = _("Unchanged {kind}").format(kind=kind_title(kind).lower())
        lines.append(_line(title, sum(report.unchanged for report in own)))
    return lines


def _trouble(reports: Sequence[FileReport], *, done: bool) -> list[CountLine]:
    doubts = [one for report in reports for one in report.warnings if one.doubt]
    rows = sum(one.rows for one in doubts)
    asked = _asked(rows, sum(one.rows for report in reports for one in report.proposals))
    refused = sum(len(report.refused) for report in reports)
    kept = sum(len(report.kept) for report in reports)
    lines = [_line(_("Fields kept as edited here"), kept)] if kept else []
    if done:
        lines += [_line(_("Rows spelt otherwise"), rows)] if rows else []
    else:
        lines.append(CountLine(_("Rows with a question"), asked, "warn" if doubts else "good"))
    return [
        *lines,
        CountLine(_("Rows refused"), figures.count(refused), "bad" if refused else "good"),
    ]


def _asked(rows: int, near: int) -> str:
    """How many rows hold a name that is nearly ours (new until it is answered), or ours in
    another spelling."""
    if not rows:
        return figures.count(0)
    if not near:
        return n_("{n} spelt otherwise", "{n} spelt otherwise", rows)
    if near >= rows:
        return n_("{n} nearly known", "{n} nearly known", rows)
    return n_("{n} to look at", "{n} to look at", rows)


def _along(reports: Sequence[FileReport], kind: str) -> int:
    return sum(report.also_added.get(kind, 0) for report in reports)


def _new(kind: str) -> str:
    return _("New {kind}").format(kind=kind_title(kind).lower())


def _line(title: str, figure: int, color: str = "") -> CountLine:
    return CountLine(title, figures.count(figure), color or ("ink" if figure else "dim"))


def _by_rows(line: Warned) -> int:
    return -line.rows
