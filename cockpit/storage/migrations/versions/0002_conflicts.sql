CREATE TABLE kept_conflict (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    source_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    entity_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    base VARCHAR NOT NULL,
    mine VARCHAR NOT NULL,
    theirs VARCHAR NOT NULL,
    exported_on INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    decided_at INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(source_id) REFERENCES source (id)
);
CREATE INDEX conflict_by_state ON kept_conflict (state);
CREATE UNIQUE INDEX conflict_of_field ON kept_conflict (source_id, kind, entity_id, field);
CREATE TABLE vanished (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL,
    deal_id INTEGER NOT NULL,
    missing_since INTEGER NOT NULL,
    twin_id INTEGER,
    FOREIGN KEY(source_id) REFERENCES source (id),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(twin_id) REFERENCES deal (id)
);
CREATE INDEX ix_vanished_deal_id ON vanished (deal_id);
CREATE INDEX ix_vanished_twin_id ON vanished (twin_id);
CREATE UNIQUE INDEX vanished_from_source ON vanished (source_id, deal_id);
