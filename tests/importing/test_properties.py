"""What holds for any exports of one source: in order, back and forth, undone and done again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.actions.deals import edit_deal
from cockpit.workspace import Workspace
from tests.importing.folder import NOW, contents, new_folder, rows, take

TODAY = NOW.date()
COLUMNS = ("Deal ID", "Deal Name", "Owner", "Stage", "Amount", "Created", "Closing", "Next step")
TABLES = (
    "deal", "stage_visit", "deal_version", "person", "account", "stage", "pipeline", "source",
    "source_record", "kept_conflict", "vanished", "search",
)  # fmt: skip
STATE = (
    "SELECT r.external_id, d.name, p.name, s.name, d.amount, d.outcome, d.closed_on,"
    " d.expected_close, d.next_step FROM deal d JOIN stage s ON s.id = d.stage_id"
    " LEFT JOIN person p ON p.id = d.owner_id"
    " JOIN source_record r ON r.entity_id = d.id AND r.kind = 'deals' ORDER BY 1"
)
_TEXT = st.sampled_from(["Größe", "a, b; c", 'say "no"', "x", "Łódź ✓", "tab\there"])
_DEAL = st.tuples(
    _TEXT,
    st.sampled_from(["Ann", "Bob", "Cyd"]),
    st.sampled_from(["Demo", "Proposal", "Won", "Lost"]),
    st.integers(1, 9999).map(str),
    st.integers(100, 200).map(lambda back: (TODAY - timedelta(days=back)).isoformat()),
    st.integers(1, 90).map(lambda back: (TODAY - timedelta(days=back)).isoformat()),
    _TEXT,
)
_NAMES = ("D1", "D2", "D3", "D4")
# Every export has all deals: what goes missing has tests of its own.
_EXPORT = st.tuples(_DEAL, _DEAL, _DEAL, _DEAL).map(
    lambda deals: [(name, *deal) for name, deal in zip(_NAMES, deals, strict=True)]
)
_FORM = st.tuples(
    st.permutations(range(len(COLUMNS))),
    st.permutations(range(len(_NAMES))),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
_PLAIN = (tuple(range(len(COLUMNS))), tuple(range(len(_NAMES))), ",", "utf-8")


@contextmanager
def folder() -> Iterator[tuple[Workspace, Path]]:
    """A folder of its own for each example."""
    with tempfile.TemporaryDirectory() as name:
        workspace = new_folder(Path(name))
        try:
            yield workspace, Path(name)
        finally:
            workspace.close()


def written(place: Path, deals: list[Any], form: Any = _PLAIN) -> Path:
    """The export as a file, with its columns and rows in any order, in any dialect."""
    columns, order, sign, encoding = form
    lines = [COLUMNS, *(deals[at] for at in order)]
    text = "".join(
        sign.join('"' + line[at].replace('"', '""') + '"' for at in columns) + "\n"
        for line in lines
    )
    path = place / "deals.csv"
    path.write_bytes(text.encode(encoding))
    return path


def send(workspace: Workspace, place: Path, deals: list[Any], back: int, form: Any = _PLAIN) -> Any:
    """Import the export of ``back`` days ago."""
    day = TODAY - timedelta(days=back)
    path = written(place, deals, form)
    (report,) = take(workspace, path, source="crm", exported_on=day)
    return report


def fingerprint(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that an import touches, and what can be searched for."""
    kept = contents(workspace, [table for table in TABLES if table != "search"])
    found = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
    return {**kept, "search": rows(workspace, found, '"x" OR "Ann" OR "Größe"')}


@settings(max_examples=10)
@given(_EXPORT, _FORM)
def test_the_same_file_again_changes_nothing_in_whatever_form(deals: Any, form: Any) -> None:
    with folder() as (workspace, place):
        send(workspace, place, deals, 9)
        before, position = fingerprint(workspace), workspace.position
        report = send(workspace, place, deals, 2, form)
        assert (report.added, report.changed, report.unchanged) == (0, 0, len(deals))
        assert workspace.position == position
        assert fingerprint(workspace) == before


@settings(max_examples=10)
@given(_EXPORT, _EXPORT, _FORM)
def test_there_and_back_gives_inverse_changes(first: Any, second: Any, form: Any) -> None:
    with folder() as (workspace, place):
        send(workspace, place, first, 9)
        at_first = rows(workspace, STATE)
        there = send(workspace, place, second, 6, form)
        at_second = rows(workspace, STATE)
        back = send(workspace, place, first, 3)
        assert rows(workspace, STATE) == at_first
        assert (there.changed, there.kept) == (back.changed, back.kept)
        send(workspace, place, second, 1)
        assert rows(workspace, STATE) == at_second


@settings(max_examples=10)
@given(st.integers(1, 50), st.integers(51, 99))
def test_versions_tell_there_and_back_on_the_exports_days(here: int, there: int) -> None:
    def deals(amount: int) -> list[Any]:
        opened = date(2025, 11, 3).isoformat()
        line = ("x", "Ann", "Demo", str(amount), opened, "2026-06-30", "")
        return [(name, *line) for name in _NAMES]

    with folder() as (workspace, place):
        for back, amount in ((9, here), (6, there), (3, here)):
            send(workspace, place, deals(amount), back)
        told = rows(
            workspace,
            "SELECT happened_on - ?, amount / 100 FROM deal_version WHERE deal_id = 1"
            " AND superseded_at IS NULL ORDER BY happened_on",
            TODAY.toordinal() - date(1970, 1, 1).toordinal(),
        )
        opened = (date(2025, 11, 3) - TODAY).days
        assert told == [(opened, here), (-6, there), (-3, here)]


@settings(max_examples=10)
@given(_EXPORT, st.lists(st.tuples(_EXPORT, _FORM), min_size=1, max_size=3))
def test_an_edit_by_hand_survives_whatever_comes(first: Any, later: Any) -> None:
    with folder() as (workspace, place):
        send(workspace, place, first, 9)
        workspace.do(edit_deal, 2, name="Mine", next_step="ask again")
        for back, (deals, form) in enumerate(reversed(later), 1):
            send(workspace, place, deals, 9 - back, form)
            mine = rows(workspace, "SELECT name, next_step FROM deal WHERE id = 2")
            assert mine == [("Mine", "ask again")]


@settings(max_examples=10)
@given(_EXPORT, _EXPORT, st.booleans(), st.integers(0, 3))
def test_an_import_can_be_taken_back_and_done_again(
    first: Any, second: Any, by_hand: bool, gone: int
) -> None:
    with folder() as (workspace, place):
        send(workspace, place, first, 9)
        if by_hand:
            workspace.do(edit_deal, 1, name="Mine", amount=7)
        before, position = fingerprint(workspace), workspace.position
        path = written(place, [deal for at, deal in enumerate(second) if at != gone or gone == 0],
                       (*_PLAIN[:1], range(len(second) - bool(gone)), *_PLAIN[2:]))  # fmt: skip
        take(workspace, path, source="crm", exported_on=TODAY - timedelta(days=2))
        after = fingerprint(workspace)
        if workspace.position == position:
            return
        workspace.undo()
        assert fingerprint(workspace) == before
        workspace.redo()
        assert fingerprint(workspace) == after
        told = by_name(workspace)
        workspace.undo()
        take(workspace, path, source="crm", exported_on=TODAY - timedelta(days=2))
        assert by_name(workspace) == told


def by_name(workspace: Workspace) -> list[list[tuple[Any, ...]]]:
    """What the folder says, without the numbers of rows, which are never used twice."""
    return [
        rows(workspace, STATE),
        rows(
            workspace,
            "SELECT d.name, s.name, entered_on, left_on FROM stage_visit v"
            " JOIN stage s ON s.id = v.stage_id JOIN deal d ON d.id = v.deal_id"
            " ORDER BY deal_id, entered_on, left_on IS NULL, left_on",
        ),
        rows(
            workspace,
            "SELECT deal_id, happened_on, s.name, p.name, v.amount, v.expected_close, v.outcome,"
            " v.superseded_at FROM deal_version v JOIN stage s ON s.id = v.stage_id"
            " LEFT JOIN person p ON p.id = v.owner_id ORDER BY 1, 2, 3, 4, 5, 6, 7, 8",
        ),
        rows(workspace, "SELECT kind, entity_id, field, state FROM kept_conflict ORDER BY 2, 3"),
        rows(workspace, "SELECT deal_id, missing_since FROM vanished ORDER BY 1"),
        rows(workspace, "SELECT name, kind, position FROM stage ORDER BY 3, 1"),
    ]
