CREATE TABLE deal_mark (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    deal_id INTEGER NOT NULL,
    pinned BOOLEAN NOT NULL,
    snoozed_until INTEGER,
    seen VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id)
);
CREATE TABLE kpi_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    title VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    threshold FLOAT NOT NULL,
    reads VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    subject_id INTEGER,
    unit VARCHAR NOT NULL,
    hysteresis FLOAT NOT NULL,
    smallest_n INTEGER NOT NULL,
    quiet_days INTEGER NOT NULL,
    also VARCHAR NOT NULL,
    advice VARCHAR NOT NULL,
    recipe VARCHAR NOT NULL,
    active BOOLEAN NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid)
);
CREATE TABLE kpi_signal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    rule_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    subject_name VARCHAR NOT NULL,
    value FLOAT NOT NULL,
    threshold FLOAT NOT NULL,
    n INTEGER NOT NULL,
    eligible INTEGER NOT NULL,
    fired_at INTEGER NOT NULL,
    fired_on INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    rearmed_at INTEGER,
    acknowledged_at INTEGER,
    note VARCHAR NOT NULL,
    task_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(rule_id) REFERENCES kpi_rule (id),
    FOREIGN KEY(task_id) REFERENCES task (id)
);
CREATE TABLE warning_limit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    stage_id INTEGER NOT NULL,
    warning VARCHAR NOT NULL,
    threshold INTEGER,
    off BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(stage_id) REFERENCES stage (id)
);
CREATE INDEX ix_kpi_signal_task_id ON kpi_signal (task_id);
CREATE UNIQUE INDEX limit_of_stage ON warning_limit (stage_id, warning);
CREATE UNIQUE INDEX mark_of_deal ON deal_mark (deal_id);
CREATE INDEX signal_by_day ON kpi_signal (fired_on);
CREATE INDEX signal_of_rule ON kpi_signal (rule_id, subject_id, fired_on);
