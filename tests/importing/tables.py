"""Small tables for tests: text to a table, to drafts, to a file."""

from __future__ import annotations

from datetime import UTC, date
from pathlib import Path
from typing import Any

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.draft_reader import read_drafts
from cockpit.catalog.importers.files import read_tables
from cockpit.catalog.importers.guess import guess_kinds, names_a_column
from cockpit.catalog.importers.reading_results import DraftBatch, Locale
from cockpit.catalog.importers.table import SheetTable

HERE = Locale(UTC, "USD", date(2026, 3, 10))


def table(text: str | bytes, file: str = "file.csv") -> SheetTable:
    """The first table in a file of this content."""
    data = text.encode() if isinstance(text, str) else text
    return read_tables(file, data, names_a_column)[0]


def drafts(text: str | bytes, file: str = "file.csv", dates: str = "") -> DraftBatch[Any]:
    """The drafts of a file of this content, kind and columns guessed."""
    read = table(text, file)
    guess = guess_kinds(read)[0]
    style = DateStyle(dates) if dates else None
    return read_drafts(read, guess.mapping, Locale(HERE.zone, HERE.currency, HERE.today, style))


def written(folder: Path, name: str, text: str) -> Path:
    """A file in ``folder`` with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
