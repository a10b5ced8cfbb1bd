"""What reading a table takes from the manager, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Generic, TypeVar

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.domain.drafts import Draft, RefusedRow, Remark

# Parts the values of a raw text; no cell holds it, for it counts as blank there.
PART = "\x1f"

D = TypeVar("D", bound=Draft)


@dataclass(frozen=True, slots=True)
class Locale:
    """What reading needs to know of the manager: the business zone, the currency of bare
    amounts, the day it is, and the order of day and month where the files do not tell."""

    zone: tzinfo
    currency: str
    today: date
    dates: DateStyle | None = None


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """What became of one column: ``field`` is empty when it is none of the row's own, ``said`` too
    when it is left out, else it tells how the column was read; ``bad`` counts cells that could not
    be; ``unclear`` needs the manager's word."""

    heading: str
    field: str
    examples: tuple[str, ...]
    said: str = ""
    empty: int = 0
    bad: int = 0
    unclear: str = ""


@dataclass(frozen=True, slots=True)
class DraftBatch(Generic[D]):
    """The drafts of one table. ``raws`` hold, a row each, the filled cells as ``field=value`` in
    one plain form, parted by ``PART``: equal whenever the source says the same, whatever the
    file's form. ``refused_keys`` identify the refused rows; ``lost_rows`` of them say not which
    they are."""

    kind: str
    drafts: list[D]
    raws: list[str]
    refused: list[RefusedRow]
    remarks: list[Remark]
    checks: list[ColumnCheck]
    rows: int
    latest: date | None = None
    refused_keys: frozenset[str] = frozenset()
    lost_rows: int = 0
