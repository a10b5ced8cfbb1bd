"""The words of a nudge: a task for the owner, and an e-mail that only the manager sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from cockpit.queries.triage import NeedyDeal
from cockpit.ui.widgets.figures import long_day, money
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class Draft:
    """A task's title and note, and the e-mail to go with it."""

    title: str
    note: str
    to: str
    subject: str
    body: str

    def as_text(self) -> str:
        """For the clipboard."""
        return f"{self.subject}\n\n{self.body}"

    def as_link(self) -> str:
        """For the mail program."""
        return f"mailto:{quote(self.to)}?subject={quote(self.subject)}&body={quote(self.body)}"


def draft(deal: NeedyDeal, by: date) -> Draft:
    """What to say to the owner of a deal, to be answered by that day."""
    named = f"{deal.account} – {deal.name}" if deal.account else deal.name
    facts = [deal.stage] if deal.worth is None else [money(deal.worth, deal.currency), deal.stage]
    reasons = "\n".join(f"- {warning.reason}" for warning in deal.warned)
    first = deal.owner.split(" ")[0]
    body = _("Hi {name},\n\n{deal} ({facts}):\n{reasons}\n\nWhat happens next, by {day}?\n").format(
        name=first, deal=named, facts=", ".join(facts), reasons=reasons, day=long_day(by)
    )
    return Draft(
        title=_("{deal}: say what happens next").format(deal=deal.title),
        note="\n".join(warning.reason for warning in deal.warned),
        to=deal.email,
        subject=_("{deal}: what happens next?").format(deal=named),
        body=body,
    )
