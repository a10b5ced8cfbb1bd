"""Our people and teams, quotas, and the customers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String

from cockpit.domain import people as nouns
from cockpit.storage.kinds_of_value import Day, Word
from cockpit.storage.tables import link, mapping, table

team = table(
    "team",
    Column("name", String, nullable=False),
    link("parent_id", "team"),
    Column("region", String, nullable=False),
)
person = table(
    "person",
    Column("name", String, nullable=False),
    Column("email", String, nullable=False),
    Column("role", Word(nouns.Role), nullable=False),
    Column("hired_on", Day),
    Column("quota_from", Day),
    Column("left_on", Day),
    Column("time_zone", String, nullable=False),
)
membership = table(
    "membership",
    link("person_id", "person", must=True),
    link("team_id", "team"),
    link("manager_id", "person"),
    Column("from_on", Day),
    Column("to_on", Day),
)
quota = table(
    "quota",
    link("person_id", "person"),
    link("team_id", "team"),
    Column("start_on", Day, nullable=False),
    Column("end_on", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
)
account = table(
    "account",
    Column("name", String, nullable=False),
    Column("industry", String, nullable=False),
    Column("employees", Integer),
    Column("revenue", Integer),
    Column("territory", String, nullable=False),
    Column("founded", Integer),
    Column("key_account", Boolean, nullable=False),
    link("owner_id", "person"),
    link("parent_id", "account"),
)
contact = table(
    "contact",
    Column("name", String, nullable=False),
    link("account_id", "account"),
    Column("title", String, nullable=False),
    Column("email", String, nullable=False),
    Column("phone", String, nullable=False),
)
deal_contact = table(
    "deal_contact",
    link("deal_id", "deal", must=True),
    link("contact_id", "contact", must=True),
    Column("role", String, nullable=False),
)
product = table(
    "product",
    Column("name", String, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("family", String, nullable=False),
    Column("list_price", Integer),
    Column("cost", Integer),
)

mapping.map_imperatively(nouns.Team, team)
mapping.map_imperatively(nouns.Person, person)
mapping.map_imperatively(nouns.Membership, membership)
mapping.map_imperatively(nouns.Quota, quota)
mapping.map_imperatively(nouns.Account, account)
mapping.map_imperatively(nouns.Contact, contact)
mapping.map_imperatively(nouns.DealContact, deal_contact)
mapping.map_imperatively(nouns.Product, product)
