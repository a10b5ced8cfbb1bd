"""Which set of colours is worn: the manager's choice, else what the system asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cockpit.ui.theme.tokens import SETS, Tokens

CHOICES = ("system", *SETS)


def set_for(app: QApplication, choice: str) -> str:
    """The key of ``SETS`` for one of ``CHOICES``."""
    if choice in SETS:
        return choice
    # Both wrappers die in chained calls unless Python holds them.
    hints = app.styleHints()
    access = hints.accessibility()
    scheme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    high = access.contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"contrast-{scheme}" if high else scheme


def tokens_for(choice: str) -> Tokens:
    """The colours for the choice, before the whole look is loaded."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return SETS[set_for(app, choice)]
