"""What a deal warning and a hygiene rule are: one declaration each, asked of all deals at once.

The catalogue declares them; whoever reads the facts hands them in with the references, so that
lists, filters and figures below the catalogue ask the same ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cockpit.domain.warned import Case, Fix, Warned

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

LATE_FROM = 0.5


@dataclass(frozen=True, slots=True)
class DealWarning:
    """A warning of open deals. ``find(signs, limits)`` marks them, ``limits`` being each deal's,
    by its stage; ``say(case, limit)`` tells of one that was found.

    ``usual`` is the limit of a stage that sets none (None: there is no limit to set) and
    ``unit`` what it counts, for the form of a stage. ``late`` ones are asked from the stages on
    that are as likely won as not; an earlier stage asks them when it is given a limit.
    """

    key: str
    title: str
    find: Callable[[Signs, Ints], Mask]
    say: Callable[[Case, int], Warned]
    usual: int | None = None
    unit: str = ""
    late: bool = False

    def is_asked_at(self, probability: float) -> bool:
        """Whether a stage of this probability asks it unless told otherwise."""
        return not self.late or probability >= LATE_FROM


@dataclass(frozen=True, slots=True)
class HygieneRule:
    """A rule of good order: ``applies`` and ``passes`` mark deals, ``weight`` says how much it
    counts, ``lack`` what is wrong where it fails and ``fix`` what mends it. It applies to open
    deals alone, or to ``closed`` ones alone: the others are not asked."""

    key: str
    title: str
    weight: int
    applies: Callable[[Signs], Mask]
    passes: Callable[[Signs], Mask]
    lack: str
    fix: Fix
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The catalogue's warnings and hygiene rules, in the order in which they are told."""

    warnings: tuple[DealWarning, ...] = ()
    hygiene: tuple[HygieneRule, ...] = ()


NO_RULES = Rules()
