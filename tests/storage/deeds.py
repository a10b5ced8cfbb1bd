"""Things a manager does, chosen by chance: each takes an open workspace and a random.Random.

They call the real actions with sensible and with silly arguments; a deed may be Refused.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cockpit.actions import deal_parts, deals, moves, tasks
from cockpit.actions.preferences import set_preference
from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
from cockpit.domain.people import Account, Person
from cockpit.domain.pipeline import ForecastCategory
from cockpit.domain.work_items import Cadence
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.sql import rows, scalar

Deed = Callable[[Workspace, random.Random], Any]
_NAMES = ("Acme", "<b>Bold</b>", "=cmd()", "Ünïcode ñ", 'O\'Brien "Ltd"', "多言語", "x" * 300)


def _deals(workspace: Workspace, chance: random.Random, many: int = 1) -> list[int]:
    """Ids of deals, at times of one that is not there."""
    known = [row[0] for row in rows(workspace, "SELECT id FROM deal")]
    if not known or chance.random() < 0.02:
        return [10**9]
    return chance.sample(known, min(many, len(known)))


def _day(workspace: Workspace, chance: random.Random) -> Any:
    """Mostly today, often a day before, seldom one to come."""
    days = chance.choice((0, 0, 0, -1, -3, -10, -40, -200, 2))
    return workspace.today() + timedelta(days=days)


def open_one(workspace: Workspace, chance: random.Random) -> None:
    """Open a deal."""
    stage = chance.choice((1, 1, 1, 2, 3, 4, 5))
    fields: dict[str, Any] = {"amount": chance.choice((None, 0, 100, 987_654))}
    if chance.random() < 0.5:
        fields["opened_on"] = min(_day(workspace, chance), workspace.today())
    workspace.do(deals.open_deal, chance.choice(_NAMES), stage, "USD", **fields)


def edit_one(workspace: Workspace, chance: random.Random) -> None:
    """Set a field of a deal, perhaps from an earlier day on."""
    fields = chance.choice(
        (
            {"amount": chance.choice((None, 5, 700_000, -1))},
            {"expected_close": _day(workspace, chance)},
            {"owner_id": chance.choice((None, 1, 2))},
            {"forecast_category": chance.choice(list(ForecastCategory))},
            {"next_step": "Call", "next_step_on": _day(workspace, chance)},
            {"name": chance.choice((*_NAMES, " "))},
            {"probability": chance.choice((None, 0.5, 2.0))},
            {"closed_on": _day(workspace, chance)},
            {"opened_on": _day(workspace, chance)},
        )
    )
    on = None if chance.random() < 0.6 else _day(workspace, chance)
    workspace.do(deals.edit_deal, _deals(workspace, chance)[0], on, **fields)


def edit_some(workspace: Workspace, chance: random.Random) -> None:
    """Set a field of several deals."""
    chosen = _deals(workspace, chance, 4)
    workspace.do(deals.edit_deals, chosen, owner_id=chance.choice((None, 1, 2)))


def move_some(workspace: Workspace, chance: random.Random) -> None:
    """Move deals to any stage, on any day, closing and reopening them."""
    closing = moves.Closing(
        on=None if chance.random() < 0.5 else _day(workspace, chance),
        amount=chance.choice((None, None, 4_200)),
        reason=chance.choice(("", "Price")),
        outcome=chance.choice((None, None, Outcome.NO_DECISION)),
    )
    chosen = _deals(workspace, chance, chance.choice((1, 1, 1, 3)))
    with_gaps = chance.random() < 0.7
    workspace.do(moves.move_deals, chosen, chance.randint(1, 6), closing, with_gaps=with_gaps)


def tick(workspace: Workspace, chance: random.Random) -> None:
    """Tick or untick a line of the checklist."""
    deal_id = _deals(workspace, chance)[0]
    workspace.do(deals.check_off, deal_id, chance.choice((1, 2)), chance.random() < 0.6)


def write_down(workspace: Workspace, chance: random.Random) -> None:
    """Write, change or delete a note."""
    note = scalar(workspace, "SELECT max(id) FROM note")
    if note is None or chance.random() < 0.5:
        deal_id = _deals(workspace, chance)[0]
        workspace.do(deals.write_note, chance.choice(_NAMES), deal_id=deal_id)
    elif chance.random() < 0.5:
        workspace.do(deals.change_note, note, chance.choice(_NAMES), True)
    else:
        workspace.do(deals.delete_note, note)


def detail(workspace: Workspace, chance: random.Random) -> None:
    """Add or take out lines and contacts."""
    line = scalar(workspace, "SELECT max(id) FROM deal_line")
    if line is not None and chance.random() < 0.4:
        workspace.do(deal_parts.remove_line, line)
    elif chance.random() < 0.5:
        deal_id = _deals(workspace, chance)[0]
        workspace.do(deal_parts.add_line, deal_id, text="Line", quantity=chance.choice((1.0, 0.0)))
    else:
        deal_id, name = _deals(workspace, chance)[0], chance.choice(_NAMES)
        workspace.do(deal_parts.add_contact, deal_id, name, "Champion")


def plan(workspace: Workspace, chance: random.Random) -> None:
    """Add a task or tick one, or change a setting."""
    task = scalar(workspace, "SELECT max(id) FROM task WHERE cadence = 'once'")
    if task is None or chance.random() < 0.4:
        workspace.do(tasks.add_task, chance.choice(_NAMES), cadence=Cadence.ONCE)
    elif chance.random() < 0.7:
        workspace.do(tasks.tick_task, task, None, chance.random() < 0.5)
    else:
        workspace.do(set_preference, "fiscal_start_month", chance.choice((1, 4, 13)))


def bring_in(workspace: Workspace, chance: random.Random) -> None:
    """Insert many deals at once, as an import does."""
    workspace.do(insert_deals, chance.randint(1, 40))


def insert_deals(work: Work, count: int) -> range:
    """Deals with their visit and version, in bulk, and an account beside them."""
    account = Account("Bulk & Co")
    work.add(account)
    opened = [work.today - timedelta(days=n % 50) for n in range(count)]
    ids = work.insert_many(
        Deal,
        {
            "name": [f"Bulk {n}" for n in range(count)],
            "pipeline_id": 1,
            "stage_id": 1,
            "currency": "USD",
            "known_from": opened,
            "opened_on": opened,
            "account_id": account.id,
            "amount": [n * 100 if n % 3 else None for n in range(count)],
        },
        count,
    )
    shared = {"deal_id": list(ids), "stage_id": 1, "learnt_at": work.now}
    work.insert_many(StageVisit, {**shared, "entered_on": opened}, count)
    amounts = [n * 100 if n % 3 else None for n in range(count)]
    version = {"currency": "USD", "category": ForecastCategory.PIPELINE, "outcome": Outcome.OPEN}
    work.insert_many(
        DealVersion, {**shared, **version, "happened_on": opened, "amount": amounts}, count
    )
    work.label = f"brought in {count} deals"
    return ids


def add_people(work: Work) -> None:
    """Two people whom deals may belong to."""
    work.add(Person("Ann Other"), Person("Bea Someone"))


DEEDS: tuple[Deed, ...] = (
    open_one,
    edit_one,
    edit_some,
    move_some,
    tick,
    write_down,
    detail,
    plan,
    bring_in,
)
