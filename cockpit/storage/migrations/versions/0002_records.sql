-- Leads, calls, ratings, shifts and exchange rates, frozen.
CREATE TABLE lead (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    company VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    segment VARCHAR NOT NULL,
    owner_id INTEGER,
    account_id INTEGER,
    first_contact_at INTEGER,
    converted_on INTEGER,
    deal_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(owner_id) REFERENCES person (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(deal_id) REFERENCES deal (id)
);

CREATE INDEX ix_lead_account_id ON lead (account_id);

CREATE INDEX ix_lead_deal_id ON lead (deal_id);

CREATE INDEX ix_lead_owner_id ON lead (owner_id);

CREATE TABLE call (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    at INTEGER NOT NULL,
    happened_on INTEGER NOT NULL,
    direction VARCHAR NOT NULL,
    answered BOOLEAN NOT NULL,
    person_id INTEGER,
    topic VARCHAR NOT NULL,
    resolved BOOLEAN,
    wait_seconds INTEGER,
    talk_seconds INTEGER,
    hold_seconds INTEGER,
    wrap_seconds INTEGER,
    deal_id INTEGER,
    account_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_call_account_id ON call (account_id);

CREATE INDEX ix_call_deal_id ON call (deal_id);

CREATE INDEX ix_call_person_id ON call (person_id);

CREATE TABLE survey_answer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    asked_on INTEGER NOT NULL,
    scale_low INTEGER NOT NULL,
    scale_high INTEGER NOT NULL,
    score FLOAT,
    answered_on INTEGER,
    person_id INTEGER,
    account_id INTEGER,
    deal_id INTEGER,
    call_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(call_id) REFERENCES call (id)
);

CREATE INDEX ix_survey_answer_account_id ON survey_answer (account_id);

CREATE INDEX ix_survey_answer_call_id ON survey_answer (call_id);

CREATE INDEX ix_survey_answer_deal_id ON survey_answer (deal_id);

CREATE INDEX ix_survey_answer_person_id ON survey_answer (person_id);

CREATE TABLE shift (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    on_day INTEGER NOT NULL,
    planned_start INTEGER,
    planned_end INTEGER,
    actual_start INTEGER,
    actual_end INTEGER,
    break_seconds INTEGER,
    training_seconds INTEGER,
    available_seconds INTEGER,
    missed BOOLEAN NOT NULL,
    excused BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_shift_person_id ON shift (person_id);

CREATE TABLE rate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    currency VARCHAR(3) NOT NULL,
    into_currency VARCHAR(3) NOT NULL,
    on_day INTEGER NOT NULL,
    rate FLOAT NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX rate_of_pair ON rate (currency, into_currency, on_day);
