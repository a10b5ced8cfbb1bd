"""The made-up manager's rhythm: cadences, what was held and missed, points, decisions, actions."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.analysis import rules
from cockpit.analysis.meeting_times import PlannedMeeting, planned
from cockpit.analysis.meeting_words import kind_title, usual_agenda, usual_minutes
from cockpit.domain.deal import Deal, Outcome
from cockpit.domain.identity import uid_text
from cockpit.domain.meetings import (
    ActionItem,
    Decision,
    Meeting,
    MeetingCadence,
    MeetingKind,
    MeetingState,
    PointState,
    TalkingPoint,
)
from cockpit.domain.people import Membership, Person, Team
from cockpit.domain.period import Period
from cockpit.domain.work_items import Task, TaskState
from cockpit.storage.cadence_rows import audience_of, cadences
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

# For so long the manager has kept this rhythm.
DAYS_OF_RHYTHM = 140
_REMOTE_REGION, _REMOTE_ZONE = "West", "America/New_York"
_ONE_ON_ONES = (
    ("TU", "10:00"), ("TH", "14:00"), ("MO", "13:00"), ("WE", "11:00"), ("TU", "17:00"),
    ("TH", "17:00"),
)  # fmt: skip
_COACHING = (
    ("MO", "15:00"), ("TU", "14:00"), ("TH", "15:00"), ("WE", "14:00"), ("WE", "15:30"),
    ("MO", "15:30"),
)  # fmt: skip
_K, _S = MeetingKind, MeetingState
# Which of a series was skipped with a good reason, and which was simply not held.
_EXCUSED, _MISSED, _OF = 3, 11, 13
# Of so many of each series, the latest, something was written down.
_NOTED = 5


def make_meetings(work: Work) -> None:
    """Add them, given people and teams; the manager is the first person."""
    begin = work.today - timedelta(days=DAYS_OF_RHYTHM)
    reports = [one.person_id for one in work.find(Membership, manager_id=1)]
    teams = work.find(Team)
    _send_away(work, teams)
    for number, person_id in enumerate(reports):
        name = work.get(Person, person_id).name.split()[0]
        day, at = _ONE_ON_ONES[number % len(_ONE_ON_ONES)]
        title = _("One-on-one with {name}").format(name=name)
        weekly = rules.weekly(day)
        _add(work, _K.ONE_ON_ONE, begin, weekly, at, title=title, person_id=person_id)
        monthly = rules.monthly_nth("FR", 1 + number % 4)
        title = _("Performance review with {name}").format(name=name)
        _add(work, _K.PERFORMANCE_REVIEW, begin, monthly, "13:00", title=title, person_id=person_id)
    for number, team in enumerate(teams):
        day, at = _COACHING[number % len(_COACHING)]
        rule = rules.weekly(day, every=2)
        since = begin + timedelta(weeks=number % 2)
        _add(work, _K.COACHING, since, rule, at, team_id=team.id, each=True)
        noon = rules.monthly_nth("TU", 1 + number % 4)
        _add(work, _K.TEAM_MEETING, begin, noon, "12:00", team_id=team.id)
    weekly, call = _("Pipeline review of the week"), _("Forecast call")
    _add(work, _K.PIPELINE_REVIEW, begin, rules.weekly("MO"), "10:00", title=weekly)
    _add(work, _K.FORECAST_UPDATE, begin, rules.weekly("FR"), "15:00", title=call)
    said = _look_back(work, begin)
    _talk(work, reports, said)
    _agree(work, reports, said)


def _send_away(work: Work, teams: Any) -> None:
    """One region works far away."""
    for team in teams:
        if team.region != _REMOTE_REGION:
            continue
        for stay in work.find(Membership, team_id=team.id, to_on=None):
            work.get(Person, stay.person_id).time_zone = _REMOTE_ZONE


def _add(
    work: Work, kind: MeetingKind, begin: date, rule: str, at: str, title: str = "", **whose: Any
) -> None:
    cadence = MeetingCadence(
        kind,
        title or kind_title(kind),
        begin,
        rule,
        at,
        usual_minutes(kind),
        agenda=usual_agenda(kind),
        **whose,
    )
    work.add(cadence)
    cadence.chain = uid_text(cadence.uid)


def _look_back(work: Work, begin: date) -> dict[int, list[int]]:
    """Say of the past meetings how they went; gives the ids of one-on-ones held, by person, and
    under 0 those of the pipeline reviews."""
    past, zone = Period(begin, work.today), ZoneInfo("UTC")
    known = work.ask(cadences)
    columns: dict[str, list[Any]] = defaultdict(list)
    for cadence in known:
        turns: dict[int | None, list[PlannedMeeting]] = defaultdict(list)
        for one in planned(cadence, work.ask(audience_of, cadence, known), past, zone, zone):
            turns[one.slot.person_id].append(one)
        for person_id, series in turns.items():
            # What was last on two people's calendars still waits for a word.
            told = series[:-1] if (cadence.id + (person_id or 0)) % 9 == 0 else series
            for turn, one in enumerate(told):
                _tell(columns, cadence, one, turn, lately=turn >= len(told) - _NOTED)
    ids = work.insert_many(Meeting, columns, len(columns["kind"]))
    found: dict[int, list[int]] = defaultdict(list)
    for at, id in enumerate(ids):
        held, kind = columns["state"][at] is _S.HELD, columns["kind"][at]
        if held and kind is _K.ONE_ON_ONE and columns["person_id"][at] is not None:
            found[columns["person_id"][at]].append(id)
        elif held and kind is _K.PIPELINE_REVIEW:
            found[0].append(id)
    return found


def _tell(
    columns: dict[str, list[Any]],
    cadence: MeetingCadence,
    one: PlannedMeeting,
    turn: int,
    *,
    lately: bool,
) -> None:
    spot = (turn * 7 + cadence.id * 5 + (one.slot.person_id or 0) * 3) % _OF
    state = _S.SKIPPED if spot in (_EXCUSED, _MISSED) else _S.HELD
    person_id = one.slot.person_id if cadence.each else cadence.person_id
    reasons = {_EXCUSED: _("On holiday"), _MISSED: _("A customer called")}
    values = {
        "kind": cadence.kind,
        "title": cadence.title,
        "nominal": one.slot.nominal,
        "zone": "",
        "minutes": cadence.minutes + 5 * (spot % 3 - 1),
        "state": state,
        "cadence_id": cadence.id,
        "person_id": person_id,
        "team_id": None if person_id else cadence.team_id,
        "reason": "" if state is _S.HELD else reasons[spot],
        "excused": spot == _EXCUSED,
        "held_at": one.local.replace(tzinfo=UTC) if state is _S.HELD else None,
        "agenda": [{"text": line, "done": state is _S.HELD} for line in cadence.agenda],
        "notes": _note(cadence.kind, spot) if lately and state is _S.HELD else "",
    }
    for key, value in values.items():
        columns[key].append(value)


def _note(kind: MeetingKind, spot: int) -> str:
    """What was written down, of most meetings."""
    told = _notes().get(kind, [])
    return told[spot % (len(told) + 1)] if told and spot % (len(told) + 1) < len(told) else ""


def _talk(work: Work, reports: list[int], said: dict[int, list[int]]) -> None:
    """What is to be talked about, and what was."""
    open_deals = work.find(Deal, "id", outcome=Outcome.OPEN)
    deals = sorted(open_deals, key=lambda deal: (-(deal.amount or 0), deal.id))
    for number, person_id in enumerate(reports):
        last = said.get(person_id, [None])[-1]
        for turn, (texts, days, state, theirs) in enumerate(_points()):
            text = texts[number % len(texts)]
            point = TalkingPoint(text, work.now - timedelta(days=days), person_id, state=state)
            point.theirs, point.carried = theirs, int(state is PointState.CARRIED)
            if "{deal}" in text and deals:
                deal = deals[(number * 3 + turn) % len(deals)]
                point.text, point.deal_id = text.format(deal=deal.name), deal.id
            if state is PointState.DONE:
                point.settled_at, point.meeting_id = work.now - timedelta(days=3), last
            work.add_with_the_rest(point)


def _points() -> list[tuple[tuple[str, ...], int, PointState, bool]]:
    """Texts, of which each person has one, how many days ago, state, whether they brought it."""
    todo, carried = PointState.OPEN, PointState.CARRIED
    carried_on = (
        _("Send the new price list to the team"),
        _("Who covers the accounts in the holidays"),
        _("The travel budget until the quarter’s end"),
    )
    moving = (
        _("How we get {deal} moving again"),
        _("Who signs {deal}, and have we met them"),
        _("Is the close date of {deal} honest"),
        _("What {deal} needs from me"),
    )
    praise = (
        _("Praise: clean next steps on every deal this week"),
        _("Praise: calm in the price talk last Thursday"),
        _("Praise: brought two newcomers along to a demo"),
    )
    theirs = (
        _("Would like to lead the next product training"),
        _("Wants a ride-along in the first talk with a board"),
        _("Asks for help with the security questionnaires"),
        _("Has an idea for shorter proposals"),
        _("Wishes to work from home on Fridays"),
    )
    handover = (_("Handover of the accounts of last quarter"),)
    return [
        (carried_on, 8, carried, False),
        (moving, 2, todo, False),
        (praise, 1, todo, False),
        (theirs, 2, todo, True),
        (handover, 15, PointState.DONE, False),
    ]


def _agree(work: Work, reports: list[int], said: dict[int, list[int]]) -> None:
    """What the last two one-on-ones with each decided, and who does what."""
    for place, (text, ahead) in enumerate(_of_all()):
        meeting_id = said[0][-1 - place] if len(said[0]) > place else None
        if meeting_id is not None:
            work.add_with_the_rest(Decision(meeting_id, text))
            due = work.today + timedelta(days=ahead)
            task = Task(text, due_on=due, category=_("Pipeline"))
            work.add(task)
            work.add_with_the_rest(ActionItem(meeting_id, task.id, text, due, None))
    for number, person_id in enumerate(reports):
        held = said.get(person_id, [])[-2:]
        for turn, meeting_id in enumerate(reversed(held)):
            work.add_with_the_rest(Decision(meeting_id, _decisions()[(number + turn) % 3]))
            text, ahead = _actions()[(number + turn) % 3]
            due = work.today + timedelta(days=ahead - 9 * turn)
            state = TaskState.DONE if turn or number % 2 else TaskState.OPEN
            who = work.get(Person, person_id).name
            title = _("{person}: {text}").format(person=who, text=text)
            task = Task(title, due_on=due, person_id=person_id, state=state, category=_("People"))
            work.add(task)
            work.add_with_the_rest(ActionItem(meeting_id, task.id, text, due, person_id))


def _decisions() -> list[str]:
    return [
        _("Deals over 60 days without a next step are closed or handed on"),
        _("The team’s forecast is in by Thursday evening"),
        _("No discount without something in return"),
    ]


def _actions() -> list[tuple[str, int]]:
    """What, and in how many days."""
    return [
        (_("Call the sponsors of the three largest deals"), 3),
        (_("Draft the plan for the new territory"), 6),
        (_("Role-play the price objection with the team"), -1),
    ]


def _of_all() -> list[tuple[str, int]]:
    """What the pipeline reviews agreed, and in how many days it is due."""
    return [
        (_("Close or hand on what has been overdue for a month"), 4),
        (_("A second contact on every deal in Negotiating"), 9),
    ]


def _notes() -> dict[MeetingKind, list[str]]:
    return {
        _K.ONE_ON_ONE: [
            _("Wants to lead a session on multi-threading; fits the plan to become team lead."),
            _("Two deals are stuck with procurement. Offered to call their finance lead together."),
            _("Tired after the quarter's end. Keep the next two weeks light."),
        ],
        _K.COACHING: [
            _("Listened to a discovery call: good questions, too early with the price."),
            _("Practised the price objection twice; the second round was calm and short."),
        ],
        _K.TEAM_MEETING: [_("Win story went well, let somebody else tell the next one.")],
        _K.PIPELINE_REVIEW: [_("Late closes are the theme; look at them again on Friday.")],
    }
