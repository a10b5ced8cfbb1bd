"""Tasks, activities, notes, saved views, settings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, UniqueConstraint

from cockpit.domain import work_items as nouns
from cockpit.storage.kinds_of_value import Day, Instant, JsonText, Word
from cockpit.storage.tables import link, mapping, table

task = table(
    "task",
    Column("title", String, nullable=False),
    Column("cadence", Word(nouns.Cadence), nullable=False),
    Column("rule", String, nullable=False),
    Column("category", String, nullable=False),
    Column("due_on", Day),
    Column("due_time", String, nullable=False),
    Column("state", Word(nouns.TaskState), nullable=False),
    Column("starts_on", Day),
    Column("ends_on", Day),
    Column("from_plan", Boolean, nullable=False),
    Column("subtitle_key", String, nullable=False),
    link("deal_id", "deal"),
    link("person_id", "person"),
    link("account_id", "account"),
    link("delegated_to", "person"),
    Column("note", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("archived", Boolean, nullable=False),
)
task_occurrence = table(
    "task_occurrence",
    link("task_id", "task", must=True, index=False),
    Column("on_day", Day, nullable=False),
    Column("state", Word(nouns.TaskState), nullable=False),
    Column("at", Instant, nullable=False),
    link("delegated_to", "person"),
    UniqueConstraint("task_id", "on_day"),
)
activity = table(
    "activity",
    Column("type", Word(nouns.ActivityType), nullable=False),
    Column("at", Instant, nullable=False),
    Column("happened_on", Day, nullable=False),
    Column("customer_facing", Boolean, nullable=False),
    link("deal_id", "deal", index=False),
    link("account_id", "account"),
    link("person_id", "person"),
    Column("minutes", Integer),
    Column("outcome", String, nullable=False),
    Column("subject", String, nullable=False),
)
Index("activity_of_deal", activity.c.deal_id, activity.c.customer_facing, activity.c.happened_on)
note = table(
    "note",
    Column("text", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("private", Boolean, nullable=False),
    link("deal_id", "deal"),
    link("person_id", "person"),
    link("account_id", "account"),
)
saved_view = table(
    "saved_view",
    Column("page", String, nullable=False),
    Column("name", String, nullable=False),
    Column("filter", JsonText, nullable=False),
    Column("position", Integer, nullable=False),
)
setting = table(
    "setting",
    Column("key", String, nullable=False, unique=True),
    Column("value", JsonText, nullable=False),
    uid=False,
)

mapping.map_imperatively(nouns.Task, task)
mapping.map_imperatively(nouns.TaskOccurrence, task_occurrence)
mapping.map_imperatively(nouns.Activity, activity)
mapping.map_imperatively(nouns.Note, note)
mapping.map_imperatively(nouns.SavedView, saved_view)
mapping.map_imperatively(nouns.Setting, setting)
