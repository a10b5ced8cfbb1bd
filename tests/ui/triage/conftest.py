"""The page over a small folder in which every deal wants something."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import open_deal
from cockpit.domain.people import Account, Person
from cockpit.storage.work import Work
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Commands
from cockpit.ui.shell.context import Context
from cockpit.ui.triage.page import TriagePage
from cockpit.workspace import Workspace


def _fill(work: Work) -> None:
    people = [Person("Ana Wolf", "ana@ours.example"), Person("<b>Ben</b> Novak")]
    accounts = [Account(f"Account {n}") for n in range(6)]
    work.add(*people, *accounts)
    for n in range(12):
        open_deal(
            work,
            f"Deal {n:02}",
            2,
            "USD",
            account_id=accounts[n % 6].id,
            owner_id=people[n % 2].id,
            amount=10_000 * (n + 1),
            expected_close=work.today + timedelta(days=5 - n),
            next_step="" if n % 3 else "Call",
        )
    work.label = "filled"


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Twelve deals; the dearer one is, the longer its close is past."""
    workspace.do(_fill)
    return workspace


@pytest.fixture
def page(filled: Workspace, qtbot: QtBot) -> TriagePage:
    """The page on screen, its keys installed."""
    relay, commands = ChangeRelay(filled), Commands()
    made = TriagePage(Context(filled), relay)
    relay.setParent(made)
    commands.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    commands.register(made.commands())
    commands.settle(made, "triage")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.setFocus()
    return made
