"""Plans and writes away from the GUI thread, and turns what comes of it into what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from cockpit.actions.imports_terms import FileReport, Progress
from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.reading import Reading
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import FilePlan, ImportPlan
from cockpit.queries import journal
from cockpit.ui.imports.column_model import ColumnLine
from cockpit.ui.imports.column_words import Told, column_lines
from cockpit.ui.imports.kind_words import kind_title
from cockpit.ui.imports.plan_shown import FileRefused, FileShown, PlanShown
from cockpit.ui.imports.questions import questions_of
from cockpit.ui.imports.wishes import Wish
from cockpit.wording import _, n_
from cockpit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as the job runs it, and as the page shows it."""

    plan: ImportPlan
    shown: PlanShown

    def file(self, shown: FileShown) -> FilePlan:
        """The job's plan of a file that is shown."""
        return next(file for file in self.plan.files if file.path == shown.path)


@dataclass(frozen=True, slots=True)
class Written:
    """What an import did, and what undo calls it; no label when there was nothing to do."""

    reports: list[FileReport]
    label: str


def make_plan(workspace: Workspace, wish: Wish, progress: Progress) -> Planned:
    """Plan all files; those that hold no table at all are told apart and left out."""
    plan = plan_import(workspace, wish.paths, wish.options(), progress)
    hopeless = [file for file in plan.files if file.problem is not None and not file.header]
    refused = tuple(_refused(file) for file in hopeless)
    if hopeless:
        gone = {file.path for file in hopeless}
        left = [path for path in wish.paths if path not in gone]
        plan = plan_import(workspace, left, wish.options(), progress)
    shown = partial(_shown, plan, workspace)
    return Planned(plan, PlanShown(tuple(map(shown, plan.files)), refused))


def write_plan(workspace: Workspace, planned: Planned, progress: Progress) -> Written:
    """Do what was planned, in one step."""
    before = workspace.position
    reports = run_import(workspace, planned.plan, progress)
    label = workspace.ask(journal.undoable) if workspace.position > before else None
    return Written(reports, label or "")


def _refused(file: FilePlan) -> FileRefused:
    problem = file.problem
    assert problem is not None
    return FileRefused(file.path, problem.why, problem.remedy)


def _shown(plan: ImportPlan, workspace: Workspace, file: FilePlan) -> FileShown:
    report = file.report or FileReport(file.name, file.kind, rows=file.rows)
    kind = kind_named(file.kind) if file.kind else None
    fields = tuple((field.key, field.title) for field in kind.fields) if kind else ()
    used = {field for _heading, field in file.mapping.columns} if file.mapping else set()
    readings = {field.reading for field in kind.fields if field.key in used} if kind else set()
    dated = not readings.isdisjoint((Reading.DATE, Reading.INSTANT))
    style = file.mapping.dates if file.mapping else None
    return FileShown(
        file.path,
        file.name,
        file.kind,
        _about(file, report),
        tuple(_lines(file, report)),
        fields,
        questions_of(file, workspace.zone()),
        (style.value if style else "") if dated else None,
        "" if style else _order_told(file),
        plan.terms.currency if Reading.MONEY in readings else None,
        file.sheet,
        file.sheets,
        report,
    )


def _about(file: FilePlan, report: FileReport) -> str:
    parts = [n_("{n} row", "{n} rows", report.rows)]
    parts += [file.layout] if file.layout else []
    if file.kind:
        kind = kind_title(file.kind).lower()
        parts.append(_("looks like an export of {kind}").format(kind=kind))
    return _("{facts}. Nothing is written until you confirm.").format(facts=" · ".join(parts))


def _order_told(file: FilePlan) -> str:
    """How the dates of the file were read, where all its columns agree."""
    if not file.kind:
        return ""
    kind = kind_named(file.kind)
    dates = [check for check in file.checks if check.field]
    said = {c.said for c in dates if kind.field(c.field).reading is Reading.DATE and c.said}
    return said.pop() if len(said) == 1 else ""


def _lines(file: FilePlan, report: FileReport) -> list[ColumnLine]:
    if file.checks:
        batch = file.batch.batch if file.batch is not None else None
        told = Told(kind_named(file.kind), file.checks, batch.drafts if batch else [], report)
        return column_lines(told)
    return [
        ColumnLine(heading, "", _examples(file, place), _("skipped"), "neutral")
        for place, heading in enumerate(file.header)
    ]


def _examples(file: FilePlan, place: int) -> str:
    cells = (str(row[place]).strip() for row in file.sample if row[place] not in ("", None))
    return " · ".join(list(dict.fromkeys(cells))[:3])
