"""Leads, calls, ratings, shifts and exchange rates."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, String

from cockpit.domain import records as nouns
from cockpit.storage.kinds_of_value import Day, Instant, Word
from cockpit.storage.tables import link, mapping, table

lead = table(
    "lead",
    Column("created_at", Instant, nullable=False),
    Column("created_on", Day, nullable=False),
    Column("name", String, nullable=False),
    Column("company", String, nullable=False),
    Column("email", String, nullable=False),
    Column("source", String, nullable=False),
    Column("status", String, nullable=False),
    Column("segment", String, nullable=False),
    link("owner_id", "person"),
    link("account_id", "account"),
    Column("first_contact_at", Instant),
    Column("converted_on", Day),
    link("deal_id", "deal"),
)
call = table(
    "call",
    Column("at", Instant, nullable=False),
    Column("happened_on", Day, nullable=False),
    Column("direction", Word(nouns.Direction), nullable=False),
    Column("answered", Boolean, nullable=False),
    link("person_id", "person"),
    Column("topic", String, nullable=False),
    Column("resolved", Boolean),
    Column("wait_seconds", Integer),
    Column("talk_seconds", Integer),
    Column("hold_seconds", Integer),
    Column("wrap_seconds", Integer),
    link("deal_id", "deal"),
    link("account_id", "account"),
)
survey_answer = table(
    "survey_answer",
    Column("asked_on", Day, nullable=False),
    Column("scale_low", Integer, nullable=False),
    Column("scale_high", Integer, nullable=False),
    Column("score", Float),
    Column("answered_on", Day),
    link("person_id", "person"),
    link("account_id", "account"),
    link("deal_id", "deal"),
    link("call_id", "call"),
)
shift = table(
    "shift",
    link("person_id", "person", must=True),
    Column("on_day", Day, nullable=False),
    Column("planned_start", Instant),
    Column("planned_end", Instant),
    Column("actual_start", Instant),
    Column("actual_end", Instant),
    Column("break_seconds", Integer),
    Column("training_seconds", Integer),
    Column("available_seconds", Integer),
    Column("missed", Boolean, nullable=False),
    Column("excused", Boolean, nullable=False),
)
rate = table(
    "rate",
    Column("currency", String(3), nullable=False),
    Column("into_currency", String(3), nullable=False),
    Column("on_day", Day, nullable=False),
    Column("rate", Float, nullable=False),
)
Index("rate_of_pair", rate.c.currency, rate.c.into_currency, rate.c.on_day)

mapping.map_imperatively(nouns.Lead, lead)
mapping.map_imperatively(nouns.Call, call)
mapping.map_imperatively(nouns.SurveyAnswer, survey_answer)
mapping.map_imperatively(nouns.Shift, shift)
mapping.map_imperatively(nouns.Rate, rate)
