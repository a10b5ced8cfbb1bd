"""Cadences, meetings, talking points, decisions and action items."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String

from cockpit.domain import meetings as nouns
from cockpit.domain.recurrence import Shift, ZoneMode
from cockpit.storage.kinds_of_value import Day, Instant, JsonText, Word
from cockpit.storage.tables import link, mapping, table

meeting_cadence = table(
    "meeting_cadence",
    Column("kind", Word(nouns.MeetingKind), nullable=False),
    Column("title", String, nullable=False),
    Column("starts_on", Day, nullable=False),
    Column("rule", String, nullable=False),
    Column("wall_time", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    link("person_id", "person"),
    link("team_id", "team"),
    Column("each", Boolean, nullable=False),
    Column("zone_mode", Word(ZoneMode), nullable=False),
    Column("zone", String, nullable=False),
    Column("shift", Word(Shift), nullable=False),
    Column("region", String, nullable=False),
    Column("ends_on", Day),
    Column("agenda", JsonText, nullable=False),
    Column("hold_from", Day),
    Column("hold_to", Day),
    Column("hold_reason", String, nullable=False),
    Column("chain", String, nullable=False),
    Column("archived", Boolean, nullable=False),
)
meeting = table(
    "meeting",
    Column("kind", Word(nouns.MeetingKind), nullable=False),
    Column("title", String, nullable=False),
    Column("nominal", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("state", Word(nouns.MeetingState), nullable=False),
    link("cadence_id", "meeting_cadence", index=False),
    link("person_id", "person"),
    link("team_id", "team"),
    Column("moved_to", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("excused", Boolean, nullable=False),
    Column("held_at", Instant),
    Column("agenda", JsonText, nullable=False),
    Column("notes", String, nullable=False),
)
Index(
    "meeting_of_cadence",
    meeting.c.cadence_id,
    meeting.c.nominal,
    meeting.c.person_id,
    unique=True,
)
talking_point = table(
    "talking_point",
    Column("text", String, nullable=False),
    Column("added_at", Instant, nullable=False),
    link("person_id", "person"),
    link("team_id", "team"),
    Column("state", Word(nouns.PointState), nullable=False),
    Column("carried", Integer, nullable=False),
    Column("theirs", Boolean, nullable=False),
    link("deal_id", "deal"),
    Column("settled_at", Instant),
    link("meeting_id", "meeting"),
)
decision = table(
    "decision",
    link("meeting_id", "meeting", must=True),
    Column("text", String, nullable=False),
)
action_item = table(
    "action_item",
    link("meeting_id", "meeting", must=True),
    link("task_id", "task", must=True),
    Column("text", String, nullable=False),
    Column("by_on", Day, nullable=False),
    link("person_id", "person"),
)
working_hours = table(
    "working_hours",
    link("person_id", "person", must=True),
    Column("begins", String, nullable=False),
    Column("ends", String, nullable=False),
)

mapping.map_imperatively(nouns.MeetingCadence, meeting_cadence)
mapping.map_imperatively(nouns.Meeting, meeting)
mapping.map_imperatively(nouns.TalkingPoint, talking_point)
mapping.map_imperatively(nouns.Decision, decision)
mapping.map_imperatively(nouns.ActionItem, action_item)
mapping.map_imperatively(nouns.WorkingHours, working_hours)
