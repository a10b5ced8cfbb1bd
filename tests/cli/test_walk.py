"""Maven by command line: the figures the issue names, undo, redo, export, backup, check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cockpit.cli import run

FILES = ("accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    place = tmp_path_factory.mktemp("maven")
    files = [str(shared_data / "maven" / name) for name in FILES]
    assert run(["--data", str(place), "import", *files]) == 0
    return place


class Shell:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def json(self, *words: str, code: int = 0):
        self._capsys.readouterr()
        assert run([*words, "--data", str(self.folder), "--json"]) == code
        out = self._capsys.readouterr().out
        return json.loads(out)

    def error(self, *words: str) -> str:
        self._capsys.readouterr()
        assert run([*words, "--data", str(self.folder)]) == 2
        captured = self._capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert captured.err.startswith("cockpit: ")
        return captured.err


@pytest.fixture
def shell(folder: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(folder, capsys)


def test_the_year_as_the_issue_has_it(shell: Shell) -> None:
    keys = ("win_rate", "revenue", "average_deal", "sales_cycle", "deals_won", "deals_lost")
    read = shell.json("kpi", *keys, "--period", "2017", "--as-of", "2017-12-31")
    by_key = {one["key"]: one for one in read}
    assert by_key["deals_won"]["value"] == 4238
    assert by_key["deals_lost"]["value"] == 2473
    assert by_key["win_rate"]["value"] == pytest.approx(0.631500521, abs=1e-9)
    assert by_key["win_rate"]["n"] == 6711
    assert by_key["revenue"]["value"] == 10_005_534
    assert by_key["revenue"]["currency"] == "USD"
    assert by_key["average_deal"]["value"] == pytest.approx(2360.91, abs=0.005)
    assert by_key["average_deal"]["median"] == 1117
    assert by_key["sales_cycle"]["value"] == pytest.approx(51.78, abs=0.005)
    assert by_key["sales_cycle"]["median"] == 57


def test_won_value_by_quarter(shell: Shell) -> None:
    wanted = {"Q1": 1_134_672, "Q2": 3_086_111, "Q3": 2_982_255, "Q4": 2_802_496}
    for quarter, money in wanted.items():
        period = f"2017-{quarter}"
        (read,) = shell.json("kpi", "revenue", "--period", period, "--as-of", "2017-12-31")
        assert read["value"] == money


def test_open_deals_at_list_price(shell: Shell) -> None:
    count, value = shell.json("kpi", "open_deals", "open_value", "--as-of", "2017-12-31")
    assert count["value"] == 2089
    assert value["value"] == 4_966_215
    assert value["estimated"] == 2089


def test_rows_are_exactly_those_behind_the_figure(shell: Shell) -> None:
    (read,) = shell.json(
        *("kpi", "win_rate", "--period", "2017", "--as-of", "2017-12-31"),
        *("--by", "manager", "--rows"),
    )
    assert len(read["rows"]) == len(set(read["rows"])) == 6711
    groups = {group["key"]: group for group in read["groups"]}
    assert groups["Melvin Marxen"]["numerator"] == 882
    assert groups["Melvin Marxen"]["n"] == 1418
    assert sum(group["denominator"] for group in read["groups"]) == 6711


def test_deals_are_listed_as_they_stood(shell: Shell) -> None:
    deals = shell.json("deals", "--as-of", "2017-12-31")
    assert len(deals) == 8800
    first = next(deal for deal in deals if deal["external_id"] == "1C1I7A6R")
    assert first["outcome"] == "won"
    assert (first["amount"], first["age_days"], first["stage_age_days"]) == (1054.0, 132, 0)
    assert first["owner"] == "Moses Frase"
    assert first["opened_on"] == "2016-10-20"
    assert first["closed_on"] == "2017-03-01"
    engaging = shell.json("deals", "--as-of", "2017-12-31", "--stage", "Engaging", "--open")
    assert len(engaging) == 1589
    assert sum(deal["stage_age_days"] > 90 for deal in engaging) == 1479
    assert shell.json("deals", "no such deal anywhere") == []


def test_the_same_files_again_change_nothing(shell: Shell, shared_data: Path) -> None:
    files = [str(shared_data / "maven" / name) for name in FILES]
    before = shell.json("history")
    reports = shell.json("import", *files)
    deals = next(report for report in reports if report["kind"] == "deals")
    assert (deals["added"], deals["changed"], deals["unchanged"]) == (0, 0, 8800)
    assert shell.json("history") == before


def test_move_undo_redo_and_history(shell: Shell) -> None:
    deal = shell.json("deals", "--open", "--limit", "1")[0]
    done = shell.json("move", deal["id"], "Won", "--amount", "1234.50")
    assert done["did"] == "move"
    assert not done["nothing_to_do"]
    assert {"kind": "deal", "id": deal["id"]} in done["changed"]
    line = shell.json("history", deal["id"])[0]
    assert line["step"] == done["step"]
    assert shell.json("history", "--as-of", "2017-12-31") == []
    assert shell.json("history", deal["id"], "--as-of", "2017-12-31") == []
    assert shell.json("history", deal["id"], "--as-of", line["at"][:10])[0] == line
    fields = {change["field"]: change for change in line["changes"] if change["kind"] == "deal"}
    assert fields["stage"]["after"] == "Won"
    assert fields["amount"]["after"] == 1234.5
    assert shell.json("undo")["label"] == done["label"]
    assert shell.json("deals", "--open", "--limit", "1")[0] == deal
    assert shell.json("redo")["label"] == done["label"]
    assert shell.json("undo")["did"] == "undo"


def test_export_backup_restore_check(shell: Shell, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        written = shell.json("export", "deals", str(tmp_path / f"deals.{ending}"))
        assert written["rows"] == {"deals": 8800}
    copy = shell.json("backup", str(tmp_path / "copy.db"))
    assert copy["verified"]
    assert copy["rows"]["deals"] == 8800
    assert shell.json("check")["ok"]
    restored = shell.json("restore", str(tmp_path / "copy.db"))
    assert restored["rows"]["deals"] == 8800
    assert shell.json("check")["ok"]


def test_errors_are_one_line(shell: Shell) -> None:
    assert "no deal" in shell.error("move", "nothing-like-it", "Won")
    assert "no metric" in shell.error("kpi", "happiness")
    shell.error("kpi", "--period", "20177")
    shell.error("frobnicate")
    shell.error("import", "/no/such/file.csv")
    shell.error("restore", "/no/such/file.db")
    shell.error("export", "deals", "out.docx")


def test_as_of_summer_equals_a_file_cut_at_that_day(
    shell: Shell, shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = "2017-06-30"
    lines = (shared_data / "maven" / "sales_pipeline.csv").read_text().splitlines()
    cut = [lines[0]]
    for line in lines[1:]:
        cells = line.split(",")
        if not cells[5] or cells[5] > day:
            continue
        if cells[6] and cells[6] > day:
            cells[4], cells[6], cells[7] = "Engaging", "", ""
        cut.append(",".join(cells))
    (tmp_path / "sales_pipeline.csv").write_text("\n".join(cut) + "\n")
    other = Shell(tmp_path / "folder", capsys)
    files = [str(shared_data / "maven" / name) for name in FILES[:3]]
    other.json("import", *files, str(tmp_path / "sales_pipeline.csv"))
    for period in ("2017-Q2", "2017-06", "2017"):
        words = ("kpi", "--period", period, "--as-of", day)
        here, there = shell.json(*words), other.json(*words)
        for ours, theirs in zip(here, there, strict=True):
            for key in ("value", "median", "numerator", "denominator", "n", "interval"):
                assert ours[key] == theirs[key], (ours["key"], key, period)
