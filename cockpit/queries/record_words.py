"""The words of leads, calls, activities, ratings and shifts behind a figure."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from cockpit.queries.figure_rows import DealWords, deal_words
from cockpit.storage.database import Reader
from cockpit.wording import _

_OF = {
    "lead": "SELECT r.id, coalesce(nullif(r.name, ''), nullif(r.company, ''), r.email),"
    " coalesce(nullif(r.company, ''), r.name), r.status FROM json_each(?) j"
    " JOIN lead r ON r.id = j.value",
    "call": "SELECT r.id, coalesce(nullif(r.topic, ''), r.direction), a.name,"
    " CASE WHEN r.answered THEN 'answered' ELSE 'missed' END FROM json_each(?) j"
    " JOIN call r ON r.id = j.value LEFT JOIN account a ON a.id = r.account_id",
    "activity": "SELECT r.id, coalesce(nullif(r.subject, ''), r.type), a.name, r.type"
    " FROM json_each(?) j JOIN activity r ON r.id = j.value"
    " LEFT JOIN account a ON a.id = r.account_id",
    "survey_answer": "SELECT r.id, coalesce(a.name, p.name), a.name,"
    " coalesce(printf('%g / %d', r.score, r.scale_high), '') FROM json_each(?) j"
    " JOIN survey_answer r ON r.id = j.value LEFT JOIN account a ON a.id = r.account_id"
    " LEFT JOIN person p ON p.id = r.person_id",
    "shift": "SELECT r.id, p.name, NULL, CASE WHEN r.excused THEN 'excused' WHEN r.missed"
    " THEN 'absent' ELSE 'held' END FROM json_each(?) j JOIN shift r ON r.id = j.value"
    " JOIN person p ON p.id = r.person_id",
}


def row_words(db: Reader, marks: Iterable[tuple[str, int]]) -> dict[tuple[str, int], DealWords]:
    """What each row (kind, id) is called, its company, and what came of it."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, id in marks:
        by_kind[kind].append(id)
    return {
        (kind, id): words
        for kind, ids in by_kind.items()
        for id, words in (deal_words(db, ids) if kind == "deal" else _words(db, kind, ids)).items()
    }


def _words(db: Reader, kind: str, ids: Iterable[int]) -> dict[int, DealWords]:
    said = {
        "answered": _("answered"),
        "missed": _("not answered"),
        "excused": _("excused"),
        "absent": _("missed"),
        "held": _("held"),
    }
    rows = db.all(_OF[kind], json.dumps(list(ids)))
    return {
        id: DealWords(name or "", account or "", said.get(state, state or ""))
        for id, name, account, state in rows
    }
