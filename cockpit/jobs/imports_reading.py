"""Files to drafts: read, recognised, mapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from cockpit.actions.imports_terms import OWN, FileBatch
from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.draft_reader import read_drafts
from cockpit.catalog.importers.giving_back import give_back
from cockpit.catalog.importers.guess import Guess, guess_mapping
from cockpit.catalog.importers.headless import read_headless
from cockpit.catalog.importers.kind import Kind
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.problems import Headless, ImportProblem
from cockpit.catalog.importers.reading_results import Locale
from cockpit.catalog.importers.spelling import name_key
from cockpit.catalog.importers.table import SheetTable
from cockpit.domain.drafts import Remark
from cockpit.jobs.imports_asking import in_period, on_day, unknown_currencies, what_is_asked
from cockpit.jobs.imports_choosing import choose, tables_in, which_table
from cockpit.jobs.imports_mending import MOST_REFUSED, lines_of, mend, with_faults
from cockpit.jobs.imports_plan import Choice, FilePlan, Recognised
from cockpit.jobs.imports_remembered import Layouts, as_last_time, fingerprint
from cockpit.jobs.own_lists import is_own_list
from cockpit.wording import _

_LARGEST = 1024**3
_SAMPLE_ROWS = 20


def read_file(path: Path, choice: Choice, locale: Locale, layouts: Layouts) -> FilePlan:
    """Everything that can be known of a file without looking at what we have; one of headings
    that are in ``layouts`` is read as last time unless the choice says otherwise."""
    began = perf_counter()
    plan = FilePlan(path)
    try:
        _read(plan, choice, locale, layouts)
    except ImportProblem as problem:
        plan.problem = problem
    plan.seconds = perf_counter() - began
    return plan


def _read(plan: FilePlan, choice: Choice, locale: Locale, layouts: Layouts) -> None:
    data = _bytes_of(plan.path)
    try:
        tables = tables_in(plan.name, data, choice)
    except Headless:
        # Its columns have numbers for names once somebody has said what its rows are.
        tables = read_headless(plan.name, data)
        if not choice.kind:
            _show(plan, tables[0], choice)
            raise
    choice, layout = as_last_time(tables, choice, layouts)
    plan.as_last_time = layout is not None
    plan.currency = layout.currency if layout else locale.currency
    locale = replace(locale, currency=plan.currency)
    chosen = choose(plan.name, tables, choice)
    whole, guesses, plan.tables = chosen.table, chosen.guesses, chosen.offers
    plan.sheets = tuple(dict.fromkeys(table.sheet for table in tables if table.sheet))
    plan.range = whole.range
    table = _show(plan, whole, choice)
    plan.kinds = tuple(guess.kind.key for guess in guesses if guess.kind.fields)
    kind = _kind(plan.name, table, choice, guesses)
    plan.kind = kind.key
    program = next((one for one in guesses if one.kind.key == kind.key and one.preset), None)
    if program is not None and program.preset is not None:
        plan.recognised_as = Recognised(program.preset.title, program.verified)
    plan.mapping = choice.mapping or _mapping(table, kind, guesses)
    if not plan.mapping.places(table.header):
        why = _("none of the columns is one of {kind}").format(kind=kind.title)
        raise ImportProblem(plan.name, why, _("say which is which with --mapping"))
    if chosen.rivals:
        raise which_table(plan.name, chosen)
    plan.mapping = in_period(plan.name, plan.mapping, choice.period)
    plan.mapping = on_day(plan.name, plan.mapping, choice.day, locale.today)
    _draft(plan, table, locale, choice.unknown_currency)
    if plan.batch is not None:
        plan.batch = replace(plan.batch, stage_shares=_usual_shares(program))
        batch = plan.batch.batch
        plan.lines = lines_of(whole, choice.mended, choice.dropped, batch.refused, batch.drafts)
    give_back(*(table.rows for table in tables))


def _show(plan: FilePlan, whole: SheetTable, choice: Choice) -> SheetTable:
    """Put into the plan what stands in the table; gives the table as it was mended."""
    table = mend(whole, choice.mended, choice.dropped)
    plan.lines = lines_of(whole, choice.mended, choice.dropped, table.broken, ())
    plan.sheet, plan.layout, plan.header = table.sheet, table.layout, table.header
    plan.rows = len(table.rows) + len(table.broken)
    plan.sample = [list(row) for row in table.rows[:_SAMPLE_ROWS]]
    return table


def add_lines(plan: FilePlan, choice: Choice) -> None:
    """Add the rows that only matching refused: the file is read again, for its rows are not kept;
    what cannot be read any more is left as it is."""
    refused = plan.report.refused if plan.report is not None else []
    known = {line.number for line in plan.lines}
    if plan.batch is None:
        return
    if known.issuperset(one.row for one in refused[:MOST_REFUSED]):
        plan.lines = with_faults(plan.lines, refused)
        return
    try:
        tables = tables_in(plan.name, _bytes_of(plan.path), choice)
        same = replace(choice, sheet=plan.sheet, mapping=plan.mapping)
        whole = choose(plan.name, tables, same).table
    except ImportProblem:
        return
    plan.lines = lines_of(whole, choice.mended, choice.dropped, refused, plan.batch.batch.drafts)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise ImportProblem(path.name, _("the file is larger than a gigabyte"), _("split it"))
        return path.read_bytes()
    except FileNotFoundError:
        raise ImportProblem(str(path), _("there is no such file")) from None
    except IsADirectoryError:
        raise ImportProblem(str(path), _("this is a folder, not a file")) from None
    except OSError as error:
        raise ImportProblem(str(path), error.strerror or str(error)) from error


def _kind(file: str, table: SheetTable, choice: Choice, guesses: Sequence[Guess]) -> Kind:
    if choice.mapping:
        return kind_named(choice.mapping.kind)
    if choice.kind:
        return kind_named(choice.kind)
    if guesses:
        return guesses[0].kind
    seen = ", ".join(table.header[:8])
    why = _("the columns ({columns}) are of no kind that can be told").format(columns=seen)
    raise Unrecognised(file, why, _("name it with --kind, or the columns with --mapping"))


class Unrecognised(ImportProblem):
    """A file of no kind that can be told: beside others it is left out, alone it is refused."""


def _mapping(table: SheetTable, kind: Kind, guesses: Sequence[Guess]) -> Mapping:
    for guess in guesses:
        if guess.kind.key == kind.key:
            return guess.mapping
    return guess_mapping(table, kind)


def _draft(plan: FilePlan, table: SheetTable, locale: Locale, unknown: str) -> None:
    """Read the rows; ``unknown`` is what currencies that nobody knows are, where it was said."""
    assert plan.mapping is not None
    batch = read_drafts(table, plan.mapping, locale)
    while unknown and (names := unknown_currencies(plan.mapping, batch.checks)):
        for name in names:
            plan.mapping = plan.mapping.with_currency(name, unknown)
        batch = read_drafts(table, plan.mapping, locale)
    plan.checks = batch.checks
    plan.problem = what_is_asked(plan.name, plan.mapping, batch.checks)
    if plan.problem is not None:
        return
    batch.remarks.extend(_left_out(plan))
    if plan.recognised_as is not None and not plan.recognised_as.verified:
        said = _(
            "read as an export of {program}, unverified: no real file has confirmed its columns"
        )
        batch.remarks.append(Remark(said.format(program=plan.recognised_as.title), 0))
    told = OWN if is_own_list(plan.kind, plan.header) else ""
    told += fingerprint(plan.kind, plan.header)
    plan.batch = FileBatch(plan.name, plan.kind, batch, told)


def _left_out(plan: FilePlan) -> list[Remark]:
    """Other sheets of the workbook and other tables of the sheet are named."""
    remarks = []
    others = [sheet for sheet in plan.sheets if sheet != plan.sheet]
    beside = [one.range for one in plan.tables if one.sheet == plan.sheet]
    if others:
        said = _("sheets left out: {names}").format(names=", ".join(others))
        remarks.append(Remark(said, 0))
    if len(beside) > 1:
        names = ", ".join(one for one in beside if one != plan.range)
        remarks.append(Remark(_("tables left out: {names}").format(names=names), 0))
    return remarks


def _usual_shares(program: Guess | None) -> dict[str, float]:
    """The probabilities that the program's stages begin with, by the key of their name."""
    stages = program.preset.stages if program is not None and program.preset else {}
    return {name_key(name): share for name, share in stages.items()}
