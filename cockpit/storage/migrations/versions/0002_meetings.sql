CREATE TABLE meeting_cadence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    starts_on INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    wall_time VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    person_id INTEGER,
    team_id INTEGER,
    "each" BOOLEAN NOT NULL,
    zone_mode VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    shift VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    ends_on INTEGER,
    agenda VARCHAR NOT NULL,
    hold_from INTEGER,
    hold_to INTEGER,
    hold_reason VARCHAR NOT NULL,
    chain VARCHAR NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_meeting_cadence_person_id ON meeting_cadence (person_id);

CREATE INDEX ix_meeting_cadence_team_id ON meeting_cadence (team_id);

CREATE TABLE meeting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    nominal VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    cadence_id INTEGER,
    person_id INTEGER,
    team_id INTEGER,
    moved_to VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    excused BOOLEAN NOT NULL,
    held_at INTEGER,
    agenda VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(cadence_id) REFERENCES meeting_cadence (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_meeting_person_id ON meeting (person_id);

CREATE INDEX ix_meeting_team_id ON meeting (team_id);

CREATE UNIQUE INDEX meeting_of_cadence ON meeting (cadence_id, nominal, person_id);

CREATE TABLE talking_point (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    text VARCHAR NOT NULL,
    added_at INTEGER NOT NULL,
    person_id INTEGER,
    team_id INTEGER,
    state VARCHAR NOT NULL,
    carried INTEGER NOT NULL,
    theirs BOOLEAN NOT NULL,
    deal_id INTEGER,
    settled_at INTEGER,
    meeting_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE INDEX ix_talking_point_deal_id ON talking_point (deal_id);

CREATE INDEX ix_talking_point_meeting_id ON talking_point (meeting_id);

CREATE INDEX ix_talking_point_person_id ON talking_point (person_id);

CREATE INDEX ix_talking_point_team_id ON talking_point (team_id);

CREATE TABLE decision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    meeting_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE INDEX ix_decision_meeting_id ON decision (meeting_id);

CREATE TABLE action_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    meeting_id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    by_on INTEGER NOT NULL,
    person_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    FOREIGN KEY(task_id) REFERENCES task (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_action_item_meeting_id ON action_item (meeting_id);

CREATE INDEX ix_action_item_person_id ON action_item (person_id);

CREATE INDEX ix_action_item_task_id ON action_item (task_id);

CREATE TABLE working_hours (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    begins VARCHAR NOT NULL,
    ends VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_working_hours_person_id ON working_hours (person_id);
