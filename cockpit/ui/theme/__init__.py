"""How everything looks: ``theme()`` gives colours, fonts, icons and says when they change.

The look is loaded when it is first asked for: the window's grounds are painted before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.ui.theme.look import CHOICES as CHOICES
    from cockpit.ui.theme.look import Theme as Theme
    from cockpit.ui.theme.look import theme as theme


def __getattr__(name: str) -> object:
    if name not in ("CHOICES", "Theme", "theme"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cockpit.ui.theme import look

    globals()[name] = getattr(look, name)
    return globals()[name]
