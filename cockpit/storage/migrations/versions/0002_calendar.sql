CREATE TABLE calendar (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    user VARCHAR NOT NULL,
    sync_token VARCHAR NOT NULL,
    zones VARCHAR NOT NULL,
    shown BOOLEAN NOT NULL,
    writes BOOLEAN NOT NULL,
    covered_from INTEGER,
    covered_to INTEGER,
    UNIQUE (uid)
);

CREATE TABLE calendar_event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    calendar_id INTEGER NOT NULL,
    event_uid VARCHAR NOT NULL,
    recurrence VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    repeats BOOLEAN NOT NULL,
    raw VARCHAR NOT NULL,
    href VARCHAR NOT NULL,
    etag VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(calendar_id) REFERENCES calendar (id)
);

CREATE INDEX event_of_calendar ON calendar_event (calendar_id, event_uid);

CREATE TABLE calendar_instance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    calendar_id INTEGER NOT NULL,
    event_uid VARCHAR NOT NULL,
    recurrence VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    location VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    starts VARCHAR NOT NULL,
    ends VARCHAR NOT NULL,
    all_day BOOLEAN NOT NULL,
    first_on INTEGER NOT NULL,
    last_on INTEGER NOT NULL,
    FOREIGN KEY(calendar_id) REFERENCES calendar (id)
);

CREATE INDEX instance_by_day ON calendar_instance (first_on, last_on);

CREATE INDEX instance_of_calendar ON calendar_instance (calendar_id, event_uid);

CREATE TABLE outbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    calendar_id INTEGER NOT NULL,
    event_uid VARCHAR NOT NULL,
    verb VARCHAR NOT NULL,
    href VARCHAR NOT NULL,
    etag VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    made_at INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    tries INTEGER NOT NULL,
    trouble VARCHAR NOT NULL,
    theirs VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(calendar_id) REFERENCES calendar (id)
);

CREATE INDEX ix_outbox_calendar_id ON outbox (calendar_id);

CREATE INDEX outbox_waiting ON outbox (state, id);
