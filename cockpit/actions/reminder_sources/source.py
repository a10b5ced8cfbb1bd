"""What a source of reminders is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.domain.reminders import Wanted

if TYPE_CHECKING:
    from cockpit.storage.work import Work


@dataclass(frozen=True, slots=True)
class Source:
    """``wanted`` gives every rule there is to be now, of these ``kinds`` only; it is asked after
    each commit that touches one of ``touched``. ``finish`` does to the subject what “done” on its
    reminder means, given the subject's id and the occurrence's nominal local time."""

    kinds: tuple[str, ...]
    touched: tuple[str, ...]
    wanted: Callable[[Work], Iterable[Wanted]]
    finish: Callable[[Work, int, datetime], None] | None = None
