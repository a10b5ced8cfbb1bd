"""The commands that belong to the window itself."""

from __future__ import annotations

from functools import partial

from cockpit.ui.commands import Command
from cockpit.ui.shell.page import page_keys
from cockpit.ui.shell.undo_keeper import REDO_KEY, UNDO_KEY, UndoKeeper
from cockpit.ui.shell.window import SEARCH_KEY, Window
from cockpit.ui.theme import theme
from cockpit.wording import _

HELP_KEY = "?"


def window_commands(window: Window, undo: UndoKeeper) -> list[Command]:
    """Going to pages, searching, undo and redo, the look."""
    return [*_going(window), *_doing(window, undo), *_looks(window), *_sizes(window)]


def _going(window: Window) -> list[Command]:
    group = _("Go to")
    keys = page_keys(window.pages())
    back = Command(
        "go_back",
        _("Back to the page before"),
        group,
        window.go_back,
        "Alt+Left",
        "undo",
        window.can_go_back,
    )
    pages = [
        Command(
            f"go.{page.key}",
            _("Go to {page}").format(page=page.title),
            group,
            partial(window.open, page.key),
            keys.get(page.key, ""),
            page.icon,
        )
        for page in window.pages()
        if not page.own_command
    ]
    return [*pages, back]


def _doing(window: Window, undo: UndoKeeper) -> list[Command]:
    group = _("Everywhere")
    over = window.overlays
    return [
        Command("search", _("Search"), group, over.open_palette, SEARCH_KEY, "search"),
        Command("undo", _("Undo"), group, undo.undo, UNDO_KEY, "undo", undo.can_undo),
        Command("redo", _("Redo"), group, undo.redo, REDO_KEY, "redo"),
        Command("keys", _("Show all keys"), group, over.open_help, HELP_KEY, "keyboard"),
        Command("close", _("Close the window"), group, window.close, "Ctrl+Q", "log-out"),
    ]


def _looks(window: Window) -> list[Command]:
    group = _("Look")
    looks = (
        ("system", _("Look: as the system"), "settings"),
        ("light", _("Look: light"), "sun"),
        ("dark", _("Look: dark"), "moon"),
        ("contrast-light", _("Look: high contrast, light"), "eye"),
        ("contrast-dark", _("Look: high contrast, dark"), "eye"),
    )
    return [
        Command(f"look.{key}", title, group, partial(window.choose_theme, key), "", icon)
        for key, title, icon in looks
    ]


def _sizes(window: Window) -> list[Command]:
    group = _("Look")
    steps = (
        ("larger", _("Text: larger"), "Ctrl++", partial(_resize_text, window, 0.1)),
        ("smaller", _("Text: smaller"), "Ctrl+-", partial(_resize_text, window, -0.1)),
        ("usual", _("Text: usual size"), "Ctrl+0", partial(window.choose_text_size, 1.0)),
    )
    return [
        Command(f"text.{key}", title, group, run, shortcut, "eye")
        for key, title, shortcut, run in steps
    ]


def _resize_text(window: Window, step: float) -> None:
    window.choose_text_size(theme().text_scale + step)
