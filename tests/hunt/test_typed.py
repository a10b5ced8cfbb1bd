"""What is typed oddly means what it says, or is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cockpit.actions.deals import open_deal, write_note
from cockpit.app import open_folder
from cockpit.cli import run
from cockpit.domain.pipeline import Stage
from cockpit.paths import Folder
from cockpit.storage.work import Work


def _three_deals(work: Work) -> None:
    stage = work.first(Stage, name="Prospecting")
    assert stage is not None
    for name in ("first", "second", "third\nline"):
        open_deal(work, name, stage.id, "USD", amount=10_000)
    write_note(work, "wants a pelican", deal_id=2)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    made = Folder(tmp_path / "data")
    workspace = open_folder(made)
    workspace.do(_three_deals)
    workspace.close()
    return str(made.root)


@pytest.fixture
def told(folder: str, capsys: pytest.CaptureFixture[str]):
    def tell(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([*words, "--data", folder])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return tell


@pytest.mark.parametrize(
    "words",
    [
        ("--period", "2017", "kpi", "revenue", "--json"),
        ("kpi", "revenue", "--by", "owner", "win_rate", "--json"),
        ("--json", "--limit", "1", "deals", "--open", "first"),
        ("deals", "first", "--open", "--json"),
        ("settings", "fiscal_start_month", "--json", "1"),
        ("--open", "deals", "--json"),
    ],
)
def test_options_stand_before_after_and_between(told, words: tuple[str, ...]) -> None:
    code, out, err = told(*words)
    assert (code, err) == (0, "")
    json.loads(out)


@pytest.mark.parametrize(
    "words",
    [
        ("deals", "--limit", "-1"),
        ("deals", "--limit", "many"),
        ("deals", "--region", "Nowhere"),
        ("deals", "--stage", "Nowhere"),
        ("deals", "--closing", ""),
        ("kpi", "--as-of", "9999-12-31"),
        ("kpi", "--as-of", "0001-01-01"),
        ("deals", "--known-at", "9999-12-31"),
        ("settings", "reporting_currency", "ÄÄÄ"),
        ("settings", "scope", "nonsense"),
        ("settings", "tiles", "happiness"),
        ("settings", "demo", "maybe"),
        ("undo", "--as-of", "2020-01-01"),
        ("export", "people", "people.csv", "--owner", "x"),
    ],
)
def test_nonsense_is_refused_in_one_line(told, words: tuple[str, ...]) -> None:
    code, out, err = told(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "something went wrong" not in err


def test_several_dimensions_typed_one_by_one(told) -> None:
    _code, out, _err = told("kpi", "open_deals", "--by", "owner", "--by", "stage", "--json")
    assert {group["by"] for group in json.loads(out)[0]["groups"]} == {"owner", "stage"}


def test_blank_text_asks_nothing_and_notes_are_read(told) -> None:
    assert len(json.loads(told("deals", " ", "--json")[1])) == 3
    (found,) = json.loads(told("deals", "pelican", "--json")[1])
    assert found["name"] == "second"


def test_a_name_with_a_line_break_keeps_the_error_in_one_line(told) -> None:
    deals = json.loads(told("deals", "--json")[1])
    third = next(deal["id"] for deal in deals if deal["name"].startswith("third"))
    code, _out, err = told("move", third, "Qualifying", "--on", "2000-01-01")
    assert (code, err.count("\n")) == (2, 1)
    code, out, _err = told("move", third, "Qualifying")
    assert (code, out.count("\n")) == (0, 1)
