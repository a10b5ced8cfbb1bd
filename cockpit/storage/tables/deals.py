"""Deals, their lines, visits and versions."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String

from cockpit.domain import deal as nouns
from cockpit.domain.pipeline import ForecastCategory
from cockpit.storage.kinds_of_value import Day, Instant, Word
from cockpit.storage.tables import link, mapping, table

deal = table(
    "deal",
    Column("name", String, nullable=False),
    link("account_id", "account"),
    link("owner_id", "person", index=False),
    link("pipeline_id", "pipeline", must=True, index=False),
    link("stage_id", "stage", must=True, index=False),
    link("product_id", "product", index=False),
    Column("amount", Integer),
    Column("currency", String(3), nullable=False),
    Column("source", String, nullable=False),
    Column("opened_on", Day),
    Column("known_from", Day, nullable=False),
    Column("expected_close", Day),
    Column("closed_on", Day),
    Column("next_step", String, nullable=False),
    Column("next_step_on", Day),
    Column("lost_reason", String, nullable=False),
    Column("competitor", String, nullable=False),
    Column("forecast_category", Word(ForecastCategory), nullable=False),
    Column("category_source", Word(nouns.CategorySource), nullable=False),
    Column("probability", Float),
    Column("outcome", Word(nouns.Outcome), nullable=False),
)
Index("deal_on_board", deal.c.outcome, deal.c.stage_id, deal.c.expected_close)

deal_line = table(
    "deal_line",
    link("deal_id", "deal", must=True),
    link("product_id", "product", index=False),
    Column("text", String, nullable=False),
    Column("quantity", Float, nullable=False),
    Column("list_price", Integer),
    Column("net_price", Integer),
    Column("cost", Integer),
    Column("position", Integer, nullable=False),
)
stage_visit = table(
    "stage_visit",
    link("deal_id", "deal", must=True, index=False),
    link("stage_id", "stage", must=True, index=False),
    Column("entered_on", Day, nullable=False),
    Column("left_on", Day),
    Column("learnt_at", Instant, nullable=False),
    uid=False,
)
Index("visit_of_deal", stage_visit.c.deal_id, stage_visit.c.left_on, stage_visit.c.entered_on)

deal_version = table(
    "deal_version",
    link("deal_id", "deal", must=True, index=False),
    Column("happened_on", Day, nullable=False),
    Column("learnt_at", Instant, nullable=False),
    Column("superseded_at", Instant),
    link("owner_id", "person", index=False),
    link("stage_id", "stage", must=True, index=False),
    link("product_id", "product", index=False),
    Column("amount", Integer),
    Column("currency", String(3), nullable=False),
    Column("expected_close", Day),
    Column("category", Word(ForecastCategory), nullable=False),
    Column("outcome", Word(nouns.Outcome), nullable=False),
    Column("closed_on", Day),
    uid=False,
)
Index("version_of_deal", deal_version.c.deal_id, deal_version.c.happened_on)

mapping.map_imperatively(nouns.Deal, deal)
mapping.map_imperatively(nouns.DealLine, deal_line)
mapping.map_imperatively(nouns.StageVisit, stage_visit)
mapping.map_imperatively(nouns.DealVersion, deal_version)
