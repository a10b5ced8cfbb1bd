"""A change that waits, and the two sides of one that met another, in words."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.catalog.calendars.ics_glance import Glance, glance
from cockpit.domain.calendar import OutboxState, OutboxVerb
from cockpit.queries.calendar_sync import OutboxRow
from cockpit.ui.widgets.figures import clock, day
from cockpit.wording import _


def title_of(row: OutboxRow) -> str:
    """What the event calls itself, here or there."""
    return row.title or glance(row.body or row.theirs).title or _("A meeting")


def state_of(row: OutboxRow) -> str:
    """Why it is in the list."""
    if row.state is OutboxState.CONFLICT:
        return _("changed here and there")
    if row.state is OutboxState.REFUSED:
        return _("refused: {why}").format(why=row.trouble)
    if row.trouble:
        return _("waits: {why}").format(why=row.trouble)
    return _("waits for the next round")


def mine(row: OutboxRow, today: date) -> str:
    """What was said here."""
    if row.verb is OutboxVerb.DELETE:
        return _("Deleted")
    return said(glance(row.body), today)


def theirs(row: OutboxRow, today: date) -> str:
    """What somebody said on the server meanwhile."""
    return said(glance(row.theirs), today) if row.theirs else _("Deleted")


def said(one: Glance, today: date) -> str:
    """Title, time and place."""
    parts = [one.title or _("no title"), _time(one, today)]
    if one.place:
        parts.append(one.place)
    if one.repeats:
        parts.append(_("repeats"))
    return " · ".join(part for part in parts if part)


def _time(one: Glance, today: date) -> str:
    if one.start is None:
        return ""
    if not isinstance(one.start, datetime):
        return _("{day}, all day").format(day=day(one.start, today))
    at = f"{day(one.start.date(), today)} {clock(one.start)}"
    if isinstance(one.end, datetime):
        at += f"–{clock(one.end)}"
    return f"{at} {one.zone}".strip()
