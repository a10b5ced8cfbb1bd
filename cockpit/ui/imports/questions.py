"""What only the manager can say of a file, as sentences with answers."""

from __future__ import annotations

from datetime import date, tzinfo

from cockpit.actions.imports import TAKERS
from cockpit.catalog.importers.currency_words import CODES, KRONA, code_of
from cockpit.catalog.importers.date_cells import DateStyle, day_of
from cockpit.catalog.importers.problems import ImportProblem, Unclear
from cockpit.jobs.imports_plan import FilePlan
from cockpit.ui.imports.currency_names import COMMON, full_title
from cockpit.ui.imports.kind_words import kind_title
from cockpit.ui.imports.plan_shown import Question
from cockpit.ui.imports.wishes import CURRENCY, DATES, DAY, KIND, PERIOD, PLACE_SIGN, SHEET
from cockpit.ui.widgets import figures
from cockpit.wording import _, n_

LEAVE_OUT = "leave_out"
# The kinds offered as buttons; the panel beside has them all.
_MOST_TABLES, _MOST_CURRENCIES = 3, 4
_KRONOR = ("SEK", "NOK", "DKK", "ISK")
_OFFERED = ("deals", "accounts", "people", "products")


def questions_of(file: FilePlan, zone: tzinfo, today: date) -> tuple[Question, ...]:
    """What has to be answered before the file can be taken; empty when nothing has."""
    problem = file.problem
    if problem is None:
        return ()
    if isinstance(problem, Unclear):
        if problem.option == "--dates":
            return (_which_date(problem, zone),)
        if problem.option == "--period":
            return (_which_period(today),)
        if problem.option == "--exported-on":
            return (_from_which_day(today),)
        if problem.option == "--currency":
            return (_which_currency(file, problem),)
        return (_which_table(file, problem),)
    if file.kind in TAKERS:
        return (_which_columns(file, problem),)
    return (_which_kind(problem),)


def _which_date(problem: Unclear, zone: tzinfo) -> Question:
    said = _("“{value}” in {column}: does the day or the month stand first?")
    answers = tuple(
        (style.value, verb.format(day=figures.day(day_of(problem.value, zone, style))))
        for style, verb in (
            (DateStyle.DMY, _("Day first: {day}")),
            (DateStyle.MDY, _("Month first: {day}")),
        )
    )
    return Question(DATES, said.format(value=problem.value, column=problem.column), answers)


def _which_currency(file: FilePlan, problem: Unclear) -> Question:
    """The likeliest as buttons; the panel beside has all."""
    said = _("“{value}” in {column}: which currency is it?")
    kronor = problem.value.casefold() == KRONA
    likely = (*_named_beside(file, problem.column), file.currency, *COMMON)
    codes = _KRONOR if kronor else tuple(dict.fromkeys(code for code in likely if code in CODES))
    answers = tuple((code, full_title(code)) for code in codes[:_MOST_CURRENCIES])
    return Question(CURRENCY, said.format(value=problem.value, column=problem.column), answers)


def _named_beside(file: FilePlan, column: str) -> list[str]:
    """The currencies that the column's first cells name."""
    check = next((check for check in file.checks if check.heading == column), None)
    return [code_of(text) for text in check.examples] if check is not None else []


def _which_table(file: FilePlan, problem: Unclear) -> Question:
    """The tables of a workbook that fit equally, three as buttons; the panel beside has all."""
    answers = []
    for table in file.tables[:_MOST_TABLES]:
        place = " ".join(part for part in (table.sheet, table.range) if part)
        rows = n_("{n} row", "{n} rows", table.rows)
        answers.append((f"{table.sheet}{PLACE_SIGN}{table.range}", f"{place} · {rows}"))
    return Question(SHEET, _capital(problem.why), tuple(answers))


def _which_period(today: date) -> Question:
    """The likeliest as buttons; the panel beside has more."""
    said = _("No column says for which period these quotas are. Which one is it?")
    likely = (f"{today.year}-Q{(today.month + 2) // 3}", str(today.year), str(today.year - 1))
    return Question(PERIOD, said, tuple((one, one) for one in likely))


def _from_which_day(today: date) -> Question:
    """Today, and the beginnings of month, quarter and year."""
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    days = dict.fromkeys((today, today.replace(day=1), quarter, today.replace(month=1, day=1)))
    said = _("No column says from which day these rates hold. Which one is it?")
    return Question(DAY, said, tuple((day.isoformat(), figures.day(day)) for day in days))


def _which_kind(problem: ImportProblem) -> Question:
    said = _("{why}. What are its rows?").format(why=_capital(problem.why))
    kinds = [kind for kind in _OFFERED if kind in TAKERS]
    return Question(KIND, said, tuple((kind, kind_title(kind)) for kind in kinds))


def _which_columns(file: FilePlan, problem: ImportProblem) -> Question:
    if file.mapping is not None and file.mapping.columns:
        return Question(LEAVE_OUT, _capital(problem.why), ((LEAVE_OUT, _("Leave the file out")),))
    said = _("No column was recognised as one of {kind}: say below what each becomes.")
    sentence = said.format(kind=kind_title(file.kind).lower())
    return Question(LEAVE_OUT, sentence, ((LEAVE_OUT, _("Leave the file out")),))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
