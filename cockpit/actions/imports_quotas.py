"""Quotas of people and teams, for named periods or from day to day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.period_cells import period_of
from cockpit.catalog.importers.spelling import Names
from cockpit.domain.drafts import QuotaDraft
from cockpit.domain.people import EVERYBODY, Quota, Team
from cockpit.domain.period import Period, PeriodError, Unit, this
from cockpit.wording import _


def take_quotas(ground: Ground, file: FileBatch) -> FileReport:
    """Quotas; one of the same person or team and period is the same quota."""
    reader = _Reader(ground, file.batch.drafts)
    known = {
        tuple(row[1:]): row[0]
        for row in ground.db.all("SELECT id, person_id, team_id, start_on, end_on FROM quota")
    }
    shape = Shape(
        Quota,
        "quota",
        reader.lacks,
        lambda draft: known.get(reader.key(draft)),
        lambda draft: ground.pending.add(Quota, **_new(ground, draft)),
        reader.columns,
        reader.link,
    )
    return take_rows(ground, file, shape).count()


def _new(ground: Ground, draft: QuotaDraft) -> dict[str, Any]:
    someday = ground.terms.today
    return {
        "start_on": someday,
        "end_on": someday,
        "amount": draft.amount,
        "currency": draft.currency or ground.terms.currency,
        "person_id": None,
        "team_id": None,
    }


class _Reader:
    """Reads periods and holders; the gap between starting days tells how long a period is that
    has no end."""

    def __init__(self, ground: Ground, drafts: Sequence[QuotaDraft]) -> None:
        self._ground = ground
        teams = ground.db.all("SELECT id, name FROM team")
        teams += ground.pending.new_rows(Team, "name")
        self._teams = Names((name, id) for id, name in teams)
        starts = sorted({draft.start_on for draft in drafts if draft.start_on})
        gaps = [(b - a).days for a, b in pairwise(starts)]
        shortest = min(gaps, default=90)
        self._unit = Unit.MONTH if shortest <= 31 else Unit.QUARTER if shortest <= 92 else Unit.YEAR

    def lacks(self, draft: QuotaDraft) -> str:
        """Why the draft cannot be a quota."""
        if not (draft.person or draft.person_ref or draft.email or draft.team):
            return _("a quota needs a person or a team")
        named = draft.team and draft.team != EVERYBODY
        if named and not self._teams.find(draft.team) and not draft.person:
            return _("no such team; import the people first")
        try:
            return "" if self.period(draft) else _("a quota needs a period")
        except PeriodError as error:
            return str(error)

    def period(self, draft: QuotaDraft) -> Period | None:
        """The period, its end exclusive; a last day that is a first of the month is the end."""
        if draft.period:
            return period_of(draft.period, self._ground.terms.fiscal_start)
        if draft.start_on is None:
            return None
        if draft.end_on is None:
            return this(self._unit, draft.start_on, self._ground.terms.fiscal_start)
        whole = draft.end_on.day == 1 and draft.end_on > draft.start_on
        end = draft.end_on if whole else draft.end_on + timedelta(days=1)
        if end <= draft.start_on:
            raise PeriodError(_("ends before it starts"))
        return Period(draft.start_on, end)

    def columns(self, draft: QuotaDraft) -> dict[str, Any]:
        """The quota's columns."""
        period = self.period(draft)
        assert period is not None
        team = self._teams.find(draft.team) if draft.team else None
        return {
            "start_on": period.start,
            "end_on": period.end,
            "amount": draft.amount,
            "currency": draft.currency,
            "person_id": self._ground.matchers.people.find(_person(draft)),
            "team_id": team[0] if team and not (draft.person or draft.person_ref) else None,
        }

    def key(self, draft: QuotaDraft) -> tuple[object, ...]:
        """Person, team and days as they lie in the file."""
        told = self.columns(draft)
        days = [_number(told[name]) for name in ("start_on", "end_on")]
        return (told["person_id"], told["team_id"], *days)

    def link(self, taken: Taken) -> None:
        """Make the people that are not known yet."""
        people = Counter(_person(row.draft) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "people", people)


def _number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _person(draft: QuotaDraft) -> tuple[str, str]:
    return (draft.person or draft.email, draft.person_ref)
