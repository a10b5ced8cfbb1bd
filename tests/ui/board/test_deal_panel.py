"""The deal panel: every field is one step, a refusal stands under it, the past is read-only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cockpit.actions.deal_parts import add_contact
from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.domain.conflicts import Vanished
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Source
from cockpit.queries import deal as questions
from cockpit.queries.deal_history import Happening
from cockpit.storage.work import Work
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.deal.panel import WIDTH, DealPanel
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import IconButton, LinkButton
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.workspace import Workspace
from tests.ui.board.conftest import HOSTILE


@pytest.fixture
def panel(context: Context, relay: ChangeRelay, qtbot: QtBot) -> DealPanel:
    """The panel on screen with the second deal open."""
    made = DealPanel(context, relay)
    qtbot.addWidget(made)
    made.resize(348, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.show_deal(2)
    return made


def chips(panel: DealPanel) -> set[str]:
    return {chip.text() for chip in panel._chips.findChildren(Chip) if not chip.isHidden()}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Other"),
        ("amount", 123_400),
        ("expected_close", date(2026, 5, 1)),
        ("next_step", "Demo for the CFO"),
        ("owner_id", 3),
        ("account_id", None),
        ("probability", 0.4),
        ("forecast_category", "commit"),
        ("competitor", "Them"),
    ],
)
def test_a_field_is_stored_as_one_step(
    panel: DealPanel, filled: Workspace, field: str, value: object
) -> None:
    before = filled.ask(questions.sheet, 2)
    panel.form.rows[field]._on_committed(value)
    sheet = filled.ask(questions.sheet, 2)
    assert sheet is not None
    assert getattr(sheet, field) == value
    filled.undo()
    assert filled.ask(questions.sheet, 2) == before


def test_a_refusal_stands_under_its_field(panel: DealPanel, filled: Workspace) -> None:
    row = panel.form.rows["amount"]
    row._on_committed(-5)
    assert "zero or more" in row._refusal.text()
    assert not row._refusal.isHidden()
    sheet = filled.ask(questions.sheet, 2)
    assert sheet is not None
    assert sheet.amount == 200_000


def test_no_word_is_long_enough_to_widen_the_panel(panel: DealPanel, filled: Workspace) -> None:
    word = "Donaudampfschiff" * 6
    filled.do(edit_deal, 2, name=word, next_step=word, competitor=word)
    filled.do(add_contact, 2, word, word)
    panel.form.rows["owner_id"].refuse(f"Nothing here is called “{word}”.")
    panel.people.refuse(Refused(f"{word} is a contact already."))
    panel.lines.refuse(Refused(f"{word} is not known."))
    panel.show_deal(2)
    panel._on_details(True)
    area = panel._area
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()
    assert panel.minimumSizeHint().width() <= WIDTH


def test_a_role_is_read_whole_and_a_name_stays_on_one_line(
    panel: DealPanel, filled: Workspace
) -> None:
    filled.do(add_contact, 2, "Pat Quinn", "Decision maker")
    panel.show_deal(2)
    role = next(f for f in panel.people.findChildren(TextField) if f.text() == "Decision maker")
    panel.resize(WIDTH, 800)
    assert role.width() - role.fontMetrics().horizontalAdvance("Decision maker") >= 16
    happened = Happening(20_500, 0, "meeting", None, "Steering", "Arlo Tanaka")
    panel.timeline.show_history([happened], date(2026, 3, 10), fold=True)
    made = [label.text() for label in panel.timeline.findChildren(PlainLabel)]
    assert any(text.endswith("  ·  Arlo\N{NO-BREAK SPACE}Tanaka") for text in made)


def test_the_stage_is_pressed_to_move_a_deal_that_is_open(
    panel: DealPanel, filled: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.moving) as moving:
        panel.stage.click()
    assert moving.args == [2]
    filled.do(move_deal, 2, 5, Closing(amount=100_000), with_gaps=True)
    qtbot.waitUntil(panel.stage.isHidden)
    assert panel._stage.text() == "Won"


def test_warnings_follow_the_data(panel: DealPanel, filled: Workspace, qtbot: QtBot) -> None:
    filled.facts()
    opened = filled.today() - timedelta(days=20)
    filled.do(edit_deal, 2, opened_on=opened)
    for day, close in enumerate((date(2026, 4, 2), date(2026, 5, 2), date(2026, 6, 2)), 1):
        filled.do(edit_deal, 2, opened + timedelta(days=day), expected_close=close)
    filled.do(edit_deal, 2, next_step="", amount=None)
    # One contact is enough for the early stages.
    filled.do(move_deal, 2, 3, with_gaps=True)
    filled.do(add_contact, 2, "Zoe")
    wanted = {"no next step", "amount missing", "one contact only"}
    qtbot.waitUntil(lambda: wanted <= chips(panel), timeout=2000)
    assert "pushed 3 times" in chips(panel)
    filled.do(edit_deal, 2, next_step="Call them", amount=5_000)
    qtbot.waitUntil(lambda: not {"no next step", "amount missing"} & chips(panel), timeout=2000)


def links(panel: DealPanel) -> dict[str, LinkButton]:
    """The verbs under what the deal needs, by what they mend."""
    found = [link for link in panel.care.findChildren(LinkButton) if not link.isHidden()]
    return {
        str(link.property("fix")): link
        for link in found
        if (holder := link.parentWidget()) is not None and holder.isVisible()
    }


def test_each_lack_leads_the_hand_to_its_field(
    panel: DealPanel, filled: Workspace, qtbot: QtBot
) -> None:
    filled.facts()
    filled.do(edit_deal, 2, next_step="", amount=None, expected_close=date(2026, 1, 2))
    filled.do(move_deal, 2, 3, with_gaps=True)
    filled.do(add_contact, 2, "Zoe")
    qtbot.waitUntil(lambda: len(links(panel)) >= 4, timeout=2000)
    assert panel.care._title.text().startswith("Hygiene ")
    panel.activateWindow()
    for field in ("next_step", "expected_close", "amount"):
        links(panel)[field].click()
        assert panel.focusWidget() is panel.form.rows[field].editor
    links(panel)["contact"].click()
    assert panel.focusWidget() is panel.people._name
    filled.do(edit_deal, 2, next_step="Call", next_step_on=filled.today(), amount=5_000)
    qtbot.waitUntil(lambda: not {"next_step", "amount"} & links(panel).keys(), timeout=2000)


def test_the_timeline_tells_it_in_words(panel: DealPanel, filled: Workspace, qtbot: QtBot) -> None:
    filled.do(edit_deal, 2, amount=548_200)
    filled.do(move_deal, 2, 3)
    qtbot.waitUntil(lambda: any("$5,482" in text for text in panel.timeline.texts()), timeout=2000)
    texts = panel.timeline.texts()
    assert "Amount $2,000 → $5,482" in texts
    assert "Qualifying → Proposal after 0 d" in texts
    filled.undo()
    qtbot.waitUntil(lambda: "Qualifying → Proposal after 0 d" not in panel.timeline.texts())


def test_checklist_people_lines_and_notes(
    panel: DealPanel, filled: Workspace, qtbot: QtBot
) -> None:
    panel.show_deal(3)
    panel.checklist.boxes[0].setChecked(True)
    panel.people._on_named("Zoe Marsh")
    panel.lines._on_product(1)
    panel.notes._text.setPlainText(HOSTILE[0])
    panel.notes._private.setChecked(True)
    panel.notes._on_save()
    assert [c.done_on is not None for c in filled.ask(questions.checklist, 3, 3)] == [True, False]
    assert [p.name for p in filled.ask(questions.parties, 3)] == ["Zoe Marsh"]
    assert len(filled.ask(questions.lines, 3)) == 1
    assert filled.ask(questions.notes, 3)[0].private
    qtbot.waitUntil(lambda: panel.notes.rows.count() == 1, timeout=2000)


def test_a_note_is_changed_and_what_is_not_saved_waits(
    panel: DealPanel, filled: Workspace, qtbot: QtBot
) -> None:
    notes = panel.notes
    panel.show_deal(3)
    notes.begin()
    notes._text.setPlainText("They ask for a pilot")
    panel.show_deal(4)
    assert notes._text.toPlainText() == ""
    panel.show_deal(3)
    assert notes._text.toPlainText() == "They ask for a pilot"
    notes._on_save()
    qtbot.waitUntil(lambda: notes.rows.count() == 1, timeout=2000)
    pen = next(one for one in notes.findChildren(IconButton) if one.property("words"))
    pen.click()
    notes._text.setPlainText("They ask for two pilots")
    notes._private.setChecked(True)
    notes._save.click()
    (kept,) = filled.ask(questions.notes, 3)
    assert (kept.text, kept.private) == ("They ask for two pilots", True)
    assert not notes._editor.isVisible()
    filled.undo()
    assert filled.ask(questions.notes, 3)[0].text == "They ask for a pilot"


def test_names_are_never_markup(panel: DealPanel, filled: Workspace) -> None:
    for deal_id in (1, 4, 6, 11):
        panel.show_deal(deal_id)
        for label in panel.findChildren(QLabel):
            assert label.textFormat().name == "PlainText"


def test_the_past_is_read_only(filled: Workspace, qtbot: QtBot) -> None:
    past = Workspace(filled.path, filled.now, as_of=filled.today())
    panel = DealPanel(Context(past), ChangeRelay(past))
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_deal(2)
    assert not any(row.editor.isEnabled() for row in panel.form.rows.values())
    assert panel.notes.add.isHidden()
    past.close()


def test_a_deal_that_its_source_gives_no_more_says_so(panel: DealPanel, filled: Workspace) -> None:
    def mark(work: Work) -> None:
        source = Source("crm", "deals")
        work.add(source)
        work.add(Vanished(source.id, 2, date(2026, 3, 6), 1))

    assert "not in the last export" not in panel._clocks.text()
    filled.do(mark)
    panel.show_deal(1)
    panel.show_deal(2)
    assert "not in the last export" in panel._clocks.text()
