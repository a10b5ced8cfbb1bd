-- Goals, plans in three sizes and notes on deviations, frozen.
CREATE TABLE goal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    metric VARCHAR NOT NULL,
    counted VARCHAR NOT NULL,
    interval VARCHAR NOT NULL,
    target FLOAT NOT NULL,
    from_on INTEGER NOT NULL,
    to_on INTEGER,
    currency VARCHAR NOT NULL,
    activity_type VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    person_id INTEGER,
    team_id INTEGER,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_goal_person_id ON goal (person_id);

CREATE INDEX ix_goal_team_id ON goal (team_id);

CREATE TABLE plan_scenario (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    scenario VARCHAR NOT NULL,
    start_on INTEGER NOT NULL,
    end_on INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    person_id INTEGER,
    team_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_plan_scenario_person_id ON plan_scenario (person_id);

CREATE INDEX ix_plan_scenario_team_id ON plan_scenario (team_id);

CREATE TABLE plan_note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    start_on INTEGER NOT NULL,
    end_on INTEGER NOT NULL,
    at INTEGER NOT NULL,
    person_id INTEGER,
    team_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_plan_note_person_id ON plan_note (person_id);

CREATE INDEX ix_plan_note_team_id ON plan_note (team_id);
