"""Columns that say when a deal came to one stage, a column a stage: “Date entered "Demo"”."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from cockpit.catalog.importers.columns import read_cells
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.reading_results import PART, ColumnCheck, DraftBatch, Locale
from cockpit.catalog.importers.spelling import name_key
from cockpit.catalog.importers.stage_order import rank_of
from cockpit.catalog.importers.stage_words import meaning_of
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.wording import _

# HubSpot's labels and internal names; in other languages the stage stands in quotation marks.
_LABEL = re.compile(
    r"(?P<how>date entered|entered|date of entry to|date exited|exited|latest time in"
    r"|cumulative time in|time in)\s+(?:stage\s*:?\s+)?(?P<stage>.+?)(?:\s+(?:on|at|date))?",
    re.IGNORECASE,
)
_API = re.compile(
    r"(?:property_)?hs_(?:v2_)?(?P<how>date_entered|date_exited|latest_time_in|cumulative_time_in)_"
    r"(?P<stage>.+?)(?:_\d{6,})?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<stage>.+?)\s+(?:-\s+)?(?P<how>entered|entry|exited)(?:\s+(?:on|at|date))?", re.IGNORECASE
)
_QUOTED = re.compile(r"(?P<how>[^\"“«„]*)[\"“«„]\s*(?P<stage>[^\"“”»]+?)\s*[\"“”»]\s*")
# What is said of a stage: that it was entered, or something else of the same sort.
_ENTERED = re.compile(r"(?i:enter|entry|entr[ée]|entrad|entrat|eintr|eingetr|ingres|binnen)")
_ASIDE = re.compile(r"(?i:exit|time|sort|salid|sa[ií]d|uscit|verl|zeit|temps|tiempo|tempo|tijd)")
_PIPELINE = re.compile(r"(?P<stage>.+?)\s*\((?P<pipeline>[^()]+)\)")
_CURRENT = ("current stage", "stage", "this stage", "pipeline", "on", "at", "date", "by", "lead")
_MARKS = "\"'“”«»„‘’"


@dataclass(frozen=True, slots=True)
class _Named:
    """The stage a heading is about; ``certain`` by the heading's form alone; ``entered`` when it
    says the day on which the stage was entered."""

    stage: str
    certain: bool
    entered: bool


@dataclass(frozen=True, slots=True)
class StageColumn:
    """A column of days: the stage that was entered then, and the pipeline if the heading says."""

    place: int
    stage: str
    pipeline: str = ""


@lru_cache(maxsize=4_000)
def _stage_named(heading: str) -> _Named | None:
    text = " ".join(heading.split())
    found = _API.fullmatch(text)
    certain = found is not None
    if found is None and (quoted := _QUOTED.fullmatch(text)):
        said = quoted["how"]
        found = quoted if _ENTERED.search(said) or _ASIDE.search(said) else None
        certain = found is not None
    found = found or _LABEL.fullmatch(text) or _BEHIND.fullmatch(text)
    stage = found["stage"].strip(_MARKS + " ") if found else ""
    if found is None or not stage or stage.casefold() in _CURRENT:
        return None
    certain = certain or found["stage"][0] in _MARKS
    return _Named(stage, certain, _ASIDE.search(found["how"]) is None)


def is_of_one_stage(heading: str) -> bool:
    """True for a heading that names a stage: whatever its cells, it is no column of the deal's."""
    found = _stage_named(heading)
    return found is not None and (found.certain or _is_known(_parted(found.stage, {}, True)[0]))


def stage_columns(table: SheetTable, mapping: Mapping) -> list[StageColumn]:
    """The columns of a table of deals, none of them mapped, that say when a stage was entered."""
    if not any(map(_stage_named, table.header)):
        return []
    places = mapping.places(table.header)
    stages = _words(table, places.get("stage"))
    pipelines = _words(table, places.get("pipeline"))
    found = []
    for place, heading in enumerate(table.header):
        named = _stage_named(heading)
        if named is None or not named.entered or place in places.values():
            continue
        stage, pipeline = _parted(named.stage, pipelines, named.certain)
        key = name_key(stage)
        if key in stages or _is_known(stage) or (named.certain and not key.isdigit()):
            found.append(StageColumn(place, stages.get(key, stage), pipeline))
    return found


def with_stage_days(
    batch: DraftBatch[Any], table: SheetTable, mapping: Mapping, locale: Locale
) -> DraftBatch[Any]:
    """The batch with the days on which its deals came to their stages, where columns say them."""
    found = stage_columns(table, mapping)
    if not found:
        return batch
    rows: dict[int, list[tuple[str, str, datetime]]] = {}
    checks = {check.heading: check for check in batch.checks}
    for column in found:
        cells = [row[column.place] for row in table.rows]
        heading = table.header[column.place]
        read = read_cells(Reading.INSTANT, cells, locale.zone, mapping.dates or locale.dates)
        said = _("came to “{stage}”").format(stage=column.stage)
        checks[heading] = replace(
            checks[heading], said=said, bad=len(read.bad), unclear=read.unclear
        )
        _collect(rows, column, zip(table.numbers, map(read.values.get, cells), strict=True))
    drafts, raws = [], []
    for draft, raw in zip(batch.drafts, batch.raws, strict=True):
        stays = _of_deal(draft, rows.get(draft.row, ()))
        drafts.append(draft._replace(entered=stays) if stays else draft)
        raws.append(f"{raw}{PART}entered={said_of(stays)}" if stays else raw)
    told: list[ColumnCheck] = [checks[check.heading] for check in batch.checks]
    return replace(batch, drafts=drafts, raws=raws, checks=told)


def said_of(stays: Sequence[tuple[str, datetime]]) -> str:
    """Stages and instants as they are kept, whatever the order of the columns."""
    return "; ".join(f"{stage} {at.isoformat()}" for stage, at in stays)


def _collect(
    rows: dict[int, list[tuple[str, str, datetime]]],
    column: StageColumn,
    cells: Any,
) -> None:
    for number, at in cells:
        if at is not None:
            rows.setdefault(number, []).append((column.pipeline, column.stage, at))


def _of_deal(
    draft: Any, stays: Sequence[tuple[str, str, datetime]]
) -> tuple[tuple[str, datetime], ...]:
    """The stays in the deal's own pipeline, in order."""
    own = name_key(draft.pipeline)
    named = {pipeline for pipeline, _stage, _at in stays}
    there = [
        (stage, at)
        for pipeline, stage, at in stays
        if not pipeline or not own or name_key(pipeline) == own or len(named) == 1
    ]
    return tuple(sorted(there, key=lambda stay: (stay[1], stay[0])))


def _parted(name: str, pipelines: AnyMapping[str, str], certain: bool) -> tuple[str, str]:
    """The stage and the pipeline in brackets behind it; other brackets are the stage's own."""
    found = _PIPELINE.fullmatch(name)
    if found and (certain or name_key(found["pipeline"]) in pipelines):
        return found["stage"], found["pipeline"]
    return name, ""


def _words(table: SheetTable, place: int | None) -> dict[str, str]:
    """The different cells of a column by their key."""
    cells: set[Cell] = set() if place is None else {row[place] for row in table.rows}
    return {name_key(str(cell)): str(cell) for cell in cells if cell not in ("", None)}


def _is_known(stage: str) -> bool:
    return (meaning_of(stage) or rank_of(stage)) is not None
