"""The verbs that change one deal or take a step back: move, undo, redo, history."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from cockpit.actions.moves import Closing, move_deal
from cockpit.cli.arguments import UsageError
from cockpit.cli.output import Cell, note, plain, print_json, print_table, wants_json
from cockpit.domain.changes import Done
from cockpit.domain.money import to_minor
from cockpit.domain.refusal import Blocked, Refused
from cockpit.queries import journal, step_rows
from cockpit.queries.deals import deal_uids
from cockpit.queries.journal import Line
from cockpit.queries.meaning import SHOWN_KINDS, meaning
from cockpit.queries.names import deal_named, stage_named
from cockpit.wording import _, n_
from cockpit.workspace import Workspace


def do_move(workspace: Workspace, arguments: Namespace) -> int:
    """Move a deal as on the board."""
    deal_id = workspace.ask(deal_named, arguments.deal)
    pipeline, currency = workspace.ask(
        lambda db: db.one("SELECT pipeline_id, currency FROM deal WHERE id = ?", deal_id)
    ) or (0, "")
    stage = workspace.ask(stage_named, arguments.stage, pipeline)
    closing = Closing(
        on=arguments.on, amount=_amount(arguments.amount, currency), reason=arguments.reason or ""
    )
    before = workspace.position
    workspace.do(move_deal, deal_id, stage.id, closing, with_gaps=arguments.with_gaps)
    done = _last(workspace) if workspace.position > before else None
    return _print_done(workspace, "move", done, arguments)


def _amount(text: str | None, currency: str) -> int | None:
    if text is None:
        return None
    try:
        amount = Decimal(text)
        return to_minor(amount, currency)
    except (ArithmeticError, ValueError) as error:
        raise UsageError(
            _("“{text}” is no amount; write it as 4821 or 4821.50").format(text=text)
        ) from error


def do_undo(workspace: Workspace, arguments: Namespace) -> int:
    """Take the folder's last step back; with --rest, where something later changed a part of it,
    what is left."""
    try:
        return _print_done(workspace, "undo", workspace.undo(), arguments)
    except Blocked as blocked:
        if not blocked.free:
            raise
        if not arguments.rest:
            offer = _("{why} “cockpit undo --rest” takes back the rest ({free} of {rows} rows)")
            told = {"why": blocked, "free": blocked.free, "rows": blocked.rows}
            raise Refused(offer.format(**told)) from blocked
        _print_done(workspace, "undo", workspace.undo(rest=True), arguments)
        stay = blocked.rows - blocked.free
        note(n_("{n} row stays as it is", "{n} rows stay as they are", stay) + f": {blocked}")
        return 1


def do_redo(workspace: Workspace, arguments: Namespace) -> int:
    """Do it again."""
    return _print_done(workspace, "redo", workspace.redo(), arguments)


def _last(workspace: Workspace) -> Done:
    # Others may have written since: ours is the first one from our own step on.
    changes = workspace.ask(journal.announcements, workspace.position - 1)[0]
    return Done(changes.position, changes.label, changes)


def _print_done(workspace: Workspace, verb: str, done: Done | None, arguments: Namespace) -> int:
    if wants_json(arguments):
        print_json(
            {
                "did": verb,
                "step": done.step if done else None,
                "label": done.label if done else "",
                "changed": _changed(workspace, done.step) if done else [],
                "nothing_to_do": done is None,
            }
        )
    elif done is None:
        print(_("nothing to do"))
    else:
        print(plain(f"{verb}: {done.label}"))
    return 0


def _changed(workspace: Workspace, step: int) -> list[dict[str, str]]:
    touched = workspace.ask(step_rows.rows_of_step, step, SHOWN_KINDS)
    return [{"kind": kind, "id": uid} for kind, uid in touched]


def do_history(workspace: Workspace, arguments: Namespace) -> int:
    """What was done to the folder or to one deal, newest first; by the end of a day if told."""
    limit, end = getattr(arguments, "limit", None), _end_of(workspace, arguments)
    deal_id = None
    if arguments.deal is None:
        lines = workspace.ask(journal.lines, limit, end)
    else:
        deal_id = workspace.ask(deal_named, arguments.deal)
        found = workspace.ask(journal.lines_of_deal, deal_id)
        lines = [line for line in found if end is None or _instant(line.at) < end][:limit]
    if wants_json(arguments):
        print_json([_line_json(workspace, line, deal_id) for line in lines])
        return 0
    zone = workspace.zone()
    rows: list[list[Cell]] = [
        [
            line.step,
            _instant(line.at).astimezone(zone).strftime("%Y-%m-%d %H:%M"),
            line.who,
            line.label + (" (" + _("undone") + ")" if line.undone else ""),
        ]
        for line in lines
    ]
    print_table([_("Step"), _("When"), _("Who"), _("What")], rows)
    return 0


def _end_of(workspace: Workspace, arguments: Namespace) -> datetime | None:
    """The end of the day that is asked about; None for now."""
    day: date | None = getattr(arguments, "as_of", None)
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), workspace.zone())


def _line_json(workspace: Workspace, line: Line, deal_id: int | None) -> dict[str, Any]:
    """A step; of one deal's history only what it did to the deal."""
    if deal_id is None:
        changes = workspace.ask(journal.field_changes, line.step)
    else:
        changes = workspace.ask(lambda db: list(step_rows.of_deal(db, line.step, deal_id)))
    uids = workspace.ask(step_rows.identities, line.step, SHOWN_KINDS)
    if deal_id is not None:
        uids["deal", deal_id] = workspace.ask(deal_uids, [deal_id])[0]
    return {
        "step": line.step,
        "at": _instant(line.at).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "who": line.who,
        "label": line.label,
        "undone": line.undone,
        "changes": [
            {
                "kind": kind,
                "id": uids[kind, row_id],
                "field": field.removesuffix("_id"),
                "before": workspace.ask(meaning, kind, row_id, field, before),
                "after": workspace.ask(meaning, kind, row_id, field, after),
            }
            for kind, row_id, field, before, after in changes
            if kind in SHOWN_KINDS and field not in ("id", "uid")
        ],
    }


def _instant(microseconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
