CREATE TABLE brief_tick (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    on_day INTEGER NOT NULL,
    item VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (uid)
);

CREATE UNIQUE INDEX tick_of_day ON brief_tick (on_day, item);

CREATE TABLE check_in (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    on_day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    mood INTEGER,
    blocker VARCHAR NOT NULL,
    line VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_check_in_person_id ON check_in (person_id);

CREATE TABLE time_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    category VARCHAR NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    note VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX time_by_start ON time_entry (started_at);

CREATE TABLE news (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    about VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE recognition (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    on_day INTEGER NOT NULL,
    public BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_recognition_person_id ON recognition (person_id);

CREATE TABLE day_close (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    on_day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    word VARCHAR NOT NULL,
    first VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE UNIQUE INDEX close_of_day ON day_close (on_day);

CREATE TABLE day_slot (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    task_id INTEGER NOT NULL,
    on_day INTEGER NOT NULL,
    at_time VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(task_id) REFERENCES task (id)
);

CREATE INDEX ix_day_slot_task_id ON day_slot (task_id);

CREATE UNIQUE INDEX slot_of_day ON day_slot (on_day, task_id);
