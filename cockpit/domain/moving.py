"""What a stage may ask of a deal before it lets it in, and what must be said when it closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cockpit.domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the rules look at: known to a card while it hovers and to the action that moves it."""

    name: str
    amount: int | None
    expected_close: date | None
    owner_id: int | None
    next_step: str
    contacts: int


Rule = Callable[[Candidate], str | None]


class GapsLeft(Refused):
    """The checklist of the stage it leaves is not passed; ``gaps`` are the lines left open."""

    def __init__(self, message: str, gaps: tuple[str, ...]) -> None:
        super().__init__(message)
        self.gaps = gaps
