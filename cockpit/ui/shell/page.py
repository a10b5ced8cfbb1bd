"""What a page is to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

SETTINGS_KEY = "Ctrl+,"
_DIGITS = 9


@dataclass(frozen=True)
class Page:
    """A page on the rail; ``factory`` makes its widget when it is first shown.

    ``title`` stands on the rail, ``heading`` (or the title) in the header. A page that is not on
    the rail may belong to one that is; one with ``own_command`` needs no second one to go there.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    heading: str = ""
    at_bottom: bool = False
    on_rail: bool = True
    belongs_to: str = ""
    own_command: bool = False


def page_keys(pages: Sequence[Page]) -> dict[str, str]:
    """Ctrl+1 to Ctrl+9 for the pages of the rail, Ctrl+, for the settings."""
    keys: dict[str, str] = {}
    for page in pages:
        if page.at_bottom:
            keys[page.key] = SETTINGS_KEY if SETTINGS_KEY not in keys.values() else ""
        elif page.on_rail and len(keys) < _DIGITS:
            keys[page.key] = f"Ctrl+{len(keys) + 1}"
    return keys
