"""Calendars of others, their events and instances, and what waits to be sent."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String

from cockpit.domain import calendar as nouns
from cockpit.storage.kinds_of_value import Day, Instant, Word
from cockpit.storage.tables import link, mapping, table

calendar = table(
    "calendar",
    Column("name", String, nullable=False),
    Column("kind", Word(nouns.CalendarKind), nullable=False),
    Column("origin", String, nullable=False),
    Column("user", String, nullable=False),
    Column("sync_token", String, nullable=False),
    Column("zones", String, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("writes", Boolean, nullable=False),
    Column("covered_from", Day),
    Column("covered_to", Day),
)
calendar_event = table(
    "calendar_event",
    link("calendar_id", "calendar", must=True, index=False),
    Column("event_uid", String, nullable=False),
    Column("recurrence", String, nullable=False),
    Column("title", String, nullable=False),
    Column("repeats", Boolean, nullable=False),
    Column("raw", String, nullable=False),
    Column("href", String, nullable=False),
    Column("etag", String, nullable=False),
)
Index("event_of_calendar", calendar_event.c.calendar_id, calendar_event.c.event_uid)
calendar_instance = table(
    "calendar_instance",
    link("calendar_id", "calendar", must=True, index=False),
    Column("event_uid", String, nullable=False),
    Column("recurrence", String, nullable=False),
    Column("title", String, nullable=False),
    Column("location", String, nullable=False),
    Column("text", String, nullable=False),
    Column("status", String, nullable=False),
    Column("starts", String, nullable=False),
    Column("ends", String, nullable=False),
    Column("all_day", Boolean, nullable=False),
    Column("first_on", Day, nullable=False),
    Column("last_on", Day, nullable=False),
    uid=False,
)
Index("instance_by_day", calendar_instance.c.first_on, calendar_instance.c.last_on)
Index("instance_of_calendar", calendar_instance.c.calendar_id, calendar_instance.c.event_uid)
outbox = table(
    "outbox",
    link("calendar_id", "calendar", must=True),
    Column("event_uid", String, nullable=False),
    Column("verb", Word(nouns.OutboxVerb), nullable=False),
    Column("href", String, nullable=False),
    Column("etag", String, nullable=False),
    Column("body", String, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("state", Word(nouns.OutboxState), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("trouble", String, nullable=False),
    Column("theirs", String, nullable=False),
)
Index("outbox_waiting", outbox.c.state, outbox.c.id)

mapping.map_imperatively(nouns.Calendar, calendar)
mapping.map_imperatively(nouns.CalendarEvent, calendar_event)
mapping.map_imperatively(nouns.CalendarInstance, calendar_instance)
mapping.map_imperatively(nouns.Outbox, outbox)
