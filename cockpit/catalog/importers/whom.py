"""The columns of a file that tell whom and which deal a row is about."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


def whom(heads: Headings) -> tuple[Field, ...]:
    """Our person, the customer and the deal, each by name and by the other program's id."""
    return (
        heads.field("person", _("Person"), Reading.TEXT),
        heads.field("person_ref", _("Person ID"), Reading.ID),
        heads.field("account", _("Account"), Reading.TEXT),
        heads.field("account_ref", _("Account ID"), Reading.ID),
        heads.field("deal", _("Deal"), Reading.TEXT),
        heads.field("deal_ref", _("Deal ID"), Reading.ID),
    )
