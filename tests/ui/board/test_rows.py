"""Steps between two states of the board lead there, and a drop is one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cockpit.ui.board.rows import Insert, Move, Remove, Step, steps

Columns = list[list[int]]


def take(shown: Columns, step: Step) -> None:
    if isinstance(step, Insert):
        shown[step.column][step.at : step.at] = step.ids
    elif isinstance(step, Remove):
        del shown[step.column][step.first : step.last + 1]
    else:
        assert not (step.source == step.column and step.at in (step.row, step.row + 1))
        below = step.source == step.column and step.row < step.at
        shown[step.column].insert(step.at - below, shown[step.source].pop(step.row))


@st.composite
def boards(draw: st.DrawFn) -> tuple[Columns, Columns]:
    ids = draw(st.lists(st.integers(0, 30), unique=True, max_size=14))
    sides = [draw(st.permutations(ids)), draw(st.permutations(ids))]
    made: list[Columns] = []
    for side in sides:
        columns: Columns = [[], [], []]
        for id in side:
            where = draw(st.integers(0, 3))
            if where < 3:
                columns[where].append(id)
        made.append(columns)
    return made[0], made[1]


@given(boards())
def test_steps_lead_from_what_is_shown_to_what_is_wanted(pair: tuple[Columns, Columns]) -> None:
    shown, wanted = pair
    for step in steps([list(column) for column in shown], wanted):
        take(shown, step)
    assert shown == wanted


@given(st.integers(0, 9), st.integers(0, 2), st.integers(0, 9))
def test_one_card_that_goes_elsewhere_is_one_move(id: int, column: int, at: int) -> None:
    shown: Columns = [list(range(10)), [20, 21, 22], []]
    wanted = [[other for other in ids if other != id] for ids in shown]
    wanted[column].insert(at, id)
    found = list(steps(shown, wanted))
    assert len(found) <= 1
    assert all(isinstance(step, Move) for step in found)


def test_many_changes_exchange_the_middle_of_a_column() -> None:
    found = list(steps([[1, *range(100, 600), 2]], [[1, *range(700, 1200), 2]]))
    assert [type(step) for step in found] == [Remove, Insert]
