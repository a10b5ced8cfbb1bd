"""Rules that ring, each time they do, and what the scheduler remembers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, UniqueConstraint

from cockpit.domain import reminders as nouns
from cockpit.domain.recurrence import Shift, ZoneMode
from cockpit.storage.kinds_of_value import Day, Instant, JsonText, Word
from cockpit.storage.tables import link, mapping, table

reminder_rule = table(
    "reminder_rule",
    Column("kind", String, nullable=False),
    Column("subject_kind", String, nullable=False),
    Column("subject_id", Integer),
    Column("part", String, nullable=False),
    Column("title", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("wall_time", String, nullable=False),
    Column("zone_mode", Word(ZoneMode), nullable=False),
    Column("zone", String, nullable=False),
    Column("shift", Word(Shift), nullable=False),
    Column("region", String, nullable=False),
    Column("starts_on", Day, nullable=False),
    Column("ends_on", Day),
    Column("exceptions", JsonText, nullable=False),
    Column("moves", JsonText, nullable=False),
    Column("lead_minutes", Integer, nullable=False),
    Column("late_policy", Word(nouns.LatePolicy), nullable=False),
    Column("since", Instant, nullable=False),
    Column("archived", Boolean, nullable=False),
)
Index(
    "reminder_rule_of_subject",
    reminder_rule.c.kind,
    reminder_rule.c.subject_kind,
    reminder_rule.c.subject_id,
)
reminder = table(
    "reminder",
    link("rule_id", "reminder_rule", must=True, index=False),
    Column("nominal", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", Word(nouns.ReminderState), nullable=False),
    Column("late", Boolean, nullable=False),
    Column("claim_token", String, nullable=False),
    Column("claimed_at", Instant),
    Column("shown_at", Instant),
    Column("snoozed_until", Instant),
    UniqueConstraint("rule_id", "nominal"),
)
Index("reminder_by_state", reminder.c.state, reminder.c.due_at)
scheduler_state = table(
    "scheduler_state",
    Column("key", String, nullable=False, unique=True),
    Column("value", JsonText, nullable=False),
    uid=False,
)

mapping.map_imperatively(nouns.ReminderRule, reminder_rule)
mapping.map_imperatively(nouns.Reminder, reminder)
mapping.map_imperatively(nouns.SchedulerState, scheduler_state)
