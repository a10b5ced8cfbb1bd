"""What the header shows over a page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Heading:
    """Title, second text, the page's own buttons, and which menus it obeys."""

    title: str
    subtitle: str = ""
    actions: tuple[QWidget, ...] = ()
    scope: bool = True
    period: bool = True
