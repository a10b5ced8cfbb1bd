"""The picture verb: a page of the window as a picture, without a screen."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from cockpit.cli.arguments import UsageError
from cockpit.cli.output import note, print_json, wants_json
from cockpit.paths import Folder
from cockpit.wording import _

_SMALLEST, _LARGEST = 320, 8_000


def do_picture(folder: Folder, arguments: Namespace) -> int:
    """Paint a page into a PNG, or list the pages."""
    # Before Qt is imported: this verb must work where there is no screen at all.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cockpit import app
    from cockpit.ui.process.pictures import PAGES, paint

    if arguments.list_pages:
        if wants_json(arguments):
            print_json(list(PAGES))
        else:
            print("\n".join(PAGES))
        return 0
    if arguments.page not in PAGES:
        names = ", ".join(PAGES)
        raise UsageError(
            _("there is no page “{page}”; there are {all}").format(page=arguments.page, all=names)
        )
    if not arguments.file:
        raise UsageError(_("say which file the picture goes to"))
    target = Path(arguments.file).expanduser()
    if target.suffix.lower() != ".png":
        raise UsageError(_("“{name}” should end in .png").format(name=target.name))
    if not target.parent.is_dir():
        raise UsageError(_("there is no folder {path}; make it first").format(path=target.parent))
    opening = app.opening_of(folder, demo=getattr(arguments, "demo", False))
    paint(
        opening,
        arguments.page,
        target,
        theme_name=arguments.theme,
        size=_size(arguments.size),
        as_of=getattr(arguments, "as_of", None),
    )
    if wants_json(arguments):
        print_json({"file": str(target), "bytes": target.stat().st_size})
    else:
        note(str(target))
    return 0


def _size(text: str) -> tuple[int, int]:
    width, _mark, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise UsageError(_("“{text}” is no size, write it as 1440x900").format(text=text))
    pair = int(width), int(height)
    if not all(_SMALLEST <= side <= _LARGEST for side in pair):
        raise UsageError(
            _("a picture is {low} to {high} pixels a side").format(low=_SMALLEST, high=_LARGEST)
        )
    return pair
