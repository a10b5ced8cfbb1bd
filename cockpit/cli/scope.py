"""Whose deals, of which days: the options that every question takes."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, date, datetime, time, timedelta

from cockpit.cli.arguments import UsageError
from cockpit.cli.output import note
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period, PeriodError, Unit, parse, this
from cockpit.queries.names import person_named, pipeline_named, regions_named, team_named
from cockpit.queries.search import deals_with_text
from cockpit.wording import _
from cockpit.workspace import Workspace


def chosen_filter(workspace: Workspace, arguments: Namespace, text: str = "") -> DealFilter:
    """The deals that --owner, --team, --region, --manager, --pipeline and a text leave."""

    def one(option: str, query: object) -> frozenset[int]:
        given = getattr(arguments, option, None)
        return frozenset() if given is None else frozenset((workspace.ask(query, given),))  # type: ignore[arg-type]

    region = getattr(arguments, "region", None)
    closing = getattr(arguments, "closing", None)
    return DealFilter(
        owners=one("owner", person_named),
        teams=one("team", team_named),
        managers=one("manager", person_named),
        pipelines=one("pipeline", pipeline_named),
        regions=frozenset() if region is None else workspace.ask(regions_named, region),
        text=text,
        deals=workspace.ask(deals_with_text, text) if text.strip() else None,
        stalled=bool(getattr(arguments, "stalled", False)),
        open_only=bool(getattr(arguments, "open", False)),
        closing=None if closing is None else period(workspace, arguments, closing),
    )


def period(workspace: Workspace, arguments: Namespace, text: str | None) -> Period:
    """The period typed, else the current quarter of the day asked about."""
    first_month = workspace.preferences().fiscal_start_month
    if text is None:
        return this(Unit.QUARTER, as_of(workspace, arguments), first_month)
    try:
        return parse(text, first_month)
    except PeriodError as error:
        raise UsageError(str(error)) from error


def as_of(workspace: Workspace, arguments: Namespace) -> date:
    """The day asked about, today when none was given."""
    given: date | None = getattr(arguments, "as_of", None)
    return given or workspace.today()


def known_at(workspace: Workspace, arguments: Namespace) -> datetime | None:
    """The end of the day by which it must have been learnt, None for all we know."""
    given: date | None = getattr(arguments, "known_at", None)
    if given is None:
        return None
    end = datetime.combine(given + timedelta(days=1), time(), workspace.zone())
    return end.astimezone(UTC)


def say_backfill(workspace: Workspace, arguments: Namespace) -> None:
    """Before the first import nothing had been learnt: what is said then are the source's own
    dates, and that is said too."""
    known = known_at(workspace, arguments)
    if known is not None and workspace.facts().known(known).backfill:
        said = _("nothing had been learnt by {day} yet; the dates are those of the first import")
        note(said.format(day=arguments.known_at))
