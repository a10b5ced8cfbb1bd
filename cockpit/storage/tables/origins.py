"""Where rows came from, and the journal of all that was done."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table

from cockpit.domain import work_items as nouns
from cockpit.storage.kinds_of_value import Day
from cockpit.storage.tables import link, mapping, metadata, table

source = table(
    "source",
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("fingerprint", String, nullable=False),
)
source_record = table(
    "source_record",
    link("source_id", "source", must=True, index=False),
    Column("kind", String, nullable=False),
    Column("external_id", String, nullable=False),
    Column("entity_id", Integer, nullable=False),
    Column("raw", String, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("exported_on", Day),
    uid=False,
)
Index(
    "record_by_external_id",
    source_record.c.source_id,
    source_record.c.kind,
    source_record.c.external_id,
    unique=True,
)
Index("record_of_entity", source_record.c.kind, source_record.c.entity_id)

# The journal is written by the unit of work itself, never as objects.
journal = Table(
    "journal",
    metadata,
    Column("step", Integer, primary_key=True),
    Column("uid", LargeBinary(16), nullable=False, unique=True),
    Column("at", Integer, nullable=False),
    Column("who", String, nullable=False),
    Column("device", String, nullable=False),
    Column("action", String, nullable=False),
    Column("label", String, nullable=False),
    Column("flavour", String, nullable=False),
    Column("undoes", Integer),
    Column("undone", Boolean, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("rows", String, nullable=False),
    sqlite_autoincrement=True,
)
Index("journal_line", journal.c.flavour, journal.c.undone, journal.c.gone, journal.c.step)
journal_touch = Table(
    "journal_touch",
    metadata,
    Column("step", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("deal_id", Integer),
)
Index("touch_of_row", journal_touch.c.kind, journal_touch.c.row_id, journal_touch.c.step)
Index("touch_of_deal", journal_touch.c.deal_id, journal_touch.c.step)
journal_batch = Table(
    "journal_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("step", Integer, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("first_id", Integer, nullable=False),
    Column("last_id", Integer, nullable=False),
    Column("image", LargeBinary, nullable=False),
)

mapping.map_imperatively(nouns.Source, source)
mapping.map_imperatively(nouns.SourceRecord, source_record)
