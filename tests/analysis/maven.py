"""Raw rows of the Maven export, as an importer would write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cockpit.analysis import raw
from cockpit.analysis.backfill import usual_open_stage
from cockpit.analysis.facts import Facts, build
from cockpit.analysis.raw import NEVER, NO_DAY, NO_ID, NO_MONEY, RawDeals, RawReferences, Row

USD = raw.currency_code("USD")
LEARNT = 1_700_000_000_000_000
PROSPECTING, ENGAGING, WON_STAGE, LOST_STAGE = 1, 2, 3, 4
STAGES = {"Prospecting": 1, "Engaging": 2, "Won": 3, "Lost": 4}
PIPELINE = RawReferences(
    stages=[
        (1, b"p" * 16, "Prospecting", 1, 0, raw.KIND_OPEN, 0.1, NO_DAY, NO_DAY, 0),
        (2, b"e" * 16, "Engaging", 1, 1, raw.KIND_OPEN, 0.5, NO_DAY, NO_DAY, 1),
        (3, b"w" * 16, "Won", 1, 2, raw.KIND_WON, 1.0, NO_DAY, NO_DAY, 0),
        (4, b"l" * 16, "Lost", 1, 3, raw.KIND_LOST, 0.0, NO_DAY, NO_DAY, 0),
    ]
)


@dataclass(frozen=True)
class Opportunity:
    """A line of the file."""

    id: int
    owner: int
    product: int
    stage: int
    opened: int
    closed: int
    amount: int


def cut_at(deals: list[Opportunity], day: date) -> list[Opportunity]:
    """The file as it would have been that day: later openings dropped, later closings
    reopened and blanked."""
    last = raw.day_number(day)
    kept = [deal for deal in deals if deal.opened <= last]
    return [
        deal
        if deal.closed == NO_DAY or deal.closed <= last
        else Opportunity(deal.id, deal.owner, deal.product, ENGAGING, deal.opened, NO_DAY, NO_MONEY)
        for deal in kept
    ]


def read(folder: Path) -> tuple[list[Opportunity], RawReferences]:
    """The opportunities and the tables they refer to."""
    teams = list(_lines(folder / "sales_teams.csv"))
    names = sorted({line["sales_agent"] for line in teams} | {line["manager"] for line in teams})
    people = {name: k for k, name in enumerate(names, 1)}
    prices = {line["product"]: int(line["sales_price"]) for line in _lines(folder / "products.csv")}
    products = {name: k for k, name in enumerate(prices, 1)}
    regions = {line["manager"]: line["regional_office"] for line in teams}
    team_ids = {manager: k for k, manager in enumerate(sorted(regions), 1)}
    references = RawReferences(
        people=[(k, _uid(k), name, 0, raw.EVER, raw.EVER, NO_DAY) for name, k in people.items()],
        teams=[(k, _uid(k), name, NO_ID, regions[name]) for name, k in team_ids.items()],
        memberships=[
            (
                people[line["sales_agent"]],
                team_ids[line["manager"]],
                people[line["manager"]],
                raw.EVER,
                NO_DAY,
            )
            for line in teams
        ],
        stages=PIPELINE.stages,
        products=[(k, _uid(k), name, prices[name] * 100, USD) for name, k in products.items()],
    )
    deals = [
        Opportunity(
            k,
            people[line["sales_agent"]],
            products[line["product"].replace("GTXPro", "GTX Pro")],
            STAGES[line["deal_stage"]],
            _day(line["engage_date"]),
            _day(line["close_date"]),
            int(line["close_value"]) * 100 if line["close_value"] else NO_MONEY,
        )
        for k, line in enumerate(_lines(folder / "sales_pipeline.csv"), 1)
    ]
    return deals, references


def facts_of(deals: list[Opportunity], references: RawReferences, exported: date) -> Facts:
    """Facts of the opportunities, exported on that day."""
    dated = [deal.stage for deal in deals if deal.closed == NO_DAY and deal.opened != NO_DAY]
    usual = usual_open_stage(dated) or ENGAGING
    export_day = raw.day_number(exported)
    versions: list[Row] = []
    visits: list[Row] = []
    for deal in deals:
        known_from = min(deal.opened, export_day)
        first = usual if deal.closed != NO_DAY else deal.stage
        start = NO_MONEY if deal.closed != NO_DAY else deal.amount
        versions.append(_version(deal, known_from, first, start, raw.OPEN, NO_DAY))
        visits.append((deal.id, first, known_from, deal.closed, LEARNT))
        if deal.closed != NO_DAY:
            outcome = raw.WON if deal.stage == WON_STAGE else raw.LOST
            closing = _version(deal, deal.closed, deal.stage, deal.amount, outcome, deal.closed)
            versions.append(closing)
            visits.append((deal.id, deal.stage, deal.closed, NO_DAY, LEARNT))
    rows = [
        (
            deal.id,
            _uid(deal.id),
            NO_ID,
            1,
            "",
            deal.opened,
            min(deal.opened, export_day),
            NO_DAY,
            raw.NO_PROBABILITY,
            "",
            NO_MONEY,
            NO_MONEY,
            NO_MONEY,
            NO_MONEY,
            NO_DAY,
        )
        for deal in deals
    ]
    return build(RawDeals(rows, versions, visits), references, 1, exported)


def _version(
    deal: Opportunity, day: int, stage: int, amount: int, outcome: int, closed_on: int
) -> Row:
    return (
        deal.id,
        day,
        LEARNT,
        NEVER,
        deal.owner,
        stage,
        deal.product,
        amount,
        USD,
        NO_DAY,
        1,
        outcome,
        closed_on,
    )


def _lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _day(text: str) -> int:
    return raw.day_number(date.fromisoformat(text)) if text else NO_DAY


def _uid(number: int) -> bytes:
    return number.to_bytes(16, "big")
