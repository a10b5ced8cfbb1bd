"""The words of the deals behind a figure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from cockpit.storage.database import Reader


@dataclass(frozen=True, slots=True)
class DealWords:
    """What a row says of a deal besides its figures."""

    name: str
    account: str
    lost_reason: str


def deal_words(db: Reader, deal_ids: Iterable[int]) -> dict[int, DealWords]:
    """Name, account and lost reason by deal id; deals that are gone are left out."""
    rows = db.all(
        "SELECT d.id, d.name, coalesce(a.name, ''), d.lost_reason FROM json_each(?) j"
        " JOIN deal d ON d.id = j.value LEFT JOIN account a ON a.id = d.account_id",
        json.dumps(list(deal_ids)),
    )
    return {id: DealWords(name, account, reason) for id, name, account, reason in rows}
