"""The brief verb: the morning in one screen of text, or in JSON."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from cockpit.analysis.overnight import Turn
from cockpit.cli.output import Cell, print_json, print_table, wants_json
from cockpit.cli.scope import chosen_filter
from cockpit.domain.identity import uid_text
from cockpit.domain.money import to_major
from cockpit.jobs.brief import CHECKS, Brief, morning_brief
from cockpit.jobs.brief_words import (
    MOST_URGENT,
    NUMBER_WORDS,
    change_words,
    check_titles,
    check_words,
    named,
    why,
)
from cockpit.jobs.urgent import Urgent, UrgentItem
from cockpit.queries.triage import NeedyDeal
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.analysis.reading import Reading

Rows = list[list[Cell]]


def do_brief(workspace: Workspace, arguments: Namespace) -> int:
    """Print the brief of today."""
    brief = morning_brief(workspace, chosen_filter(workspace, arguments))
    if wants_json(arguments):
        print_json(_json(workspace, brief))
    else:
        _print(brief)
    return 0


def _json(workspace: Workspace, brief: Brief) -> dict[str, Any]:
    uids: dict[int, bytes] = dict(workspace.ask(lambda db: db.all("SELECT id, uid FROM deal")))
    return {
        "today": brief.today,
        "since": brief.since,
        "currency": brief.currency,
        "checks": [{"check": check, "done": check in brief.done} for check in CHECKS],
        "team": [{"person": one.person, **one.counts} for one in brief.team],
        "meetings": [{"at": one.at.isoformat(), "title": one.title} for one in brief.meetings],
        "free_hours": brief.free_hours,
        "news": [{"about": one.about, "text": one.text} for one in brief.news],
        "changes": [_turn(turn, brief.currency, uids) for turn in brief.changes.values()],
        "needs_me": [_needy(row, brief.currency, uids) for row in brief.needs.rows],
        "to_see": [
            {"person": one.person, "why": one.why, "days": one.days, "words": one.words or None}
            for one in brief.to_see
        ],
        "numbers": [
            {"key": one.key, "yesterday": _value(one.yesterday), "week": _value(one.week)}
            for one in brief.numbers
        ],
        "quarter": {
            "start": brief.quarter.period.start,
            "end": brief.quarter.period.end,
            "gone": brief.quarter.gone,
            **{
                one.metric.key: {"value": _value(one), "numerator": one.as_json()["numerator"],
                                 "denominator": one.as_json()["denominator"]}
                for one in (brief.quarter.attained, brief.quarter.coverage)
            },
        },
        "tasks": [row.task.title for row in brief.tasks if not row.resolved],
        "overnight": [
            {"kind": one.kind, "title": one.title, "who": list(one.who), "late": one.late}
            for one in brief.urgent
        ],
        "unresolved": [one.title for one in brief.unresolved],
    }  # fmt: skip


def _turn(turn: Turn, currency: str, uids: dict[int, bytes]) -> dict[str, Any]:
    return {
        "what": turn.what,
        "n": turn.n,
        "amount": to_major(turn.value, currency),
        "not_priced": turn.not_priced,
        "deals": [uid_text(uids[deal]) for deal in turn.deals],
    }


def _needy(row: NeedyDeal, currency: str, uids: dict[int, bytes]) -> dict[str, Any]:
    return {
        "deal": uid_text(uids[row.deal_id]),
        "title": row.title,
        "warnings": [warned.key for warned in row.warned],
        "at_risk": to_major(round(row.risk), currency),
    }


def _print(brief: Brief) -> None:
    print(f"{brief.today:%A %Y-%m-%d}")
    since = _("Since {day}").format(day=brief.last_day)
    tables = (
        (("", _("Four checks"), ""), _checks(brief)),
        ((_("Overnight"), "", brief.currency), _overnight(brief)),
        ((since, _("Deals"), brief.currency), _changes(brief)),
        ((_("Needs you"), _("Why"), _("At risk")), _needs(brief)),
        ((_("Check in with"), _("Why")), [[one.person, why(one)] for one in brief.to_see]),
        ((_("Numbers"), str(brief.last_day), _("This week")), _numbers(brief)),
        ((_("This quarter"), "", ""), _quarter(brief)),
        ((_("Today"), ""), _today(brief)),
    )
    for titles, rows in tables:
        print()
        print_table(titles, rows)


def _checks(brief: Brief) -> Rows:
    titles, told = check_titles(), check_words(brief, f"{brief.free_hours:g}")
    return [["x" if check in brief.done else "", titles[check], told[check]] for check in CHECKS]


def _overnight(brief: Brief) -> Rows:
    first = [_urgent(one, brief) for one in brief.urgent[:MOST_URGENT]]
    more = len(brief.urgent) - len(first)
    return [*first, [_("And {n} more").format(n=more), "", ""]] if more else first


def _urgent(one: UrgentItem, brief: Brief) -> list[Cell]:
    words = {
        Urgent.SIGNAL: n_("{n} signal", "{n} signals", len(one.ids)),
        Urgent.REMINDER: _("late") if one.late else _("reminder"),
        Urgent.MEETING: _("held?"),
        Urgent.WON: _("Won"),
    }
    said = ", ".join(part for part in (words[one.kind], named(one.who)) if part)
    return [one.title, said, to_major(one.value, brief.currency) if one.value else ""]


def _changes(brief: Brief) -> Rows:
    words = change_words()
    return [
        [words[turn.what], turn.n, to_major(turn.value, brief.currency)]
        for turn in brief.changes.values()
        if turn.n
    ]


def _needs(brief: Brief) -> Rows:
    return [
        [
            row.title,
            ", ".join(warned.words for warned in row.warned),
            to_major(round(row.risk), brief.currency),
        ]
        for row in brief.needs.rows
    ]


def _numbers(brief: Brief) -> Rows:
    return [
        [NUMBER_WORDS[one.key], _value(one.yesterday), _value(one.week)] for one in brief.numbers
    ]


def _quarter(brief: Brief) -> Rows:
    now, money = brief.quarter, brief.currency
    attained, coverage = now.attained, now.coverage
    won = to_major(round(attained.numerator), money)
    quota = to_major(round(attained.denominator or 0), money) if attained.denominator else None
    return [
        [_("Won, of the quota"), won, quota],
        [_("Share of the quota, of the working days"), attained.value, now.gone],
        [_("Open and due, times what is missing"), to_major(round(coverage.numerator), money),
         coverage.value],
    ]  # fmt: skip


def _today(brief: Brief) -> Rows:
    first = {task_id: place for place, task_id in enumerate(brief.first, 1)}
    meetings = [((1, f"{one.at:%H:%M}"), f"{one.at:%H:%M}", one.title) for one in brief.meetings]
    tasks = [
        ((0, str(first[row.task.id])) if row.task.id in first else (1, row.at_time or "99"),
         row.at_time, row.task.title)
        for row in brief.tasks
        if not row.resolved
    ]  # fmt: skip
    return [[at, title] for _order, at, title in sorted([*meetings, *tasks])]


def _value(reading: Reading) -> float | None:
    """The figure in its own unit, money in whole units of its currency."""
    value: float | None = reading.as_json()["value"]
    return value
