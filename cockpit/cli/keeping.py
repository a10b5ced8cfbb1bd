"""The verbs that look after the folder: backup, restore, check."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from cockpit.cli.arguments import UsageError
from cockpit.cli.output import note, print_json, print_table, wants_json
from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.paths import Folder
from cockpit.wording import _, n_
from cockpit.workspace import Workspace
from cockpit.workspace.keeping import Copy, back_up, check, examine, restore, would_be_lost

_PLURALS = {"person": "people", "activity": "activities", "journal": "steps"}


def do_backup(workspace: Workspace, arguments: Namespace) -> int:
    """Write a verified copy, into a folder that is there."""
    target = Path(arguments.file).expanduser()
    if not target.name:
        raise UsageError(_("say which file the copy goes to"))
    if not target.parent.is_dir() and target.parent != workspace.path.parent / "backups":
        raise UsageError(_("there is no folder {path}; make it first").format(path=target.parent))
    _print_copy(back_up(workspace, target), arguments)
    return 0


def do_restore(folder: Folder, arguments: Namespace) -> int:
    """Put a copy back, after saying what is lost; a folder too damaged to open is set aside."""
    from cockpit import app

    source = Path(arguments.file).expanduser()
    _refuse_bad(source)
    try:
        workspace = app.open_folder(folder)
    except StoreTrouble as trouble:
        if trouble.reason != "damaged" or arguments.dry_run:
            raise
        workspace = _set_aside(folder)
    lost = would_be_lost(workspace, source)
    note(n_("{n} later step is not in the copy", "{n} later steps are not in the copy", len(lost)))
    for label in lost[:20]:
        note(f"  {label}")
    if arguments.dry_run:
        _print_copy(examine(source), arguments)
        return 0
    stamp = workspace.now().strftime("%Y%m%d-%H%M%S")
    safety = folder.backups / f"before-restore-{stamp}.db"
    copy = restore(workspace, source, safety)
    workspace.close()
    note(_("what was here before is kept in {path}").format(path=safety))
    _print_copy(copy, arguments)
    return 0


def _refuse_bad(source: Path) -> None:
    """A copy that cannot be used is a wrong file, whatever state the folder is in."""
    try:
        examine(source)
    except StoreTrouble as trouble:
        if trouble.reason != "damaged":
            raise Refused(str(trouble)) from trouble
        message = _("{path} is damaged or is no backup of Cockpit; choose another copy")
        raise Refused(message.format(path=source)) from trouble


def _set_aside(folder: Folder) -> Workspace:
    """Keep the damaged file under another name and begin with an empty one."""
    from cockpit import app

    stamp = app.system_clock().strftime("%Y%m%d-%H%M%S")
    for end in ("", "-wal", "-shm"):
        path = folder.root / f"cockpit.db{end}"
        if path.exists():
            path.rename(folder.root / f"damaged-{stamp}.db{end}")
    return app.open_folder(folder)


def _print_copy(copy: Copy, arguments: Namespace) -> None:
    rows = {_PLURALS.get(kind, f"{kind}s"): n for kind, n in copy.rows.items()}
    if wants_json(arguments):
        print_json({"file": str(copy.path), "bytes": copy.size, "rows": rows, "verified": True})
    else:
        print_table([_("What"), _("Rows")], [[kind, n] for kind, n in rows.items()])
        note(_("{file}, {size:,} bytes, opened and checked").format(file=copy.path, size=copy.size))


def do_check(workspace: Workspace, arguments: Namespace) -> int:
    """Read everything and say what does not fit."""
    checks = check(workspace)
    fine = all(line.ok for line in checks)
    if wants_json(arguments):
        print_json({"ok": fine, "checks": [asdict(line) for line in checks]})
    else:
        rows = [[line.name, _("ok") if line.ok else _("wrong"), line.detail] for line in checks]
        print_table([_("Check"), _("Result"), _("Detail")], rows)
    return 0 if fine else 1
