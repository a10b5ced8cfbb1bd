"""Plans and writes away from the GUI thread, and turns what comes of it into what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cockpit.actions.imports_terms import FileReport, Progress
from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.giving_back import give_back
from cockpit.catalog.importers.kind import Field, Kind
from cockpit.catalog.importers.reading import Reading
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import FilePlan, ImportPlan
from cockpit.queries import journal
from cockpit.queries.names import names_of
from cockpit.queries.past_imports import names_of_kept
from cockpit.ui.imports.column_model import ColumnLine
from cockpit.ui.imports.column_words import Told, column_lines
from cockpit.ui.imports.conflict_words import lines_before
from cockpit.ui.imports.kind_words import counted, kind_title
from cockpit.ui.imports.name_choices import near_names
from cockpit.ui.imports.plan_shown import FileRefused, FileShown, PlanShown
from cockpit.ui.imports.questions import questions_of
from cockpit.ui.imports.row_model import GridColumn
from cockpit.ui.imports.wishes import PLACE_SIGN, Wish
from cockpit.ui.widgets import figures
from cockpit.wording import _, n_
from cockpit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as the job runs it, and as the page shows it; ``stages`` are the names of ours."""

    plan: ImportPlan
    shown: PlanShown
    stages: Sequence[str] = ()

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
    known = _known_names(workspace, plan)
    kept = [one.key for r in plan.reports for one in (*r.kept, *r.taken)]
    names = workspace.ask(names_of_kept, kept)
    context = _Context(plan, workspace, known, names, wish)
    files = tuple(_shown(context, file) for file in plan.files)
    return Planned(plan, PlanShown(files, refused), known.get("stages", ()))


def write_plan(workspace: Workspace, planned: Planned, progress: Progress) -> Written:
    """Do what was planned, in one step."""
    before = workspace.position
    reports = run_import(workspace, planned.plan, progress)
    label = workspace.ask(journal.undoable) if workspace.position > before else None
    return Written(reports, label or "")


def let_go(planned: Planned, progress: Progress) -> None:
    """Drop the rows of a plan that is not needed any more, some at a time: all at once would hold
    up the window for as long as it takes."""
    progress(None, "")
    for file in planned.plan.files:
        if file.batch is not None:
            give_back(file.batch.batch.drafts, file.batch.batch.raws)


def _refused(file: FilePlan) -> FileRefused:
    problem = file.problem
    assert problem is not None
    return FileRefused(file.path, problem.why, problem.remedy)


@dataclass(frozen=True, slots=True)
class _Context:
    """What a file is shown against: our names by kind, the names of rows by identifier."""

    plan: ImportPlan
    workspace: Workspace
    known: Mapping[str, Sequence[str]]
    names: Mapping[str, str]
    wish: Wish


def _known_names(workspace: Workspace, plan: ImportPlan) -> dict[str, Sequence[str]]:
    """Our names to choose from, of the kinds that are asked about."""
    tables = {"people": "person", "accounts": "account", "products": "product"}
    asked = {one.kind for file in plan.files for one in file.proposals}
    found: dict[str, Sequence[str]] = {
        kind: sorted(workspace.ask(names_of, tables[kind]).values(), key=str.casefold)
        for kind in asked
    }
    if any(file.stages for file in plan.files):
        found["stages"] = list(workspace.ask(names_of, "stage").values())
    return found


def _shown(context: _Context, file: FilePlan) -> FileShown:
    plan, workspace = context.plan, context.workspace
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
        questions_of(file, workspace.zone(), plan.terms.today),
        (style.value if style else "") if dated else None,
        "" if style else _order_told(file),
        (file.currency or plan.terms.currency) if Reading.MONEY in readings else None,
        file.sheet,
        file.sheets,
        report,
        tuple(file.lines),
        _columns(file, kind),
        tuple(lines_before([report], context.names, context.wish.decided)),
        near_names(file.proposals, context.known, file.taken_as),
        _tables(file),
        table_key(file.sheet, file.range),
        file.as_last_time,
        _period(file),
        plan.terms.today,
    )


def _period(file: FilePlan) -> str | None:
    """What was said of quotas whose file names no period; None where nothing has to be."""
    if file.kind != "quotas" or file.mapping is None:
        return None
    given = dict(file.mapping.values).get("period", "")
    return given if given or not file.mapping.tells("period", "start_on") else None


def _columns(file: FilePlan, kind: Kind | None) -> tuple[GridColumn, ...]:
    """The columns that are taken, in the order of the file; all as text before it is known what
    they are."""
    if kind is None or file.mapping is None:
        return tuple(GridColumn(at, head, _as_text(head)) for at, head in enumerate(file.header))
    becomes = dict(file.mapping.columns)
    known = {field.key: field for field in kind.fields}
    return tuple(
        GridColumn(place, heading, known[becomes[heading]])
        for place, heading in enumerate(file.header)
        if becomes.get(heading) in known
    )


def _as_text(heading: str) -> Field:
    return Field("", heading, Reading.TEXT, ())


def _tables(file: FilePlan) -> tuple[tuple[str, str], ...]:
    """The tables of a workbook to choose from; nothing when there is one."""
    if len(file.tables) < 2:
        return ()
    found = []
    for table in file.tables:
        place = " ".join(part for part in (table.sheet, table.range) if part)
        what = counted(table.kind, table.rows)
        found.append((table_key(table.sheet, table.range), f"{place} · {what}"))
    return tuple(found)


def table_key(sheet: str, cells: str) -> str:
    """A sheet and a range as one value."""
    return f"{sheet}{PLACE_SIGN}{cells}"


def _about(file: FilePlan, report: FileReport) -> str:
    if file.as_last_time and file.problem is None:
        return _as_last_time(report)
    parts = [n_("{n} row", "{n} rows", report.rows)]
    parts += [file.layout] if file.layout else []
    if file.recognised_as is not None:
        said = _("{program}") if file.recognised_as.verified else _("{program}, unverified")
        parts.append(said.format(program=file.recognised_as.title))
    if file.kind:
        kind = kind_title(file.kind).lower()
        parts.append(_("looks like an export of {kind}").format(kind=kind))
    return _("{facts}. Nothing is written until you confirm.").format(facts=" · ".join(parts))


def _as_last_time(report: FileReport) -> str:
    said = _("As last time: {rows}, {changed} changed, {new} new. Nothing is written yet.")
    return said.format(
        rows=n_("{n} row", "{n} rows", report.rows),
        changed=figures.count(report.changed),
        new=figures.count(report.added),
    )


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
    becomes = dict(file.mapping.columns) if file.mapping is not None else {}
    return [
        ColumnLine(
            heading,
            becomes.get(heading, ""),
            _examples(file, place),
            "" if heading in becomes else _("skipped"),
            "neutral",
        )
        for place, heading in enumerate(file.header)
    ]


def _examples(file: FilePlan, place: int) -> str:
    cells = (str(row[place]).strip() for row in file.sample if row[place] not in ("", None))
    return " · ".join(list(dict.fromkeys(cells))[:3])
