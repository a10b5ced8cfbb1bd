"""How each column of a file was read, in a few words for its chip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.actions.imports_terms import FileReport, Proposal
from cockpit.catalog.importers.kind import Kind
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.reading_results import ColumnCheck
from cockpit.ui.imports.column_model import BETWEEN, NAMES, STAGES, ColumnLine
from cockpit.ui.imports.currency_names import currency_title
from cockpit.wording import _, n_

# Fields that name rows of another kind, and that kind.
_NAMED = {
    "owner": "people",
    "manager": "people",
    "person": "people",
    "account": "accounts",
    "parent": "accounts",
    "product": "products",
}
_WANTED = ("owner", "account")
Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a file while its columns are put into words."""

    kind: Kind
    checks: Sequence[ColumnCheck]
    drafts: Sequence[Any]
    report: FileReport

    def distinct(self, field: str) -> set[Any]:
        """The different filled values of a field."""
        values = {getattr(draft, field) for draft in self.drafts}
        return values - {"", None}


def column_lines(told: Told) -> list[ColumnLine]:
    """A line for each column of the file, in its order."""
    return [_line(check, told) for check in told.checks]


def _line(check: ColumnCheck, told: Told) -> ColumnLine:
    said, tone = _said(check, told)
    examples = BETWEEN.join(" ".join(text.split()) for text in check.examples)
    hint = n_("{n} cell is empty.", "{n} cells are empty.", check.empty) if check.empty else ""
    asks = _asks(check, told)
    of_stage = bool(check.said) and not check.field
    return ColumnLine(check.heading, check.field, examples, said, tone, hint, asks, of_stage)


def _asks(check: ColumnCheck, told: Told) -> str:
    if told.drafts and check.field in _NAMED:
        kind = _NAMED[check.field]
        if _near(check, told) or any(one.kind == kind for one in told.report.taken_as):
            return NAMES
    if told.drafts and check.field == "stage" and told.report.stages:
        return STAGES
    return ""


def kind_of_names(field: str) -> str:
    """The kind of rows that a field names."""
    return _NAMED[field]


def _near(check: ColumnCheck, told: Told) -> list[Proposal]:
    kind = _NAMED[check.field]
    return [one for one in told.report.proposals if one.kind == kind]


def _said(check: ColumnCheck, told: Told) -> Said:
    if check.unclear:
        money = check.field and told.kind.field(check.field).of_money
        return (_("which currency?") if money else _("day or month first?")), "warn"
    if not check.field:
        return (check.said, "good") if check.said else (_("skipped"), "neutral")
    field = told.kind.field(check.field)
    if check.bad and field.strict:
        return n_("{n} row refused", "{n} rows refused", check.bad), "bad"
    if check.bad:
        return n_("{n} cell left out", "{n} cells left out", check.bad), "warn"
    if not told.drafts and (check.field in _NAMED or check.field == "stage"):
        # Rows are only told apart once the file's open question is answered.
        return "", "neutral"
    if check.field in _NAMED:
        return _names_said(check, told)
    if check.field == "stage":
        return _stages_said(told)
    return _READINGS[field.reading](check, told)


def _stages_said(told: Told) -> Said:
    fates = told.report.stages
    new = sum(fate.is_new for fate in fates)
    if not fates:
        many = len(told.distinct("stage"))
        return n_("{n} stage", "{n} stages", many), "good"
    near = next((fate for fate in fates if fate.is_new and fate.near), None)
    if near is not None:
        return _("“{name}” → {known}?").format(name=near.name, known=near.near), "warn"
    if new:
        stages = n_("{n} stage", "{n} stages", len(fates))
        return _("{counted}, {new}").format(
            counted=stages, new=n_("{n} new", "{n} new", new)
        ), "good"
    return _("{n} of {all} matched").format(n=len(fates), all=len(fates)), "good"


def _names_said(check: ColumnCheck, told: Told) -> Said:
    near = _near(check, told)
    if near:
        # Until it is answered it becomes a new one; an arrow is for what is taken as ours.
        said = _("“{name}”: new, or {known}?")
        first = said.format(name=near[0].spelling, known=near[0].candidate)
        many = n_("{n} name nearly known", "{n} names nearly known", len(near))
        return (first if len(near) == 1 else many), "warn"
    doubts = [one.doubt for one in told.report.warnings if one.kind == _NAMED[check.field]]
    if any(doubts):
        many = n_("{n} spelt otherwise", "{n} spelt otherwise", len(doubts))
        return (f"{doubts[0]}?" if len(doubts) == 1 else many), "warn"
    if check.empty and check.field in _WANTED and told.kind.key == "deals":
        said = n_("{n} empty: kept, flagged", "{n} empty: kept, flagged", check.empty)
        return said, "warn"
    kind = _NAMED[check.field]
    known, new = len(told.distinct(check.field)), told.report.also_added.get(kind, 0)
    counted = {
        "people": n_("{n} person", "{n} people", known),
        "accounts": n_("{n} account", "{n} accounts", known),
        "products": n_("{n} product", "{n} products", known),
    }[kind]
    if not new:
        return counted, "good"
    return _("{counted}, {new}").format(counted=counted, new=n_("{n} new", "{n} new", new)), "good"


def _dates_said(check: ColumnCheck, _told: Told) -> Said:
    return check.said or _("dates"), "good"


def _money_said(check: ColumnCheck, told: Told) -> Said:
    if check.said:
        return check.said, "good"
    if told.drafts and not hasattr(told.drafts[0], "currency"):
        return _("amounts"), "good"
    currencies = sorted(told.distinct("currency"))
    if len(currencies) > 2:
        return n_("{n} currency", "{n} currencies", len(currencies)), "good"
    return ", ".join(map(currency_title, currencies)) or _("amounts"), "good"


def _id_said(_check: ColumnCheck, _told: Told) -> Said:
    return _("exact"), "good"


def _figures_said(_check: ColumnCheck, _told: Told) -> Said:
    return _("numbers"), "good"


def _clocks_said(check: ColumnCheck, _told: Told) -> Said:
    return check.said or _("times of day"), "good"


def _lengths_said(check: ColumnCheck, _told: Told) -> Said:
    return check.said or _("lengths of time"), "good"


def _shares_said(_check: ColumnCheck, _told: Told) -> Said:
    return _("per cent"), "good"


def _flags_said(_check: ColumnCheck, _told: Told) -> Said:
    return _("yes or no"), "good"


def _text_said(check: ColumnCheck, told: Told) -> Said:
    if not check.empty:
        return _("complete"), "good"
    if check.empty >= told.report.rows:
        return _("all empty"), "neutral"
    return n_("{n} empty", "{n} empty", check.empty), "neutral"


_READINGS: dict[Reading, Callable[[ColumnCheck, Told], Said]] = {
    Reading.DATE: _dates_said,
    Reading.INSTANT: _dates_said,
    Reading.MONEY: _money_said,
    Reading.ID: _id_said,
    Reading.NUMBER: _figures_said,
    Reading.SHARE: _shares_said,
    Reading.FLAG: _flags_said,
    Reading.TEXT: _text_said,
    Reading.LINES: _text_said,
    Reading.CLOCK: _clocks_said,
    Reading.CALL_TIME: _lengths_said,
    Reading.WORK_TIME: _lengths_said,
    Reading.RATE: _figures_said,
}
