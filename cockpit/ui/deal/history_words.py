"""What happened to a deal, in people's words."""

from __future__ import annotations

from datetime import date, timedelta

from cockpit.analysis.raw import day_of
from cockpit.queries.deal_history import Happening
from cockpit.ui.deal.categories import category_words
from cockpit.ui.widgets.figures import day, money
from cockpit.wording import _, n_

_NEAR = 8


def in_words(happening: Happening, today: date) -> str:
    """One line of the timeline; a day of this year needs no year."""
    if happening.kind == "expected_close":
        return _close(happening, today)
    say = _SAYINGS.get(happening.kind)
    if say is not None:
        return say(happening)
    activity = _activities().get(happening.kind, happening.kind)
    return f"{activity}: {happening.after}" if happening.after else activity


def _opened(it: Happening) -> str:
    imported = str(it.before).startswith(("import", "take", "receive"))
    sign = _("Opened from import in {stage}") if imported else _("Opened in {stage}")
    return sign.format(stage=it.after)


def _stage(it: Happening) -> str:
    moved = f"{it.before} → {it.after}"
    if it.days is None:
        return moved
    days = n_("{n} d", "{n} d", it.days)
    return _("{moved} after {days}").format(moved=moved, days=days)


def _amount(it: Happening) -> str:
    if it.before is None:
        return _("Amount {after}").format(after=money(it.after, it.currency))
    before, after = money(it.before, it.currency), money(it.after, it.currency)
    return _("Amount {before} → {after}").format(before=before, after=after)


def _close(it: Happening, today: date) -> str:
    if it.before is None:
        return _("Close date {after}").format(after=_date(day_of(it.after), today))
    if it.after is None:
        return _("Close date taken away")
    before, after = day_of(it.before), day_of(it.after)
    text = _("Close date {before} → {after}").format(
        before=_date(before, today), after=_date(after, today)
    )
    if after.replace(day=1) > before.replace(day=1):
        return _("{change}, pushed").format(change=text)
    return _("{change}, pulled in").format(change=text) if after < before else text


def _date(on: date, today: date) -> str:
    """As people write it, never "tomorrow": what is told lies back."""
    near = abs((on - today).days) < _NEAR
    return day(on, on - timedelta(_NEAR) if near and on.year == today.year else today)


def _owner(it: Happening) -> str:
    return _("Owner {before} → {after}").format(
        before=it.before or _("nobody"), after=it.after or _("nobody")
    )


def _product(it: Happening) -> str:
    return _("Product {before} → {after}").format(
        before=it.before or _("none"), after=it.after or _("none")
    )


def _category(it: Happening) -> str:
    before, after = category_words(it.before), category_words(it.after)
    return _("Category {before} → {after}").format(before=before, after=after)


def _outcome(it: Happening) -> str:
    return {
        "won": _("Won"),
        "lost": _("Lost"),
        "no_decision": _("Closed without a decision"),
        "disqualified": _("Disqualified"),
        "open": _("Opened again"),
    }.get(str(it.after), str(it.after))


def _plain(it: Happening) -> str:
    titles = {
        "name": _("Name"),
        "source": _("Source"),
        "next_step": _("Next step"),
        "lost_reason": _("Reason"),
        "competitor": _("Competitor"),
    }
    if it.kind == "account_id":
        return _("Account changed")
    if not it.after:
        return _("{field} taken away").format(field=titles[it.kind])
    return _("{field}: {text}").format(field=titles[it.kind], text=it.after)


def _row(it: Happening) -> str:
    return {
        ("note", "added"): _("Note written"),
        ("note", "removed"): _("Note deleted"),
        ("deal_contact", "added"): _("Contact added"),
        ("deal_contact", "removed"): _("Contact removed"),
        ("deal_line", "added"): _("Product line added"),
        ("deal_line", "removed"): _("Product line removed"),
        ("deal_check", "added"): _("Checklist line ticked"),
        ("deal_check", "removed"): _("Checklist line unticked"),
    }[it.kind, it.after]


_SAYINGS = {
    "opened": _opened,
    "stage": _stage,
    "amount": _amount,
    "owner": _owner,
    "product": _product,
    "category": _category,
    "outcome": _outcome,
    **dict.fromkeys(
        ("name", "account_id", "source", "next_step", "lost_reason", "competitor"), _plain
    ),
    **dict.fromkeys(("deal_contact", "deal_line", "deal_check"), _row),
}


def _note(it: Happening) -> str:
    return _row(it) if it.after in ("added", "removed") and not it.before else _("Note")


_SAYINGS["note"] = _note


def _activities() -> dict[str, str]:
    return {
        "call": _("Call"),
        "email": _("E-mail"),
        "meeting": _("Meeting"),
        "demo": _("Demo"),
        "proposal": _("Proposal"),
    }
