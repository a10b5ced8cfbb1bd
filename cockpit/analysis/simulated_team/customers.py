"""Products to sell, companies to sell them to, and the people there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.simulated_team import names
from cockpit.analysis.simulated_team.rows import (
    Floats,
    Ints,
    Rows,
    as_numbers,
    drawn,
    picked,
    whole,
)
from cockpit.analysis.simulated_team.staff import STAYS, Staff
from cockpit.domain.people import Account, Contact, Product

CURRENCY, SECOND = "USD", "EUR"
PRODUCTS = (
    ("Beacon Start", "Beacon", 190_000, 60_000),
    ("Beacon Team", "Beacon", 540_000, 160_000),
    ("Beacon Plus", "Beacon", 1_280_000, 380_000),
    ("Harbor Core", "Harbor", 860_000, 270_000),
    ("Harbor Pro", "Harbor", 2_150_000, 690_000),
    ("Harbor Enterprise", "Harbor", 4_800_000, 1_500_000),
    ("Guided Setup", "Services", 320_000, 180_000),
    ("Premium Care", "Services", 650_000, 310_000),
)
LIST_PRICES = np.array([price for _name, _family, price, _cost in PRODUCTS], np.int64)
DEALS_AN_ACCOUNT = 22
# Of so many accounts one pays in the second currency.
_ABROAD = 8
CONTACTS_AN_ACCOUNT = 4


@dataclass(frozen=True, slots=True)
class Customers:
    """The accounts, as arrays; ids begin at 1. Contacts 1 to 4 belong to account 1, and so on."""

    names: list[str]
    industry: Ints
    region: Ints
    owner: Ints
    key_account: Ints
    weight: Floats


def currencies(accounts: Ints) -> list[str]:
    """What the accounts at these positions pay in."""
    return picked((CURRENCY, SECOND), (accounts % _ABROAD == 5).astype(np.int64))


def win_over(chance: np.random.Generator, staff: Staff, deals: int) -> Customers:
    """Make up the accounts; ``owner`` is the position of a rep of the account's region."""
    count = max(24, round(deals / DEALS_AN_ACCOUNT))
    industry = drawn(chance, (3, 4, 3, 3, 2, 3, 2, 2, 1, 1, 2, 1), count)
    region = drawn(chance, (4, 5, 4), count)
    owner = np.zeros(count, np.int64)
    for one in range(len(names.REGIONS)):
        here = np.flatnonzero((staff.region == one) & (staff.left >= STAYS))
        mine = region == one
        owner[mine] = chance.choice(here, int(mine.sum()))
    weight = 1 / (np.arange(count) + count / 12) ** 0.8
    key_account = (np.arange(count) < count // 20).astype(np.int64)
    return Customers(
        names.companies(chance, industry), industry, region, owner, key_account, weight
    )


def rows(chance: np.random.Generator, customers: Customers, staff: Staff) -> list[Rows]:
    """Products, accounts and contacts."""
    columns = [list(column) for column in zip(*PRODUCTS, strict=True)]
    keys = ("name", "family", "list_price", "cost")
    product = Rows(
        Product, len(PRODUCTS), {"currency": CURRENCY, **dict(zip(keys, columns, strict=True))}
    )
    return [product, _accounts(chance, customers, staff), _contacts(chance, customers)]


def _accounts(chance: np.random.Generator, customers: Customers, staff: Staff) -> Rows:
    count = len(customers.names)
    employees = whole(np.exp(chance.normal(5.2, 1.2, count)) * (1 + 3 * customers.key_account), 8)
    cities = [
        names.CITIES[region][city]
        for region, city in zip(
            customers.region.tolist(), chance.integers(0, 4, count).tolist(), strict=True
        )
    ]
    parents = np.where(
        (chance.random(count) < 0.05) & (np.arange(count) > 20), chance.integers(1, 20, count), -2
    )
    return Rows(
        Account,
        count,
        {
            "name": customers.names,
            "industry": picked(names.INDUSTRIES, customers.industry),
            "employees": employees.tolist(),
            "revenue": (employees * chance.integers(90, 320, count) * 100_000).tolist(),
            "territory": cities,
            "founded": chance.integers(1948, 2021, count).tolist(),
            "key_account": [bool(key) for key in customers.key_account.tolist()],
            "owner_id": staff.ids[customers.owner].tolist(),
            "parent_id": as_numbers(parents),
        },
    )


def _contacts(chance: np.random.Generator, customers: Customers) -> Rows:
    accounts = np.repeat(np.arange(len(customers.names)), CONTACTS_AN_ACCOUNT)
    people = names.anybody(chance, len(accounts))
    domains = [name.lower().replace(" ", "-") for name in customers.names]
    return Rows(
        Contact,
        len(accounts),
        {
            "name": people,
            "account_id": (accounts + 1).tolist(),
            "title": picked(names.TITLES, chance.integers(0, len(names.TITLES), len(accounts))),
            "email": [
                names.address(name, domain)
                for name, domain in zip(people, picked(domains, accounts), strict=True)
            ],
            "phone": [
                f"+1 555 {number:07,d}".replace(",", " ")
                for number in chance.integers(1_000_000, 9_999_999, len(accounts)).tolist()
            ],
        },
    )
