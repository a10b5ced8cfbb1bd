"""Looking at the rules over a real file: what fires, once, for whom, and what the log says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.deals import edit_deal, open_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.actions.signals import (
    acknowledge_signal,
    act_on_signal,
    add_rule,
    edit_rule,
    plant_rules,
)
from cockpit.actions.tasks import tick_task
from cockpit.analysis.signals import Lookout, Sight, Watched
from cockpit.catalog.signal_rules import SIGNAL_RULES
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.domain.signals import KpiRule, Reads, Side, Subject
from cockpit.jobs import signals as job
from cockpit.jobs.signals import Outlook, look_out
from cockpit.queries.signals import SignalRow, rules, signals, summary
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.demo_files import open_copy


def _sellers(work: Work) -> None:
    work.add(*(Person(name) for name in ("Ana", "Ben", "Cyn", "Dov")))
    for owner in range(1, 5):
        for n in range(4):
            open_deal(work, f"Deal {owner}.{n}", 2, "USD", owner_id=owner, amount=10_000)
    work.label = "filled"


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """Four people with four open deals each; no rule but one: hygiene of each below 60 %."""
    workspace.do(_sellers)
    workspace.tend(plant_rules)
    for rule in workspace.ask(rules):
        workspace.do(edit_rule, rule.id, active=False)
    fields: dict[str, Any] = {"subject": Subject.PERSON, "hysteresis": 1, "smallest_n": 2}
    workspace.do(add_rule, "Three open", "open_deals", side=Side.BELOW, threshold=3, **fields)
    return workspace


def lose(workspace: Workspace, owner: int, many: int) -> None:
    sql = "SELECT id FROM deal WHERE owner_id = ? AND outcome = 'open' LIMIT ?"
    lost = workspace.ask(lambda db: db.value("SELECT id FROM stage WHERE kind = 'lost'"))
    for (deal,) in workspace.ask(lambda db: db.all(sql, owner, many)):
        workspace.do(move_deal, deal, lost, Closing(reason="Price"), with_gaps=True)


class _Counted(Lookout):
    """A lookout that counts the rules it was asked about."""

    made = 0

    def sights(self, watched: Watched) -> list[Sight]:
        type(self).made += 1
        return super().sights(watched)


def test_an_outlook_asks_for_figures_only_where_something_changed(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "Lookout", _Counted)
    monkeypatch.setattr(_Counted, "made", 0)
    outlook = Outlook(desk)

    def looked() -> tuple[int, bool]:
        before = _Counted.made
        return outlook.look(), _Counted.made > before

    assert looked() == (0, True)
    assert looked() == (0, False), "nothing has changed"
    lose(desk, 1, 2)
    assert looked() == (1, True)
    assert looked() == (0, True), "the log is another one"
    assert looked() == (0, False)
    rule = next(rule for rule in desk.ask(rules) if rule.title == "Three open")
    desk.do(edit_rule, rule.id, threshold=4)
    assert looked()[1], "a rule is another one"


def test_between_two_rules_an_outlook_breathes_and_may_be_stopped(desk: Workspace) -> None:
    class Stopped(Exception):
        pass

    def breathe() -> None:
        raise Stopped

    lose(desk, 1, 2)
    with pytest.raises(Stopped):
        Outlook(desk).look(breathe)
    assert look_out(desk) == 1, "what was not finished is looked at again"


def told(workspace: Workspace) -> list[tuple[str, float]]:
    return [(row.subject_name, row.value) for row in reversed(workspace.ask(signals))]


def test_it_fires_once_for_whom_it_concerns_and_again_after_it_was_back(desk: Workspace) -> None:
    assert look_out(desk) == 0
    lose(desk, 1, 2)
    assert look_out(desk) == 1
    position = desk.position
    assert look_out(desk) == 0
    assert desk.position == position, "looking again writes nothing"
    assert told(desk) == [("Ana", 2)]
    desk.undo()  # three again: not back by the hysteresis
    assert look_out(desk) == 0
    desk.undo()  # four again: back
    assert look_out(desk) == 0
    lose(desk, 1, 2)
    assert look_out(desk) == 1
    assert told(desk) == [("Ana", 2), ("Ana", 2)]


def test_too_few_cases_say_nothing(desk: Workspace) -> None:
    lose(desk, 1, 3)
    assert look_out(desk) == 0


def test_half_of_the_people_is_systemic(desk: Workspace) -> None:
    lose(desk, 1, 2)
    look_out(desk)
    assert [row.spread for row in desk.ask(signals)] == ["isolated"]
    lose(desk, 3, 2)
    look_out(desk)
    assert [(row.spread, row.eligible) for row in desk.ask(signals)] == [("systemic", 4)] * 2
    [line] = desk.ask(summary, desk.today(), desk.today() + timedelta(days=1))
    assert (line.fired, line.subjects, line.eligible, line.spread) == (2, 2, 4, "systemic")
    assert desk.ask(summary, desk.today() - timedelta(days=9), desk.today()) == []


def first(workspace: Workspace) -> SignalRow:
    return workspace.ask(signals)[0]


def test_what_the_manager_makes_of_it_is_kept_and_undone(desk: Workspace) -> None:
    lose(desk, 2, 2)
    look_out(desk)
    desk.do(acknowledge_signal, first(desk).id, "Known")
    assert (first(desk).is_open, first(desk).note) == (False, "Known")
    desk.undo()
    assert (first(desk).is_open, first(desk).note) == (True, "")
    due = desk.today() + timedelta(days=2)
    task = desk.do(act_on_signal, first(desk).id, "Talk to Ben", due, 2)
    assert (first(desk).task_id, first(desk).task, first(desk).is_open) == (
        task,
        "Talk to Ben",
        False,
    )
    with pytest.raises(Refused):
        desk.do(act_on_signal, first(desk).id, "  ", due)
    desk.undo()
    assert first(desk).task_id is None
    assert desk.ask(lambda db: db.value("SELECT count(*) FROM task WHERE id = ?", task)) == 0


def test_on_a_past_day_what_was_answered_later_is_still_open(desk: Workspace) -> None:
    lose(desk, 1, 2)
    look_out(desk)
    day = timedelta(days=1)
    later = Workspace(desk.path, lambda: desk.now() + 2 * day)
    task = later.do(act_on_signal, first(desk).id, "Talk to Ana", later.today())
    later.do(acknowledge_signal, first(desk).id, "Known")
    after = Workspace(desk.path, lambda: desk.now() + 4 * day)
    after.do(tick_task, task, None, True)
    told = {}
    for days in range(5):
        past = Workspace(desk.path, after.now, as_of=desk.today() + days * day)
        row = past.ask(signals, None, None, past.shown_until())[0]
        told[days] = (row.is_open, row.note, row.task, row.task_done)
        [line] = past.ask(summary, desk.today(), desk.today() + day, past.shown_until())
        assert (line.acknowledged, line.tasks, line.tasks_done) == (
            not row.is_open,
            bool(row.task),
            row.task_done,
        )
        past.close()
    still, known = (True, "", "", False), (False, "Known", "Talk to Ana", False)
    assert told == {0: still, 1: still, 2: known, 3: known, 4: (*known[:3], True)}
    for one in (later, after):
        one.close()


def test_firing_is_nobodys_deed(desk: Workspace) -> None:
    lose(desk, 1, 2)
    look_out(desk)
    undone = desk.undo()
    assert undone is not None
    assert undone.label.startswith("moved")
    assert len(desk.ask(signals)) == 1


def test_rules_that_are_off_or_of_unknown_figures_keep_quiet(desk: Workspace) -> None:
    [own] = [rule for rule in desk.ask(rules) if rule.active]
    desk.do(add_rule, "Odd", "of_another_version", side=Side.ABOVE, threshold=-1)
    desk.do(edit_rule, own.id, active=False)
    lose(desk, 1, 2)
    assert look_out(desk) == 0
    assert {rule.recipe for rule in desk.ask(rules)} == {*SIGNAL_RULES, ""}
    desk.do(edit_rule, own.id, archived=True)
    assert own.id not in {rule.id for rule in desk.ask(rules)}


def test_the_past_and_a_removed_starting_rule_stay_as_they_are(desk: Workspace) -> None:
    starting = next(rule for rule in desk.ask(rules) if rule.recipe)
    desk.do(edit_rule, starting.id, archived=True)
    look_out(desk)
    assert starting.recipe not in {rule.recipe for rule in desk.ask(rules)}
    past = Workspace(desk.path, desk.now, as_of=desk.today())
    assert look_out(past) == 0
    past.close()


def test_a_pattern_needs_all_its_conditions(tmp_path: Path) -> None:
    demo = open_copy(tmp_path)
    pattern = next(r for r in demo.ask(rules) if r.recipe == "premature_discounting")
    demo.do(edit_rule, pattern.id, active=False)
    one = {"side": Side.BELOW, "threshold": 1.0, "reads": Reads.GROWTH, "smallest_n": 1}
    demo.do(add_rule, "Alone", "average_deal", **one)
    assert look_out(demo) == 1
    demo.do(_with_a_condition, pattern.id, "-0.9")  # discounts did not fall by 90 points
    assert look_out(demo) == 0
    demo.do(_with_a_condition, pattern.id, "0.9")
    assert look_out(demo) == 1
    demo.close()


def _with_a_condition(work: Work, pattern: int, below: str) -> None:
    other = KpiRule(f"Two, {below}", "average_deal", Side.BELOW, 1.0, Reads.GROWTH)
    condition = work.get(KpiRule, pattern).also[0]
    other.also = [{**condition, "side": "below", "threshold": below}]
    work.add(other)
    work.label = "another"


def test_quiet_time_passes_by_the_clock(desk: Workspace) -> None:
    [own] = [rule for rule in desk.ask(rules) if rule.active]
    desk.do(edit_rule, own.id, quiet_days=7)
    lose(desk, 1, 2)
    assert look_out(desk) == 1
    for _time in range(2):
        desk.undo()
    look_out(desk)
    lose(desk, 1, 2)
    assert look_out(desk) == 0
    later = Workspace(desk.path, lambda: desk.now() + timedelta(days=7))
    assert look_out(later) == 1
    later.close()


def test_money_reads_as_money(desk: Workspace) -> None:
    desk.do(add_rule, "Thin", "open_value", side=Side.BELOW, threshold=170_000.0, smallest_n=1)
    assert look_out(desk) == 1
    assert told(desk) == [("", 160_000)]
    deal = desk.ask(lambda db: db.value("SELECT min(id) FROM deal"))
    desk.do(edit_deal, deal, amount=30_000)
    assert look_out(desk) == 0
    assert desk.ask(signals)[0].is_over
