"""Reminder rules in step with what the sources ask for, and reminders written 60 days ahead.

All of it is tended: nobody asked for it, and undo does not stop at it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.actions.reminder_retention import forget_old, oldest_kept
from cockpit.actions.reminder_sources import SOURCES
from cockpit.analysis.recurring import zone_of
from cockpit.analysis.reminding import (
    DAYS_AHEAD,
    LONGEST_AWAY,
    OPEN,
    Difference,
    Kept,
    difference,
    expected,
    is_rare,
    window_of,
)
from cockpit.analysis.rules import RuleError
from cockpit.analysis.wall_time import zone_or
from cockpit.domain.period import DAY, Period
from cockpit.domain.reminders import (
    Ending,
    Reminder,
    ReminderRule,
    ReminderState,
    SchedulerState,
    Wanted,
)
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_of
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

log = logging.getLogger("cockpit.reminders")

HORIZON = "horizon"
# The fields that say when; a change of one of them begins the rule anew.
_TIMING = (
    *("rule", "wall_time", "zone_mode", "zone", "shift", "region", "starts_on", "ends_on"),
    *("exceptions", "moves", "lead_minutes"),
)


def bring_up_to_date(work: Work, here: str, business: str) -> None:
    """Ask every source, and write what rings in the next 60 days. ``here`` is the zone of this
    machine, ``business`` that of the team. Doing it twice changes nothing."""
    horizon = work.first(SchedulerState, key=HORIZON)
    endings, fresh = _take_in(work, is_first=horizon is None)
    last = date.fromisoformat(horizon.value) if horizon is not None else None
    oldest = work.ask(_oldest_open, work.today - LONGEST_AWAY * DAY)
    newest = window_of(work.today, last, None, rare=True).start
    kept = work.ask(_kept, newest)
    # A name that is not known here rings by the business zone's clock until it is.
    zones = zone_or(here, zone_or(business)), zone_or(business)
    for rule in work.find(ReminderRule):
        # A rule that is new was not there when the others were written ahead.
        written = rule.since.date() if rule.id in fresh else last
        window = window_of(work.today, written, oldest.get(rule.id), rare=is_rare(rule.rule))
        mine = kept.get(rule.id, [])
        if window.start < newest:
            mine = work.ask(_kept, window.start, rule.id).get(rule.id, [])
        rows = {one.nominal: (one, id) for one, id in mine if _lies_in(one, window)}
        if rule.archived and not any(one.state in OPEN for one, _id in rows.values()):
            continue
        _write(work, rule, rows, window, zones, endings.get(rule.id))
    forget_old(work)
    _note(work, horizon, work.today + DAYS_AHEAD * DAY)
    work.label = _("brought the reminders up to date")


def _take_in(work: Work, *, is_first: bool) -> tuple[dict[int, Ending | None], set[int]]:
    """Rules as the sources want them; gives what each says about occurrences that have ended,
    and those that are new or ring at other times. In a folder that never rang before nothing
    rings for what was asked for long ago."""
    found: dict[int, Ending | None] = {}
    fresh: set[int] = set()
    rules = work.find(ReminderRule)
    for source in SOURCES:
        there = {
            (rule.kind, rule.subject_kind, rule.subject_id, rule.part): rule
            for rule in rules
            if rule.kind in source.kinds
        }
        for wanted in source.wanted(work):
            rule = there.pop((wanted.kind, *wanted.subject, wanted.part), None)
            if rule is None:
                rule = _new(wanted, work.now if is_first else _since(work, wanted))
                work.add(rule)
                fresh.add(rule.id)
            elif _change(work, rule, wanted):
                fresh.add(rule.id)
            found[rule.id] = wanted.ended
        for rule in there.values():
            rule.archived = True
    return found, fresh


def _values(wanted: Wanted) -> dict[str, Any]:
    when = wanted.recurrence
    return {
        "title": wanted.title,
        "rule": when.rule,
        "wall_time": when.wall_time,
        "zone_mode": when.zone_mode,
        "zone": when.zone,
        "shift": when.shift,
        "region": when.region,
        "starts_on": when.starts_on,
        "ends_on": when.ends_on,
        "exceptions": sorted(when.exceptions),
        "moves": [list(pair) for pair in when.moves],
        "lead_minutes": wanted.lead_minutes,
        "late_policy": wanted.late_policy,
    }


def _new(wanted: Wanted, since: datetime) -> ReminderRule:
    kind, subject_id = wanted.subject
    return ReminderRule(
        wanted.kind,
        starts_on=wanted.recurrence.starts_on,
        since=since,
        subject_kind=kind,
        subject_id=subject_id,
        part=wanted.part,
        **{key: value for key, value in _values(wanted).items() if key != "starts_on"},
    )


def _since(work: Work, wanted: Wanted) -> datetime:
    """When it was asked for: the program may have died between that and now."""
    asked = wanted.since() if wanted.since is not None else None
    return work.now if asked is None else min(asked, work.now)


def _change(work: Work, rule: ReminderRule, wanted: Wanted) -> bool:
    """The rule as it is wanted now; True when it rings at other times than before."""
    values = _values(wanted)
    begins = rule.archived or any(getattr(rule, key) != values[key] for key in _TIMING)
    if begins:
        rule.since = max(_since(work, wanted), oldest_kept(work.now))
    rule.archived = False
    for key, value in values.items():
        if getattr(rule, key) != value:
            setattr(rule, key, value)
    return begins


def _write(
    work: Work,
    rule: ReminderRule,
    rows: Mapping[str, tuple[Kept, int]],
    window: Period,
    zones: tuple[ZoneInfo, ZoneInfo],
    ended: Ending | None,
) -> None:
    wanted = []
    if not rule.archived:
        try:
            wanted = expected(rule.recurrence, rule.lead_minutes, window, *zones, ended)
        except (RuleError, ValueError, OverflowError) as error:
            # What is written already rings all the same.
            log.warning("reminder rule %s cannot be followed: %s", rule.id, error)
            return
    kept = {name: one for name, (one, _id) in rows.items()}
    found = difference(kept, wanted, rule.since, work.now)
    if found:
        ids = {name: id for name, (_one, id) in rows.items()}
        zone = zone_of(rule.recurrence, *zones).key
        _apply(work, rule, found, ids, zone)
    _rename(work, rule)


def _apply(
    work: Work, rule: ReminderRule, found: Difference, ids: Mapping[str, int], zone: str
) -> None:
    if found.add:
        columns = {
            "rule_id": rule.id,
            "nominal": [one.nominal for one in found.add],
            "due_at": [one.due for one in found.add],
            "kind": rule.kind,
            "title": rule.title,
            "zone": zone,
        }
        work.insert_many(Reminder, columns, len(found.add))
    changes: dict[int, dict[str, Any]] = {}
    for one in (*found.move, *found.revive):
        changes[ids[one.nominal]] = {"due_at": one.due, "zone": zone}
    for one in found.revive:
        changes[ids[one.nominal]]["state"] = ReminderState.WAITING
    for name, state in found.end:
        changes[ids[name]] = {"state": state}
    if changes:
        work.change_many(Reminder, changes)


def _rename(work: Work, rule: ReminderRule) -> None:
    """Those still open carry the rule's new title."""
    ids = work.ask(_titled_otherwise, rule.id, rule.title)
    if ids:
        work.change_many(Reminder, {id: {"title": rule.title} for id in ids})


def _note(work: Work, horizon: SchedulerState | None, day: date) -> None:
    if horizon is None:
        work.add(SchedulerState(HORIZON, day.isoformat()))
    elif horizon.value != day.isoformat():
        horizon.value = day.isoformat()


def _lies_in(one: Kept, window: Period) -> bool:
    return window.start.isoformat() <= one.nominal[:10] < window.end.isoformat()


def _titled_otherwise(db: Reader, rule_id: int, title: str) -> list[int]:
    rows = db.all(
        "SELECT id FROM reminder WHERE rule_id = ? AND title <> ?"
        " AND state IN ('waiting', 'snoozed', 'shown')",
        rule_id, title,
    )  # fmt: skip
    return [id for (id,) in rows]


def _oldest_open(db: Reader, since: date) -> dict[int, date]:
    """The first nominal day from ``since`` on with an open reminder, by rule."""
    rows = db.all(
        "SELECT rule_id, min(nominal) FROM reminder"
        " WHERE state IN ('waiting', 'snoozed', 'shown') AND nominal >= ? GROUP BY rule_id",
        since.isoformat(),
    )
    return {rule_id: date.fromisoformat(name[:10]) for rule_id, name in rows}


def _kept(db: Reader, since: date, rule_id: int | None = None) -> dict[int, list[tuple[Kept, int]]]:
    """The reminders of each rule, or of one, with their ids."""
    found: dict[int, list[tuple[Kept, int]]] = {}
    rows = db.all(
        "SELECT id, rule_id, nominal, due_at, state FROM reminder"
        " WHERE nominal >= ?1 AND (?2 IS NULL OR rule_id = ?2)",
        since.isoformat(), rule_id,
    )  # fmt: skip
    for id, rule_id_of, name, due, state in rows:
        kept = Kept(name, instant_of(due), ReminderState(state))
        found.setdefault(rule_id_of, []).append((kept, id))
    return found
