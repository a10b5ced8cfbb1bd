"""Saved views: a page's filter and order under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import SavedView
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def save_view(work: Work, page: str, name: str, kept: dict[str, Any]) -> int:
    """Keep a page's filter and order; the same name again replaces what it kept. Gives its id."""
    name = name.strip()
    if not name:
        raise Refused(_("Give the view a name."))
    found = work.first(SavedView, page=page, name=name)
    if found is None:
        found = SavedView(page, name, kept, len(work.find(SavedView, page=page)))
        work.add(found)
    else:
        found.filter = kept
    work.label = _("saved the view {name}").format(name=name)
    return found.id


def delete_view(work: Work, view_id: int) -> None:
    """Take a view off the list."""
    view = work.get(SavedView, view_id)
    work.label = _("deleted the view {name}").format(name=view.name)
    work.remove(view)
