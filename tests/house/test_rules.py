"""Every module keeps the rules of the house, and every rule sees a planted fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.house import rules, sizes
from tests.house.sources import EVERYTHING, PROGRAM, Source, sources

Rule = Callable[[Source], list[str]]

FOR_ALL = (rules.shapeless_name, rules.docstring, sizes.too_long)
FOR_THE_PROGRAM = (
    rules.asks_the_clock,
    rules.guesses_markup,
    rules.other_sqlite,
    rules.runs_data,
    rules.silences_the_house,
    rules.untranslated,
)


def obeyed(rule: Rule, *folders: str) -> None:
    """Fail with every offence against ``rule``, one a line."""
    offences = [offence for source in sources(*folders) for offence in rule(source)]
    assert not offences, f"{rule.__doc__}\n" + "\n".join(offences)


@pytest.mark.parametrize("rule", FOR_ALL, ids=lambda rule: rule.__name__)
def test_everything_keeps(rule: Rule) -> None:
    obeyed(rule, *EVERYTHING)


@pytest.mark.parametrize("rule", FOR_THE_PROGRAM, ids=lambda rule: rule.__name__)
def test_the_program_keeps(rule: Rule) -> None:
    obeyed(rule, PROGRAM)


def planted(text: str, path: str = "cockpit/ui/planted.py") -> Source:
    return Source(path, text)


FAULTS: list[tuple[Rule, str]] = [
    (rules.docstring, "import os"),
    (rules.docstring, '"""No full stop"""'),
    (rules.docstring, '"""One. Two."""'),
    (rules.asks_the_clock, "from datetime import datetime\ndatetime.now()"),
    (rules.asks_the_clock, "import datetime as dt\ndt.date.today()"),
    (rules.asks_the_clock, "from time import time\nclock = time"),
    (rules.asks_the_clock, "def f():\n    import time\n    return time.time()"),
    (rules.asks_the_clock, "from PySide6.QtCore import QDate\nQDate.currentDate()"),
    (rules.guesses_markup, "from PySide6.QtWidgets import QLabel\nQLabel('x')"),
    (rules.guesses_markup, "from PySide6 import QtWidgets\nQtWidgets.QMessageBox.warning(None)"),
    (rules.guesses_markup, "from PySide6.QtWidgets import QLabel as L\nclass Mine(L): pass"),
    (rules.other_sqlite, "import sqlite3"),
    (rules.other_sqlite, "from sqlite3 import connect"),
    (rules.other_sqlite, "from PySide6 import QtSql"),
    (rules.runs_data, "import pickle"),
    (rules.runs_data, "def f(x):\n    from marshal import loads"),
    (rules.runs_data, "eval('1')"),
    (rules.silences_the_house, "import sqlite3  # noqa: TID251"),
    (rules.silences_the_house, "x = 1  # noqa"),
    (rules.untranslated, "self.setText('Save the deal')"),
    (rules.untranslated, "button = QPushButton('Save')"),
    (rules.untranslated, "self.setToolTip(f'{n} deals moved')"),
    (rules.untranslated, "self.setToolTip('Won' if won else _('Lost'))"),
    (rules.untranslated, "label.setText('{n} open deals'.format(n=3))"),
    (rules.untranslated, "raise Refused('The deal is closed.')"),
    (rules.untranslated, "PlainLabel(text='Nothing here' + tail)"),
    (sizes.too_long, "def f():\n" + "    pass\n" * 40),
    (sizes.too_long, "x = 1\n" * 401),
]


@pytest.mark.parametrize(("rule", "text"), FAULTS)
def test_a_planted_fault_is_seen(rule: Rule, text: str) -> None:
    assert rule(planted(text))


def test_a_shapeless_name_is_seen() -> None:
    assert rules.shapeless_name(planted("", "cockpit/ui/helpers.py"))
    assert rules.shapeless_name(planted("", "cockpit/common/deal.py"))


GOOD = '''"""A page.

More may be said. In sentences.
"""
from datetime import datetime
from cockpit.wording import _, n_

def show(self, at: datetime, now):
    self.setText(_("Save the deal"))
    self.setText(n_("{n} deal", "{n} deals", 3))
    self.setToolTip(_("moved {n}").format(n=3) if now else "")
    self.setText(f"{at} · {now}")
    PlainLabel(text, "tiny_medium")
    self.setObjectName("The Board Page")
    datetime(2026, 1, 1)
'''


@pytest.mark.parametrize("rule", FOR_ALL + FOR_THE_PROGRAM, ids=lambda rule: rule.__name__)
def test_good_code_passes(rule: Rule) -> None:
    assert rule(planted(GOOD)) == []


def test_the_clock_may_be_asked_in_its_rooms() -> None:
    asking = "from datetime import datetime, UTC\nclock = lambda: datetime.now(UTC)"
    assert rules.asks_the_clock(planted(asking, "cockpit/app.py")) == []
