"""Everything on screen: the only room with Qt."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

_ASKED = "_mod_uses_pyside"


def _uses_no_other_spelling(_module: object) -> bool:
    return False


def _leave_sources_unread() -> None:
    """PySide reads the source of every module that is imported by anybody, for a name of its own:
    in modules that have it, other spellings of Qt's names could be switched on. Nothing here does
    so, and it takes a tenth of the start and keeps all sources in memory."""
    with suppress(ImportError):
        import_module("PySide6.QtCore")
        setattr(import_module("shibokensupport.feature"), _ASKED, _uses_no_other_spelling)


_leave_sources_unread()
