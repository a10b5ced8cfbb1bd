"""A board over a small folder; every model test runs under Qt's own model tester."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import open_deal
from cockpit.domain.people import Account, Person, Product
from cockpit.storage.work import Work
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace

HOSTILE = ('<img src="file:///canary">', "=cmd()|' /C calc'!A0", "a & b <b>bold</b>", "\u202eevil")


def _fill(work: Work) -> None:
    people = [Person(f"Rep {name}") for name in ("Ana Wolf", "Ben Novak", HOSTILE[0])]
    accounts = [Account(name) for name in ("Acme", "Bolt", "Cobalt", *HOSTILE)]
    product = Product("GTX Pro", "USD", list_price=482_100)
    work.add(*people, *accounts, product)
    for i in range(30):
        open_deal(
            work,
            HOSTILE[i % 4] if i % 5 == 0 else f"Deal {i:02}",
            1 + i % 4,
            "USD",
            account_id=None if i % 6 == 0 else accounts[i % 7].id,
            owner_id=people[i % 3].id,
            product_id=product.id,
            amount=None if i % 8 == 0 else 100_000 * (i + 1),
            expected_close=None if i % 7 == 0 else date(2026, 3, 1) + timedelta(i * 3 % 40),
            next_step="" if i % 3 == 0 else "Call",
        )
    work.label = "filled"


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Thirty open deals in four stages, some of them with hostile names."""
    workspace.do(_fill)
    return workspace


@pytest.fixture
def context(filled: Workspace, qtbot: QtBot) -> Context:
    """What a page looks at."""
    return Context(filled)


@pytest.fixture
def relay(filled: Workspace, qtbot: QtBot) -> ChangeRelay:
    """Changes in the GUI thread."""
    return ChangeRelay(filled)


@pytest.fixture
def board(context: Context, relay: ChangeRelay, qtbot: QtBot) -> Iterator[BoardView]:
    """The board on screen, its model under test for as long as the test runs."""
    view = BoardView(context, relay)
    tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view
    )
    qtbot.addWidget(view)
    view.resize(1200, 700)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    tester.deleteLater()


def in_file(workspace: Workspace) -> dict[int, set[int]]:
    """Open deals by stage, asked of the file itself."""
    rows = workspace.ask(lambda db: db.all("SELECT stage_id, id FROM deal WHERE outcome = 'open'"))
    found: dict[int, set[int]] = {}
    for stage, deal in rows:
        found.setdefault(stage, set()).add(deal)
    return found


def on_screen(board: BoardView) -> dict[int, set[int]]:
    """Deals by stage, as the model shows them."""
    model = board.model
    shown = {c.stage_id: model.ids(at) for at, c in enumerate(model.columns)}
    assert all(len(ids) == len(set(ids)) for ids in shown.values())
    return {stage: set(ids) for stage, ids in shown.items() if ids}
