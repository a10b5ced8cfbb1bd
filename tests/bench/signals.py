"""What needs me and the rules of the KPI log: the list after a drop, the looks at all rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median

from cockpit.jobs.readying import ready_figures
from cockpit.jobs.signals import Outlook
from cockpit.queries.triage import needs_me
from cockpit.workspace import Workspace
from tests.bench.figures import mover, opened, seven_sums
from tests.bench.line import Line, at_most, worked

_DROPS = 5
# A list is there at a blink; a look at the rules is nobody's wait, but it shares the processor;
# where nothing has changed it is nothing.
_LIST, _LOOK, _NOTHING = 100, 250, 10


def lines(deals: int) -> list[Line]:
    """The list, the first look at the rules, a look after a drop, and one at what is the same;
    the limit is what seven figures over bare arrays cost."""
    workspace = opened(deals)
    try:
        ready_figures(workspace, lambda: None)
        limit = median(worked(seven_sums(workspace.facts()), 9))
        ask = partial(_list, workspace)
        outlook = Outlook(workspace)
        first = worked(outlook.look, 1)[0]
        outlook.look()
        same = median(worked(outlook.look, _DROPS))
        return [
            at_most(f"what needs me, first, {deals:,} deals", worked(ask, 1)[0], limit, _LIST),
            at_most(
                f"what needs me after a drop, {deals:,} deals",
                _after_drops(workspace, ask),
                limit,
                _LIST,
            ),
            at_most(f"first look at all rules, {deals:,} deals", first, limit, _LOOK),
            at_most(
                f"look at all rules after a drop, {deals:,} deals",
                _after_drops(workspace, outlook.look),
                limit,
                _LOOK,
            ),
            at_most(f"look at rules, nothing changed, {deals:,} deals", same, limit, _NOTHING),
        ]
    finally:
        workspace.close()


def _list(workspace: Workspace) -> object:
    return workspace.ask(needs_me, workspace.facts(), workspace.today())


def _after_drops(workspace: Workspace, ask: Callable[[], object]) -> float:
    """The facts are brought up to date by it too."""
    move, found = mover(workspace), []
    for _drop in range(_DROPS):
        move()
        found += worked(ask, 1)
    return median(found)
