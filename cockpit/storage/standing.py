"""What of an entry can still be taken back when something later came after a part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from cockpit.domain.changes import Mark
from cockpit.storage import entries
from cockpit.storage.journal import Batch, RowChange
from cockpit.storage.steps import Step, Unit, read

_AT_ONCE = 500
# What later entries still hold of rows: those left out that were undone, whole or as a rest.
_LATER = (
    "SELECT DISTINCT t.kind, t.row_id, t.deal_id, t.step FROM journal_touch t"
    " JOIN journal j ON j.step = t.step"
    " WHERE {rows} AND t.step > ? AND j.undone = 0 AND j.flavour != 'rest'"
    " AND NOT EXISTS (SELECT 1 FROM journal r JOIN journal_touch u ON u.step = r.step"
    "  WHERE r.flavour = 'rest' AND r.undone = 0 AND r.undoes = t.step"
    "  AND u.kind = t.kind AND u.row_id = t.row_id)"
)
_RUNS_OF_VERSIONS = (
    "SELECT first_id, last_id FROM journal_batch b JOIN journal j ON j.step = b.step"
    " WHERE b.kind = 'deal_version' AND b.step > ? AND j.undone = 0 AND j.flavour != 'rest'"
)


def changed_since(connection: Connection, step: Step) -> list[Mark]:
    """The rows of the entry that cannot go back, as something later stands on what it made of
    them: they hold other values, or the later version of a deal tells the entry's too."""
    return [
        *_changed_rows(connection, step.turned()),
        *_written_since(connection, step),
        *_versioned_since(connection, step),
    ]


def _changed_rows(connection: Connection, turned: list[RowChange]) -> Iterator[Mark]:
    """Only what the deed left behind counts: a row that it changed twice is compared once, by
    its last value, which comes first in the turned list; one that it made and took out again
    left nothing."""
    seen: set[tuple[str, int, str]] = set()
    gone: set[Mark] = set()
    for row in turned:
        if row.before is None:
            gone.add((row.kind, row.id))
        if (row.kind, row.id) in gone:
            continue
        left = {k: v for k, v in (row.before or {}).items() if (row.kind, row.id, k) not in seen}
        seen.update((row.kind, row.id, key) for key in left)
        if left and entries.current_values(connection, row.kind, row.id, list(left)) != left:
            yield row.kind, row.id


def _written_since(connection: Connection, step: Step) -> Iterator[Mark]:
    """Rows that something later wrote: any column of those that the entry made, else one that it
    wrote too. Values that are as the entry left them by now do not help: the journal could not be
    replayed without it."""
    wrote: dict[Mark, set[str] | None] = {}
    for row in step.rows:
        mark = (row.kind, row.id)
        columns = wrote.setdefault(mark, set())
        wrote[mark] = None if row.before is None or columns is None else columns | row.before.keys()
    for mark, later in _later_touches(connection, step, wrote):
        columns = wrote.get(mark)
        if columns is None or columns & _columns_of(connection, later, mark):
            yield mark


def _later_touches(
    connection: Connection, step: Step, single: Iterable[Mark]
) -> Iterator[tuple[Mark, int]]:
    by_kind: dict[str, list[int]] = {}
    for kind, id in single:
        by_kind.setdefault(kind, []).append(id)
    wanted = [(kind, f"IN ({ids})") for kind, all_ids in by_kind.items() for ids in _lists(all_ids)]
    wanted += [(run.kind, f"BETWEEN {run.first_id} AND {run.last_id}") for run in step.batches]
    for kind, ids in wanted:
        sql = _LATER.format(rows=f"t.kind = ? AND t.row_id {ids}")
        for _kind, id, _deal, later in connection.exec_driver_sql(sql, (kind, step.number)):
            yield (kind, id), later


def _columns_of(connection: Connection, number: int, mark: Mark) -> set[str]:
    """What an entry wrote of a row."""
    rows = read(connection, number).rows
    return {key for row in rows if (row.kind, row.id) == mark for key in row.after or ("id",)}


def _versioned_since(connection: Connection, step: Step) -> Iterator[Mark]:
    """Versions that the entry wrote, of deals that something later wrote a version of: that one
    holds all the fields of its deal, those from the entry too."""
    sql = _LATER.format(rows="t.kind = 'deal_version'")
    later = {row[2] for row in connection.exec_driver_sql(sql, (step.number,))}
    for first, last in connection.exec_driver_sql(_RUNS_OF_VERSIONS, (step.number,)).fetchall():
        sql = "SELECT DISTINCT deal_id FROM deal_version WHERE id BETWEEN ? AND ?"
        later |= {deal for (deal,) in connection.exec_driver_sql(sql, (first, last))}
    if later:
        units = step.units.items()
        yield from (m for m, unit in units if m[0] == "deal_version" and unit[1] in later)


def rest_of(connection: Connection, step: Step, changed: Collection[Mark]) -> Step:
    """The part of an entry that can be taken back when the ``changed`` rows stay: what they need
    stays too. It is tried out, and nothing of the trial is left."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    stay: set[Unit] = {step.units[mark] for mark in changed}
    while True:
        part = step.without(stay)
        stuck = {step.units[mark] for mark in _stuck(connection, part) if mark in step.units}
        if stuck <= stay:
            return part
        stay |= stuck


def _stuck(connection: Connection, part: Step) -> list[Mark]:
    """Rows of the part that cannot go while all else stays as it is."""
    connection.exec_driver_sql("SAVEPOINT trial")
    try:
        failed = _take_back(connection, part)
        return [failed] if failed else list(_left_alone(connection, part))
    finally:
        connection.exec_driver_sql("ROLLBACK TO trial")
        connection.exec_driver_sql("RELEASE trial")


def _take_back(connection: Connection, part: Step) -> Mark | None:
    """Take it back; gives the row whose former values are another row's now."""
    for row in part.turned():
        try:
            entries.apply(connection, row)
        except IntegrityError:
            return row.kind, row.id
    remove_runs(connection, part.batches)
    return None


def remove_runs(connection: Connection, batches: list[Batch]) -> None:
    """Take runs of rows out, the last one first."""
    for batch in reversed(batches):
        connection.exec_driver_sql(
            f"DELETE FROM {batch.kind} WHERE id BETWEEN ? AND ?", (batch.first_id, batch.last_id)
        )


def _left_alone(connection: Connection, part: Step) -> Iterator[Mark]:
    """Owners taken out whose rows are still there, and rows put back whose owners are not."""
    links = list(_links(connection))
    removed, written = _outcome(part)
    for child, column, owner in links:
        for ids in _lists(removed.get(owner, ())):
            found = connection.exec_driver_sql(
                f"SELECT DISTINCT {column} FROM {child} WHERE {column} IN ({ids})"
            )
            yield from ((owner, id) for (id,) in found)
        for ids in _lists(written.get(child, ())):
            found = connection.exec_driver_sql(
                f"SELECT id FROM {child} WHERE id IN ({ids}) AND {column} IS NOT NULL"
                f" AND {column} NOT IN (SELECT id FROM {owner})"
            )
            yield from ((child, id) for (id,) in found)


def _outcome(part: Step) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """(taken out, put back or changed): ids by kind, after the part was taken back."""
    removed: dict[str, set[int]] = {}
    written: dict[str, set[int]] = {}
    for row in part.turned():
        into, other = (removed, written) if row.after is None else (written, removed)
        into.setdefault(row.kind, set()).add(row.id)
        other.get(row.kind, set()).discard(row.id)
    for batch in part.batches:
        ids = range(batch.first_id, batch.last_id + 1)
        removed.setdefault(batch.kind, set()).update(ids)
        written.get(batch.kind, set()).difference_update(ids)
    return removed, written


def _links(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """(table, column, the table whose id it holds) for the whole file."""
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        for key in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").fetchall():
            yield table, key[3], key[2]


def _lists(ids: Iterable[int]) -> Iterator[str]:
    """Ids as lists of SQL, each of a length that a statement takes."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ",".join(map(str, ordered[start : start + _AT_ONCE]))
