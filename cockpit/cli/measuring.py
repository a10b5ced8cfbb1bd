"""The kpi verb: figures, each with what it was made of."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Unit
from cockpit.catalog.metrics import METRICS
from cockpit.cli.arguments import UsageError
from cockpit.cli.output import Cell, print_json, print_table, wants_json
from cockpit.cli.scope import as_of, chosen_filter, known_at, period, say_backfill
from cockpit.wording import _
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.analysis.reading import Reading


def do_kpi(workspace: Workspace, arguments: Namespace) -> int:
    """Measure the metrics named, all of them when none is."""
    for key in arguments.keys:
        if key not in METRICS:
            known = ", ".join(METRICS)
            raise UsageError(
                _("there is no metric “{key}”; there are {all}").format(key=key, all=known)
            )
    over = period(workspace, arguments, arguments.period)
    say_backfill(workspace, arguments)
    facts = workspace.facts()
    limit: int | None = getattr(arguments, "limit", None)
    readings = [
        measure(
            facts,
            METRICS[key],
            over,
            as_of(workspace, arguments),
            known_at=known_at(workspace, arguments),
            filter=chosen_filter(workspace, arguments),
            by=tuple(arguments.by),
            rows=arguments.rows,
            beside=True,
        )
        for key in arguments.keys or list(METRICS)[:limit]
    ]
    if wants_json(arguments):
        print_json([_limited(reading.as_json(), limit) for reading in readings])
    else:
        _print(readings, limit)
    return 0


def _limited(data: dict[str, Any], limit: int | None) -> dict[str, Any]:
    """The figure is of all rows; only the lists that it comes with are cut."""
    return data | {key: data[key][:limit] for key in ("groups", "rows")}


def _print(readings: list[Reading], limit: int | None) -> None:
    rows: list[list[Cell]] = []
    for reading in readings:
        data = reading.as_json()
        value = data["value"]
        shown = value * 100 if value is not None and data["unit"] == "ratio" else value
        unit = _unit(reading)
        rows.append([data["title"], shown, unit, data["n"], reading.reason or ""])
        rows += [
            [f"  {group['key']}", _shown(group["value"], data["unit"]), unit, group["n"], ""]
            for group in data["groups"][:limit]
        ]
    print_table((_("Metric"), _("Value"), _("Unit"), _("n"), _("Remark")), rows)


def _unit(reading: Reading) -> str:
    """What the value counts, in a word."""
    unit = reading.metric.unit
    if unit is Unit.RATIO:
        return "%"
    if unit is Unit.MONEY_PER_DAY:
        return _("{currency} a day").format(currency=reading.currency)
    return reading.currency if unit is Unit.MONEY else str(unit)


def _shown(value: float | None, unit: str) -> float | None:
    return value * 100 if value is not None and unit == "ratio" else value
