"""Importing files: plan it, look at it, run it; one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from cockpit.actions.imports import (
    TAKERS,
    Rehearsed,
    import_files,
    part_of,
    prepare_import,
    rehearse_import,
)
from cockpit.actions.imports_layouts import kept_layouts
from cockpit.actions.imports_mappings import mapping_named
from cockpit.actions.imports_rounds import rounds_of
from cockpit.actions.imports_terms import (
    Answers,
    FileBatch,
    FileReport,
    Progress,
    StageChoice,
    Terms,
)
from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.mapping import Mapping, mapping_from_text
from cockpit.catalog.importers.reading_results import Locale
from cockpit.domain.drafts import RefusedRow, Remark
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports_memory import collector_paused
from cockpit.jobs.imports_plan import Choice, FilePlan, ImportOptions, ImportPlan
from cockpit.jobs.imports_reading import Unrecognised, add_lines, read_file
from cockpit.jobs.imports_remembered import Layouts, layouts_of
from cockpit.wording import _
from cockpit.workspace import Workspace


def _silent(_share: float | None, _what: str) -> None:
    """Nobody wants to know how far it is."""


@collector_paused()
def plan_import(
    workspace: Workspace,
    paths: Iterable[Path],
    options: ImportOptions,
    progress: Progress = _silent,
    *,
    look_ahead: bool = True,
) -> ImportPlan:
    """Read the files and work out what an import of them would do; nothing is written.

    Without ``look_ahead`` only the files are read, for who is going to run it anyway. What stands
    in the way is in ``plan.problems``, file by file, so that a window can show it;
    Refused is only raised for options that make no sense.
    """
    shared = _shared_choice(workspace, options)
    terms, locale = _terms(workspace, options)
    layouts = _layouts(workspace, options)
    files = []
    listed = list(dict.fromkeys(paths))
    for at, path in enumerate(listed):
        progress(0.5 * at / len(listed), _("reading {file}").format(file=path.name))
        files.append(read_file(path, options.choices.get(path, shared), locale, layouts))
    files.sort(key=_place)
    _leave_out_strangers(files)
    plan = ImportPlan(files, terms)
    if look_ahead and not plan.problems:
        _look_ahead(workspace, plan, progress)
        for file in files:
            add_lines(file, options.choices.get(file.path, shared))
    return plan


@collector_paused()
def run_import(
    workspace: Workspace, plan: ImportPlan, progress: Progress = _silent
) -> list[FileReport]:
    """Do what the plan says, as one step. Refused with the plan's first problem when there is one.

    ``progress`` stops it by raising: then nothing has been written.
    """
    if plan.problems:
        raise plan.problems[0]
    began = perf_counter()
    reading = {file.name: file.seconds for file in plan.files}
    batches = [file.batch for file in plan.files if file.batch is not None]
    terms = replace(plan.terms, now=workspace.now())
    told = (batches, terms, progress, layouts_of(plan.files))
    done = workspace.do(import_files, *told) if batches else []
    reports = _in_order(plan, done)
    _share_out(reports, reading, perf_counter() - began)
    return reports


def _shared_choice(workspace: Workspace, options: ImportOptions) -> Choice:
    if options.kind and options.kind not in TAKERS:
        try:
            title = kind_named(options.kind).title
        except KeyError:
            title = options.kind
        raise Refused(_("{kind} cannot be imported yet").format(kind=title))
    mapping = _mapping(workspace, options.mapping) if options.mapping else None
    if mapping and options.kind and mapping.kind != options.kind:
        said = _("the mapping is for {theirs}, not for {mine}")
        raise Refused(said.format(theirs=mapping.kind, mine=options.kind))
    place = options.sheet, mapping, options.range
    return Choice(
        options.kind,
        *place,
        period=options.period,
        unknown_currency=options.unknown_currency,
        day=options.exported_on,
    )


def _mapping(workspace: Workspace, told: str) -> Mapping:
    """A mapping from a file of that name, else a remembered one."""
    path = Path(told)
    if path.is_file():
        return mapping_from_text(path.read_text(encoding="utf-8-sig", errors="replace"))
    found = workspace.ask(mapping_named, told)
    if found is None:
        said = _("there is no mapping “{name}”, neither a file nor a remembered one")
        raise Refused(said.format(name=told))
    return found


def _layouts(workspace: Workspace, options: ImportOptions) -> Layouts:
    """How files were read before; a currency that is named now holds for all of them."""
    kept = workspace.ask(kept_layouts)
    if not options.currency:
        return kept
    currency = options.currency.upper()
    return {digest: replace(one, currency=currency) for digest, one in kept.items()}


def _terms(workspace: Workspace, options: ImportOptions) -> tuple[Terms, Locale]:
    currency = (options.currency or workspace.preferences().reporting_currency).upper()
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha()):
        raise Refused(_("“{code}” is no currency; write it as in USD").format(code=currency))
    today = workspace.today()
    if options.exported_on and options.exported_on > today:
        raise Refused(_("a file cannot have been exported in the future"))
    terms = Terms(
        workspace.now(),
        today,
        currency,
        options.exported_on,
        options.source,
        workspace.zone(),
        workspace.preferences().fiscal_start_month,
        _answers(options),
        options.conflicts,
        options.whole,
    )
    return terms, Locale(terms.zone, currency, today, options.dates)


def _answers(options: ImportOptions) -> Answers:
    """What was answered for any of the files holds for all of them."""
    names: dict[tuple[str, str], str] = {}
    stages: dict[str, StageChoice] = {}
    for choice in options.choices.values():
        names |= choice.answers
        stages |= choice.stages
    return Answers(names, stages)


def _place(file: FilePlan) -> int:
    """People, products and accounts come before the deals that name them."""
    order = list(TAKERS)
    return order.index(file.kind) if file.kind in order else len(order)


def _leave_out_strangers(files: Sequence[FilePlan]) -> None:
    """Beside files that are understood, one of no kind is left out, and said so.

    A list of the others' columns (a data dictionary) is no mistake and refuses nothing.
    """
    if not any(file.batch for file in files):
        return
    headings = {plain(head) for file in files if file.batch for head in file.header}
    for file in files:
        if not isinstance(file.problem, Unrecognised):
            continue
        file.report = FileReport(file.name, "", rows=file.rows)
        if _describes(file, headings):
            said = _("describes the columns of the other files; nothing to take in")
            file.report.warnings.append(Remark(said, file.rows))
        else:
            value = ", ".join(file.header)[:200]
            file.report.refused.append(RefusedRow(1, "", value, file.problem.why))
        file.problem = None


def _describes(file: FilePlan, headings: set[str]) -> bool:
    """True when a column of the file is made of the other files' headings."""
    for cells in zip(*file.sample, strict=False):
        words = [plain(str(cell)) for cell in cells if cell]
        if words and sum(word in headings for word in words) >= 0.8 * len(words):
            return True
    return False


def _look_ahead(workspace: Workspace, plan: ImportPlan, progress: Progress) -> None:
    """The dry run: the same matching as the real one, from a reading connection."""
    began = perf_counter()
    batches = [file.batch for file in plan.files if file.batch is not None]
    second_half = part_of(progress, 0.5, 1.0)
    if len(rounds_of(batches, plan.terms.today)) > 1:
        prepared = None
        reports = _rehearsed(workspace, batches, plan.terms, second_half)
    else:
        prepared = workspace.ask(prepare_import, batches, plan.terms, second_half)
        reports = prepared.reports
    planned = [file for file in plan.files if file.batch is not None]
    for file, report in zip(planned, reports, strict=True):
        report.dry_run = True
        file.report = report
    reading = {file.name: file.seconds for file in plan.files}
    _share_out(plan.reports, reading, perf_counter() - began)
    if prepared is not None:
        prepared.pending.give_back()


def _rehearsed(
    workspace: Workspace, batches: Sequence[FileBatch], terms: Terms, progress: Progress
) -> list[FileReport]:
    """What files that build on each other would do: they are written and forgotten."""
    try:
        workspace.do(rehearse_import, batches, terms, progress)
    except Rehearsed as rehearsed:
        return rehearsed.reports
    return []


def _in_order(plan: ImportPlan, done: Sequence[FileReport]) -> list[FileReport]:
    """A report a file, those left out included."""
    reports = iter(done)
    told = [next(reports) if file.batch is not None else file.report for file in plan.files]
    return [report for report in told if report is not None]


def _share_out(reports: Sequence[FileReport], reading: dict[str, float], writing: float) -> None:
    """Each file's own reading, and its rows' share of the work on all of them."""
    rows = sum(report.rows for report in reports) or 1
    for report in reports:
        report.seconds = reading.get(report.file, 0.0) + writing * report.rows / rows
