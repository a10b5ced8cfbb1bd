"""How everything looks: ``theme()`` gives colours, fonts, icons and says when they change."""

from __future__ import annotations

from cockpit.ui.theme.theme import CHOICES as CHOICES
from cockpit.ui.theme.theme import Theme as Theme
from cockpit.ui.theme.theme import theme as theme
