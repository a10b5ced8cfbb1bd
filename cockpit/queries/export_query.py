"""How a table for export is told: its headings, what they hold, and the SQL that gives them."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, DAY, MONEY, NUMBER, YES_NO = "text", "day", "money", "number", "yes_no"


@dataclass(frozen=True, slots=True)
class ExportQuery:
    """A kind's columns as (heading, kind of value) and the SQL that gives them in order;
    ``currency_at`` is the column with the currency of the money columns, if any."""

    columns: tuple[tuple[str, str], ...]
    sql: str
    currency_at: int | None = None


_HEX = "lower(hex(d.uid))"
# The identifier that the first source gave a deal, else our own as the list of deals has it: other
# tables name their deals by it.
DEAL_ID = (
    "COALESCE((SELECT r.external_id FROM source_record r WHERE r.kind = 'deals'"
    " AND r.entity_id = d.id AND r.external_id NOT LIKE '~%' ORDER BY r.id LIMIT 1),"
    + " || '-' || ".join(
        f"substr({_HEX}, {start}, {length})"
        for start, length in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
    )
    + ")"
)
# An instant as ISO 8601 writes it, to the microsecond.
MOMENT = (
    "strftime('%Y-%m-%dT%H:%M:%S', {0} / 1000000, 'unixepoch') || printf('.%06dZ', {0} % 1000000)"
)
