"""What people do on the people page in tests, and whom they meet."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cockpit.actions.cadences import set_cadence
from cockpit.actions.people import add_person
from cockpit.analysis.rules import weekly
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.plan import Subject
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.page import PeoplePage
from cockpit.ui.widgets.fields import TextField
from cockpit.workspace import Workspace

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton
TODAY = date(2026, 3, 10)


def ana(workspace: Workspace, **more: object) -> int:
    """Ana, met every Tuesday at 14:00 since three weeks ago; today is a Tuesday."""
    person_id = workspace.do(add_person, "Ana Prieto")
    given = {"rule": weekly("TU"), "wall_time": "14:00", "person_id": person_id, **more}
    begin = TODAY - timedelta(weeks=3)
    cadence = MeetingCadence(MeetingKind.ONE_ON_ONE, "One-on-one", begin, **given)  # type: ignore[arg-type]
    cadence.agenda = ["Deals", "Development"]
    workspace.do(set_cadence, cadence)
    return person_id


def meetings(page: PeoplePage, person_id: int) -> list[MeetingRow]:
    assert page.snapshot is not None
    return page.snapshot.of(Subject(person_id))


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, ENTER)


def put(field: TextField, text: str) -> None:
    """What is picked from a completing field, without its list."""
    field.setText(text)
    field.setModified(True)
    field.commit()


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, LEFT)
