"""Room for what is in a scrolling column: it scrolls, and nothing is squeezed."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget


def keep_height(widget: QWidget) -> None:
    """Never lower than it wants to be."""
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
