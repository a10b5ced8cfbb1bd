"""What the application hands to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cockpit.domain.reminders import Ring
    from cockpit.ui.reminders.desk import AlarmClock
    from cockpit.workspace import Workspace


class Care(Protocol):
    """What looks after the folder while the window is open."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End soon."""


@dataclass(frozen=True)
class Opening:
    """What the application hands to the window; ``open`` gives the folder as of a day.

    ``make`` makes first what is to be opened, in any thread; it is told how many rows are written
    and how many there are, and ends when that raises. ``load`` brings in the libraries that the
    first change needs; any thread may call it.
    """

    data: Path
    backups: Path
    lock: Path
    machine: Path
    open: Callable[[date | None], Workspace]
    care: Callable[[Workspace, Callable[[datetime], None]], Care]
    start_demo: Callable[[], None]
    alarm: Callable[[Workspace, Callable[[Sequence[Ring]], None]], AlarmClock] | None = None
    load: Callable[[], None] = lambda: None
    make: Callable[[Callable[[int, int], None]], None] | None = None
