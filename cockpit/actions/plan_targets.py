"""Targets cell by cell: whoever it is, whatever the period, what was there before gives way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cockpit.actions.preferences import preferences_in
from cockpit.domain.people import Person, Quota, Team
from cockpit.domain.period import Period, Unit, this, unit_of
from cockpit.domain.plan import Subject
from cockpit.domain.refusal import Refused
from cockpit.domain.sharing import shared_out
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work


@dataclass(frozen=True, slots=True)
class Cell:
    """What one is to win in a period, in minor units; None takes the target away."""

    subject: Subject
    period: Period
    amount: int | None


def set_targets(work: Work, cells: Sequence[Cell], currency: str, label: str = "") -> int:
    """Set targets cell by cell, in one step; gives how many there are.

    What was set for parts of a cell keeps its proportions; what was set for more than the cell is
    first shared out over its parts by working days, so that the other parts stay what they were.
    Refused for amounts below zero and where a target lies across the cell's ends.
    """
    for cell in cells:
        if cell.amount is not None and cell.amount < 0:
            raise Refused(_("A target is zero or more."))
        _set(work, cell, currency)
    work.label = label or _label(work, cells)
    return len(cells)


def _label(work: Work, cells: Sequence[Cell]) -> str:
    subjects = {cell.subject for cell in cells}
    if len(subjects) != 1:
        return n_("set {n} target", "set {n} targets", len(cells))
    name = subject_name(work, cells[0].subject)
    if all(cell.amount is None for cell in cells):
        return _("took {name}’s target away").format(name=name)
    return _("set the target of {name}").format(name=name)


def subject_name(work: Work, subject: Subject) -> str:
    """Whose it is, in words."""
    if subject.person_id is not None:
        return work.get(Person, subject.person_id).name
    if subject.team_id is not None:
        return work.get(Team, subject.team_id).name
    return _("the company")


def _set(work: Work, cell: Cell, currency: str) -> None:
    subject_name(work, cell.subject)  # gone people and teams are said so
    inside = _theirs_inside(work, cell)
    same = next((one for one in inside if _span(one) == cell.period), None)
    parts = [one for one in inside if one is not same]
    whole = cell.amount is not None and sum((one.amount for one in parts), 0) > 0
    if same is None and whole and sum(_span(one).days for one in parts) == cell.period.days:
        _rescale(parts, cell.amount or 0, currency)
        return
    for one in parts if cell.amount is not None else inside:
        work.remove(one)
    if cell.amount is None:
        return
    if same is not None:
        same.amount, same.currency = cell.amount, currency
        return
    who = cell.subject
    work.add(
        Quota(cell.period.start, cell.period.end, cell.amount, currency, who.person_id, who.team_id)
    )


def _theirs_inside(work: Work, cell: Cell) -> list[Quota]:
    """The subject's targets inside the cell, after those that reach over it were opened up."""
    who = cell.subject
    for one in work.find(Quota, person_id=who.person_id, team_id=who.team_id):
        span = _span(one)
        if span.start >= cell.period.end or span.end <= cell.period.start or _inside(span, cell):
            continue
        if span.start <= cell.period.start and cell.period.end <= span.end:
            _open_up(work, one, cell)
            continue
        message = _("{name} has a target that lies across the ends of this period; change that.")
        raise Refused(message.format(name=subject_name(work, who)))
    theirs = work.find(Quota, person_id=who.person_id, team_id=who.team_id)
    return [one for one in theirs if _inside(_span(one), cell)]


def _open_up(work: Work, one: Quota, cell: Cell) -> None:
    """A target for more than the cell becomes one for each such part."""
    from cockpit.analysis.working_days import WorkingDays, holidays_of

    chosen = preferences_in(work)
    unit = unit_of(cell.period, chosen.fiscal_start_month)
    pieces = [] if unit is None else _steps(_span(one), unit, chosen.fiscal_start_month)
    if cell.period not in pieces:
        message = _("{name} has a target that lies across the ends of this period; change that.")
        raise Refused(message.format(name=subject_name(work, cell.subject)))
    days = WorkingDays(holidays_of(chosen.holiday_country, work.today))
    amounts = shared_out(one.amount, [days.count(piece) for piece in pieces])
    for piece, amount in zip(pieces, amounts, strict=True):
        work.add(Quota(piece.start, piece.end, amount, one.currency, one.person_id, one.team_id))
    work.remove(one)


def _steps(span: Period, unit: Unit, fiscal_start: int) -> list[Period]:
    """The calendar's units that make up the span; none when they do not fit."""
    found: list[Period] = []
    start = span.start
    while start < span.end:
        step = this(unit, start, fiscal_start)
        if step.start != start or step.end > span.end:
            return []
        found.append(step)
        start = step.end
    return found


def _rescale(parts: Sequence[Quota], amount: int, currency: str) -> None:
    for one, share in zip(parts, shared_out(amount, [p.amount for p in parts]), strict=True):
        one.amount, one.currency = share, currency


def _span(one: Quota) -> Period:
    return Period(one.start_on, one.end_on)


def _inside(span: Period, cell: Cell) -> bool:
    return cell.period.start <= span.start and span.end <= cell.period.end
