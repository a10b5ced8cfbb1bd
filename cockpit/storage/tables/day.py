"""Ticks of the brief, check-ins, time, news, praise, and how days ended."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String

from cockpit.domain import day as nouns
from cockpit.storage.kinds_of_value import Day, Instant, JsonText, Word
from cockpit.storage.tables import link, mapping, table

brief_tick = table(
    "brief_tick",
    Column("on_day", Day, nullable=False),
    Column("item", String, nullable=False),
    Column("at", Instant, nullable=False),
)
Index("tick_of_day", brief_tick.c.on_day, brief_tick.c.item, unique=True)
check_in = table(
    "check_in",
    link("person_id", "person", must=True),
    Column("on_day", Day, nullable=False),
    Column("at", Instant, nullable=False),
    Column("mood", Integer),
    Column("blocker", String, nullable=False),
    Column("line", String, nullable=False),
)
time_entry = table(
    "time_entry",
    Column("category", Word(nouns.TimeCategory), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("note", String, nullable=False),
)
Index("time_by_start", time_entry.c.started_at)
news = table(
    "news",
    Column("about", Word(nouns.NewsAbout), nullable=False),
    Column("text", String, nullable=False),
    Column("at", Instant, nullable=False),
)
recognition = table(
    "recognition",
    link("person_id", "person", must=True),
    Column("text", String, nullable=False),
    Column("on_day", Day, nullable=False),
    Column("public", Boolean, nullable=False),
)
day_close = table(
    "day_close",
    Column("on_day", Day, nullable=False),
    Column("at", Instant, nullable=False),
    Column("word", String, nullable=False),
    Column("first", JsonText, nullable=False),
)
Index("close_of_day", day_close.c.on_day, unique=True)
day_slot = table(
    "day_slot",
    link("task_id", "task", must=True),
    Column("on_day", Day, nullable=False),
    Column("at_time", String, nullable=False),
    Column("minutes", Integer, nullable=False),
)
Index("slot_of_day", day_slot.c.on_day, day_slot.c.task_id, unique=True)

mapping.map_imperatively(nouns.BriefTick, brief_tick)
mapping.map_imperatively(nouns.CheckIn, check_in)
mapping.map_imperatively(nouns.TimeEntry, time_entry)
mapping.map_imperatively(nouns.News, news)
mapping.map_imperatively(nouns.Recognition, recognition)
mapping.map_imperatively(nouns.DayClose, day_close)
mapping.map_imperatively(nouns.DaySlot, day_slot)
