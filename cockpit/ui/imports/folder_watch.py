"""Looks at the watched folder: when the system says so, and once a minute at most besides."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot

from cockpit.domain.refusal import Refused
from cockpit.jobs.watched_folder import Fate, Stamp, Taken, Watched, scan, settled, take_file
from cockpit.ui.background import Background, Progress
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.wording import _
from cockpit.workspace import Workspace

SLOW_LOOK_MS, SECOND_LOOK_MS = 60_000, 2_000
_MOST_DIGESTS = 500
# How often a file is tried that may not be read: for a quarter of a minute or so.
_MOST_TRIES = 8


class FolderWatch(QObject):
    """``changed`` when there is something else to show, ``said(sentence, kind, undoable)`` after a
    file was taken or needs the manager. What is allowed and seen is this machine's to remember."""

    changed = Signal()
    said = Signal(str, str, bool)

    def __init__(
        self, context: Context, background: Background, memory: Memory, key: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._background = context, background
        self._memory, self._key = memory, key
        self._before: dict[str, Stamp] = {}
        self._queue: deque[tuple[str, Stamp]] = deque()
        self._held: dict[str, int] = {}
        self._busy = False
        self.trouble = ""
        self.looked_at: datetime | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_directory)
        self._slow = QTimer(self, interval=SLOW_LOOK_MS)
        self._slow.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._slow.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=SECOND_LOOK_MS)
        self._soon.timeout.connect(self.look)
        self.begin()

    @property
    def watched(self) -> Watched | None:
        """What the manager allowed; None when nothing is watched."""
        told = self._told()
        if not told.get("folder"):
            return None
        words = (str(told.get(key, "")) for key in ("pattern", "kind", "source"))
        return Watched(Path(str(told["folder"])), *words)

    @property
    def needs_you(self) -> list[tuple[Path, str]]:
        """Files that could not come in on their own, and why."""
        return [(Path(path), why) for path, why in self._told().get("needs", {}).items()]

    @property
    def last(self) -> str:
        """What the last file that came in did."""
        return str(self._told().get("last", ""))

    def allow(self, watched: Watched) -> None:
        """Watch a folder from now on; files that are there already are left alone. Refused when it
        cannot be read."""
        there = scan(watched)
        before = self._told() if self.watched else {}
        same = before.get("folder") == str(watched.folder)
        taken = before.get("taken", {}) if same else _as_json(there)
        self._keep(
            folder=str(watched.folder),
            pattern=watched.pattern,
            kind=watched.kind,
            source=watched.source,
            taken=taken,
            needs={},
        )
        self.begin()

    @Slot()
    def stop(self) -> None:
        """Watch nothing any more."""
        self._keep(folder="", needs={}, last="")
        self.begin()

    def settle(self, path: Path) -> None:
        """The manager looks after a file that needed them."""
        needs = {key: why for key, why in self._told().get("needs", {}).items() if key != str(path)}
        self._keep(needs=needs)
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """See what is there; beside the window, as a folder may lie on a slow disk."""
        watched = self.watched
        if watched is None or self._busy or self._context.workspace.read_only:
            return
        self._busy = True
        work = partial(_scan, watched)
        title = _("Looking at the watched folder")
        self._background.start(title, work, done=self._on_seen, failed=self._on_failed)

    def pause(self) -> None:
        """Look no more until ``begin``, as the folder of data is being closed."""
        self._slow.stop()
        self._soon.stop()
        self._queue.clear()
        self._busy = False

    def begin(self) -> None:
        """Look at what is allowed, from now on; what changed meanwhile is taken."""
        known = self._watcher.directories()
        if known:
            self._watcher.removePaths(known)
        self._before, self.trouble = {}, ""
        self._queue.clear()
        watched = self.watched
        if watched is None:
            self._slow.stop()
        else:
            self._watcher.addPath(str(watched.folder))
            self._slow.start()
            self._soon.start(0)
        self.changed.emit()

    @Slot(object)
    def _on_seen(self, now: dict[str, Stamp]) -> None:
        self._busy, self.trouble = False, ""
        self.looked_at = self._context.workspace.now()
        watched = self.watched
        if watched is None:
            return
        if not self._watcher.directories():
            self._watcher.addPath(str(watched.folder))
        taken = {name: Stamp(*told) for name, told in self._told().get("taken", {}).items()}
        ready, again = settled(self._before, now, taken)
        self._before = now
        self._queue.extend((name, now[name]) for name in ready)
        if again:
            self._soon.start(SECOND_LOOK_MS)
        self.changed.emit()
        self._take_next()

    def _take_next(self) -> None:
        watched = self.watched
        if watched is None or self._busy or not self._queue:
            return
        self._busy = True
        name, stamp = self._queue.popleft()
        known = frozenset(self._told().get("digests", []))
        older = self._waiting_before(stamp)
        work = partial(_take, self._context.workspace, watched, name, stamp, known, older)
        title = _("Importing {file}").format(file=name)
        self._background.start(
            title, work, done=self._on_taken, failed=self._on_failed, cancelled=self._on_cancelled
        )

    @Slot(object)
    def _on_taken(self, answer: tuple[Taken, Stamp]) -> None:
        taken, stamp = answer
        self._busy = False
        if taken.said and taken.fate is Fate.CHANGED:
            # A program that still holds the file lets go of it soon; a right that lacks stays.
            self._held[taken.path.name] = self._held.get(taken.path.name, 0) + 1
            if self._held[taken.path.name] >= _MOST_TRIES:
                taken = replace(taken, fate=Fate.NEEDS_YOU)
        if taken.fate is Fate.CHANGED:
            self._before.pop(taken.path.name, None)
            self._soon.start(SECOND_LOOK_MS)
        else:
            self._held.pop(taken.path.name, None)
            self._remember(taken, stamp)
            if taken.fate is Fate.IMPORTED:
                self.said.emit(taken.said, "good", True)
            elif taken.fate is Fate.NEEDS_YOU:
                self.said.emit(taken.said, "info", False)
        self.changed.emit()
        self._take_next()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self._queue.clear()
        if isinstance(error, Refused):
            self.trouble = str(error)
            self.changed.emit()
        else:
            self._background.trouble.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._busy = False
        self._queue.clear()

    @Slot(str)
    def _on_directory(self, _path: str) -> None:
        # A writer in a hurry must not put the look off for ever: the first change starts it.
        if not self._soon.isActive():
            self._soon.start(SECOND_LOOK_MS // 4)

    def _waiting_before(self, stamp: Stamp) -> dict[str, str]:
        """The oldest file of each kind that needs the manager, is still there, and was written
        before."""
        told = self._told()
        kinds, seen = told.get("kinds", {}), told.get("taken", {})
        found: dict[str, str] = {}
        waiting = [Path(path).name for path in told.get("needs", {})]
        there = [name for name in waiting if name in self._before and kinds.get(name)]
        for name in sorted(there, key=lambda name: seen[name][1]):
            if seen[name][1] < stamp.changed:
                found.setdefault(kinds[name], name)
        return found

    def _remember(self, taken: Taken, stamp: Stamp) -> None:
        told = self._told()
        seen = {**told.get("taken", {}), taken.path.name: [stamp.size, stamp.changed]}
        digests = [*told.get("digests", []), taken.digest][-_MOST_DIGESTS:]
        needs = {key: why for key, why in told.get("needs", {}).items() if key != str(taken.path)}
        if taken.fate is Fate.NEEDS_YOU:
            needs[str(taken.path)] = taken.said
            digests = digests[:-1]
        waiting = {Path(path).name for path in needs}
        kinds = {**told.get("kinds", {}), taken.path.name: taken.kind}
        kinds = {name: kind for name, kind in kinds.items() if kind and name in waiting}
        last = told.get("last", "") if taken.fate is Fate.NEEDS_YOU else taken.said
        self._keep(taken=seen, digests=digests, needs=needs, kinds=kinds, last=last)

    def _told(self) -> dict[str, Any]:
        return dict(self._memory.get(self._key, {}))

    def _keep(self, **values: object) -> None:
        self._memory.put(self._key, {**self._told(), **values})


def _scan(watched: Watched, _progress: Progress) -> dict[str, Stamp]:
    return scan(watched)


def _take(
    workspace: Workspace,
    watched: Watched,
    name: str,
    stamp: Stamp,
    known: frozenset[str],
    older: dict[str, str],
    progress: Progress,
) -> tuple[Taken, Stamp]:
    return take_file(workspace, watched, name, stamp, known, progress, older), stamp


def _as_json(stamps: dict[str, Stamp]) -> dict[str, list[int]]:
    return {name: [stamp.size, stamp.changed] for name, stamp in stamps.items()}
