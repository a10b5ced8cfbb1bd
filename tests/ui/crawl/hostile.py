"""A folder in which every text that came from somebody is meant to do harm."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from cockpit.storage import search_index
from cockpit.storage.database import connect

_TEXTS = {
    "deal": ("name", "next_step", "competitor", "source"),
    "account": ("name", "industry", "territory"),
    "contact": ("name", "title", "email", "phone"),
    "product": ("name", "family"),
    "person": ("name", "email"),
    "team": ("name", "region"),
    "stage": ("name",),
    "pipeline": ("name",),
    "exit_criterion": ("text",),
    "lost_reason": ("text",),
    "task": ("title", "note"),
    "note": ("text",),
    "activity": ("subject", "outcome"),
    "deal_contact": ("role",),
    "saved_view": ("name",),
}
LONG = "An opportunity with a very long name " * 6


def names(canary: Path) -> tuple[str, ...]:
    """Markup that would open a file, links, formulas, text from right to left, and 200 letters."""
    return (
        f'<img src="file://{canary}">',
        f'<b>x</b><a href="file://{canary}">press</a>',
        "=cmd()|' /C calc'!A0",
        "\u202eevil & \u05e9\u05dc\u05d5\u05dd",
        LONG[:200],
        f"<table background='file://{canary}'><tr><td>@SUM(A1)",
    )


def make_hostile(source: Path, target: Path, canary: Path) -> Path:
    """A copy of the file with nothing but such texts in it; each keeps its number, so that what
    must be unique is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    connection = connect(target)
    try:
        _spoil(connection, names(canary))
    finally:
        connection.close()
    return target


def _spoil(connection: Any, texts: tuple[str, ...]) -> None:
    cases = " ".join(f"WHEN {i} THEN ?" for i in range(len(texts)))
    connection.execute("BEGIN IMMEDIATE")
    for table, columns in _TEXTS.items():
        for column in columns:
            connection.execute(
                f"UPDATE {table} SET {column} = (CASE id % {len(texts)} {cases} END) || ' ' || id",
                texts,
            )
    connection.execute(
        f"UPDATE deal SET lost_reason = (CASE id % {len(texts)} {cases} END)"
        " WHERE lost_reason <> ''",
        texts,
    )
    index = SimpleNamespace(exec_driver_sql=connection.execute)
    for kind in search_index.CODES:
        search_index.refresh_range(index, kind, 1, 1_000_000)
    connection.execute("COMMIT")
