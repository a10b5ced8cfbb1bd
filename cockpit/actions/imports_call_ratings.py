"""Ratings in a call log: each becomes the answer of a survey on its call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cockpit.actions.imports_ground import Ground, Row
from cockpit.actions.imports_rows import Taken
from cockpit.domain.drafts import CallDraft
from cockpit.domain.records import Call, SurveyAnswer
from cockpit.storage.numbers import day_of

_SCALES = ((1, 5), (1, 10), (0, 100))


def scale_of(scores: Sequence[float]) -> tuple[int, int]:
    """The smallest usual scale that holds all scores; a zero makes it begin there."""
    low, high = min(scores, default=1.0), max(scores, default=1.0)
    fitting = next((scale for scale in _SCALES if high <= scale[1]), _SCALES[-1])
    return (min(fitting[0], 0 if low < 1 else 1), fitting[1])


def take_ratings(ground: Ground, taken: Taken, drafts: Sequence[CallDraft]) -> None:
    """Add or change the answers of the calls that are new or say something new.

    Where a log holds ratings, whoever was spoken to was asked for one.
    """
    scores = [draft.rating for draft in drafts if draft.rating is not None]
    if not scores:
        return
    scale = scale_of(scores)
    known = dict(ground.db.all("SELECT call_id, id FROM survey_answer WHERE call_id IS NOT NULL"))
    days = _days(ground)
    added = 0
    for row in taken.rows:
        person, answered, day = days[row.entity]
        told = _told(row, person, scale, day)
        if row.entity in known:
            ground.pending.change(SurveyAnswer, known[row.entity], **told)
        elif answered or row.draft.rating is not None:
            empty = dict.fromkeys(("account_id", "deal_id"))
            ground.pending.add(SurveyAnswer, asked_on=day, call_id=row.entity, **told, **empty)
            added += 1
    if added:
        taken.report.also_added["surveys"] = added


def _told(row: Row, person: int | None, scale: tuple[int, int], day: Any) -> dict[str, Any]:
    score = row.draft.rating
    return {
        "score": score,
        "answered_on": None if score is None else day,
        "scale_low": scale[0],
        "scale_high": scale[1],
        "person_id": person,
    }


def _days(ground: Ground) -> dict[int, tuple[int | None, bool, Any]]:
    """Person, whether answered, and day of the calls, new ones as they will be."""
    found: dict[int, tuple[int | None, bool, Any]] = {
        id: (person, bool(answered), day_of(day))
        for id, person, answered, day in ground.db.all(
            "SELECT id, person_id, answered, happened_on FROM call"
        )
    }
    for id, *values in ground.pending.new_rows(Call, "person_id", "answered", "happened_on"):
        found[id] = (values[0], bool(values[1]), values[2])
    return found
