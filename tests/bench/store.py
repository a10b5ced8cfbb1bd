"""Search as somebody types, and undo and redo of a drop and of an import of 10,000."""

from __future__ import annotations

import random
from functools import partial
from statistics import median

from cockpit.actions.moves import move_deal
from cockpit.queries.search import match_expression, search
from cockpit.workspace import Workspace
from tests.bench.figures import opened
from tests.bench.line import Line, p95, timed, times
from tests.storage.deeds import insert_deals

_IMPORT = 10_000


def lines(deals: int) -> list[Line]:
    """All of them on a folder with that many deals."""
    workspace = opened(deals)
    try:
        return [_search(workspace, deals), *_undo(workspace, deals), *_undo_import(workspace)]
    finally:
        workspace.close()


def _search(workspace: Workspace, deals: int) -> Line:
    """Each key of forty names, one after the other; the limit is the bare full-text look-up."""
    chance = random.Random(3)
    names = workspace.ask(lambda db: db.all("SELECT name FROM deal WHERE id % 97 = 0"))
    typed = [name[:end] for (name,) in chance.sample(names, 40) for end in range(1, 9)]
    ours = [timed(partial(workspace.ask, search, text), 1)[0] for text in typed]
    sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20"

    def bare(text: str) -> float:
        words = match_expression(text)
        return timed(lambda: workspace.ask(lambda db: db.all(sql, words)), 1)[0]

    limit = p95([bare(text) for text in typed])
    value = p95(ours)
    name = f"search as you type p95, {deals:,} deals"
    return Line(name, value, limit, "≤ 30 ms", value <= 30)


def _undo(workspace: Workspace, deals: int) -> list[Line]:
    sql = "SELECT id FROM deal WHERE outcome = 'open' AND stage_id = 1 LIMIT 25"
    drops, undone, redone = [], [], []
    for (deal_id,) in workspace.ask(lambda db: db.all(sql)):
        drops += timed(partial(workspace.do, move_deal, deal_id, 2), 1)
        undone += timed(workspace.undo, 1)
        redone += timed(workspace.redo, 1)
    drop = median(drops)
    return [
        times(f"undo of a drop, {deals:,} deals", median(undone), drop, 1),
        times(f"redo of a drop, {deals:,} deals", median(redone), drop, 1),
    ]


def _undo_import(workspace: Workspace) -> list[Line]:
    done, undone, redone = [], [], []
    for _run in range(3):
        done += timed(lambda: workspace.do(insert_deals, _IMPORT), 1)
        undone += timed(workspace.undo, 1)
        redone += timed(workspace.redo, 1)
    limit = median(done)
    return [
        times(f"undo of {_IMPORT:,} imported deals", median(undone), limit, 1),
        times(f"redo of {_IMPORT:,} imported deals", median(redone), limit, 1),
    ]
