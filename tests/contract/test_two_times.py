"""As of a day: what happened by its end, and nothing later."""

from __future__ import annotations

from tests.contract.hand_made import DEALS, HISTORY, Desk


def test_the_period_before_is_not_read_beyond_the_day(desk: Desk) -> None:
    desk.take(
        deals=[DEALS, "D1,One,,Ann,,Prospecting,100,USD,2024-01-05,2024-06-10,,,"],
        stage_history=[HISTORY, "D1,2024-01-05,Prospecting,100,2024-06-10"],
    )
    july = ("slip_rate", "--period", "2024-07")
    assert desk.kpi(*july, "--as-of", "2024-07-31")["previous"]["value"] == 1
    in_june = desk.kpi(*july, "--as-of", "2024-06-05")["previous"]
    assert in_june["value"] == 0
    assert desk.kpi(*july, "--as-of", "2024-05-20")["previous"]["value"] is None
