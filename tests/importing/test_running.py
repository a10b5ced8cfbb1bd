"""Planning, running, cancelling; mappings; files that are nonsense."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from cockpit.actions.imports_mappings import forget_mapping, mapping_names, remember_mapping
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import Choice, ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import counts, one, rows, take
from tests.importing.tables import written

DEALS = "Deal ID,Deal Name,Stage,Amount,Worth\n1,A,Demo,100,7\n2,B,Won,200,8\n"


class Stop(Exception):
    """The manager cancelled."""


def test_cancelling_at_any_word_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "deals.csv", DEALS.replace(",Won,", ",Offer,"))
    plan = plan_import(workspace, [path], ImportOptions())
    before = workspace.position, rows(workspace, "SELECT * FROM stage")
    words = 0
    while True:
        left = words

        def progress(_share: float | None, _what: str) -> None:
            nonlocal left
            if left == 0:
                raise Stop
            left -= 1

        try:
            run_import(workspace, plan, progress)
        except Stop:
            assert (workspace.position, rows(workspace, "SELECT * FROM stage")) == before
            assert one(workspace, "SELECT count(*) FROM deal") == 0
            words += 1
        else:
            break
    assert words >= 3
    assert one(workspace, "SELECT count(*) FROM deal") == 2


def test_a_plan_writes_nothing_and_says_what_will_be(workspace: Workspace, tmp_path: Path) -> None:
    position = workspace.position
    path = written(tmp_path, "deals.csv", DEALS)
    plan = plan_import(workspace, [path], ImportOptions())
    (file,) = plan.files
    assert workspace.position == position
    assert (file.kind, file.layout, file.rows) == ("deals", "comma · UTF-8", 2)
    assert [check.field for check in file.checks] == [
        "external_id", "name", "stage", "amount", "",
    ]  # fmt: skip
    assert file.sample[0] == ["1", "A", "Demo", "100", "7"]
    (planned,) = plan.reports
    assert planned.dry_run
    assert (planned.added, [one.row for one in planned.refused]) == (1, [3])
    (done,) = run_import(workspace, plan)
    assert counts(done) == counts(planned)
    assert not done.dry_run
    assert done.seconds > 0


def test_a_mapping_is_a_file_a_name_or_a_choice(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "deals.csv", DEALS.replace("Won", "Offer"))
    plan = plan_import(workspace, [path], ImportOptions())
    assert plan.files[0].mapping is not None
    other = plan.files[0].mapping.with_column("Worth", "amount")
    chosen = ImportOptions(choices={path: Choice(mapping=other)})
    run_import(workspace, plan_import(workspace, [path], chosen))
    assert rows(workspace, "SELECT amount FROM deal ORDER BY id") == [(700,), (800,)]
    workspace.undo()
    workspace.do(remember_mapping, "mine", other)
    assert workspace.ask(mapping_names) == ["mine"]
    take(workspace, path, mapping="mine")
    assert rows(workspace, "SELECT amount FROM deal ORDER BY id") == [(700,), (800,)]
    workspace.do(forget_mapping, "mine")
    with pytest.raises(Refused, match="neither a file nor"):
        take(workspace, path, mapping="mine")
    mapping = written(tmp_path, "m.json", '{"kind": "deals", "columns": {"Worth": "amount"}}')
    with pytest.raises(Refused, match="not for accounts"):
        take(workspace, path, mapping=str(mapping), kind="accounts")


def test_a_kind_can_be_said_for_a_file_that_does_not_say_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "x.csv", "Name,City\nAcme,Rome\n")
    with pytest.raises(Refused, match="no kind that can be told"):
        take(workspace, path)
    (report,) = take(workspace, path, kind="accounts")
    assert (report.kind, report.added) == ("accounts", 1)


def test_files_that_are_not_there_are_named(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        take(workspace, tmp_path / "nothing.csv")
    with pytest.raises(Refused, match="a folder"):
        take(workspace, tmp_path)


def test_one_bad_file_stops_them_all(workspace: Workspace, tmp_path: Path) -> None:
    good = written(tmp_path, "deals.csv", DEALS)
    bad = written(tmp_path, "bad.csv", '"a,b\n')
    plan = plan_import(workspace, [good, bad], ImportOptions())
    assert [problem.file for problem in plan.problems] == ["bad.csv"]
    with pytest.raises(Refused, match=r"bad\.csv"):
        run_import(workspace, plan)
    assert one(workspace, "SELECT count(*) FROM deal") == 0


def test_a_file_of_no_kind_beside_others_is_left_out_and_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    good = written(tmp_path, "products.csv", "product,series,sales_price\nA,X,5\n")
    odd = written(tmp_path, "weather.csv", "Day,Rain\n2024-01-01,3\n")
    _products, left = take(workspace, odd, good)
    assert (left.file, left.kind) == ("weather.csv", "")
    assert [one.row for one in left.refused] == [1]
    assert left.to_json()["kind"] is None


def test_hostile_names_arrive_as_they_are(workspace: Workspace, tmp_path: Path) -> None:
    evil = '<img src="file:///etc/passwd">', "=cmd()|'/c calc'!A0", "'; DROP TABLE deal; --"
    lines = "".join(f'{at},"{name.replace(chr(34), chr(34) * 2)}",Demo\n'
                    for at, name in enumerate(evil, 1))  # fmt: skip
    take(workspace, written(tmp_path, "d.csv", "Deal ID,Deal Name,Stage\n" + lines))
    assert tuple(name for (name,) in rows(workspace, "SELECT name FROM deal")) == evil


def test_the_json_has_exactly_the_agreed_keys(workspace: Workspace, tmp_path: Path) -> None:
    (report,) = take(workspace, written(tmp_path, "deals.csv", DEALS))
    assert list(report.to_json()) == [
        "file", "kind", "source", "rows", "added", "changed", "unchanged", "refused", "kept",
        "vanished", "warnings", "also_added", "dry_run", "seconds",
    ]  # fmt: skip
    assert report.to_json()["also_added"] == {"people": 0, "accounts": 0, "products": 0}


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out, doubled or moved."""
    spoilt = bytearray(data)
    for _turn in range(chance.randint(1, 8)):
        at = chance.randrange(len(spoilt) + 1)
        part = bytes(chance.choices(b',;"\n\r\t\0\xff\xe9 09-/.ab', k=chance.randint(0, 6)))
        spoilt[at : at + chance.randint(0, 30)] = part * chance.randint(1, 3)
    return bytes(spoilt)


def test_spoilt_files_are_read_or_refused_and_nothing_else(
    workspace: Workspace, tmp_path: Path, chance: random.Random
) -> None:
    sample = (DEALS + "3,C,Lost,5,9\n4,Dé,Demo,1,2\n").encode()
    path = tmp_path / "spoilt.csv"
    options = ImportOptions()
    for turn in range(200):
        path.write_bytes(_spoilt(sample, chance))
        plan = plan_import(workspace, [path], replace(options, kind="deals" if turn % 2 else ""))
        for problem in plan.problems:
            assert "\n" not in str(problem)
