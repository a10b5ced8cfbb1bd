"""The cards of the board: the stages, a first page before anything else, and cards by id."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cockpit.analysis.raw import day_number, day_of
from cockpit.domain.warned import Warned
from cockpit.queries.vanished import STILL_MISSING
from cockpit.storage.database import Reader

FIRST_CARDS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A stage as a column of the board; ``rules`` are keys of ``catalog.column_rules``."""

    stage_id: int
    name: str
    pipeline_id: int
    pipeline: str
    kind: str
    probability: float
    card_limit: int | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. Money is minor units, ages are days (None: not known);
    ``missing_since`` is the day of the export that did not have the deal any more.

    ``estimate`` is the product's list price, for a deal without an amount; ``stalled``,
    ``ageing`` (three quarters of the way there) and ``waiting`` stay None, and ``warnings``
    empty, until the figures' rules have been asked.
    """

    id: int
    stage_id: int
    name: str
    account: str
    owner: str
    product: str
    amount: int | None
    estimate: int | None
    currency: str
    expected_close: date | None
    next_step: str
    next_step_on: date | None
    owner_id: int | None
    account_id: int | None
    contacts: int
    opened: date
    stage_since: date | None
    last_contact: date | None
    outcome: str
    missing_since: date | None
    stage_age: int | None = None
    idle_days: int | None = None
    stalled: bool | None = None
    ageing: bool | None = None
    waiting: bool | None = None
    warnings: tuple[Warned, ...] = ()

    @property
    def title(self) -> str:
        """The account, or the deal's own name when it has none."""
        return self.account or self.name


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The board before the figures are there: each column's first deals, and its count where
    that is cheap (None: not counted)."""

    columns: tuple[Column, ...]
    counts: tuple[int | None, ...]
    ids: tuple[tuple[int, ...], ...]
    cards: tuple[Card, ...]


def columns(db: Reader, kinds: Sequence[str] = ("open", "on_hold")) -> list[Column]:
    """The stages of those kinds that are in use, in order of pipeline and place."""
    rows = db.all(
        "SELECT s.id, s.name, p.id, p.name, s.kind, s.probability, s.card_limit, s.rules"
        " FROM stage s JOIN pipeline p ON p.id = s.pipeline_id"
        " WHERE NOT p.archived AND s.kind IN (SELECT value FROM json_each(?))"
        " AND (NOT s.archived OR EXISTS"
        "  (SELECT 1 FROM deal d WHERE d.outcome = 'open' AND d.stage_id = s.id))"
        " ORDER BY p.position, p.id, s.position, s.id",
        json.dumps(list(kinds)),
    )
    return [_column(*row) for row in rows]


def _column(*values: Any) -> Column:
    return Column(*values[:7], rules=tuple(json.loads(values[7])))  # type: ignore[misc]


_CARD = f"""
SELECT d.id, d.stage_id, d.name, coalesce(a.name, ''), coalesce(p.name, ''), coalesce(q.name, ''),
 d.amount, CASE WHEN q.currency = d.currency THEN q.list_price END, d.currency, d.expected_close,
 d.next_step, d.next_step_on, d.owner_id, d.account_id,
 (SELECT count(*) FROM deal_contact c WHERE c.deal_id = d.id), coalesce(d.opened_on, d.known_from),
 (SELECT max(v.entered_on) FROM stage_visit v WHERE v.deal_id = d.id AND v.left_on IS NULL),
 (SELECT max(x.happened_on) FROM activity x WHERE x.deal_id = d.id AND x.customer_facing = 1),
 d.outcome,
 (SELECT min(v.missing_since) FROM vanished v WHERE v.deal_id = d.id AND {STILL_MISSING})
 FROM deal d LEFT JOIN account a ON a.id = d.account_id LEFT JOIN person p ON p.id = d.owner_id
 LEFT JOIN product q ON q.id = d.product_id WHERE d.id IN (SELECT value FROM json_each(?))
"""
_DAYS = (9, 11, 15, 16, 17, 19)


def cards(db: Reader, deal_ids: Collection[int], today: date) -> list[Card]:
    """The cards of those deals that are there, in any order."""
    rows = db.all(_CARD, json.dumps([int(id) for id in deal_ids]))
    return [_card(row, day_number(today)) for row in rows]


def _card(row: tuple[Any, ...], today: int) -> Card:
    since, contact = row[16], row[17]
    values: list[Any] = [
        day_of(v) if i in _DAYS and v is not None else v for i, v in enumerate(row)
    ]
    stage_age = None if since is None else today - since
    idle_days = None if contact is None else today - contact
    return Card(*[*values, stage_age, idle_days])


def first_page(db: Reader, today: date, owners: Collection[int] | None = None) -> FirstPage:
    """Every column with the first cards by expected close, of these owners or of everybody; by
    index, in milliseconds, however many deals there are."""
    found = columns(db)
    counts: dict[int, int] = {}
    if owners is None:
        counts = dict(
            db.all("SELECT stage_id, count(*) FROM deal WHERE outcome = 'open' GROUP BY stage_id")
        )
    ids = tuple(_first_ids(db, column.stage_id, owners) for column in found)
    shown = [id for column in ids for id in column]
    return FirstPage(
        tuple(found),
        tuple(counts.get(c.stage_id, 0) if owners is None else None for c in found),
        ids,
        tuple(cards(db, shown, today)),
    )


def _first_ids(db: Reader, stage_id: int, owners: Collection[int] | None) -> tuple[int, ...]:
    here = "SELECT id FROM deal WHERE outcome = 'open' AND stage_id = ?"
    given: list[Any] = [stage_id]
    if owners is not None:
        here += " AND owner_id IN (SELECT value FROM json_each(?))"
        given.append(json.dumps(sorted(owners)))
    by_date = f"{here} AND expected_close IS NOT NULL ORDER BY expected_close, id LIMIT ?"
    dated = db.all(by_date, *given, FIRST_CARDS)
    left = FIRST_CARDS - len(dated)
    by_id = f"{here} AND expected_close IS NULL ORDER BY id LIMIT ?"
    undated = db.all(by_id, *given, left) if left else []
    return tuple(id for (id,) in dated + undated)


def owners_in(
    db: Reader, scope: str, me: int | None, teams: Collection[int], today: date
) -> list[int]:
    """Whose deals a scope or teams mean today, for a first page before the figures are there.

    ``scope``: reports or tree (of ``me``), else the people of ``teams`` and of teams in them.
    """
    now = "(from_on IS NULL OR from_on <= ?1) AND (to_on IS NULL OR to_on > ?1)"
    if scope == "reports":
        sql = f"SELECT person_id FROM membership WHERE manager_id = ?2 AND {now}"
    elif scope == "tree":
        sql = (
            "WITH RECURSIVE below(id) AS (VALUES (?2) UNION SELECT m.person_id FROM membership m"
            f" JOIN below b ON m.manager_id = b.id WHERE {now}) SELECT id FROM below"
        )
    else:
        sql = (
            "WITH RECURSIVE inside(id) AS (SELECT value FROM json_each(?2) UNION SELECT t.id"
            " FROM team t JOIN inside i ON t.parent_id = i.id) SELECT person_id FROM membership"
            f" WHERE team_id IN inside AND {now}"
        )
    second = me if scope in ("reports", "tree") else json.dumps(sorted(teams))
    return [id for (id,) in db.all(sql, day_number(today), second)]


def account_ranks(db: Reader) -> dict[int, int]:
    """The place of each account among all by name."""
    rows = db.all("SELECT id FROM account ORDER BY name COLLATE NOCASE, id")
    return {id: place for place, (id,) in enumerate(rows)}


def open_count(db: Reader, stage_id: int) -> int:
    """How many open deals a stage holds, whatever the filter."""
    found: int = db.value(
        "SELECT count(*) FROM deal WHERE outcome = 'open' AND stage_id = ?", stage_id
    )
    return found


def gaps(db: Reader, deal_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The lines of the present stage's checklist that each deal has not passed."""
    rows = db.all(
        "SELECT d.id, c.text FROM deal d"
        " JOIN exit_criterion c ON c.stage_id = d.stage_id AND NOT c.archived"
        " WHERE d.id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM deal_check k"
        "  WHERE k.deal_id = d.id AND k.criterion_id = c.id) ORDER BY d.id, c.position",
        json.dumps(list(deal_ids)),
    )
    left: dict[int, tuple[str, ...]] = {}
    for id, text in rows:
        left[id] = (*left.get(id, ()), text)
    return left


def people_choices(db: Reader) -> list[tuple[int, str]]:
    """(id, name) of everybody who may own a deal, by name."""
    return _choices(db, "SELECT id, name FROM person WHERE left_on IS NULL")


def product_choices(db: Reader) -> list[tuple[int, str]]:
    """(id, name) of every product, by name."""
    return _choices(db, "SELECT id, name FROM product")


def account_choices(db: Reader) -> list[tuple[int, str]]:
    """(id, name) of every account, by name."""
    return _choices(db, "SELECT id, name FROM account")


def team_choices(db: Reader) -> list[tuple[int, str]]:
    """(id, name) of every team, by name."""
    return _choices(db, "SELECT id, name FROM team")


def pipeline_choices(db: Reader) -> list[tuple[int, str]]:
    """(id, name) of every pipeline in use, by name."""
    return _choices(db, "SELECT id, name FROM pipeline WHERE NOT archived")


def regions(db: Reader) -> list[str]:
    """The regions that teams are in."""
    rows = db.all("SELECT DISTINCT region FROM team WHERE region <> '' ORDER BY region")
    return [region for (region,) in rows]


def lost_reasons(db: Reader) -> list[str]:
    """The reasons offered when a deal is closed without a win."""
    rows = db.all("SELECT text FROM lost_reason WHERE NOT archived ORDER BY position, id")
    return [text for (text,) in rows]


def _choices(db: Reader, sql: str) -> list[tuple[int, str]]:
    return [(row[0], row[1]) for row in db.all(f"{sql} ORDER BY name COLLATE NOCASE, id")]
