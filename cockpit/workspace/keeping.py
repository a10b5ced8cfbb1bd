"""Backups, restores and checks of the folder."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

from cockpit.queries.consistency import inconsistencies
from cockpit.storage import backup
from cockpit.storage.backup import Copy, examine
from cockpit.storage.bulk import unpacked
from cockpit.storage.database import Reader
from cockpit.storage.journal import from_text
from cockpit.wording import _, n_
from cockpit.workspace.gate import Workspace

__all__ = ["Check", "Copy", "back_up", "check", "examine", "restore", "would_be_lost"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


def back_up(workspace: Workspace, target: Path) -> Copy:
    """A consistent, verified copy of the file, made while it is used."""
    return backup.make_copy(workspace.path, target)


def would_be_lost(workspace: Workspace, copy: Path) -> list[str]:
    """What was done since the copy was made, newest first; the copy is checked first."""
    examine(copy)
    return backup.lost_by_restoring(workspace.path, copy)


def restore(workspace: Workspace, copy: Path, safety: Path) -> Copy:
    """Put a copy back. The present file is copied to ``safety`` first, so that this too can be
    taken back; gives what the folder holds now."""
    examine(copy)
    backup.make_copy(workspace.path, safety)
    backup.put_back(copy, workspace.path)
    workspace.catch_up()
    return examine(copy)


def check(workspace: Workspace) -> list[Check]:
    """Read the whole file and compare it with itself."""
    return workspace.ask(_checks)


def _checks(db: Reader) -> list[Check]:
    damage = [row[0] for row in db.all("PRAGMA integrity_check")]
    orphans = db.all("PRAGMA foreign_key_check")
    wrong = inconsistencies(db)
    return [
        Check("integrity", damage == ["ok"], damage[0]),
        Check("references", not orphans, n_("{n} orphan", "{n} orphans", len(orphans))),
        _journal(db),
        Check("versions", not wrong, "; ".join(wrong[:3]) or _("deals equal their versions")),
        _search(db),
        _totals(db),
    ]


def _journal(db: Reader) -> Check:
    try:
        steps = 0
        for (text,) in db.stream("SELECT rows FROM journal"):
            from_text(text)
            steps += 1
        for (image,) in db.stream("SELECT image FROM journal_batch WHERE length(image) > 0"):
            unpacked(image)
    except (ValueError, KeyError, zlib.error) as error:
        return Check("journal", False, str(error))
    return Check("journal", True, n_("{n} entry reads", "{n} entries read", steps))


def _search(db: Reader) -> Check:
    found, wanted = (
        db.value("SELECT count(*) FROM search"),
        sum(
            db.value(f"SELECT count(*) FROM {kind}")
            for kind in ("deal", "account", "person", "note", "contact")
        ),
    )
    detail = _("{found} of {wanted} rows are indexed").format(found=found, wanted=wanted)
    return Check("search", found == wanted, detail)


def _totals(db: Reader) -> Check:
    deals, open_deals = (
        db.value("SELECT count(*) FROM deal"),
        db.value("SELECT count(*) FROM deal WHERE outcome = 'open'"),
    )
    visits = db.value("SELECT count(DISTINCT deal_id) FROM stage_visit WHERE left_on IS NULL")
    detail = n_("{n} deal", "{n} deals", deals) + ", " + n_("{n} open", "{n} open", open_deals)
    return Check("totals", visits == deals, detail)
