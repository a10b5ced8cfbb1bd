"""Copies of the file: made while it is used, opened and checked before they count."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.storage import trouble
from cockpit.storage.database import connect, may_write
from cockpit.storage.schema import VERSION
from cockpit.wording import _

_PAGES_AT_ONCE = 1_000
COUNTED = ("deal", "account", "person", "product", "activity", "note", "task", "journal")


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: its size in bytes and how many rows of each kind it holds."""

    path: Path
    size: int
    rows: dict[str, int]


def make_copy(source: Path, target: Path) -> Copy:
    """Copy the live file to ``target``, replacing it only when the copy has been opened and found
    whole. StoreTrouble when there is no room or no right to write; nothing is left behind."""
    _refuse_in_use(source, target)
    part = target.with_name(target.name + ".part")
    with trouble.in_plain_words(target):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _pour(source, part)
            copy = examine(part)
            _make_durable(part)
            part.replace(target)
            _make_durable(target.parent)
        except OSError as error:
            raise _told(error, target) from error
        finally:
            for leftover in (part, *_companions(part)):
                leftover.unlink(missing_ok=True)
    return Copy(target, copy.size, copy.rows)


def _refuse_in_use(source: Path, target: Path) -> None:
    """A file that is open keeps changes beside it: another one in its place would mix the two."""
    live = source.resolve()
    ours = target.resolve() in (live, *_companions(live))
    if ours or (target.is_file() and any(c.exists() for c in _companions(target))):
        raise Refused(_("{path} is in use; choose another file for the copy").format(path=target))


def _pour(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    live_only = connect(source, read_only=not may_write(source))
    with contextlib.closing(live_only) as live, contextlib.closing(_bare(target)) as copy:
        # Holding one moment keeps writers from making the copy begin anew again and again.
        live.execute("BEGIN")
        live.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        live.backup(copy, pages=_PAGES_AT_ONCE)
        # A copy is one file: no write-ahead file beside it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()


def _bare(path: Path) -> Any:
    import sqlcipher3.dbapi2 as driver

    return driver.connect(str(path), isolation_level=None)


def examine(path: Path) -> Copy:
    """Open a copy read-only and read all of it; StoreTrouble when it is not a whole Cockpit file
    of this version or an older one."""
    if not path.is_file():
        raise StoreTrouble(
            "missing", _("there is no file {path}; choose another").format(path=path)
        )
    try:
        return _examined(path)
    except UnicodeDecodeError as error:
        # Bytes that were names or words.
        raise trouble.damaged(path) from error


def _examined(path: Path) -> Copy:
    with trouble.in_plain_words(path), contextlib.closing(connect(path, read_only=True)) as copy:
        version = copy.execute("PRAGMA user_version").fetchone()[0]
        whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        orphans = copy.execute("PRAGMA foreign_key_check").fetchall()
        if version == 0 or not whole or orphans:
            raise trouble.damaged(path)
        if version > VERSION:
            raise trouble.newer(path, version, VERSION)
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_schema")}
        # None of ours has any; one that somebody put in would run with the next change.
        strange = copy.execute(
            "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')"
        ).fetchone()
        if strange or not tables.issuperset((*COUNTED, "setting", "search")):
            raise trouble.damaged(path)
        rows = {
            kind: copy.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in COUNTED
        }
    return Copy(path, path.stat().st_size, rows)


def lost_by_restoring(live: Path, copy: Path) -> list[str]:
    """Labels of what was done after the copy was made, newest first."""
    with contextlib.closing(connect(copy, read_only=True)) as old:
        kept = {row[0] for row in old.execute("SELECT uid FROM journal")}
    with contextlib.closing(connect(live)) as now:
        rows = now.execute(
            "SELECT uid, label FROM journal WHERE flavour IN ('do', 'rest') AND undone = 0"
            " ORDER BY step DESC"
        ).fetchall()
    return [label for uid, label in rows if uid not in kept]


def put_back(copy: Path, live: Path) -> None:
    """Write the copy's pages into the live file; whoever has it open goes on with the new ones."""
    examine(copy)
    if copy.resolve() == live.resolve():
        raise Refused(_("{path} is the file that is in use; choose a copy").format(path=copy))
    with trouble.in_plain_words(live):
        with contextlib.closing(_bare(live)) as target:
            target.execute("PRAGMA busy_timeout = 5000")
            with contextlib.closing(connect(copy, read_only=True)) as source:
                source.backup(target)
        with contextlib.closing(connect(live)) as target:
            target.execute(
                # Never one that anybody has seen: the same copy may be put back twice.
                "INSERT INTO setting (key, value)"
                " VALUES ('generation', '\"' || lower(hex(randomblob(8))) || '\"')"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            )


def _make_durable(path: Path) -> None:
    """Ask the disk to keep a file or a folder's entries now."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]


def _told(error: OSError, path: Path) -> Exception:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return trouble.full(path)
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return trouble.read_only(path)
    return Refused(_("{path} cannot be written: {why}").format(path=path, why=error.strerror))
