CREATE TABLE reminder_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    kind VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    subject_id INTEGER,
    part VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    wall_time VARCHAR NOT NULL,
    zone_mode VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    shift VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    starts_on INTEGER NOT NULL,
    ends_on INTEGER,
    exceptions VARCHAR NOT NULL,
    moves VARCHAR NOT NULL,
    lead_minutes INTEGER NOT NULL,
    late_policy VARCHAR NOT NULL,
    since INTEGER NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid)
);
CREATE INDEX reminder_rule_of_subject ON reminder_rule (kind, subject_kind, subject_id);
CREATE TABLE scheduler_state (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    UNIQUE ("key")
);
CREATE TABLE reminder (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    rule_id INTEGER NOT NULL,
    nominal VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    due_at INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    late BOOLEAN NOT NULL,
    claim_token VARCHAR NOT NULL,
    claimed_at INTEGER,
    shown_at INTEGER,
    snoozed_until INTEGER,
    UNIQUE (rule_id, nominal),
    UNIQUE (uid),
    FOREIGN KEY(rule_id) REFERENCES reminder_rule (id)
);
CREATE INDEX reminder_by_state ON reminder (state, due_at);
