"""What a list of deals says beside the figures: names and texts, by deal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cockpit.domain.identity import uid_text
from cockpit.storage.database import Reader

_AT_ONCE = 5_000
_ALL = 20_000


@dataclass(frozen=True, slots=True)
class DealTexts:
    """The words of a deal as they are now; days are numbers since 1970-01-01; an open deal's
    ``probability`` is its own, else its stage's."""

    id: int
    uid: str
    external_id: str | None
    name: str
    account: str | None
    source: str
    next_step: str
    next_step_on: int | None
    lost_reason: str
    competitor: str
    probability: float | None


_SELECT = """
SELECT d.id, d.uid, (SELECT r.external_id FROM source_record r
                     WHERE r.kind = 'deals' AND r.entity_id = d.id
                       AND r.external_id NOT LIKE '~%' ORDER BY r.id LIMIT 1),
       d.name, a.name, d.source, d.next_step, d.next_step_on, d.lost_reason, d.competitor,
       CASE WHEN d.outcome = 'open' THEN COALESCE(d.probability, s.probability) END
FROM deal d JOIN stage s ON s.id = d.stage_id LEFT JOIN account a ON a.id = d.account_id
"""


def deal_texts(db: Reader, deal_ids: Iterable[int]) -> dict[int, DealTexts]:
    """Texts by deal; deals that are gone are left out."""
    ids = [int(deal_id) for deal_id in deal_ids]
    if len(ids) > _ALL:
        rows = db.all(_SELECT)
    else:
        rows = []
        for start in range(0, len(ids), _AT_ONCE):
            part = ",".join(map(str, ids[start : start + _AT_ONCE]))
            rows += db.all(f"{_SELECT} WHERE d.id IN ({part})")
    return {row[0]: DealTexts(row[0], uid_text(row[1]), *row[2:]) for row in rows}


def deal_uids(db: Reader, deal_ids: Iterable[int]) -> list[str]:
    """Identities of deals for other programs, in the order given."""
    texts = deal_texts(db, deal_ids)
    return [texts[deal_id].uid for deal_id in deal_ids if deal_id in texts]
