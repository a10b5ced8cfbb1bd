"""Whatever exports follow each other, the folder agrees with itself and with the last of them."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.actions.moves import Closing, move_deal
from cockpit.domain.refusal import Refused
from cockpit.workspace import Workspace
from tests.importing.folder import NOW, new_folder, one, rows, take
from tests.importing.tables import written

TODAY = NOW.date()
_DAYS = st.integers(0, 400).map(lambda back: TODAY - timedelta(days=back))
_STAGES = st.sampled_from(["Demo", "Proposal", "On hold", "Won", "Lost", "No decision"])
_DEAL = st.tuples(
    _STAGES,
    st.one_of(st.none(), st.integers(0, 9999)),
    st.one_of(st.none(), _DAYS),
    _DAYS,
    st.sampled_from(["Ann", "Bob", ""]),
    st.sampled_from(["GTX Pro", "GTXPro", "MG 1", ""]),
)
_EXPORTS = st.lists(
    st.tuples(st.dictionaries(st.integers(1, 4), _DEAL, min_size=1), st.booleans()),
    min_size=1,
    max_size=4,
)
HEAD = "Deal ID,Stage,Amount,Created,Close Date,Owner,Product\n"


def _text(deals: dict[int, tuple[object, ...]]) -> str:
    lines = []
    for key, (stage, amount, opened, closes, owner, product) in deals.items():
        cells = (f"D{key}", stage, amount, opened, closes, owner, product)
        lines.append(",".join("" if cell is None else str(cell) for cell in cells))
    return HEAD + "\n".join(lines) + "\n"


def _move_by_hand(workspace: Workspace) -> None:
    """The manager moves the first deal to the first stage that takes it."""
    (deal_id,) = rows(workspace, "SELECT id FROM deal ORDER BY id LIMIT 1")[0]
    for (stage_id,) in rows(workspace, "SELECT id FROM stage ORDER BY position DESC"):
        try:
            workspace.do(move_deal, deal_id, stage_id, Closing(amount=100), with_gaps=True)
        except Refused:
            continue
        return


@settings(max_examples=12)
@given(_EXPORTS)
def test_exports_and_moves_in_any_order_hold_together(
    exports: list[tuple[dict[int, tuple[object, ...]], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        workspace = new_folder(Path(name))
        try:
            for at, (deals, by_hand) in enumerate(exports):
                day = TODAY - timedelta(days=30 - 7 * at)
                path = written(Path(name), "deals.csv", _text(deals))
                (report,) = take(workspace, path, source="crm", exported_on=day)
                assert report.added + report.changed + report.unchanged == len(deals)
                (again,) = take(workspace, path, source="crm", exported_on=day)
                assert again.unchanged == len(deals)
                if by_hand:
                    _move_by_hand(workspace)
        finally:
            workspace.close()


@settings(max_examples=8)
@given(
    st.dictionaries(st.integers(1, 4), _DEAL, min_size=1),
    st.dictionaries(st.integers(1, 4), _DEAL, min_size=1),
)
def test_without_edits_the_folder_says_what_the_last_export_says(
    first: dict[int, tuple[object, ...]], second: dict[int, tuple[object, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        later, fresh = new_folder(folder / "later"), new_folder(folder / "fresh")
        try:
            both = {**first, **second}
            day = date(2026, 3, 9)
            take(later, written(folder, "a.csv", _text(first)), source="crm", exported_on=day)
            take(later, written(folder, "b.csv", _text(both)), source="crm", exported_on=day)
            take(fresh, written(folder, "b.csv", _text(both)), source="crm", exported_on=day)
            for told in (later, fresh):
                assert one(told, "SELECT count(*) FROM deal") == len(both)
            assert _state(later) == _state(fresh)
        finally:
            later.close()
            fresh.close()


def _state(workspace: Workspace) -> list[tuple[object, ...]]:
    return rows(
        workspace,
        "SELECT r.external_id, s.name, d.outcome, d.amount, d.closed_on, d.expected_close, p.name"
        " FROM deal d JOIN stage s ON s.id = d.stage_id LEFT JOIN person p ON p.id = d.owner_id"
        " JOIN source_record r ON r.entity_id = d.id AND r.kind = 'deals' ORDER BY 1",
    )
