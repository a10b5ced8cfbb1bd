"""Which backups to keep: the last day's by the hour, then by day, week and month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cockpit.workspace.gate import Workspace
from cockpit.workspace.keeping import Copy, back_up

_STAMP = "cockpit-%Y%m%d-%H%M%S.db"
# No backup takes longer.
_LONGEST = timedelta(hours=1)
# (how many to keep, what makes two of them the same)
_KEEP = ((8, "%Y%m%d%H"), (14, "%Y%m%d"), (8, "%G%V"), (9, "%Y%m"))


def back_up_in_turn(workspace: Workspace, folder: Path) -> Copy:
    """Make a verified backup named by the instant (UTC), then let the superfluous ones go."""
    now = workspace.now()
    _clear(folder, now)
    copy = back_up(workspace, folder / now.strftime(_STAMP))
    stamped = stamps(folder)
    keep = kept(stamped.values())
    for path, at in stamped.items():
        # A clock that was set back must not throw away what was just made.
        if at not in keep and path != copy.path:
            path.unlink(missing_ok=True)
    return copy


def _clear(folder: Path, now: datetime) -> None:
    """What a backup that was killed has left; one that another process makes now is younger."""
    for left in folder.glob("cockpit-*.db.part*"):
        try:
            begun = datetime.strptime(left.name.partition(".part")[0], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if abs(now - begun) > _LONGEST:
            left.unlink(missing_ok=True)


def stamps(folder: Path) -> dict[Path, datetime]:
    """The backups in a folder and when they were made, newest first."""
    found: dict[Path, datetime] = {}
    for path in sorted(folder.glob("cockpit-*.db"), reverse=True):
        try:
            found[path] = datetime.strptime(path.name, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return found


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Of each hour, day, week and month the newest, the last few of each; always the newest."""
    newest_first = sorted(made, reverse=True)
    keep: set[datetime] = set(newest_first[:1])
    for count, pattern in _KEEP:
        seen: dict[str, datetime] = {}
        for at in newest_first:
            seen.setdefault(at.strftime(pattern), at)
        keep.update(list(seen.values())[:count])
    return keep
