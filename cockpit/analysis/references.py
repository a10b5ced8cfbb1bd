"""The small tables that deals refer to: people, teams, stages, products, quotas, settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from dateutil.relativedelta import relativedelta

from cockpit.analysis import raw
from cockpit.analysis.exchange import Exchange
from cockpit.analysis.organisation import Member, Organisation, Team
from cockpit.analysis.raw import NO_DAY, RawReferences, Row, currency_code, day_of
from cockpit.analysis.remembered import Remembered
from cockpit.analysis.tables import Array, Floats, Index, Ints, Longs, Mask
from cockpit.analysis.working_days import WorkingDays
from cockpit.domain.period import Period, Unit


@dataclass(frozen=True, slots=True)
class Named:
    """Rows with an id, a uid and a name, and where an id stands; unknown ids stand at -1."""

    ids: tuple[int, ...]
    uids: tuple[bytes, ...]
    names: tuple[str, ...]
    index: Index

    def position(self, ids: Array) -> Ints:
        """Positions of ids, -1 for none and for unknown ones."""
        return self.index.of(ids)


@dataclass(frozen=True, slots=True)
class Person:
    """What a quota asks of a person: from when to when there is one."""

    id: int
    hired_on: int
    quota_from: int
    left_on: int

    @property
    def begins(self) -> int:
        """The day from which on there is a quota: quota_from, else hired_on, else EVER."""
        return self.quota_from if self.quota_from != raw.EVER else self.hired_on

    def ramp_days(self, ramp: Sequence[float]) -> list[date]:
        """The days on which each next month of the ramp begins."""
        if self.begins == raw.EVER or not ramp:
            return []
        first = day_of(self.begins)
        return [first + relativedelta(months=months) for months in range(1, len(ramp) + 1)]

    def ramped(self, day: date, ramp: Sequence[float]) -> float:
        """The share of a full quota that is asked on the day: ``ramp`` month by month from the
        day on which quotas begin, then all of it."""
        months = sum(start <= day for start in self.ramp_days(ramp))
        return ramp[months] if months < len(ramp) and self.begins != raw.EVER else 1.0

    def present(self, period: Period) -> Period:
        """The part of the period with a quota: from quota_from (else hired_on) to left_on."""
        start, end = period.start, period.end
        if self.begins != raw.EVER:
            start = max(start, day_of(self.begins))
        if self.left_on != NO_DAY:
            end = min(end, day_of(self.left_on))
        return Period(start, max(start, end))


@dataclass(frozen=True, slots=True)
class Quota:
    """Minor units to be won in the period by a person or a team (the other id is 0), or by the
    company (both are)."""

    person: int
    team: int
    period: Period
    amount: int
    currency: int


@dataclass(frozen=True, slots=True)
class ActivityGoal:
    """So many activities of a type ("": all but notes) to be done in each interval by a person or
    a team (the other id is 0), or by the company (both are)."""

    person: int
    team: int
    type: str
    interval: Unit
    target: float
    span: Period


class Stages:
    """Per stage what the rules need; the row after the last stands for an unknown stage."""

    def __init__(self, rows: list[Row]) -> None:
        self.named = _named(rows)
        column = list(zip(*rows, strict=True)) or [()] * len(raw.STAGE_COLUMNS)
        self.pipeline: Longs = np.array([*column[3], 0], np.int64)
        self.board_order: Longs = np.array([*column[4], NO_DAY], np.int64)
        self.kind: Ints = np.array([*column[5], raw.KIND_OPEN], np.int32)
        self.probability: Floats = np.array([*column[6], 0.0], np.float64)
        self.rot_days: Ints = np.array([*column[7], NO_DAY], np.int32)
        self.idle_days: Ints = np.array([*column[8], NO_DAY], np.int32)
        self.milestone: Ints = np.array([*column[9], 0], np.int32)

    @cached_property
    def order(self) -> tuple[bytes, ...]:
        """What the deals' way through the stages depends on, to be compared."""
        columns = (self.pipeline, self.board_order, self.kind)
        return tuple(column.tobytes() for column in (np.array(self.named.ids), *columns))

    @cached_property
    def on_hold(self) -> tuple[int, ...]:
        """Ids of the stages that stop the clocks."""
        kinds = self.kind[:-1] == raw.KIND_ON_HOLD
        return tuple(one for one, held in zip(self.named.ids, kinds, strict=True) if held)


class References:
    """All of them, frozen; a change of one makes new references. ``kept`` holds answers that
    depend on nothing else."""

    def __init__(self, given: RawReferences) -> None:
        people, teams = list(given.people), list(given.teams)
        self.people, self.teams = _named(people), _named(teams)
        self.persons = {row[0]: Person(row[0], *row[4:7]) for row in people}
        self.stages = Stages(list(given.stages))
        self._read_products(list(given.products))
        self.pipelines = _named(list(given.pipelines))
        self._read_accounts(list(given.accounts))
        self.reporting_currency = given.reporting_currency
        self.reporting_code = currency_code(given.reporting_currency)
        self.exchange = Exchange(given.rates, self.reporting_code)
        self.quotas = tuple(self._in_reporting(_quota(row)) for row in given.quotas)
        self.goals = tuple(_goal(row) for row in given.goals)
        self.fiscal_start = given.fiscal_start_month
        self.ramp = given.ramp
        self.rules = given.rules
        self.warning_limits = {
            (int(stage), str(key)): (int(limit), bool(off))
            for stage, key, limit, off in given.warning_limits
        }
        self.working_days = WorkingDays(given.holidays)
        self.organisation = Organisation(
            self.people.ids,
            self.people.index,
            {row[0]: Team(row[0], row[3], row[4]) for row in teams},
            [Member(*row) for row in given.memberships],
        )
        self.kept = Remembered(256)

    def _read_products(self, rows: list[Row]) -> None:
        self.products = _named(rows)
        self.list_price: Longs = np.array([row[3] for row in rows] + [raw.NO_MONEY], np.int64)
        self.list_currency: Ints = np.array([row[4] for row in rows] + [0], np.int32)

    def _read_accounts(self, rows: list[Row]) -> None:
        """``segments`` are the industries, the first is none; ``segment`` is an account's, by
        position, the last for no account."""
        self.accounts = Index(np.array([row[0] for row in rows], np.int64))
        self.segments = ("", *sorted({row[1] for row in rows} - {""}))
        spots = {name: spot for spot, name in enumerate(self.segments)}
        self.segment: Ints = np.array([*(spots[row[1]] for row in rows), 0], np.int32)

    def _in_reporting(self, quota: Quota) -> Quota:
        """The quota at the rate of its first day; without one it stays in its currency."""
        if quota.currency == self.reporting_code:
            return quota
        day = np.array([quota.period.start.toordinal() - raw.EPOCH_ORDINAL])
        factor = float(self.exchange.factor(np.array([quota.currency]), day)[0])
        if np.isnan(factor):
            return quota
        amount = round(quota.amount * factor)
        return replace(quota, amount=amount, currency=self.reporting_code)

    def reporting(self, currency: Array) -> Mask:
        """Where a currency code is the reporting currency."""
        same: Mask = currency == self.reporting_code
        return same


def _named(rows: Iterable[Row]) -> Named:
    rows = list(rows)
    ids = tuple(int(row[0]) for row in rows)
    return Named(
        ids,
        tuple(bytes(row[1]) for row in rows),
        tuple(str(row[2]) for row in rows),
        Index(np.array(ids, np.int64)),
    )


def _goal(row: Row) -> ActivityGoal:
    person, team, kind, interval, target, start, end = row
    span = Period(day_of(start), date.max if end == NO_DAY else day_of(max(start, end)))
    return ActivityGoal(person, team, kind, Unit(interval), target, span)


def _quota(row: Row) -> Quota:
    person, team, start, end, amount, currency = row
    period = Period(day_of(start), day_of(max(start, end)))
    return Quota(person, team, period, amount, currency)
