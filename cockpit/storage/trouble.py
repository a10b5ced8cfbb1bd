"""What can be wrong with the file, each said plainly with the way out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from cockpit.domain.refusal import NotFound
from cockpit.domain.trouble import StoreTrouble
from cockpit.wording import _

_LEAST_ROOM = 128 * 1024


def damaged(path: Path) -> StoreTrouble:
    """The file's content is broken or is no Cockpit file."""
    return StoreTrouble(
        "damaged",
        _(
            "{path} is damaged or is not a Cockpit file; restore a backup with"
            " “cockpit restore FILE” (copies are in {backups}), the damaged file is left as it is"
        ).format(path=path, backups=path.parent / "backups"),
    )


def busy(path: Path) -> StoreTrouble:
    """Another process holds the file."""
    return StoreTrouble(
        "busy",
        _("{path} is in use by a restore or another program; wait a moment and try again").format(
            path=path
        ),
    )


def read_only(path: Path) -> StoreTrouble:
    """No permission to write."""
    return StoreTrouble(
        "read_only",
        _(
            "{path} cannot be written; give yourself write access to its folder or choose another"
            " with --data"
        ).format(path=path),
    )


def full(path: Path) -> StoreTrouble:
    """No room left on the disk."""
    return StoreTrouble(
        "full",
        _("the disk with {path} is full; free some space and try again, nothing was lost").format(
            path=path
        ),
    )


def unreadable(path: Path) -> StoreTrouble:
    """The disk refuses, which says nothing about the file."""
    return StoreTrouble(
        "disk",
        _(
            "the disk with {path} could not be read or written; check it and try again,"
            " nothing was changed"
        ).format(path=path),
    )


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def newer(path: Path, version: int, known: int) -> StoreTrouble:
    """Written by a later version of Cockpit."""
    return StoreTrouble(
        "newer",
        _(
            "{path} was written by a newer Cockpit (file version {version}, this one knows"
            " {known}); update Cockpit to open it"
        ).format(path=path, version=version, known=known),
    )


def told(error: BaseException, path: Path) -> StoreTrouble | None:
    """The trouble a driver's error means, None when it is a programming error."""
    text = str(error).lower()
    if "full" in text:
        return full(path)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return read_only(path)
    if "locked" in text or "busy" in text:
        return busy(path)
    if "disk i/o" in text:
        # Without room for its side files the database says no more than this.
        return full(path) if _no_room(path) else unreadable(path)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return damaged(path)
    return None


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn a driver's error, bare or wrapped by SQLAlchemy, into StoreTrouble; one that means
    that a row's owner is gone into NotFound."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", None) or error
        if not isinstance(cause, driver.Error):
            raise
        if "foreign key" in str(cause).lower():
            raise NotFound(
                _("What this belongs to is gone, or something newer belongs to it; look again.")
            ) from error
        trouble = told(cause, path)
        if trouble is None:
            raise
        raise trouble from error
