"""A file of headings that were imported before is read as it was then."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cockpit.actions.imports_layouts import Layout
from cockpit.catalog.crm_presets import presets
from cockpit.catalog.importers.guess import guess_kinds
from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.table import SheetTable
from cockpit.jobs.imports_asking import as_remembered
from cockpit.jobs.imports_plan import Choice, FilePlan

# By the digest of a file's headings and of the kind they look like.
Layouts = Mapping[str, Layout]


def fingerprint(kind: str, header: Sequence[str]) -> str:
    """The same for files with the same headings in any order."""
    words = "\n".join(sorted(plain(heading) for heading in header))
    return hashlib.blake2b(f"{kind}\n{words}".encode(), digest_size=12).hexdigest()


def as_last_time(
    tables: Sequence[SheetTable], choice: Choice, layouts: Layouts
) -> tuple[Choice, Layout | None]:
    """The choice of last time for the first table that has one, and what was kept of it; the
    choice itself when it already says what the file is, or nothing is known of its headings."""
    if choice.mapping or choice.kind or choice.sheet or choice.range or not layouts:
        return choice, None
    known = [(table, layouts.get(_digest(table))) for table in tables]
    there = [(table, layout) for table, layout in known if layout is not None]
    if not there:
        return choice, None
    table, layout = max(there, key=lambda one: _likeness(*one))
    place = table.range if len(tables) > 1 else ""
    return replace(choice, sheet=table.sheet, range=place, mapping=layout.mapping), layout


def _likeness(table: SheetTable, layout: Layout) -> tuple[bool, bool]:
    """How surely the table is the one of last time: it may have grown, but begins where it did."""
    corner = table.range.partition(":")[0] == layout.range.partition(":")[0]
    return table.sheet == layout.sheet, corner


def layouts_of(files: Sequence[FilePlan]) -> dict[str, Layout]:
    """What is to be kept of files that are imported."""
    return {
        fingerprint(file.kinds[0] if file.kinds else "", file.header): Layout(
            as_remembered(file.mapping), file.currency, file.sheet, file.range
        )
        for file in files
        if file.batch is not None and file.mapping is not None
    }


def _digest(table: SheetTable) -> str:
    kinds = [guess.kind.key for guess in guess_kinds(table, presets()) if guess.kind.fields]
    return fingerprint(kinds[0] if kinds else "", table.header)
