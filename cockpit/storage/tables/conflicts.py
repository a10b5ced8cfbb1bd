"""Fields changed on both sides, and deals that their source gives no more."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String

from cockpit.domain import conflicts as nouns
from cockpit.storage.kinds_of_value import Day, Instant, JsonText, Word
from cockpit.storage.tables import link, mapping, table

kept_conflict = table(
    "kept_conflict",
    link("source_id", "source", must=True, index=False),
    Column("kind", String, nullable=False),
    Column("entity_id", Integer, nullable=False),
    Column("field", String, nullable=False),
    Column("base", JsonText, nullable=False),
    Column("mine", JsonText, nullable=False),
    Column("theirs", JsonText, nullable=False),
    Column("exported_on", Day, nullable=False),
    Column("state", Word(nouns.ConflictState), nullable=False),
    Column("decided_at", Instant),
)
Index(
    "conflict_of_field",
    kept_conflict.c.source_id,
    kept_conflict.c.kind,
    kept_conflict.c.entity_id,
    kept_conflict.c.field,
    unique=True,
)
Index("conflict_by_state", kept_conflict.c.state)

vanished = table(
    "vanished",
    link("source_id", "source", must=True, index=False),
    link("deal_id", "deal", must=True),
    Column("missing_since", Day, nullable=False),
    link("twin_id", "deal"),
    uid=False,
)
Index("vanished_from_source", vanished.c.source_id, vanished.c.deal_id, unique=True)

mapping.map_imperatively(nouns.KeptConflict, kept_conflict)
mapping.map_imperatively(nouns.Vanished, vanished)
