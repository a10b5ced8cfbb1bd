"""The palette finds what is meant, runs it, and shows its key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cockpit.domain.refusal import Refused
from cockpit.ui.commands import Command, Commands, shown_keys
from cockpit.ui.process.places import Places
from cockpit.ui.shell.key_help import KeyHelp
from cockpit.ui.shell.palette_results import Result, found
from cockpit.ui.shell.ranking import folded, forgiving_scores, score

TITLES = [
    "Go to Cockpit", "Go to Pipeline", "Go to Tasks", "Go to Import", "Go to Settings", "Search",
    "Undo", "Redo", "Show all keys", "Close the window", "Look: dark", "Look: light", "New deal",
    "Import deals from a file…", "Export the table as CSV", "Export the table as Excel",
    "Move to the next stage", "Mark as won", "Mark as lost", "Change the owner",
    "Change the close date", "Add a note", "Add a task", "Show stalled deals",
    "Make a backup now", "Restore a backup…", "Check the file", "Edit stages",
]  # fmt: skip
# What a manager would type, and what must come first.
ASKED = {
    "cockpit": "Go to Cockpit",
    "pipe": "Go to Pipeline",
    "pipline": "Go to Pipeline",
    "undo": "Undo",
    "unod": "Undo",
    "imp": "Import deals from a file…",
    "imort": "Import deals from a file…",
    "import deals": "Import deals from a file…",
    "dark": "Look: dark",
    "drak": "Look: dark",
    "new deal": "New deal",
    "nd": "New deal",
    "won": "Mark as won",
    "mark lost": "Mark as lost",
    "lost": "Mark as lost",
    "owner": "Change the owner",
    "onwer": "Change the owner",
    "close date": "Change the close date",
    "cls date": "Change the close date",
    "note": "Add a note",
    "task": "Add a task",
    "stalled": "Show stalled deals",
    "staled": "Show stalled deals",
    "backup": "Make a backup now",
    "restore": "Restore a backup…",
    "resotre": "Restore a backup…",
    "excel": "Export the table as Excel",
    "csv": "Export the table as CSV",
    "keys": "Show all keys",
    "stages": "Edit stages",
    "next stage": "Move to the next stage",
    "SETTINGS": "Go to Settings",
    "sttings": "Go to Settings",
}


def nothing() -> None:
    pass


@pytest.fixture
def commands(qapp):
    made = Commands()
    made.register(Command(f"c{i}", title, "Group", nothing) for i, title in enumerate(TITLES))
    return made


def first(commands: Commands, query: str) -> str:
    results = found(query, commands, [], [])
    return results[0].title if results else ""


def test_the_first_result_is_nearly_always_right(commands):
    wrong = {
        query: first(commands, query) for query, t in ASKED.items() if first(commands, query) != t
    }
    assert len(wrong) <= len(ASKED) * 0.06, wrong


def test_nonsense_finds_nothing(commands):
    assert found("xqzv wkkj", commands, [], []) == []


def test_recent_commands_come_first(commands):
    listed = found("", commands, [], ["c9", "gone", "c3"])
    assert [result.key for result in listed[:3]] == ["c9", "c3", "c0"]
    assert found("exp", commands, [], ["c15"])[0].key == "c15"


def test_accents_and_case_do_not_matter():
    assert folded("Ñandú ÉCLAIR") == "nandu eclair"
    assert score("eclair", "Éclair GmbH") == 98.0
    assert score("ecl", "Éclair GmbH") == 96.0
    assert score("gm ecl", "Éclair GmbH") == 90.0
    assert score("gmbhx", "Éclair GmbH") == 0.0


def test_forgiving_is_for_words_long_enough():
    assert forgiving_scores("xy", ["ab"]) == [0.0]
    assert forgiving_scores("negotation", ["Move to Negotiating", "Undo"])[1] == 0.0


def test_what_providers_find_is_never_dropped(commands):
    def deals(query: str) -> list[Result]:
        return [Result("Isdom · GTX Basic", "deal · Prospecting", "deal", nothing)]

    assert "Isdom · GTX Basic" in [r.title for r in found("zzzz", commands, [deals], [])]
    assert found("isd", commands, [deals], [])[0].title == "Isdom · GTX Basic"


def test_a_disabled_command_is_not_offered(qapp):
    commands = Commands()
    commands.register([Command("x", "Undo", "G", nothing, enabled=bool)])
    assert found("undo", commands, [], []) == []


def test_typing_walking_and_enter(stage, qtbot):
    palette = stage.window.overlays.palette
    qtbot.keyClick(stage.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()
    line = palette.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, "import")
    titles = [result.title for result in palette.results()]
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert titles[0] == "Import deals from a file…"
    assert stage.ran == ["import"]
    assert not palette.isVisible()
    stage.window.overlays.open_palette()
    assert palette.results()[0].key == "import"
    assert palette.results()[0].keys == "Ctrl I"


def test_escape_closes_and_gives_the_focus_back(stage, qtbot):
    stage.window.open("pipeline")
    field = stage.window.page("pipeline").findChildren(QLineEdit)[0]
    field.setFocus()
    stage.window.overlays.open_palette()
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Escape)
    assert stage.window.focusWidget() is field


def test_an_empty_answer_says_so(stage, qtbot):
    stage.window.overlays.open_palette()
    palette = stage.window.overlays.palette
    palette.type_text("<b>qqqxxx</b>")
    assert palette.results() == []
    palette.grab()


def test_hostile_titles_are_painted_as_text(stage):
    def hostile(query: str) -> list[Result]:
        return [Result("<img src='file:///x'>" * 9, "<b>", "deal", nothing, "Enter")]

    stage.window.overlays.add_provider(hostile)
    stage.window.overlays.open_palette()
    stage.window.overlays.palette.type_text("img")
    stage.window.grab()


def test_the_help_shows_every_key(stage, qtbot):
    qtbot.keyClick(stage.window, Qt.Key.Key_Question)
    shown = stage.window.overlays.key_help
    assert isinstance(shown, KeyHelp)
    assert shown.isVisible()
    texts = {label.text() for label in shown.findChildren(type(stage.window.header.title))}
    for command in stage.commands:
        if command.shortcut:
            assert command.title in texts
            assert command.keys in texts
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_help_begins_with_the_page_on_screen_and_knows_the_others(stage, qtbot):
    later = Command("plan.fix", "Spread the difference", "Plan", None, "Ctrl+D", page="plan")
    again = Command("new", "New deal", "Pipeline", None, "N", page="pipeline")
    stage.window.overlays.know_keys(lambda: [later, again])
    stage.window.open("pipeline")
    stage.window.overlays.open_help()
    labels = stage.window.overlays.key_help.findChildren(type(stage.window.header.title))
    texts = [label.text() for label in labels]
    assert texts.count("New deal") == 1
    assert "Spread the difference" in texts
    assert texts.index("ON THIS PAGE") < texts.index("New deal") < texts.index("GO TO")
    assert "plan" not in stage.made


def test_keys_of_a_page_work_only_there(stage, qtbot):
    qtbot.keyClick(stage.window, Qt.Key.Key_N)
    assert stage.ran == []
    stage.window.open("pipeline")
    qtbot.keyClick(stage.window.page("pipeline"), Qt.Key.Key_N)
    assert stage.ran == ["new"]


def test_letters_typed_into_a_field_are_no_commands(stage, qtbot):
    stage.window.open("pipeline")
    field = stage.window.page("pipeline").findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "n?")
    assert stage.ran == []
    assert field.text() == "n?"


def test_one_key_means_one_thing(qapp):
    commands = Commands()
    commands.register([Command("a", "A", "G", nothing, "Ctrl+A", page="x")])
    commands.register([Command("b", "B", "G", nothing, "Ctrl+A", page="y")])
    with pytest.raises(ValueError, match="belongs to a"):
        commands.register([Command("c", "C", "G", nothing, "Ctrl+A")])


def test_a_refused_command_says_why(qapp, qtbot):
    def refuse() -> None:
        raise Refused("Not now.")

    commands = Commands()
    commands.register([Command("a", "A", "G", refuse)])
    with qtbot.waitSignal(commands.refused) as refused, qtbot.assertNotEmitted(commands.ran):
        commands.run("a")
    assert refused.args == ["Not now."]


def test_commands_can_go(qapp):
    commands = Commands()
    commands.register([Command("a", "A", "G", nothing, "Ctrl+A")])
    commands.forget(["a", "unknown"])
    assert list(commands) == []


@pytest.mark.parametrize(
    ("shortcut", "shown"),
    [
        ("Ctrl+Right", "Ctrl →"),
        ("Ctrl+Shift+Z", "Ctrl Shift Z"),
        ("?", "?"),
        ("", ""),
        ("N", "N"),
        ("Ctrl++", "Ctrl +"),
    ],
)
def test_keys_as_people_read_them(qapp, shortcut, shown):
    assert shown_keys(shortcut) == shown


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("stalled", "figure stalled_deals"),
        ("win rate", "figure win_rate"),
        ("funnel", "figure funnel"),
        ("theme", "section machine"),
        ("exchange", "section rates"),
        ("fiscal", "section general"),
    ],
)
def test_figures_and_settings_are_found_by_name(typed, wanted, qtbot):
    opened = []
    places = Places(
        lambda key: opened.append(f"figure {key}"), lambda key: opened.append(f"section {key}")
    )
    found(typed, Commands(), [places], [])[0].run()
    assert opened == [wanted]
