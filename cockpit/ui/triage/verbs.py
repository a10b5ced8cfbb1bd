"""What can be done with a deal that needs the manager: title, key and icon of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cockpit.wording import _


class Verb(StrEnum):
    """The verbs, in the order in which they are offered."""

    STEP = "step"
    NUDGE = "nudge"
    PUSH = "push"
    LOSE = "lose"
    SNOOZE = "snooze"
    PIN = "pin"
    MAIL = "mail"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb as it is shown."""

    verb: Verb
    title: str
    key: str
    icon: str


def offers() -> list[Offer]:
    """All of them; E and Enter come with the row."""
    return [
        Offer(Verb.STEP, _("Plan the next step"), "N", "tasks"),
        Offer(Verb.NUDGE, _("Nudge the owner"), "M", "delegate"),
        Offer(Verb.MAIL, _("Write to the owner"), "E", "mail"),
        Offer(Verb.PUSH, _("Move the close date"), "P", "calendar"),
        Offer(Verb.LOSE, _("Close as lost"), "L", "lost"),
        Offer(Verb.SNOOZE, _("Put off until"), "S", "clock"),
        Offer(Verb.PIN, _("Pin to the top, or unpin"), "T", "flag"),
        Offer(Verb.OPEN, _("Open the deal"), "Return", "deal"),
    ]
