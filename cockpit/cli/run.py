"""From typed words to an exit code: errors in one line, never a traceback."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from cockpit.cli.arguments import UsageError, parse
from cockpit.cli.output import forgive_terminal, note
from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.paths import Folder, data_folder
from cockpit.wording import _

DONE, PARTLY, WRONG, LOCKED = 0, 1, 2, 3
# Verbs by the module that does them: imported late, a script pays for one only.
_MODULES = {
    "import": "importing",
    "deals": "deals",
    "move": "moving",
    "undo": "moving",
    "redo": "moving",
    "history": "moving",
    "kpi": "measuring",
    "agenda": "agenda",
    "brief": "brief",
    "reminders": "reminding",
    "export": "exporting",
    "picture": "picturing",
    "backup": "keeping",
    "restore": "keeping",
    "check": "keeping",
    "settings": "settings",
}


def run(words: Sequence[str]) -> int:
    """Do what was typed; gives 0 done, 1 partly refused, 2 wrong usage or input, 3 not usable."""
    forgive_terminal()
    try:
        return _dispatch(parse(words))
    except SystemExit as leaving:  # --help has printed itself
        return int(leaving.code or 0)
    except StoreTrouble as trouble:
        return _say(str(trouble), LOCKED if trouble.reason in _UNUSABLE else WRONG)
    except (UsageError, Refused) as error:
        return _say(str(error), WRONG)
    except BrokenPipeError:
        # The reader (head, less) has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _say(_("stopped; nothing half done was kept"), WRONG)
    except Exception as error:
        logging.getLogger("cockpit").exception("unforeseen")
        return _say(
            _("something went wrong ({kind}: {error}); the folder's log has the details").format(
                kind=type(error).__name__, error=str(error).splitlines()[0] if str(error) else ""
            ),
            WRONG,
        )


_UNUSABLE = frozenset(("damaged", "busy", "newer", "disk"))


def _say(message: str, code: int) -> int:
    note(f"cockpit: {message}")
    return code


def _changes_something(arguments: argparse.Namespace) -> bool:
    writes = arguments.verb in ("import", "move", "undo", "redo", "restore")
    return writes or getattr(arguments, "value", None) is not None


def _refuse_without_screen() -> None:
    """Qt would end the process with a page of words of its own."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise UsageError(
            _("there is no screen to open the window on; type a verb, “cockpit --help” lists them")
        )


def folder_of(arguments: argparse.Namespace) -> Folder:
    """The folder that the options name."""
    return data_folder(getattr(arguments, "data", None), demo=getattr(arguments, "demo", False))


def _dispatch(arguments: argparse.Namespace) -> int:
    from cockpit import app

    if arguments.verb is None:
        _refuse_without_screen()
    folder = folder_of(arguments)
    app.start_log(folder.logs)
    as_of = getattr(arguments, "as_of", None)
    if as_of is not None and _changes_something(arguments):
        raise UsageError(_("the past is read-only; leave --as-of out"))
    if arguments.verb is None:
        return app.run_window(folder, demo=getattr(arguments, "demo", False), as_of=as_of)
    verb: Callable[..., int] = getattr(
        import_module(f"cockpit.cli.{_MODULES[arguments.verb]}"), f"do_{arguments.verb}"
    )
    if arguments.verb in ("restore", "picture"):
        return verb(folder, arguments)
    opener = app.open_demo if getattr(arguments, "demo", False) else app.open_folder
    # A question about the past may be asked of a folder that goes on; the window and the brief
    # are of one day.
    workspace = opener(folder, as_of=as_of if arguments.verb == "brief" else None)
    if workspace.only_read and not _changes_something(arguments):
        note(_("{path} cannot be written; it is only read").format(path=folder.database))
    try:
        return verb(workspace, arguments)
    finally:
        workspace.close()
