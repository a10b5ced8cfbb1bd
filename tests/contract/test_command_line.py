"""The command line, sentence by sentence: what is typed, what is printed, how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from cockpit.actions.deals import edit_deal
from cockpit.cli import run
from cockpit.workspace import Workspace
from tests.contract.hand_made import DEALS, Desk

ONE = [DEALS, "D1,One,Acme,Ann,,Prospecting,100,USD,2024-01-05,,,Web,"]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    people = ["Name,Manager,Team,Region", "Ann,Mia,North,EMEA", "Bob,Mia,South,APAC"]
    more = ["D2,Two,Birch,Bob,,Closed Won,70,USD,2024-01-05,,2024-02-01,Web,"]
    more += [f"D{n},Deal {n},Acme,Bob,,Prospecting,{n},USD,2024-01-05,,,Web," for n in (3, 4, 5)]
    desk.take(people=people, deals=[*ONE, *more])
    return desk


def test_rows_that_are_gone_keep_their_identity(filled: Desk) -> None:
    deals = {deal["id"] for deal in filled.json("deals")}
    for verb in ("undo", "redo"):
        changed = filled.json(verb)["changed"]
        assert {one["id"] for one in changed if one["kind"] == "deal"} == deals
        assert all(len(one["id"]) == 36 for one in changed if one["kind"] in ("deal", "stage"))
    gone = filled.json("history")[0]["changes"]
    assert {len(one["id"]) for one in gone if one["kind"] == "stage"} == {36}


def test_the_history_of_a_deal_is_of_that_deal(filled: Desk) -> None:
    filled.json("move", "D3", "Won", "--amount", 9, "--on", "2024-03-01")
    later = [DEALS, "D1,One,Acme,Ann,,Prospecting,150,USD,2024-01-05,,,Web,"]
    later.append("D4,Deal 4,Acme,Bob,,Prospecting,44,USD,2024-01-05,,,Web,")
    filled.take(deals=later, exported_on="2025-01-31")
    lines = filled.json("history", "D1")
    assert {change["id"] for line in lines for change in line["changes"]} == {
        deal["id"] for deal in filled.json("deals") if deal["external_id"] == "D1"
    }
    newest, first = lines
    assert [(one["field"], one["before"], one["after"]) for one in newest["changes"]] == [
        ("amount", 100, 150)
    ]
    came = {one["field"]: one["after"] for one in first["changes"]}
    assert (came["amount"], came["opened_on"], came["owner"]) == (100, "2024-01-05", "Ann")


def test_a_deal_is_moved_to_won_whatever_the_stage_is_called(filled: Desk) -> None:
    filled.json("move", "D3", "won", "--amount", 9, "--on", "2024-03-01")
    (deal,) = [one for one in filled.json("deals") if one["external_id"] == "D3"]
    assert (deal["stage"], deal["outcome"], deal["amount"]) == ("Closed Won", "won", 9)


def test_a_bad_copy_is_a_wrong_file(filled: Desk) -> None:
    for path in (filled.write("none.db", "no database"), filled.place, filled.place / "gone.db"):
        filled.error("restore", path)
    assert len(filled.json("deals")) == 5


@pytest.mark.parametrize(
    "words", [("backup", "x.db"), ("export", "deals", "x.csv"), ("picture", "tasks", "x.png")]
)
def test_no_folder_is_made_for_a_mistyped_path(filled: Desk, words: tuple[str, ...]) -> None:
    place = filled.place / "nowhere"
    filled.error(*words[:-1], place / words[-1])
    assert not place.exists()


@pytest.mark.parametrize("words", [("backup", ""), ("picture", "tasks", "x.jpg")])
def test_what_names_no_such_file_is_refused(filled: Desk, words: tuple[str, ...]) -> None:
    assert "something went wrong" not in filled.error(*words)


def test_an_agenda_covers_any_range(desk: Desk) -> None:
    first, last = date(2023, 1, 1), date(2030, 12, 31)
    found = desk.json("agenda", "--from", first, "--to", last)
    daily = [one["at"][:10] for one in found if one["id"].startswith("task:1@")]
    assert len(daily) == len(set(daily))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    working = [str(day) for day in days if day.weekday() < 5]
    assert set(working) <= set(daily) <= set(map(str, days))
    assert [one["at"] for one in found] == sorted(one["at"] for one in found)
    past = desk.json("agenda", "--to", "2020-01-02")
    assert {one["at"][:10] for one in past} == {"2020-01-02"}


def test_a_limit_cuts_lists_and_no_figure(filled: Desk) -> None:
    asked = ("open_deals", "revenue", "--period", "2024", "--as-of", "2024-12-31")
    lists = ("--by", "owner", "--rows", "--limit", 1)
    both = filled.json("kpi", *asked, *lists)
    assert [(one["key"], one["value"]) for one in both] == [("open_deals", 4), ("revenue", 70)]
    assert [(len(one["groups"]), len(one["rows"])) for one in both] == [(1, 1), (1, 1)]
    assert [one["key"] for one in filled.json("kpi", "--limit", 2)] == [
        one["key"] for one in filled.json("kpi")[:2]
    ]
    assert filled.json("kpi", "--limit", 0) == filled.json("deals", "--limit", 0) == []


def test_today_is_the_day_that_is_asked_about(filled: Desk) -> None:
    day = ("--as-of", "2024-02-02")
    assert filled.json("brief", *day)["today"] == "2024-02-02"
    assert {one["at"][:10] for one in filled.json("agenda", *day)} <= {"2024-02-02"}
    assert filled.json("kpi", "revenue", *day)[0]["period"]["start"] == "2024-01-01"
    assert filled.json("reminders", *day) == []


def test_a_reader_that_has_seen_enough(filled: Desk) -> None:
    words = [sys.executable, "-m", "cockpit", "history", "--json", "--data", str(filled.data)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as told:
        assert told.stdout is not None
        assert told.stderr is not None
        told.stdout.close()
        assert told.stderr.read() == b""
        assert told.wait() == 0


def test_two_processes_write_at_once(filled: Desk) -> None:
    def start(name: str) -> subprocess.Popen[bytes]:
        rows = [DEALS, *(f"{name}{n},{name} {n},,Ann,,Prospecting,1,USD,2024-01-05,,,,"
                         for n in range(300))]  # fmt: skip
        path = filled.write(f"{name}.csv", *rows)
        words = [sys.executable, "-m", "cockpit", "--data", str(filled.data), "--json", "import"]
        words += [str(path), "--part", "--source", name, "--exported-on", "2024-12-31"]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    both = [start("A"), start("B")]
    for one in both:
        out, err = one.communicate(timeout=300)
        assert one.returncode == 0, err
        assert json.loads(out)[0]["added"] == 300
    assert len(filled.json("deals")) == 605
    assert filled.json("check")["ok"]


def test_every_word_and_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    verbs = re.findall(r"^    (\w+)  +\S", capsys.readouterr().out, re.MULTILINE)
    assert {"import", "kpi", "settings"} <= set(verbs)
    for verb in verbs:
        assert run([verb, "--help"]) == 0
        told = capsys.readouterr().out.split("\n\n", 1)[1].replace("\n" + " " * 20, "  ")
        words = [line for line in told.splitlines() if re.match(r"  \S", line)]
        assert words
        assert [line for line in words if not re.search(r"\S  +\S", line)] == []


def test_a_window_without_a_screen_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert "no screen" in desk.error()
    assert not desk.data.exists()


def test_the_rest_of_a_step_is_offered_and_undone(filled: Desk) -> None:
    path = filled.data / "cockpit.db"
    with closing(Workspace(path, lambda: datetime(2025, 3, 1, tzinfo=UTC))) as elsewhere:
        elsewhere.tend(edit_deal, 3, amount=9)
    said = filled.error("undo")
    found = re.search(r"came after it\. “cockpit undo --rest” takes back .*\((\d+) of (\d+)", said)
    assert found is not None, said
    free, whole = map(int, found.groups())
    out, err = filled.say("undo", "--rest", code=1)
    assert out.startswith("undo: Undid the rest of “")
    assert err.startswith(f"{whole - free} rows stay as they are: ")
    assert [deal["name"] for deal in filled.json("deals")] == ["Deal 3"]
    assert filled.json("check")["ok"]
    assert filled.json("undo")["nothing_to_do"]
    assert filled.json("redo")["label"] == filled.json("history")[-2]["label"]
    assert len(filled.json("deals")) == 5
