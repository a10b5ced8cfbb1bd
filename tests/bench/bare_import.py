"""The least an import has to write: the same rows and indexes, by executemany, nothing asked."""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

from cockpit.storage.database import connect
from cockpit.storage.numbers import day_number
from cockpit.storage.schema import prepare

_LEARNT = 1_700_000_000_000_000


def seconds(database: Path, file: Path) -> float:
    """How long reading the file and writing deals, visits, versions, source records, the search
    index and one journal entry takes, into a new file with our tables."""
    prepare(database)
    db = connect(database)
    start = perf_counter()
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    db.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA defer_foreign_keys = ON")
    _names(db, rows)
    deals = list(_deals(rows))
    _insert(db, "deal", deals)
    _insert(db, "stage_visit", list(_visits(rows)))
    versions = list(_versions(rows))
    _insert(db, "deal_version", versions)
    _insert(db, "source_record", list(_records(rows)))
    db.execute(
        "INSERT INTO search(rowid, title, body) SELECT id * 8 + 1, name, next_step FROM deal"
    )
    image = zlib.compress(json.dumps([deals, versions], default=repr).encode(), 1)
    db.execute(
        "INSERT INTO journal_batch (step, kind, first_id, last_id, image) VALUES (1,'deal',1,1,?)",
        (image,),
    )
    db.execute("COMMIT")
    took = perf_counter() - start
    db.close()
    return took


def _insert(db: Any, table: str, rows: list[dict[str, Any]]) -> None:
    keys = list(rows[0])
    marks = ",".join("?" * len(keys))
    statement = f"INSERT INTO {table} ({','.join(keys)}) VALUES ({marks})"
    db.executemany(statement, [tuple(row.values()) for row in rows])


def _names(db: Any, rows: list[dict[str, str]]) -> None:
    """What deals refer to; few, so that they do not count."""
    db.execute("INSERT INTO pipeline (id,uid,name,position,archived) VALUES (1,?,'Sales',0,0)",
               (uuid4().bytes,))  # fmt: skip
    for number, stage in enumerate(sorted({row["Stage"] for row in rows}), 1):
        db.execute(
            "INSERT INTO stage (id,uid,pipeline_id,name,position,kind,probability,"
            "forecast_category,milestone,rules,archived) VALUES (?,?,1,?,?,'open',0,'pipeline',"
            "'none','[]',0)",
            (number, uuid4().bytes, stage, number),
        )
    db.execute("INSERT INTO source (id,uid,name,kind,fingerprint) VALUES (1,?,'','','')",
               (uuid4().bytes,))  # fmt: skip


def _day(text: str) -> int | None:
    return day_number(date.fromisoformat(text)) if text else None


def _deals(rows: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, 1):
        closed = _day(row["Closed on"])
        yield {
            "id": number, "uid": uuid4().bytes, "name": row["Deal name"], "pipeline_id": 1,
            "stage_id": 1, "amount": _cents(row["Amount"]), "currency": row["Currency"],
            "source": "", "opened_on": _day(row["Created on"]),
            "known_from": _day(row["Created on"]), "expected_close": _day(row["Expected close"]),
            "closed_on": closed, "next_step": "", "lost_reason": "", "competitor": "",
            "forecast_category": "pipeline", "category_source": "auto",
            "outcome": "won" if closed else "open",
        }  # fmt: skip


def _cents(text: str) -> int | None:
    return round(float(text) * 100) if text else None


def _visits(rows: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, 1):
        opened, closed = _day(row["Created on"]), _day(row["Closed on"])
        visit = {"deal_id": number, "stage_id": 1, "learnt_at": _LEARNT}
        yield {**visit, "entered_on": opened, "left_on": closed}
        if closed is not None:
            yield {**visit, "entered_on": closed, "left_on": None}


def _versions(rows: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, 1):
        closed = _day(row["Closed on"])
        version = {
            "deal_id": number, "learnt_at": _LEARNT, "stage_id": 1,
            "amount": _cents(row["Amount"]), "currency": row["Currency"], "category": "pipeline",
        }  # fmt: skip
        opened = _day(row["Created on"])
        yield {**version, "happened_on": opened, "outcome": "open", "closed_on": None}
        if closed is not None:
            yield {**version, "happened_on": closed, "outcome": "won", "closed_on": closed}


def _records(rows: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, 1):
        raw = json.dumps(list(row.values()), ensure_ascii=False)
        yield {
            "source_id": 1, "kind": "deal", "external_id": row["Deal ID"], "entity_id": number,
            "raw": raw, "hash": zlib.crc32(raw.encode()).to_bytes(8, "big"),
        }  # fmt: skip
