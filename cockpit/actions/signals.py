"""The KPI log: its rules, what they found, and what the manager made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.actions.tasks import add_task
from cockpit.catalog.signal_rules import SIGNAL_RULES
from cockpit.domain.period import Unit
from cockpit.domain.refusal import Refused
from cockpit.domain.signals import KpiRule, KpiSignal, Recipe
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work

EDITABLE = frozenset(
    [
        "title",
        "metric",
        "side",
        "threshold",
        "reads",
        "subject",
        "subject_id",
        "unit",
        "hysteresis",
        "smallest_n",
        "quiet_days",
        "advice",
        "active",
        "archived",
    ]
)


def plant_rules(work: Work) -> None:
    """Bring in the starting rules that this file has not seen yet."""
    there = {rule.recipe for rule in work.find(KpiRule)}
    new = [recipe for key, recipe in SIGNAL_RULES.items() if key not in there]
    if new:
        work.add(*(_rule_of(recipe) for recipe in new))
    work.label = n_("{n} starting rule", "{n} starting rules", len(new))


def _rule_of(recipe: Recipe) -> KpiRule:
    also = [{key: str(value) for key, value in asdict(one).items()} for one in recipe.also]
    return KpiRule(
        title=recipe.title,
        metric=recipe.metric,
        side=recipe.side,
        threshold=recipe.threshold,
        reads=recipe.reads,
        subject=recipe.subject,
        unit=recipe.unit,
        hysteresis=recipe.hysteresis,
        smallest_n=recipe.smallest_n,
        quiet_days=recipe.quiet_days,
        also=also,
        advice=recipe.advice,
        recipe=recipe.key,
    )


def record_signals(work: Work, fired: Sequence[KpiSignal], rearmed: Sequence[int]) -> None:
    """Append what fired to the log; the signals of ``rearmed`` are back behind their line."""
    if fired:
        work.add(*fired)
    for signal_id in rearmed:
        work.get(KpiSignal, signal_id).rearmed_at = work.now
    work.label = n_("{n} signal", "{n} signals", len(fired))


def add_rule(work: Work, /, title: str, metric: str, **fields: Any) -> int:
    """Add a rule of the manager's own; gives its id."""
    rule = KpiRule(title.strip(), metric, fields.pop("side"), fields.pop("threshold"))
    _set(rule, fields)
    work.add(rule)
    work.label = _("added the rule “{rule}”").format(rule=rule.title)
    return rule.id


def edit_rule(work: Work, /, rule_id: int, **fields: Any) -> None:
    """Change fields of a rule."""
    rule = work.get(KpiRule, rule_id)
    _set(rule, fields)
    if "active" in fields:
        sign = _("turned on “{rule}”") if rule.active else _("turned off “{rule}”")
    elif "archived" in fields:
        sign = _("removed the rule “{rule}”") if rule.archived else _("brought back “{rule}”")
    else:
        sign = _("changed the rule “{rule}”")
    work.label = sign.format(rule=rule.title)


def _set(rule: KpiRule, fields: dict[str, Any]) -> None:
    unknown = fields.keys() - EDITABLE
    if unknown:
        raise KeyError(f"a rule has no {', '.join(sorted(unknown))} to set")
    for key, value in fields.items():
        setattr(rule, key, value.strip() if key == "title" else value)
    if not rule.title:
        raise Refused(_("Give the rule a name."))
    if rule.unit not in tuple(Unit):
        raise KeyError(f"there is no period {rule.unit}")
    if rule.hysteresis < 0:
        raise Refused(_("How far a figure must come back is 0 or more."))
    if rule.smallest_n < 1:
        raise Refused(_("The smallest number of cases is 1 or more."))
    if not 0 <= rule.quiet_days <= 366:
        raise Refused(_("The quiet time is 0 to 366 days."))


def acknowledge_signal(work: Work, signal_id: int, note: str = "") -> None:
    """Take note of a signal, perhaps with words; again with other words changes them."""
    signal = work.get(KpiSignal, signal_id)
    signal.acknowledged_at = signal.acknowledged_at or work.now
    signal.note = note.strip()
    work.label = _("acknowledged “{rule}”").format(rule=work.get(KpiRule, signal.rule_id).title)


def acknowledge_alike(work: Work, signal_ids: Sequence[int], note: str = "") -> None:
    """Take note of several signals of one rule in one step, with the same words."""
    for signal_id in signal_ids:
        acknowledge_signal(work, signal_id, note)
    rule = work.get(KpiRule, work.get(KpiSignal, signal_ids[0]).rule_id)
    words = _("acknowledged “{rule}”, {n} signals")
    work.label = words.format(rule=rule.title, n=len(signal_ids))


def act_on_signal(
    work: Work, signal_id: int, title: str, due_on: date, person_id: int | None = None
) -> int:
    """Make a task of a signal, which acknowledges it; gives the task's id."""
    signal = work.get(KpiSignal, signal_id)
    if not title.strip():
        raise Refused(_("Say what is to be done."))
    task_id = add_task(work, title.strip(), due_on=due_on, person_id=person_id)
    signal.task_id = task_id
    signal.acknowledged_at = signal.acknowledged_at or work.now
    work.label = _("added “{task}” for a signal").format(task=title.strip())
    return task_id
