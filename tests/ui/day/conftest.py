"""A small team with a past: won, lost and open deals, targets, and names that mean harm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import open_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.actions.people import place_person
from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.domain.people import Account, Person, Product, Role, Team
from cockpit.domain.period import Period
from cockpit.domain.plan import Subject
from cockpit.storage.work import Work
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.page import TasksPage
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.demo_files import open_new

HOSTILE = ('<img src="file:///canary">', "=cmd()|' /C calc'!A0", "a & b <b>bold</b>", "\u202eevil")
QUARTER = Period(date(2026, 1, 1), date(2026, 4, 1))
WON, LOST = 5, 6


def _fill(work: Work) -> None:
    boss = Person("Ana Wolf", role=Role.MANAGER)
    people = [Person(name) for name in ("Ben Novak", "Eva Lind", HOSTILE[0])]
    teams = [Team("North", region="EU"), Team(HOSTILE[2], region="US")]
    accounts = [Account(name) for name in ("Acme", "Bolt", *HOSTILE)]
    products = [Product("GTX Pro", "USD", list_price=482_100), Product(HOSTILE[1], "USD")]
    work.add(boss, *people, *teams, *accounts, *products)
    for number, person in enumerate(people):
        place_person(work, person.id, teams[number % 2].id, boss.id)
        set_targets(work, [Cell(Subject(person.id), QUARTER, 5_000_000)], "USD")
    for i in range(60):
        opened = date(2025, 10, 1) + timedelta(days=i * 2)
        deal = open_deal(
            work,
            HOSTILE[i % 4] if i % 5 == 0 else f"Deal {i:02}",
            1 + i % 4,
            "USD",
            account_id=None if i % 6 == 0 else accounts[i % 6].id,
            owner_id=people[i // 2 % 3].id,
            product_id=products[i % 2].id,
            amount=None if i % 8 == 0 else 100_000 * (i + 1),
            opened_on=opened,
            expected_close=date(2026, 3, 1) + timedelta(i * 3 % 40),
        )
        _close(work, deal, i, opened)
    work.label = "filled"


def _close(work: Work, deal: int, i: int, opened: date) -> None:
    on = min(opened + timedelta(days=20 + i), date(2026, 3, 9))
    if i % 3 == 1:
        closing = Closing(on, 90_000 * (i + 1))
        move_deal(work, deal, WON, closing, with_gaps=True)
    elif i % 3 == 2 and i % 2:
        move_deal(work, deal, LOST, Closing(on, reason=HOSTILE[i % 4]), with_gaps=True)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, filled once; each test gets a copy."""
    opened = open_new(tmp_path_factory.mktemp("day"))
    opened.do(_fill)
    opened.rest()
    opened.close()
    return opened.path


@pytest.fixture
def filled(template: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Sixty deals of three people, a third of them won."""
    path = tmp_path / "cockpit.db"
    shutil.copyfile(template, path)
    opened = Workspace(path, clock, who="tester")
    yield opened
    opened.close()


@pytest.fixture
def context(filled: Workspace, qtbot: QtBot) -> Context:
    """What a page looks at."""
    return Context(filled)


@pytest.fixture
def relay(filled: Workspace, qtbot: QtBot) -> ChangeRelay:
    """Changes in the GUI thread."""
    return ChangeRelay(filled)


@pytest.fixture
def live(context: Context) -> LiveFacts:
    """Facts that are read at once."""
    return LiveFacts(context, None)


def shown_tasks(view: TasksPage, qtbot: QtBot) -> Iterator[TasksPage]:
    """The page on screen, its lists watched by Qt's own tester of models."""
    testers = [
        QAbstractItemModelTester(
            panel.list.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, view
        )
        for panel in view.panels.values()
    ]
    qtbot.addWidget(view)
    view.resize(1360, 800)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    for tester in testers:
        tester.deleteLater()
