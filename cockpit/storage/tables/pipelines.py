"""Pipelines, stages, checklists, lost reasons."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, String

from cockpit.domain import pipeline as nouns
from cockpit.storage.kinds_of_value import Day, JsonText, Word
from cockpit.storage.tables import link, mapping, table

pipeline = table(
    "pipeline",
    Column("name", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("archived", Boolean, nullable=False),
)
stage = table(
    "stage",
    link("pipeline_id", "pipeline", must=True),
    Column("name", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Word(nouns.StageKind), nullable=False),
    Column("probability", Float, nullable=False),
    Column("rot_days", Integer),
    Column("idle_days", Integer),
    Column("forecast_category", Word(nouns.ForecastCategory), nullable=False),
    Column("milestone", Word(nouns.Milestone), nullable=False),
    Column("card_limit", Integer),
    Column("rules", JsonText, nullable=False),
    Column("archived", Boolean, nullable=False),
)
exit_criterion = table(
    "exit_criterion",
    link("stage_id", "stage", must=True),
    Column("text", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("archived", Boolean, nullable=False),
)
deal_check = table(
    "deal_check",
    link("deal_id", "deal", must=True),
    link("criterion_id", "exit_criterion", must=True),
    Column("done_on", Day, nullable=False),
)
lost_reason = table(
    "lost_reason",
    Column("text", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("archived", Boolean, nullable=False),
)

mapping.map_imperatively(nouns.Pipeline, pipeline)
mapping.map_imperatively(nouns.Stage, stage)
mapping.map_imperatively(nouns.ExitCriterion, exit_criterion)
mapping.map_imperatively(nouns.DealCheck, deal_check)
mapping.map_imperatively(nouns.LostReason, lost_reason)
