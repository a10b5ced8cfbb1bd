"""The people who sell, their teams, and the people they sell to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person does in the team."""

    REP = "rep"
    MANAGER = "manager"
    SDR = "sdr"
    OTHER = "other"


@dataclass(eq=False)
class Team:
    """A team, perhaps inside another, in a region."""

    name: str
    parent_id: int | None = None
    region: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Person:
    """Somebody on our side."""

    name: str
    email: str = ""
    role: Role = Role.REP
    hired_on: date | None = None
    quota_from: date | None = None
    left_on: date | None = None
    time_zone: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Membership:
    """Who was in which team under whom, ``[from_on, to_on)``; the first known holds before it."""

    person_id: int
    team_id: int | None = None
    manager_id: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


# The team of a quota that nobody alone has to reach, in files: never translated.
EVERYBODY = "Whole company"


@dataclass(eq=False)
class Quota:
    """Money to be won in ``[start_on, end_on)`` by a person, a team or, without either, by all, in
    minor units."""

    start_on: date
    end_on: date
    amount: int
    currency: str
    person_id: int | None = None
    team_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Account:
    """A company that buys; ``revenue`` is minor units a year."""

    name: str
    industry: str = ""
    employees: int | None = None
    revenue: int | None = None
    territory: str = ""
    founded: int | None = None
    key_account: bool = False
    owner_id: int | None = None
    parent_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Contact:
    """Somebody on the customer's side."""

    name: str
    account_id: int | None = None
    title: str = ""
    email: str = ""
    phone: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class DealContact:
    """The part a contact plays in a deal."""

    deal_id: int
    contact_id: int
    role: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Product:
    """Something sold; prices are minor units."""

    name: str
    currency: str
    family: str = ""
    list_price: int | None = None
    cost: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)
