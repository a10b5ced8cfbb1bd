"""Shifts: planned and actual times of people's days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.domain.drafts import Remark, ShiftDraft
from cockpit.domain.records import Shift
from cockpit.storage.numbers import day_number, instant_number
from cockpit.wording import _

_HALF_A_DAY = timedelta(hours=12)
_DAY = timedelta(days=1)


def take_shifts(ground: Ground, file: FileBatch) -> FileReport:
    """Shifts; one of the same person that was planned for the same moment is the same."""
    reader = _Reader(ground, file.batch.drafts)
    shape = Shape(
        Shift,
        "shift",
        reader.lacks,
        reader.find,
        reader.make,
        reader.columns,
        reader.link,
    )
    taken = take_rows(ground, file, shape)
    silent = sum(reader.is_silent(row.draft) for row in taken.rows)
    if silent:
        said = _("no actual start, where other shifts have one: taken as missed")
        taken.report.warnings.append(Remark(said, silent))
    return taken.count()


class _Reader:
    """Reads a shift. Times of day belong to its day, or, past midnight, to the next one."""

    def __init__(self, ground: Ground, drafts: Sequence[ShiftDraft]) -> None:
        self._ground, self._zone = ground, ground.terms.zone
        self._says_starts = any(draft.actual_start is not None for draft in drafts)
        self._known = {
            (person, day, start): id
            for id, person, day, start in ground.db.all(
                "SELECT id, person_id, on_day, planned_start FROM shift ORDER BY id DESC"
            )
        }

    def lacks(self, draft: ShiftDraft) -> str:
        """Why the draft cannot be a shift."""
        if not (draft.person or draft.person_ref):
            return _("a shift needs a person")
        return "" if self._day(draft) else _("a shift needs a day")

    def find(self, draft: ShiftDraft) -> int | None:
        """The person's shift that was planned for this moment."""
        told = self.columns(draft)
        start = told["planned_start"]
        number = None if start is None else instant_number(start)
        return self._known.get((told["person_id"], day_number(told["on_day"]), number))

    def make(self, draft: ShiftDraft) -> int:
        """A new shift, to be filled."""
        empty = (
            "planned_start", "planned_end", "actual_start", "actual_end", "break_seconds",
            "training_seconds", "available_seconds",
        )  # fmt: skip
        person = self._ground.matchers.people.find((draft.person, draft.person_ref))
        return self._ground.pending.add(
            Shift,
            person_id=person,
            on_day=self._day(draft),
            missed=False,
            excused=False,
            **dict.fromkeys(empty),
        )

    def columns(self, draft: ShiftDraft) -> dict[str, Any]:
        """What the draft says of the shift."""
        day = self._day(draft)
        start = self._instant(day, draft.planned_start, None)
        begun = self._instant(day, draft.actual_start, start)
        return {
            "person_id": self._ground.matchers.people.find((draft.person, draft.person_ref)),
            "on_day": day,
            "planned_start": start,
            "planned_end": _after(start, self._instant(day, draft.planned_end, start)),
            "actual_start": begun,
            "actual_end": _after(begun, self._instant(day, draft.actual_end, begun)),
            "break_seconds": draft.break_seconds,
            "training_seconds": draft.training_seconds,
            "available_seconds": draft.available_seconds,
            "missed": self.is_silent(draft) if draft.missed is None else draft.missed,
            "excused": draft.excused,
        }

    def is_silent(self, draft: ShiftDraft) -> bool:
        """A past shift nobody began, and nobody said so."""
        day = self._day(draft)
        past = day is not None and day < self._ground.terms.today
        return draft.missed is None and draft.actual_start is None and self._says_starts and past

    def link(self, taken: Taken) -> None:
        """Make the people that are not known yet."""
        people = Counter((row.draft.person, row.draft.person_ref) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "people", people)

    def _day(self, draft: ShiftDraft) -> date | None:
        for told in (draft.on_day, draft.planned_start, draft.actual_start):
            if isinstance(told, datetime):
                return told.astimezone(self._zone).date()
            if isinstance(told, date):
                return told
        return None

    def _instant(
        self, day: date | None, told: time | datetime | None, near: datetime | None
    ) -> datetime | None:
        """A time of day becomes the instant that lies nearest to ``near``, else on the day."""
        if told is None or day is None or isinstance(told, datetime):
            return told if isinstance(told, datetime) else None
        at = datetime.combine(day, told, self._zone).astimezone(UTC)
        if near is not None and abs(at - near) > _HALF_A_DAY:
            at += _DAY if at < near else -_DAY
        return at


def _after(start: datetime | None, end: datetime | None) -> datetime | None:
    """An end that lies before its start is of the next day."""
    return end + _DAY if start and end and end <= start else end
