"""The lines and contacts of a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cockpit.domain.deal import Deal, DealLine
from cockpit.domain.people import Contact, DealContact
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_LINE_FIELDS = frozenset(["text", "product_id", "quantity", "list_price", "net_price", "cost"])


def add_line(work: Work, /, deal_id: int, **fields: Any) -> int:
    """Add a product line to a deal; prices are minor units a piece. Gives its id."""
    deal = work.get(Deal, deal_id)
    line = DealLine(deal_id, position=len(work.find(DealLine, deal_id=deal_id)))
    _fill(line, fields)
    work.add(line)
    work.label = _("added a line to {deal}").format(deal=deal.name)
    return line.id


def change_line(work: Work, /, line_id: int, **fields: Any) -> None:
    """Change a product line."""
    line = work.get(DealLine, line_id)
    _fill(line, fields)
    work.label = _("changed a line of {deal}").format(deal=work.get(Deal, line.deal_id).name)


def remove_line(work: Work, line_id: int) -> None:
    """Take a product line out of its deal."""
    line = work.get(DealLine, line_id)
    work.label = _("removed a line of {deal}").format(deal=work.get(Deal, line.deal_id).name)
    work.remove(line)


def _fill(line: DealLine, fields: dict[str, Any]) -> None:
    unknown = fields.keys() - _LINE_FIELDS
    if unknown:
        raise KeyError(f"a line has no {', '.join(sorted(unknown))}")
    if fields.get("quantity", line.quantity) <= 0:
        raise Refused(_("A quantity is above zero."))
    for key, value in fields.items():
        setattr(line, key, value)


def add_contact(
    work: Work, deal_id: int, name: str, role: str = "", title: str = "", email: str = ""
) -> int:
    """Put somebody of the customer into the deal, known or new by name; gives the link's id."""
    deal = work.get(Deal, deal_id)
    if not name.strip():
        raise Refused(_("Give the contact a name."))
    found = work.first(Contact, account_id=deal.account_id, name=name.strip())
    if found is None:
        found = Contact(name.strip(), deal.account_id, title, email)
        work.add(found)
    if work.first(DealContact, deal_id=deal_id, contact_id=found.id):
        raise Refused(_("{name} is already in this deal.").format(name=found.name))
    link = DealContact(deal_id, found.id, role)
    work.add(link)
    work.label = _("added {name} to {deal}").format(name=found.name, deal=deal.name)
    return link.id


def change_contact(work: Work, link_id: int, role: str) -> None:
    """Say what part a contact plays in the deal."""
    link = work.get(DealContact, link_id)
    link.role = role.strip()
    work.label = _("changed the role of {name}").format(
        name=work.get(Contact, link.contact_id).name
    )


def remove_contact(work: Work, link_id: int) -> None:
    """Take a contact out of a deal; the contact stays with the account."""
    link = work.get(DealContact, link_id)
    deal = work.get(Deal, link.deal_id)
    work.label = _("removed {name} from {deal}").format(
        name=work.get(Contact, link.contact_id).name, deal=deal.name
    )
    work.remove(link)
