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


def test_a_deal_that_a_lead_became_later_is_not_known_before(desk: Desk) -> None:
    desk.take(
        deals=[DEALS, "D1,One,,Ann,,Prospecting,100,USD,2024-06-05,,,Web,"],
        leads=[
            "Lead ID,Name,Created,Owner,Converted On,Deal ID",
            "L1,First,2024-05-02,Ann,2024-06-05,D1",
            "L2,Other,2024-05-03,Ann,,",
        ],
    )
    asked = ("lead_conversion", "--period", "2024-05", "--by", "pipeline", "--as-of")

    def groups(day: str) -> dict[str, int]:
        return {one["key"]: one["n"] for one in desk.kpi(*asked, day)["groups"]}

    assert groups("2024-06-05") == {"Sales": 1, "none": 1}
    assert groups("2024-06-04") == {"none": 2}
    assert desk.kpi(*asked, "2024-06-04", "--pipeline", "Sales")["n"] == 0


def test_what_was_known_before_anything_was_learnt_is_the_sources_own(desk: Desk) -> None:
    desk.take(deals=[DEALS, "D1,One,,Ann,,Prospecting,100,USD,2024-01-05,,,Web,"])
    known = ("--as-of", "2024-12-31", "--known-at")
    for words in (("kpi", "open_deals"), ("deals",), ("export", "deals", desk.place / "x.csv")):
        asked = (*words, *known)
        assert "nothing had been learnt by 2024-06-30" in desk.say(*asked, "2024-06-30")[1]
        assert desk.say(*asked, "2999-12-31")[1] == ""
    assert desk.kpi("open_deals", *known, "2024-06-30")["backfill"]
