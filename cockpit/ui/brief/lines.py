"""A brief as lines: what each panel of the page says."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.analysis.overnight import Happened, Turn
from cockpit.analysis.recurrence_words import named_day
from cockpit.jobs.brief import CHECKS, Brief, Number, Standing, ToSee
from cockpit.jobs.brief_words import (
    MOST_URGENT,
    NUMBER_WORDS,
    change_words,
    check_titles,
    check_words,
    named,
    tone_of,
    why,
)
from cockpit.jobs.day_plan import PlanItem
from cockpit.jobs.urgent import Urgent, UrgentItem
from cockpit.queries.agenda import AgendaRow
from cockpit.queries.triage import NeedyDeal
from cockpit.ui.kpis.figure_words import pace, reason_words, value_words
from cockpit.ui.tasks.task_words import when_words
from cockpit.ui.widgets.figures import clock, count, day, number, short_money
from cockpit.ui.widgets.line_button import Item
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _, n_

LATER, MORE = "later:", "more"


def checks(brief: Brief) -> list[Item]:
    """The four checks, with what there is to know of each."""
    hours = number(brief.free_hours, 0 if brief.free_hours.is_integer() else 1)
    titles, told = check_titles(), check_words(brief, hours)
    return [
        Item(check, titles[check], told[check], ticked=check in brief.done, subject=check)
        for check in CHECKS
    ]


def overnight(brief: Brief, *, everything: bool = True) -> list[Item]:
    """What is to be settled before the day starts; or the first of it, and how much more."""
    put_off = {one.removeprefix(LATER) for one in brief.done if one.startswith(LATER)}
    found = [_urgent(one, brief) for one in brief.urgent if one.key not in put_off]
    if everything or len(found) <= MOST_URGENT:
        return found
    more = _("And {n} more").format(n=count(len(found) - MOST_URGENT))
    return [*found[:MOST_URGENT], Item(MORE, more, "", _("show all"), "accent")]


def _urgent(one: UrgentItem, brief: Brief) -> Item:
    if one.kind is Urgent.WON:
        won = _("Won: {deal}").format(deal=one.title)
        return Item(one.key, won, "", short_money(one.value, brief.currency), "good", None, "", one)
    value, tone = {
        Urgent.SIGNAL: (n_("{n} signal", "{n} signals", len(one.ids)), "warn"),
        Urgent.REMINDER: (_("late") if one.late else _("reminder"), "warn" if one.late else "dim"),
        Urgent.MEETING: (_("held?"), "warn"),
    }[one.kind]
    if one.kind is Urgent.MEETING and one.at is not None:
        value = _("{day} {clock} · held?").format(
            day=day(one.at.date(), brief.today), clock=clock(one.at)
        )
    hint = "\n".join([one.title, *one.who])
    return Item(one.key, one.title, named(one.who), value, tone, None, hint, one)


def since(brief: Brief) -> list[Item]:
    """What changed, a line for each thing that happened to some deal."""
    return [_change(turn, brief.currency) for turn in brief.changes.values() if turn.n]


def _change(turn: Turn, currency: str) -> Item:
    sign = "+" if turn.what is Happened.GREW and turn.value > 0 else ""
    value = _("{deals}, {money}").format(
        deals=n_("{n} deal", "{n} deals", turn.n), money=sign + short_money(turn.value, currency)
    )
    return Item(f"turn:{turn.what}", change_words()[turn.what], "", value, tone_of(turn.what),
                None, "", turn)  # fmt: skip


def needs(brief: Brief) -> list[Item]:
    """The deals most at risk, with why."""
    return [_needy(row, brief.currency) for row in brief.needs.rows]


def _needy(row: NeedyDeal, currency: str) -> Item:
    reasons = [one.words for one in row.warned] or [_("pinned")]
    title = _("{deal} · {why}").format(deal=row.title, why=reasons[0])
    if row.pinned and row.warned:
        title = _("{deal} · pinned · {why}").format(deal=row.title, why=reasons[0])
    value = short_money(row.risk, currency) if row.worth is not None else _("no price")
    tone = "bad" if len(reasons) > 1 else "warn"
    hint = "\n".join([row.title, row.name, *(one.reason for one in row.warned)])
    return Item(f"deal:{row.deal_id}", title, "", value, tone, None, hint, row)


def since_words(brief: Brief) -> str:
    """The title of what changed: since yesterday, or since Friday."""
    return _("Since {day}").format(day=_day_before(brief))


def _day_before(brief: Brief) -> str:
    """Yesterday, Friday; by its date where the brief is of a past morning."""
    if vantage().is_past(brief.today):
        return day(brief.last_day, brief.today)
    return named_day(brief.last_day, brief.today)


def nobody_words(brief: Brief) -> str:
    """Why nobody stands among those to check in with."""
    if not brief.has_activities:
        return _("No activity is recorded yet, so nobody can be quiet. C checks in with anybody.")
    return _("Everybody has been active. C checks in with anybody.")


def people(brief: Brief) -> list[Item]:
    """Whom to check in with; then the words of today."""
    items = [_to_see(one, brief) for one in brief.to_see]
    said = {one.person_id for one in brief.to_see}
    for row in brief.words:
        if row.on_day == brief.today and row.person_id not in said:
            words = row.line or _("mood {n} of 5").format(n=row.mood)
            items.append(
                Item(
                    f"person:{row.person_id}",
                    row.person,
                    words,
                    day(brief.today, brief.today),
                    "good",
                    None,
                    "",
                    ToSee(row.person_id, row.person, "said"),
                )
            )
    return items


def _to_see(one: ToSee, brief: Brief) -> Item:
    tone = {"blocker": "bad", "mood": "warn"}.get(one.why, "warn")
    last = next((row for row in brief.words if row.person_id == one.person_id), None)
    second = ""
    if last is not None and last.line:
        second = _("{day}: {line}").format(day=day(last.on_day, brief.today), line=last.line)
    return Item(f"person:{one.person_id}", one.person, second, why(one), tone, None, "", one)


def numbers(brief: Brief) -> list[Item]:
    """The figures of the day before and of the week, side by side; then how the quarter stands."""
    shown = [_number(one, brief) for one in brief.numbers]
    return [*shown, _attained(brief.quarter), _coverage(brief.quarter)]


def _attained(now: Standing) -> Item:
    """How much of the quota is won, against the working days that are over."""
    reading = now.attained
    metric, currency = reading.metric, reading.currency
    won = short_money(reading.numerator, currency)
    title, key = _("This quarter"), f"quarter:{metric.key}"
    if reading.value is None:
        second = _("won {value}").format(value=won)
        return Item(key, title, second, reason_words(reading), "dim", None, metric.definition, now)
    change = pace(reading, now.gone)
    share = value_words(metric, reading.value, currency)
    value = _("{share} of quota").format(share=share)
    quota = short_money(reading.denominator or 0, currency)
    second = _("{won} of {quota} won").format(won=won, quota=quota)
    if change is not None:
        second = f"{second} · {change.text}"
    tone = change.tone if change is not None else "ink"
    return Item(key, title, second, value, tone, None, metric.definition, now)


def _coverage(now: Standing) -> Item:
    """What is open for the rest of the quarter against what is missing to the quota."""
    reading = now.coverage
    metric, currency = reading.metric, reading.currency
    open_yet = short_money(reading.numerator, currency)
    second = _("{value} open and due in it").format(value=open_yet)
    title, key, tone = _("Still to come"), f"quarter:{metric.key}", "ink"
    if reading.value is None:
        return Item(key, title, second, reason_words(reading), "dim", None, metric.definition, now)
    missing = short_money(reading.denominator or 0, currency)
    second = _("{value} open and due in it for {missing}").format(value=open_yet, missing=missing)
    needed = next((one.value for one in reading.figure.beside if one.key == "required"), None)
    if needed is not None:
        tone = "good" if reading.value >= needed else "bad"
        said = _("{value} needed").format(value=value_words(metric, needed, currency))
        second = f"{second} · {said}"
    value = _("{value} covered").format(value=value_words(metric, reading.value, currency))
    return Item(key, title, second, value, tone, None, metric.definition, now)


def _number(one: Number, brief: Brief) -> Item:
    metric = one.week.metric
    before = value_words(metric, one.yesterday.value, one.yesterday.currency)
    week = value_words(metric, one.week.value, one.week.currency)
    tone = "ink"
    if one.week.target:
        goal = value_words(metric, one.week.target, one.week.currency)
        share = (one.week.value or 0) / one.week.target
        tone = "good" if share >= _gone(brief.today) else "warn"
        week = _("{value} of {goal}").format(value=week, goal=goal)
    title = NUMBER_WORDS.get(one.key) or metric.title
    second = _("{day} {value}").format(day=_day_before(brief), value=before)
    value = _("week {value}").format(value=week)
    return Item(f"number:{one.key}", title, second, value, tone, None, metric.definition, one)


def _gone(today: date) -> float:
    """The share of the working week that is over by this morning."""
    return min(today.weekday(), 5) / 5


def today(brief: Brief, zone_now: datetime) -> list[Item]:
    """The first tasks that the last wrap-up chose, then meetings and tasks in order of time, those
    without a time last."""
    rows: list[tuple[str, int, Item]] = [
        (f"{one.at:%H:%M}" if not one.all_day else "", 0, _meeting(one, zone_now))
        for one in brief.meetings
    ]
    first = {task_id: place for place, task_id in enumerate(brief.first, 1)}
    clock = f"{zone_now:%H:%M}" if not vantage().is_past(brief.today) else ""
    rows += [
        (_order(row, first), 1, _task(row, first.get(row.task.id, 0), brief.today, clock))
        for row in brief.tasks
    ]
    return [item for _at, _kind, item in sorted(rows, key=_by_time)]


def _by_time(row: tuple[str, int, Item]) -> tuple[str, int, str]:
    return row[0], row[1], row[2].title


def _meeting(one: PlanItem, now: datetime) -> Item:
    when = _("all day") if one.all_day else f"{clock(one.at)}–{clock(one.ends)}"
    key, second, tone = f"plan:{one.id}", one.where, "dim"
    if one.meeting is None:
        return Item(key, one.title, second, when, tone, subject=one)
    if one.state == "unresolved" and one.ends < now:
        when, tone = _("{when} · held?").format(when=when), "warn"
    return Item(key, one.title, second, when, tone, one.state == "held", subject=one)


def _order(row: AgendaRow, first: dict[int, int]) -> str:
    place = first.get(row.task.id)
    return row.at_time or "99" if place is None or row.resolved else f"!{place}"


def _task(row: AgendaRow, place: int, today: date, clock: str) -> Item:
    value, tone = when_words(row, today, clock)
    value = value if row.at_time or row.seen.late_days else ""
    if place and not row.resolved:
        chosen = {1: _("first"), 2: _("second"), 3: _("third")}[place]
        value, tone = " · ".join(filter(None, (chosen, value))), "warn"
    key = f"task:{row.task.id}:{row.seen.on_day}"
    return Item(key, row.task.title, "", value, tone, row.resolved, "", row)
