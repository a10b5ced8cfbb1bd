"""The brief verb: the morning in one screen of text, or in JSON."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from cockpit.analysis.overnight import Happened, Turn
from cockpit.catalog.metrics import METRICS
from cockpit.cli.output import Cell, print_json, print_table, wants_json
from cockpit.cli.scope import chosen_filter
from cockpit.domain.identity import uid_text
from cockpit.domain.money import to_major
from cockpit.jobs.brief import CHECKS, Brief, ToSee, morning_brief
from cockpit.queries.triage import NeedyDeal
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.analysis.reading import Reading


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
        "tasks": [row.task.title for row in brief.tasks if not row.resolved],
        "unresolved": [one.title for one in brief.unresolved],
    }


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
    rows: list[list[Cell]] = [
        [CHANGE_WORDS[turn.what], turn.n, to_major(turn.value, brief.currency)]
        for turn in brief.changes.values()
        if turn.n
    ]
    print()
    print_table((_("Since {day}").format(day=brief.since), _("Deals"), brief.currency), rows)
    print()
    needy: list[list[Cell]] = [
        [
            row.title,
            ", ".join(warned.words for warned in row.warned),
            to_major(round(row.risk), brief.currency),
        ]
        for row in brief.needs.rows
    ]
    print_table((_("Needs you"), _("Why"), _("At risk")), needy)
    print()
    people: list[list[Cell]] = [[one.person, why(one)] for one in brief.to_see]
    print_table((_("Check in with"), _("Why")), people)
    print()
    numbers: list[list[Cell]] = [
        [METRICS[one.key].title, _value(one.yesterday), _value(one.week)] for one in brief.numbers
    ]
    print_table((_("Numbers"), _("Yesterday"), _("This week")), numbers)
    print()
    today: list[list[Cell]] = [
        [at, title]
        for at, title in [
            *((f"{one.at:%H:%M}", one.title) for one in brief.meetings),
            *((row.task.due_time, row.task.title) for row in brief.tasks if not row.resolved),
        ]
    ]
    print_table((_("Today"), ""), sorted(today, key=lambda row: str(row[0])))


def _value(reading: Reading) -> float | None:
    """The figure in its own unit, money in whole units of its currency."""
    value: float | None = reading.as_json()["value"]
    return value


def why(one: ToSee) -> str:
    """Why somebody is to be seen, in a few words."""
    if one.why == "blocker":
        return one.words
    if one.why == "mood":
        return _("was low when you last asked")
    return n_("no activity for {n} day", "no activity for {n} days", one.days or 0)


CHANGE_WORDS = {
    Happened.WON: _("Won"),
    Happened.LOST: _("Lost"),
    Happened.FORWARD: _("Moved forward"),
    Happened.BACK: _("Moved back"),
    Happened.PUSHED: _("Pushed out"),
    Happened.PULLED_IN: _("Pulled in"),
    Happened.GREW: _("Grew"),
    Happened.SHRANK: _("Shrank"),
    Happened.QUIET: _("Went quiet"),
    Happened.NEW: _("New"),
    Happened.OWNER: _("Changed hands"),
}
