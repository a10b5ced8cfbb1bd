"""Exports that fall into a folder come in on their own, as the manager allowed; no network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path

from cockpit.actions.imports_terms import FileReport
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import FilePlan, ImportOptions, ImportPlan
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

Progress = Callable[[float | None, str], None]
# What browsers and office programs write beside, or instead of, a file that is not finished.
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp", ".filepart")
_HIDDEN = (".", "~$", "~")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Watched:
    """What the manager allowed: a folder, what names fit, of what kind the files are ("" as last
    time), and the name of their source ("" for the one their rows agree with)."""

    folder: Path
    pattern: str = "*.csv"
    kind: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file is another one: its size in bytes and time of change in ns."""

    size: int
    changed: int


class Fate(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    NOTHING_NEW = "nothing new"
    NEEDS_YOU = "needs you"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was looked at; ``said`` is a sentence for people; ``digest`` that of what was
    read, for CHANGED files (still being written) nothing, and ``said`` only for one that another
    program, or its owner, keeps from being read. ``kind`` is that of a file which needs the manager
    although its columns are known: later ones of that kind come after it."""

    path: Path
    fate: Fate
    said: str
    digest: str = ""
    reports: list[FileReport] = field(default_factory=list)
    kind: str = ""


def scan(watched: Watched) -> dict[str, Stamp]:
    """The finished files of the folder that fit, by name; Refused when it cannot be read."""
    found = {}
    try:
        for path in watched.folder.iterdir():
            if _fits(path.name, watched.pattern) and path.is_file():
                told = path.stat()
                found[path.name] = Stamp(told.st_size, told.st_mtime_ns)
    except OSError as error:
        said = _("The watched folder {folder} cannot be read: {why}.")
        why = error.strerror or error
        raise Refused(said.format(folder=watched.folder, why=why)) from error
    return found


def settled(
    before: Mapping[str, Stamp], now: Mapping[str, Stamp], taken: Mapping[str, Stamp]
) -> tuple[list[str], bool]:
    """Names that did not change since the look before and were not taken so, oldest first; and
    whether another look is needed for those still being written."""
    fresh = {name: stamp for name, stamp in now.items() if taken.get(name) != stamp}
    still = {name: stamp for name, stamp in fresh.items() if before.get(name) == stamp}
    ready = {name: stamp for name, stamp in still.items() if stamp.size}
    return sorted(ready, key=lambda name: (ready[name].changed, name)), len(still) < len(fresh)


def take_file(
    workspace: Workspace,
    watched: Watched,
    name: str,
    stamp: Stamp,
    known: Collection[str],
    progress: Progress,
    waiting: Mapping[str, str] | None = None,
) -> Taken:
    """Import one file when nothing about it is unclear; content in ``known`` never again.

    ``waiting`` are names of older files that need the manager, by kind: what is newer must not come
    in before them, as an older export of the same day would take back what it said."""
    path = watched.folder / name
    try:
        digest = _digest(path)
        if scan(watched).get(name) != stamp:
            return Taken(path, Fate.CHANGED, "")
    except PermissionError as error:
        said = _("{file} needs you: it cannot be read, {why}")
        why = (error.strerror or str(error)).lower()
        return Taken(path, Fate.CHANGED, said.format(file=name, why=why))
    except (OSError, Refused):
        return Taken(path, Fate.CHANGED, "")
    if digest in known:
        said = _("{file}: the same content came in before").format(file=name)
        return Taken(path, Fate.NOTHING_NEW, said, digest)
    try:
        return _import(workspace, watched, path, digest, progress, waiting or {})
    except Refused as refusal:
        return Taken(path, Fate.NEEDS_YOU, str(refusal), digest)


def _import(
    workspace: Workspace,
    watched: Watched,
    path: Path,
    digest: str,
    progress: Progress,
    waiting: Mapping[str, str],
) -> Taken:
    options = ImportOptions(kind=watched.kind, source=watched.source)
    plan = plan_import(workspace, [path], options, progress)
    kind = _known_kind(plan, watched)
    unclear = what_is_unclear(plan, watched) or _waits_for(kind, waiting)
    if unclear:
        said = _("{file} needs you: {why}").format(file=path.name, why=unclear)
        return Taken(path, Fate.NEEDS_YOU, said, digest, kind=kind)
    reports = run_import(workspace, plan, progress)
    changed = any(report.added or report.changed for report in reports)
    fate = Fate.IMPORTED if changed else Fate.NOTHING_NEW
    return Taken(path, fate, _summary(path.name, reports), digest, reports)


def what_is_unclear(plan: ImportPlan, watched: Watched) -> str:
    """The first thing that only the manager can say; nothing when the file can come in."""
    if plan.problems:
        return str(plan.problems[0].why)
    for file in plan.files:
        doubts = _doubts(file, watched)
        if doubts:
            return doubts[0]
    return ""


def _known_kind(plan: ImportPlan, watched: Watched) -> str:
    """What the file is, if its columns are those of last time or the manager has said it."""
    return next((file.kind for file in plan.files if file.as_last_time or watched.kind), "")


def _waits_for(kind: str, waiting: Mapping[str, str]) -> str:
    older = waiting.get(kind) if kind else None
    return _("{file} is older and comes first").format(file=older) if older else ""


def _doubts(file: FilePlan, watched: Watched) -> list[str]:
    doubts = []
    if not file.as_last_time and not watched.kind:
        doubts.append(_("its columns were never imported before"))
    refused = len(file.report.refused) if file.report else 0
    if refused:
        doubts.append(n_("{n} row would be refused", "{n} rows would be refused", refused))
    if file.proposals:
        near = len(file.proposals)
        doubts.append(n_("{n} name is nearly known", "{n} names are nearly known", near))
    new = [fate.name for fate in file.stages if fate.is_new]
    if new:
        doubts.append(_("“{stage}” is a new stage").format(stage=new[0]))
    return doubts


def _summary(name: str, reports: list[FileReport]) -> str:
    added = sum(report.added for report in reports)
    changed = sum(report.changed for report in reports)
    if not (added or changed):
        return _("{file}: nothing new").format(file=name)
    said = _("{file} came in: {added} new, {changed} changed")
    return said.format(file=name, added=added, changed=changed)


def _fits(name: str, pattern: str) -> bool:
    low = name.lower()
    if low.startswith(_HIDDEN) or low.endswith(_UNFINISHED):
        return False
    wanted = [part.strip().lower() for part in pattern.split(",") if part.strip()]
    return any(fnmatch(low, part) for part in wanted)


def _digest(path: Path) -> str:
    made = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            made.update(block)
    return made.hexdigest()
