-- The tables of the first version, frozen: whatever they have become since.
CREATE TABLE source (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE journal (
    step INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    at INTEGER NOT NULL,
    who VARCHAR NOT NULL,
    device VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    flavour VARCHAR NOT NULL,
    undoes INTEGER,
    undone BOOLEAN NOT NULL,
    gone BOOLEAN NOT NULL,
    rows VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX journal_line ON journal (flavour, undone, gone, step);

CREATE TABLE journal_touch (
    step INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    deal_id INTEGER
);

CREATE INDEX touch_of_row ON journal_touch (kind, row_id, step);

CREATE INDEX touch_of_deal ON journal_touch (deal_id, step);

CREATE TABLE journal_batch (
    id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    image BLOB NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_journal_batch_step ON journal_batch (step);

CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    parent_id INTEGER,
    region VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(parent_id) REFERENCES team (id)
);

CREATE INDEX ix_team_parent_id ON team (parent_id);

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    hired_on INTEGER,
    quota_from INTEGER,
    left_on INTEGER,
    time_zone VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE product (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    currency VARCHAR(3) NOT NULL,
    family VARCHAR NOT NULL,
    list_price INTEGER,
    cost INTEGER,
    UNIQUE (uid)
);

CREATE TABLE pipeline (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE lost_reason (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    text VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE saved_view (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    page VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    filter VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    UNIQUE ("key")
);

CREATE TABLE source_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    external_id VARCHAR NOT NULL,
    entity_id INTEGER NOT NULL,
    raw VARCHAR NOT NULL,
    hash BLOB NOT NULL,
    exported_on INTEGER,
    FOREIGN KEY(source_id) REFERENCES source (id)
);

CREATE INDEX record_of_entity ON source_record (kind, entity_id);

CREATE UNIQUE INDEX record_by_external_id ON source_record (source_id, kind, external_id);

CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    person_id INTEGER NOT NULL,
    team_id INTEGER,
    manager_id INTEGER,
    from_on INTEGER,
    to_on INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(manager_id) REFERENCES person (id)
);

CREATE INDEX ix_membership_team_id ON membership (team_id);

CREATE INDEX ix_membership_manager_id ON membership (manager_id);

CREATE INDEX ix_membership_person_id ON membership (person_id);

CREATE TABLE quota (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    person_id INTEGER,
    team_id INTEGER,
    start_on INTEGER NOT NULL,
    end_on INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_quota_team_id ON quota (team_id);

CREATE INDEX ix_quota_person_id ON quota (person_id);

CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    industry VARCHAR NOT NULL,
    employees INTEGER,
    revenue INTEGER,
    territory VARCHAR NOT NULL,
    founded INTEGER,
    key_account BOOLEAN NOT NULL,
    owner_id INTEGER,
    parent_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(owner_id) REFERENCES person (id),
    FOREIGN KEY(parent_id) REFERENCES account (id)
);

CREATE INDEX ix_account_owner_id ON account (owner_id);

CREATE INDEX ix_account_parent_id ON account (parent_id);

CREATE TABLE stage (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    pipeline_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    probability FLOAT NOT NULL,
    rot_days INTEGER,
    idle_days INTEGER,
    forecast_category VARCHAR NOT NULL,
    milestone VARCHAR NOT NULL,
    card_limit INTEGER,
    rules VARCHAR NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(pipeline_id) REFERENCES pipeline (id)
);

CREATE INDEX ix_stage_pipeline_id ON stage (pipeline_id);

CREATE TABLE deal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    account_id INTEGER,
    owner_id INTEGER,
    pipeline_id INTEGER NOT NULL,
    stage_id INTEGER NOT NULL,
    product_id INTEGER,
    amount INTEGER,
    currency VARCHAR(3) NOT NULL,
    source VARCHAR NOT NULL,
    opened_on INTEGER,
    known_from INTEGER NOT NULL,
    expected_close INTEGER,
    closed_on INTEGER,
    next_step VARCHAR NOT NULL,
    next_step_on INTEGER,
    lost_reason VARCHAR NOT NULL,
    competitor VARCHAR NOT NULL,
    forecast_category VARCHAR NOT NULL,
    category_source VARCHAR NOT NULL,
    probability FLOAT,
    outcome VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(owner_id) REFERENCES person (id),
    FOREIGN KEY(pipeline_id) REFERENCES pipeline (id),
    FOREIGN KEY(stage_id) REFERENCES stage (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);

CREATE INDEX deal_on_board ON deal (outcome, stage_id, expected_close);

CREATE INDEX ix_deal_account_id ON deal (account_id);

CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    name VARCHAR NOT NULL,
    account_id INTEGER,
    title VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_contact_account_id ON contact (account_id);

CREATE TABLE exit_criterion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    stage_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(stage_id) REFERENCES stage (id)
);

CREATE INDEX ix_exit_criterion_stage_id ON exit_criterion (stage_id);

CREATE TABLE deal_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    deal_id INTEGER NOT NULL,
    product_id INTEGER,
    text VARCHAR NOT NULL,
    quantity FLOAT NOT NULL,
    list_price INTEGER,
    net_price INTEGER,
    cost INTEGER,
    position INTEGER NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);

CREATE INDEX ix_deal_line_deal_id ON deal_line (deal_id);

CREATE TABLE stage_visit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL,
    stage_id INTEGER NOT NULL,
    entered_on INTEGER NOT NULL,
    left_on INTEGER,
    learnt_at INTEGER NOT NULL,
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(stage_id) REFERENCES stage (id)
);

CREATE INDEX visit_of_deal ON stage_visit (deal_id, left_on, entered_on);

CREATE TABLE deal_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL,
    happened_on INTEGER NOT NULL,
    learnt_at INTEGER NOT NULL,
    superseded_at INTEGER,
    owner_id INTEGER,
    stage_id INTEGER NOT NULL,
    product_id INTEGER,
    amount INTEGER,
    currency VARCHAR(3) NOT NULL,
    expected_close INTEGER,
    category VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    closed_on INTEGER,
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(owner_id) REFERENCES person (id),
    FOREIGN KEY(stage_id) REFERENCES stage (id),
    FOREIGN KEY(product_id) REFERENCES product (id)
);

CREATE INDEX version_of_deal ON deal_version (deal_id, happened_on);

CREATE TABLE deal_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    deal_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(contact_id) REFERENCES contact (id)
);

CREATE INDEX ix_deal_contact_deal_id ON deal_contact (deal_id);

CREATE INDEX ix_deal_contact_contact_id ON deal_contact (contact_id);

CREATE TABLE deal_check (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    deal_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL,
    done_on INTEGER NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(criterion_id) REFERENCES exit_criterion (id)
);

CREATE INDEX ix_deal_check_criterion_id ON deal_check (criterion_id);

CREATE INDEX ix_deal_check_deal_id ON deal_check (deal_id);

CREATE TABLE task (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    title VARCHAR NOT NULL,
    cadence VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    due_on INTEGER,
    due_time VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    starts_on INTEGER,
    ends_on INTEGER,
    from_plan BOOLEAN NOT NULL,
    subtitle_key VARCHAR NOT NULL,
    deal_id INTEGER,
    person_id INTEGER,
    account_id INTEGER,
    delegated_to INTEGER,
    note VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    archived BOOLEAN NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(delegated_to) REFERENCES person (id)
);

CREATE INDEX ix_task_deal_id ON task (deal_id);

CREATE INDEX ix_task_delegated_to ON task (delegated_to);

CREATE INDEX ix_task_account_id ON task (account_id);

CREATE INDEX ix_task_person_id ON task (person_id);

CREATE TABLE activity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    type VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    happened_on INTEGER NOT NULL,
    customer_facing BOOLEAN NOT NULL,
    deal_id INTEGER,
    account_id INTEGER,
    person_id INTEGER,
    minutes INTEGER,
    outcome VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_activity_account_id ON activity (account_id);

CREATE INDEX ix_activity_person_id ON activity (person_id);

CREATE INDEX activity_of_deal ON activity (deal_id, customer_facing, happened_on);

CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    text VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    private BOOLEAN NOT NULL,
    deal_id INTEGER,
    person_id INTEGER,
    account_id INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(deal_id) REFERENCES deal (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_note_account_id ON note (account_id);

CREATE INDEX ix_note_person_id ON note (person_id);

CREATE INDEX ix_note_deal_id ON note (deal_id);

CREATE TABLE task_occurrence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL,
    task_id INTEGER NOT NULL,
    on_day INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    delegated_to INTEGER,
    UNIQUE (task_id, on_day),
    UNIQUE (uid),
    FOREIGN KEY(task_id) REFERENCES task (id),
    FOREIGN KEY(delegated_to) REFERENCES person (id)
);

CREATE INDEX ix_task_occurrence_delegated_to ON task_occurrence (delegated_to);

CREATE VIRTUAL TABLE search USING fts5(
    title, body, content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2");

