"""The type on screen: the system's font in the few sizes the look allows."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase

# role: (size in px at 100 %, weight)
ROLES = {
    "figure": (24.0, QFont.Weight.DemiBold),
    "input": (17.0, QFont.Weight.Normal),
    "title": (15.0, QFont.Weight.DemiBold),
    "body": (13.0, QFont.Weight.Normal),
    "medium": (13.0, QFont.Weight.Medium),
    "strong": (13.0, QFont.Weight.DemiBold),
    "small": (12.0, QFont.Weight.Normal),
    "small_medium": (12.0, QFont.Weight.Medium),
    "small_strong": (12.0, QFont.Weight.DemiBold),
    "tiny": (11.5, QFont.Weight.Normal),
    "tiny_medium": (11.5, QFont.Weight.Medium),
    "tiny_strong": (10.0, QFont.Weight.Bold),
    "rail": (11.0, QFont.Weight.Normal),
}
# What fontconfig says when no desktop has named a font: then the first of these that is there.
_NAMELESS = {"", "Sans", "Sans Serif", "sans-serif"}
_GOOD_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Open Sans")
_LARGE_SYSTEM_PX = 15.5


def family_of(system: QFont) -> str:
    """The family to write in: the system's, or a good one where the system names none."""
    if system.family() not in _NAMELESS:
        return system.family()
    there = (family for family in _GOOD_FAMILIES if QFontDatabase.hasFamily(family))
    return next(there, system.family())


def system_scale(system: QFont, dots_per_inch: float) -> float:
    """How much larger than usual the manager set the system's text, 1 or more."""
    size = system.pixelSize() if system.pixelSize() > 0 else system.pointSizeF()
    pixels = size if system.pixelSize() > 0 else size * dots_per_inch / 72
    return max(1.0, pixels / _LARGE_SYSTEM_PX)


def make_font(family: str, role: str, scale: float) -> QFont:
    """The font of a role, with figures of equal width."""
    size, weight = ROLES[role]
    font = QFont(family)
    font.setPointSizeF(size * scale * (1.0 if sys.platform == "darwin" else 0.75))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
