"""Looking at all rules of the KPI log: which fire, which are armed again; one step of nobody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from cockpit.actions.signals import plant_rules, record_signals
from cockpit.analysis.crossing import ARMED, Seen, Standing, is_eligible, step
from cockpit.analysis.signals import Lookout
from cockpit.catalog.metrics import METRICS
from cockpit.catalog.signal_rules import SIGNAL_RULES
from cockpit.domain.signals import KpiSignal
from cockpit.queries.signals import LastSignal, RuleRow, last_signals, recipes, rules
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts


def look_out(workspace: Workspace) -> int:
    """Look at every rule that is on; gives how many signals fired. Looking again when nothing
    has changed writes nothing."""
    return Outlook(workspace).look()


class Outlook:
    """Looks again and again: where neither figures, rules, log nor day are others than at the
    last look it asks for no figure."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._facts: ReferenceType[Facts] | None = None
        self._asked: tuple[object, ...] = ()

    def look(self, breathe: Callable[[], object] = lambda: None) -> int:
        """Look at every rule that is on; gives how many signals fired. ``breathe`` is called
        between two rules."""
        workspace = self.workspace
        if workspace.as_of is not None:
            return 0
        if not SIGNAL_RULES.keys() <= workspace.ask(recipes):
            workspace.tend(plant_rules)
        facts, found = workspace.facts(), workspace.ask(rules)
        watch = _Watch(workspace, facts)
        asked = (watch.today, found, watch.last)
        if self._facts is not None and self._facts() is facts and self._asked == asked:
            return 0
        for rule in found:
            if rule.active:
                watch.look_at(rule)
                breathe()
        if watch.fired or watch.rearmed:
            workspace.tend(record_signals, watch.fired, watch.rearmed)
        self._facts, self._asked = ref(facts), asked
        return len(watch.fired)


class _Watch:
    """Goes through the rules once and collects what is to be written."""

    def __init__(self, workspace: Workspace, facts: Facts) -> None:
        self.today, self._now = workspace.today(), workspace.now()
        self._lookout = Lookout(facts, METRICS, self.today)
        self.last = workspace.ask(last_signals)
        self.fired: list[KpiSignal] = []
        self.rearmed: list[int] = []

    def look_at(self, rule: RuleRow) -> None:
        """Every subject of one rule."""
        watched = rule.watched
        sights = self._lookout.sights(watched)
        eligible = sum(is_eligible(watched.line, one.seen) for one in sights)
        period = self._lookout.period(rule.unit).text()
        for sight in sights:
            last = self.last.get((rule.id, sight.subject_id))
            before = _standing(last)
            after, fires = step(watched.line, before, sight.seen, self.today)
            if fires:
                self._fire(rule, sight.subject_id, sight.name, sight.seen, eligible, period)
            elif after.armed and not before.armed and last is not None:
                self.rearmed.append(last.signal_id)

    def _fire(
        self, rule: RuleRow, who: int, name: str, seen: Seen, eligible: int, period: str
    ) -> None:
        assert seen.value is not None
        signal = KpiSignal(
            rule.id,
            who,
            name,
            float(seen.value),
            rule.threshold,
            seen.n,
            eligible,
            self._now,
            self.today,
            period,
        )
        self.fired.append(signal)


def _standing(last: LastSignal | None) -> Standing:
    return ARMED if last is None else Standing(last.armed, last.fired_on)
