"""Figures of hand-made files: every row where the words of the files put it, and no other."""

from __future__ import annotations

from tests.contract.hand_made import DEALS, Desk


def test_activities_are_grouped_by_the_words_of_their_deal(desk: Desk) -> None:
    desk.take(
        accounts=["Account Name,Industry", "Acme,Tech", "Birch,Retail"],
        deals=[
            DEALS,
            "D1,One,Acme,Ann,,Prospecting,100,USD,2024-01-05,,,Web,",
            "D2,Two,Birch,Ann,,Prospecting,100,USD,2024-01-05,,,Fair,",
        ],
        activities=[
            "Deal ID,Type,Subject,Date,Owner",
            "D1,Call,a,2024-02-01,Ann",
            "D1,Email,b,2024-02-02,Ann",
            "D2,Call,c,2024-02-03,Ann",
        ],
    )
    dimensions = ("--by", "source", "--by", "segment", "--by", "type")
    read = desk.kpi("activity_volume", "--period", "2024", "--as-of", "2024-12-31", *dimensions)
    groups = {(one["by"], one["key"]): one["value"] for one in read["groups"]}
    assert groups == {
        ("source", "Fair"): 1,
        ("source", "Web"): 2,
        ("segment", "Retail"): 1,
        ("segment", "Tech"): 2,
        ("type", "call"): 2,
        ("type", "email"): 1,
    }


def test_a_currency_that_nobody_knows_is_counted_and_not_priced(desk: Desk) -> None:
    rows = [f"D{n},Deal {n},,Ann,,Closed Won,100,{code},2024-01-05,,2024-02-01,,"
            for n, code in enumerate(("USD", "XTS", "zzz"))]  # fmt: skip
    desk.take(deals=[DEALS, *rows])
    assert {deal["currency"] for deal in desk.json("deals")} == {"USD", "XTS", "ZZZ"}
    revenue = desk.kpi("revenue", "--period", "2024", "--as-of", "2024-12-31")
    assert (revenue["value"], revenue["n"], revenue["not_priced"]) == (100, 3, 2)


def test_the_titles_that_the_program_shows_are_headings_it_reads(desk: Desk) -> None:
    calls = "Call ID,Day,Time of day,Direction,Person,Answered,Wait in seconds,Talk in seconds"
    calls = calls.replace("Day", "When") + ",Hold in seconds,After-call work in seconds"
    desk.take(
        people=["Name,Manager", "Ann,Mia"],
        calls=[
            calls,
            "C1,2024-03-06,10:00,inbound,Ann,Y,20,100,5,10",
            "C2,2024-03-06,11:00,inbound,Ann,N,9,,,",
            "C3,2024-03-06,11:10,inbound,Ann,N,10,,,",
        ],
        surveys=[
            "Survey ID,Score,Lowest score,Highest score,Asked on,Answered on,Person",
            "S1,5,1,5,2024-03-06,2024-03-07,Ann",
            "S2,3,1,5,2024-03-06,2024-03-07,Ann",
            "S3,9,0,10,2024-03-06,2024-03-07,Ann",
        ],
    )
    asked = ("--period", "2024", "--as-of", "2024-12-31")
    keys = ("aht", "asa", "abandonment", "csat")
    found = {one["key"]: one["value"] for one in desk.json("kpi", *keys, *asked)}
    assert found == {"aht": 115, "asa": 20, "abandonment": 0.5, "csat": 0.5}


def test_a_file_is_what_it_is_called_where_its_columns_say_too_little(desk: Desk) -> None:
    reports = desk.take(
        people=["Name,Role", "Ann,rep"],
        deals=[DEALS, "D1,One,Acme,Ann,,Prospecting,100,USD,2024-01-05,,,Web,"],
        leads=["Lead ID,Name,Created,Owner", "L1,First,2024-05-02,Ann"],
        calls=["Date,Agent,Duration", "2024-01-01 10:00,Ann,100"],
        stage_history=["Deal ID,Stage,Date", "D1,Prospecting,2024-01-05"],
    )
    assert {one["file"]: (one["kind"], one["added"]) for one in reports} == {
        f"{kind}.csv": (kind, 1) for kind in ("people", "deals", "leads", "calls", "stage_history")
    }
