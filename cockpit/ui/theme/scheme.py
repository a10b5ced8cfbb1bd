"""Which set of colours is worn: the manager's choice, else what the system asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cockpit.ui.theme.tokens import SETS, Tokens

CHOICES = ("system", *SETS)


def set_for(app: QApplication, choice: str) -> str:
    """The key of ``SETS`` for one of ``CHOICES``."""
    if choice in SETS:
        return choice
    # It takes its time to make: the first paint does without it.
    from PySide6.QtCore import Qt

    # Both wrappers die in chained calls unless Python holds them.
    hints = app.styleHints()
    access = hints.accessibility()
    scheme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    high = access.contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"contrast-{scheme}" if high else scheme


def tokens_for(choice: str, worn: str = "") -> Tokens:
    """The colours for the choice, before the whole look is loaded: where it follows the system,
    those ``worn`` last time, if that is known, as asking takes longer than painting."""
    if choice not in SETS and worn in SETS:
        return SETS[worn]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return SETS[set_for(app, choice)]
