"""Groups of rows: by owner, team, region, product, stage, segment, lost reason, month and more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

import numpy as np

from cockpit.analysis.figure import Groups
from cockpit.analysis.quotas import Share
from cockpit.analysis.raw import NO_DAY, day_number
from cockpit.analysis.references import Named, References
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Longs
from cockpit.domain.period import Unit, fiscal_quarter, fiscal_year, this
from cockpit.wording import _


class By(StrEnum):
    """What rows are grouped by. Month and quarter are those of the row's date: the closing date,
    the opening date, or, for open deals, the expected close. The segment is the industry of the
    deal's account."""

    OWNER = "owner"
    MANAGER = "manager"
    TEAM = "team"
    REGION = "region"
    PRODUCT = "product"
    STAGE = "stage"
    SOURCE = "source"
    SEGMENT = "segment"
    PIPELINE = "pipeline"
    LOST_REASON = "lost_reason"
    TYPE = "type"
    MONTH = "month"
    QUARTER = "quarter"


TIMES = (By.MONTH, By.QUARTER)


@dataclass(frozen=True, slots=True)
class Pair:
    """Groups by two things at once: a cell of a cross table is a group."""

    down: By
    across: By


Cut = By | Pair


def sides(by: Cut) -> tuple[By, ...]:
    """What it groups by."""
    return (by.down, by.across) if isinstance(by, Pair) else (by,)


@dataclass(frozen=True, slots=True)
class Key:
    """A group's name: ``id`` is a uid as text or a period's text, None for nobody and nothing.
    The group of a pair has the name of the one, and ``across`` that of the other."""

    id: str | None
    label: str
    order: tuple[int, str]
    across: Key | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of rows and their names; ``code_of`` is where a quota's share belongs."""

    groups: Groups
    key: Callable[[int], Key]
    code_of: Callable[[Share], int | None]


def grouping(rows: Rows, by: Cut, shares: tuple[Share, ...] = ()) -> Grouping:
    """The groups of the rows; months and quarters reach over the quotas' shares too."""
    if isinstance(by, Pair):
        return _paired(grouping(rows, by.down, shares), grouping(rows, by.across, shares))
    references = rows.facts.references
    if by in TIMES:
        return _by_time(rows, by, shares)
    if by is By.REGION:
        return _by_region(rows)
    if by in (By.SOURCE, By.LOST_REASON, By.SEGMENT, By.TYPE):
        return _by_text(rows, by)
    named, positions = _entities(rows, by)
    codes = Groups(positions + 1, len(named.ids) + 1, (by.value,))
    return Grouping(codes, _entity_key(named, by, references), _share_code(references, by, named))


def _paired(down: Grouping, across: Grouping) -> Grouping:
    """Each pair of groups as a group."""
    width = across.groups.size
    codes = down.groups.codes.astype(np.int64) * width + across.groups.codes

    def key(code: int) -> Key:
        return replace(down.key(code // width), across=across.key(code % width))

    def code_of(share: Share) -> int | None:
        one, other = down.code_of(share), across.code_of(share)
        return None if one is None or other is None else one * width + other

    by = down.groups.by + across.groups.by
    return Grouping(Groups(codes, down.groups.size * width, by), key, code_of)


def quotas_by_group(grouped: Grouping, shares: tuple[Share, ...]) -> list[float | None]:
    """The quota of each group, None where there is none."""
    quotas: list[float | None] = [None] * grouped.groups.size
    for share in shares:
        code = grouped.code_of(share)
        if code is not None:
            quotas[code] = (quotas[code] or 0.0) + share.amount
    return quotas


def _entities(rows: Rows, by: By) -> tuple[Named, Array]:
    references = rows.facts.references
    organisation = references.organisation
    if by is By.OWNER:
        return references.people, rows.person
    if by is By.MANAGER:
        ids = rows.of_people(organisation.manager)
        return references.people, references.people.position(ids)
    if by is By.TEAM:
        return references.teams, references.teams.position(rows.of_people(organisation.team))
    if by is By.PRODUCT:
        return references.products, references.products.position(rows.product)
    if by is By.PIPELINE:
        pipeline = rows.of_deals("pipeline")
        return references.pipelines, references.pipelines.position(pipeline)
    return references.stages.named, references.stages.named.position(rows.stage)


def _entity_key(named: Named, by: By, references: References) -> Callable[[int], Key]:
    def key(code: int) -> Key:
        if code == 0:
            return _nothing()
        name = named.names[code - 1]
        rank = int(references.stages.board_order[code - 1]) if by is By.STAGE else 0
        return Key(str(UUID(bytes=named.uids[code - 1])), name, (rank, name.casefold()))

    return key


def _nothing() -> Key:
    return Key(None, _("none"), (NO_DAY, ""))


def _share_code(references: References, by: By, named: Named) -> Callable[[Share], int | None]:
    """A person's quota belongs to the person, its manager and team on the day; a team's quota
    to the team, the company's to no group."""
    organisation = references.organisation
    tables = {By.MANAGER: organisation.manager, By.TEAM: organisation.team}

    def code(share: Share) -> int | None:
        if share.team or not share.person:
            return named.index.one(share.team) + 1 if share.team and by is By.TEAM else None
        if by is By.OWNER:
            return named.index.one(share.person) + 1
        if by not in tables:
            return None
        spot = references.people.index.one(share.person)
        return named.index.one(int(tables[by][share.stretch, spot])) + 1

    return code


def _by_region(rows: Rows) -> Grouping:
    organisation = rows.facts.references.organisation
    regions = rows.of_people(organisation.region)
    codes = Groups(regions, len(organisation.regions), (By.REGION.value,))

    def key(code: int) -> Key:
        name = organisation.regions[code]
        return Key(name, name, (0, name.casefold())) if code else _nothing()

    def code_of(share: Share) -> int | None:
        if share.team or not share.person:
            return organisation.region_of_team(share.team) if share.team else None
        spot = organisation.index.one(share.person)
        return int(organisation.region[share.stretch, spot])

    return Grouping(codes, key, code_of)


def _by_text(rows: Rows, by: By) -> Grouping:
    """By a word of the deal's own, or of its account's."""
    facts, own = rows.facts, rows.words(by.value)
    if own is not None:
        names, codes = own
    elif by is By.SEGMENT:
        account = facts.references.accounts.of(rows.of_deals("account"))
        names, codes = facts.references.segments, facts.references.segment[account]
    else:
        names, codes = facts.sources, rows.of_deals(by.value)

    def key(code: int) -> Key:
        name = names[code]
        return Key(name, name, (0, name.casefold())) if name else _nothing()

    groups = Groups(codes.astype(np.int64), len(names), (by.value,))
    return Grouping(groups, key, _no_code)


def _by_time(rows: Rows, by: By, shares: tuple[Share, ...]) -> Grouping:
    """Code 0 is no date; then the months or quarters from the first to the last one present."""
    fiscal_start = rows.facts.references.fiscal_start
    days, none = rows.day, rows.day == NO_DAY
    dated = days[~none] if none.any() else days
    every = [*(day_number(share.period.start) for share in shares)]
    ends = [*every, *((int(dated.min()), int(dated.max())) if len(dated) else ())]
    if not ends:
        return Grouping(Groups(np.zeros(len(rows), np.int64), 1), lambda _: _nothing(), _no_code)
    low, high = min(ends), max(ends)
    calendar = _steps(low, high, by, fiscal_start)
    if len(dated) == len(days):
        codes = calendar[days - low]
    else:
        codes = np.where(none, 0, calendar[np.where(none, low, days) - low])

    def key(code: int) -> Key:
        return time_key(int(np.searchsorted(calendar, code)) + low, by, fiscal_start)

    return Grouping(
        Groups(codes, int(calendar[-1]) + 1, (by.value,)),
        lambda code: key(code) if code else _nothing(),
        lambda share: int(calendar[day_number(share.period.start) - low]),
    )


def _no_code(_share: Share) -> int | None:
    return None


def _steps(low: int, high: int, by: By, fiscal_start: int) -> Longs:
    """The code of each day from ``low`` to ``high``: 1 for the first month or quarter."""
    days = np.arange(low, high + 1).astype("datetime64[D]")
    months = days.astype("datetime64[M]").astype(np.int64)
    steps = months if by is By.MONTH else (months - (fiscal_start - 1)) // 3
    codes: Longs = steps - steps[0] + 1
    return codes


def time_key(day: int, by: By, fiscal_start: int) -> Key:
    """``2017-10``, or ``2017-Q4`` by the fiscal year."""
    when = date.fromordinal(day + date(1970, 1, 1).toordinal())
    if by is By.MONTH:
        text = f"{when:%Y-%m}"
    else:
        quarter = fiscal_quarter(when, fiscal_start)
        text = f"{fiscal_year(when, fiscal_start)}-Q{quarter}"
    start = this(Unit(by.value), when, fiscal_start).start
    return Key(text, text, (day_number(start), text))
