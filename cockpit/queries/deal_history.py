"""What happened to a deal, newest first: versions, activities, and the rest of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cockpit.storage.database import Reader

_VERSIONED = ("stage", "amount", "expected_close", "owner", "product", "category", "outcome")
_OWN_FIELDS = ("name", "account_id", "source", "next_step", "lost_reason", "competitor")


@dataclass(frozen=True, slots=True)
class Happening:
    """``kind`` is a field of the deal, "opened", an activity's type, or a kind of row that came.

    ``day`` counts from 1970-01-01, ``at`` is microseconds UTC (0: only the day is known).
    ``before`` and ``after`` are as they lie in the file, ids already as names; ``days`` is how
    long the stage that was left had lasted.
    """

    day: int
    at: int
    kind: str
    before: Any
    after: Any
    who: str
    currency: str = ""
    days: int | None = None


def history(db: Reader, deal_id: int, until: int = 2**31) -> list[Happening]:
    """Everything up to the end of the day ``until``, newest first."""
    who = _who(db, deal_id)
    found = [*_of_versions(db, deal_id, who), *_of_activities(db, deal_id)]
    found += _of_journal(db, deal_id)
    found.sort(key=lambda happening: (happening.day, happening.at))
    return [happening for happening in reversed(found) if happening.day <= until]


def _who(db: Reader, deal_id: int) -> dict[int, tuple[str, str]]:
    """(who, action) by the instant something was learnt."""
    rows = db.all(
        "SELECT at, who, action FROM journal WHERE step IN"
        " (SELECT step FROM journal_touch WHERE deal_id = ?1) OR step IN"
        " (SELECT step FROM journal_batch WHERE kind = 'deal'"
        "  AND ?1 BETWEEN first_id AND last_id)",
        deal_id,
    )
    return {at: (who, action) for at, who, action in rows}


def _of_versions(db: Reader, deal_id: int, who: dict[int, tuple[str, str]]) -> Iterator[Happening]:
    rows = db.all(
        "SELECT v.happened_on, v.learnt_at, v.currency, s.name, v.amount, v.expected_close,"
        " coalesce(p.name, ''), coalesce(q.name, ''), v.category, v.outcome FROM deal_version v"
        " JOIN stage s ON s.id = v.stage_id LEFT JOIN person p ON p.id = v.owner_id"
        " LEFT JOIN product q ON q.id = v.product_id"
        " WHERE v.deal_id = ? AND v.superseded_at IS NULL ORDER BY v.happened_on, v.id",
        deal_id,
    )
    stays = _stays(db, deal_id)
    last: tuple[Any, ...] | None = None
    for day, learnt, currency, *values in rows:
        by, action = who.get(learnt, ("", ""))
        if last is None:
            came = action or _brought_by(db, deal_id)
            yield Happening(day, learnt, "opened", came, values[0], by, currency)
        else:
            for kind, before, after in zip(_VERSIONED, last, values, strict=True):
                if before != after:
                    days = stays.get((before, day)) if kind == "stage" else None
                    yield Happening(day, learnt, kind, before, after, by, currency, days)
        last = tuple(values)


def _brought_by(db: Reader, deal_id: int) -> str:
    """The action whose bulk brought the deal, nothing for none."""
    found: str | None = db.value(
        "SELECT j.action FROM journal_batch b JOIN journal j ON j.step = b.step"
        " WHERE b.kind = 'deal' AND ? BETWEEN b.first_id AND b.last_id AND NOT j.undone"
        " AND j.flavour != 'rest'"
        " ORDER BY j.step LIMIT 1",
        deal_id,
    )
    return found or ""


def _stays(db: Reader, deal_id: int) -> dict[tuple[str, int], int]:
    """Days of each visit by (stage's name, day it ended)."""
    rows = db.all(
        "SELECT s.name, v.left_on, v.left_on - v.entered_on FROM stage_visit v"
        " JOIN stage s ON s.id = v.stage_id WHERE v.deal_id = ? AND v.left_on IS NOT NULL",
        deal_id,
    )
    return {(name, left): days for name, left, days in rows}


def _of_activities(db: Reader, deal_id: int) -> Iterator[Happening]:
    rows = db.all(
        "SELECT x.happened_on, x.at, x.type, x.subject, x.outcome, coalesce(p.name, '')"
        " FROM activity x LEFT JOIN person p ON p.id = x.person_id WHERE x.deal_id = ?",
        deal_id,
    )
    for day, at, kind, subject, outcome, who in rows:
        yield Happening(day, at, kind, outcome, subject, who)


def _of_journal(db: Reader, deal_id: int) -> Iterator[Happening]:
    """Fields that no version keeps, and rows that came or went."""
    rows = db.all(
        "SELECT j.at, j.who, j.rows FROM journal j JOIN"
        " (SELECT DISTINCT step FROM journal_touch WHERE deal_id = ?) t ON t.step = j.step"
        " WHERE j.flavour IN ('do', 'tend', 'rest') AND NOT j.undone",
        deal_id,
    )
    for at, who, text in rows:
        day = at // 86_400_000_000
        for kind, _id, before, after, deal in json.loads(text or "[]"):
            if deal == deal_id:
                yield from _of_row(day, at, who, kind, before, after)


def _of_row(day: int, at: int, who: str, kind: str, before: Any, after: Any) -> Iterator[Happening]:
    if kind == "deal" and before and after:
        for field in _OWN_FIELDS:
            if field in after and before.get(field) != after[field]:
                yield Happening(day, at, field, before.get(field), after[field], who)
    elif kind in ("note", "deal_contact", "deal_line", "deal_check"):
        name = "" if before and after else "added" if after else "removed"
        if name:
            yield Happening(day, at, kind, None, name, who)
