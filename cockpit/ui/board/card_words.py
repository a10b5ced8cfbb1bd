"""What a card says: its lines, its chip, its warning edge, and one sentence for screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.queries.board import Card
from cockpit.ui.widgets.figures import age, day, money
from cockpit.ui.widgets.pill import initials
from cockpit.wording import _, n_


@dataclass(frozen=True, slots=True)
class CardText:
    """A card in words; tones are neutral, warn and bad."""

    title: str
    amount: str
    estimated: bool
    what: str
    when: str
    late: bool
    letters: str
    chip: str
    chip_tone: str
    step: str
    step_short: str
    step_day: str
    step_tone: str
    edge: str
    more: str
    more_tone: str


# What a card shows anyway: the chip, the closing line, the step.
_SEEN = frozenset({"stalled_in_stage", "overdue_close", "no_next_step"})


def words(card: Card, today: date, *, steps_used: bool = True) -> CardText:
    """The words of a card on that day. Where nobody plans next steps (``steps_used`` False), a
    missing one is nothing to look at."""
    late = card.expected_close is not None and card.expected_close < today
    chip, tone = _chip(card)
    more = [one for one in card.warnings if one.key not in _SEEN]
    step, step_day, step_tone = _step(card, today)
    if not card.next_step and not steps_used:
        step_tone = "neutral"
    return CardText(
        title=card.title,
        amount=_amount(card),
        estimated=card.amount is None,
        what=_what(card),
        when=_when(card, today, late),
        late=late,
        letters=initials(card.owner) if card.owner else "",
        chip=chip,
        chip_tone=tone,
        step=step,
        step_short="" if card.next_step else _("No step"),
        step_day=step_day,
        step_tone=step_tone,
        edge=_edge(card, tone, late),
        more=str(len(more)) if more else "",
        more_tone="bad" if any(one.tone == "bad" for one in more) else "warn",
    )


def sentence(card: Card) -> str:
    """The whole card as one sentence."""
    parts = [card.title]
    parts += [card.name] if card.account and card.name != card.account else []
    parts.append(_amount(card) or _("no amount"))
    parts += [card.product] if card.product else []
    if card.expected_close is not None:
        parts.append(_("closes {day}").format(day=day(card.expected_close)))
    parts.append(_("owner {name}").format(name=card.owner) if card.owner else _("no owner"))
    if card.stage_age is not None:
        parts.append(n_("{n} day in this stage", "{n} days in this stage", card.stage_age))
    parts += [_("not in the last export")] if card.missing_since else []
    parts += [_("stalled")] if card.stalled else []
    parts += [one.words for one in card.warnings if one.key not in _SEEN]
    parts.append(
        _("next step {step}").format(step=card.next_step) if card.next_step else _("no next step")
    )
    return ", ".join(parts)


def tip(card: Card) -> str:
    """What hovering tells beyond the card itself."""
    lines = [card.name] if card.account else []
    if card.amount is not None:
        lines.append(money(card.amount, card.currency))
    elif card.estimate is not None:
        exact = money(card.estimate, card.currency)
        lines.append(_("No amount yet; list price {price}").format(price=exact))
    else:
        lines.append(_("No amount yet"))
    lines.append(_("Owner: {name}").format(name=card.owner or _("nobody")))
    if card.expected_close is not None:
        lines.append(_("Expected close: {day}").format(day=day(card.expected_close)))
    lines.append(_("Opened: {day}").format(day=day(card.opened)))
    if card.missing_since is not None:
        since = day(card.missing_since)
        lines.append(_("Not in the export of {day} any more").format(day=since))
        lines += [_("Product: {name}").format(name=card.product)] if card.product else []
    lines += _clocks(card)
    if card.next_step:
        when = f" ({day(card.next_step_on)})" if card.next_step_on else ""
        lines.append(_("Next step: {step}").format(step=card.next_step + when))
    lines += [f"⚠ {one.reason[:1].upper()}{one.reason[1:]}" for one in card.warnings]
    return "\n".join(lines)


def _clocks(card: Card) -> list[str]:
    found = []
    if card.stage_age is not None:
        found.append(n_("{n} day in this stage", "{n} days in this stage", card.stage_age))
    if card.waiting:
        found.append(_("Waiting for a step that is planned"))
    elif card.idle_days is not None:
        days = n_("{n} day", "{n} days", card.idle_days)
        found.append(_("Last contact with the customer {days} ago").format(days=days))
    return found


def _amount(card: Card) -> str:
    if card.amount is not None:
        return money(card.amount, card.currency)
    if card.estimate is not None:
        return f"≈ {money(card.estimate, card.currency)}"
    return ""


def _what(card: Card) -> str:
    """What is sold, else the deal's name beside its account's; gone from the source goes first."""
    if card.missing_since is not None:
        return _("not in the last export")
    if card.product and not card.account and card.product in card.title:
        return ""
    return card.product or (card.name if card.account else "")


def _when(card: Card, today: date, late: bool) -> str:
    if card.expected_close is None:
        return _("no close date")
    sign = _("was due {day}") if late else _("closes {day}")
    return sign.format(day=day(card.expected_close, today))


def _chip(card: Card) -> tuple[str, str]:
    if card.stage_age is None:
        return "", "neutral"
    if card.stalled:
        return _("{age} stalled").format(age=age(_stalled_for(card))), "bad"
    return age(card.stage_age), "warn" if card.ageing else "neutral"


def _stalled_for(card: Card) -> int:
    """The clock that stands longest: days in the stage, or without a word from the customer."""
    return max(card.stage_age or 0, card.idle_days or 0)


def _step(card: Card, today: date) -> tuple[str, str, str]:
    if not card.next_step:
        return _("No next step"), "", "bad"
    if card.next_step_on is None:
        return card.next_step, "", "neutral"
    overdue = card.next_step_on < today
    # What is overdue says its date, not "yesterday".
    seen_from = card.next_step_on - timedelta(30) if overdue else today
    said = day(card.next_step_on, seen_from)
    return card.next_step, said, "bad" if overdue else "neutral"


def _edge(card: Card, tone: str, late: bool) -> str:
    """The left edge: bad when stalled or long overdue, a warning when ageing or overdue."""
    if card.stalled:
        return "bad"
    return "warn" if late or tone == "warn" else ""
