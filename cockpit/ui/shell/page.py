"""What a page is to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Page:
    """A page on the rail; ``factory`` makes its widget when it is first shown.

    ``title`` stands on the rail, ``heading`` (or the title) in the header.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    heading: str = ""
    at_bottom: bool = False
    on_rail: bool = True
