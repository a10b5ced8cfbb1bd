"""Text and identifiers: trimmed, with the signs for "nothing" made nothing."""

from __future__ import annotations

from datetime import date, time

from cockpit.catalog.importers.table import Cell

# As exports write an empty cell; the fifteen zeros are Salesforce's empty reference.
MISSING = frozenset(
    ["", "-", "--", "—", "–", "n/a", "#n/a", "na", "nan", "null", "none", "(blank)", "(empty)",
     "(none)", "000000000000000aaa", "000000000000000", "0000-00-00", "0000-00-00 00:00:00"]
)  # fmt: skip


# Before these, and before itself, an apostrophe says to spreadsheets that no formula follows.
_GUARDED = frozenset("'=+-@＝＋－＠")


def _unguarded(text: str) -> str:
    """The text without the apostrophe that exports put before what looks like a formula."""
    bare = text[1:].lstrip()
    return text[1:] if text.startswith("'") and bare[:1] in _GUARDED and bare else text


def text_of(cell: Cell) -> str:
    """The cell as one line of text, "" when it is empty; a whole number shows no decimals."""
    if isinstance(cell, str):
        text = _unguarded(" ".join(cell.split()))
        return "" if text.casefold() in MISSING else text
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e21:
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


def lines_of(cell: Cell) -> str:
    """The cell as text of one or more lines, as written; the unit separator counts as blank."""
    if not isinstance(cell, str) or not text_of(cell):
        return text_of(cell)
    return "\n".join(_unguarded(cell.replace("\x1f", " ").strip()).splitlines())
