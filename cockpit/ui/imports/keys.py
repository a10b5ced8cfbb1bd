"""The keys of the import page, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def import_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("choose", _("Choose files to import"), "Ctrl+O", "file"),
        ("go", _("Import what is planned"), "Ctrl+Return", "import"),
    )
    return [
        Command(f"import.{key}", title, _("Import"), None, shortcut, icon, page="import")
        for key, title, shortcut, icon in keys
    ]
