"""What a source and the manager disagree about, and deals that a source gives no more."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class ConflictState(StrEnum):
    """What became of a conflict; ``gone`` when both agree again without a decision."""

    OPEN = "open"
    MINE = "mine"
    THEIRS = "theirs"
    GONE = "gone"


# A field of a row, as imports call it: the row's kind, its identifier as text, the field.
ConflictKey = tuple[str, str, str]


@dataclass(eq=False)
class KeptConflict:
    """A field that was edited by hand and that its source has changed too.

    ``base``, ``mine`` and ``theirs`` hold columns as they lie in the file: what the source said
    before both changed it, what was here, and what it says since ``exported_on``.
    """

    source_id: int
    kind: str
    entity_id: int
    field: str
    base: dict[str, Any]
    mine: dict[str, Any]
    theirs: dict[str, Any]
    exported_on: date
    state: ConflictState = ConflictState.OPEN
    decided_at: datetime | None = None
    id: int = made_by(default=0, init=False)
    uid: bytes = made_by(default=b"", init=False)


@dataclass(eq=False)
class Vanished:
    """A deal that its source has not given since the whole export of ``missing_since``;
    ``twin_id`` is the deal it seems to have been merged into there."""

    source_id: int
    deal_id: int
    missing_since: date
    twin_id: int | None = None
    id: int = made_by(default=0, init=False)
