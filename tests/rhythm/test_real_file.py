"""The same simulation over a real file: every step a real transaction, every crash a rollback."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.preferences import set_preference
from cockpit.domain.reminders import ReminderRule, ReminderState, Ring
from cockpit.scheduling.file_shelf import FileShelf
from cockpit.storage.numbers import instant_of
from cockpit.storage.schema import prepare
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.rhythm.known_rules import DAILY, START
from tests.rhythm.memory_shelf import Memory, Row
from tests.rhythm.simulated import Year

DAYS = 30


class Filed(Memory):
    """Reminders in a file, with the crashes of the simulation between the transactions."""

    def __init__(self, path: Path, home: str) -> None:
        super().__init__(DAILY, home, START)
        prepare(path)
        self.workspace = Workspace(path, lambda: self.now, who="tester", local_zone=home)
        self.workspace.do(set_preference, "business_zone", home)
        self.workspace.do(set_preference, "forecast_weekday", "")
        self.workspace.tend(_add_rules)
        self._file = FileShelf(self.workspace)

    def return_claims(self, token: str) -> None:
        self._file.return_claims(token)

    def bring_up_to_date(self, zone: str) -> None:
        self._file.bring_up_to_date(zone)

    def claim_due(self, token: str) -> list[Ring]:
        self.crash("before claim")
        rings = self._file.claim_due(token)
        for ring in rings:
            rule_id = self._ask("SELECT rule_id FROM reminder WHERE id = ?", ring.id)[0][0]
            self.keys += [(-1, "")] * (ring.id + 1 - len(self.keys))
            self.keys[ring.id] = (rule_id - 1, ring.nominal)
        if rings:
            self.crash("claimed")
        return rings

    def mark_shown(self, ids: list[int], token: str) -> None:
        self.crash("being marked")
        self._file.mark_shown(ids, token)

    def next_look(self) -> datetime | None:
        return self._file.next_look()

    def is_short(self) -> bool:
        return self._file.is_short()

    def look_back(self) -> None:
        """What lies in the file at the end, for the count."""
        for rule_id, name, due, state in self._ask(
            "SELECT rule_id, nominal, due_at, state FROM reminder"
        ):
            self.rows[rule_id - 1][name] = Row(instant_of(due), ReminderState(state))
        self.workspace.close()

    def _ask(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self.workspace.ask(lambda db: db.all(sql, *parameters))


def _add_rules(work: Work) -> None:
    for number, rule in enumerate(DAILY):
        work.add(
            ReminderRule(
                "test",
                f"rule {number}",
                rule.starts_on,
                START,
                rule=rule.rule,
                wall_time=rule.wall_time,
                zone_mode=rule.zone_mode,
            )
        )


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe", "Africa/Cairo"])
def test_a_month_in_a_real_file(zone: str, tmp_path: Path) -> None:
    year = Year(
        zone, 7, days=DAYS, trips=2, sleeps=6, crashes=14, settings=2,
        shelf=Filed(tmp_path / "cockpit.db", zone),
    )  # fmt: skip
    tally = year.run()
    assert tally.faults == []
    assert tally.due >= 3 * (DAYS - 7)
    assert tally.events["died"] >= 4
