"""Warning limits, marks on deals, rules and lines of the KPI log."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, String

from cockpit.domain import signals as nouns
from cockpit.storage.kinds_of_value import Day, Instant, JsonText, Word
from cockpit.storage.tables import link, mapping, table

warning_limit = table(
    "warning_limit",
    link("stage_id", "stage", must=True, index=False),
    Column("warning", String, nullable=False),
    Column("threshold", Integer),
    Column("off", Boolean, nullable=False),
)
Index("limit_of_stage", warning_limit.c.stage_id, warning_limit.c.warning, unique=True)

deal_mark = table(
    "deal_mark",
    link("deal_id", "deal", must=True, index=False),
    Column("pinned", Boolean, nullable=False),
    Column("snoozed_until", Day),
    Column("seen", String, nullable=False),
)
Index("mark_of_deal", deal_mark.c.deal_id, unique=True)

kpi_rule = table(
    "kpi_rule",
    Column("title", String, nullable=False),
    Column("metric", String, nullable=False),
    Column("side", Word(nouns.Side), nullable=False),
    Column("threshold", Float, nullable=False),
    Column("reads", Word(nouns.Reads), nullable=False),
    Column("subject", Word(nouns.Subject), nullable=False),
    Column("subject_id", Integer),
    Column("unit", String, nullable=False),
    Column("hysteresis", Float, nullable=False),
    Column("smallest_n", Integer, nullable=False),
    Column("quiet_days", Integer, nullable=False),
    Column("also", JsonText, nullable=False),
    Column("advice", String, nullable=False),
    Column("recipe", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False),
)

kpi_signal = table(
    "kpi_signal",
    link("rule_id", "kpi_rule", must=True, index=False),
    Column("subject_id", Integer, nullable=False),
    Column("subject_name", String, nullable=False),
    Column("value", Float, nullable=False),
    Column("threshold", Float, nullable=False),
    Column("n", Integer, nullable=False),
    Column("eligible", Integer, nullable=False),
    Column("fired_at", Instant, nullable=False),
    Column("fired_on", Day, nullable=False),
    Column("period", String, nullable=False),
    Column("rearmed_at", Instant),
    Column("acknowledged_at", Instant),
    Column("note", String, nullable=False),
    link("task_id", "task"),
)
Index("signal_of_rule", kpi_signal.c.rule_id, kpi_signal.c.subject_id, kpi_signal.c.fired_on)
Index("signal_by_day", kpi_signal.c.fired_on)

mapping.map_imperatively(nouns.WarningLimit, warning_limit)
mapping.map_imperatively(nouns.DealMark, deal_mark)
mapping.map_imperatively(nouns.KpiRule, kpi_rule)
mapping.map_imperatively(nouns.KpiSignal, kpi_signal)
