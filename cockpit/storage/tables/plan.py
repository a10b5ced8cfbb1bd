"""Goals, plans in three sizes, and notes on deviations."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, String

from cockpit.domain import plan as nouns
from cockpit.domain.period import Unit
from cockpit.storage.kinds_of_value import Day, Instant, Word
from cockpit.storage.tables import link, mapping, table

goal = table(
    "goal",
    Column("metric", String, nullable=False),
    Column("counted", Word(nouns.Counted), nullable=False),
    Column("interval", Word(Unit), nullable=False),
    Column("target", Float, nullable=False),
    Column("from_on", Day, nullable=False),
    Column("to_on", Day),
    Column("currency", String, nullable=False),
    Column("activity_type", String, nullable=False),
    Column("name", String, nullable=False),
    link("person_id", "person"),
    link("team_id", "team"),
    Column("archived", Boolean, nullable=False),
)
plan_scenario = table(
    "plan_scenario",
    Column("scenario", Word(nouns.Scenario), nullable=False),
    Column("start_on", Day, nullable=False),
    Column("end_on", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    link("person_id", "person"),
    link("team_id", "team"),
)
plan_note = table(
    "plan_note",
    Column("kind", Word(nouns.NoteKind), nullable=False),
    Column("text", String, nullable=False),
    Column("start_on", Day, nullable=False),
    Column("end_on", Day, nullable=False),
    Column("at", Instant, nullable=False),
    link("person_id", "person"),
    link("team_id", "team"),
)

mapping.map_imperatively(nouns.Goal, goal)
mapping.map_imperatively(nouns.PlanScenario, plan_scenario)
mapping.map_imperatively(nouns.PlanNote, plan_note)
