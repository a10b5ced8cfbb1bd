"""The colours, spaces and sizes everything on screen is made of, in one place."""

from __future__ import annotations

from dataclasses import dataclass, fields

SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24 = 4, 8, 12, 16, 24
RADIUS_SMALL, RADIUS_CONTROL, RADIUS_CARD, RADIUS_PANEL = 6, 8, 9, 12
CONTROL_HEIGHT, CHIP_HEIGHT, ROW_HEIGHT = 32, 22, 36
RAIL_WIDTH, HEADER_HEIGHT, STATUS_HEIGHT = 76, 52, 26
TASKS_WIDTH = 330


@dataclass(frozen=True)
class Tokens:
    """One set of colours as ``#rrggbb``; every text pair below has a contrast of 4.5 or more."""

    bg: str
    panel: str
    lane: str
    field: str
    hover: str
    press: str
    line: str
    track: str
    ink: str
    dim: str
    faint: str
    accent: str
    accent_bg: str
    on_accent: str
    accent_hover: str
    good: str
    good_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    rail: str
    rail_ink: str
    rail_active: str
    rail_active_ink: str
    check: str
    on_check: str
    scroll: str
    scrim: str


LIGHT = Tokens(
    bg="#f4f5f7", panel="#ffffff", lane="#eaecf0", field="#f4f5f7", hover="#f1f3f5",
    press="#e6e9ed", line="#e3e6ea", track="#e3e6ea", ink="#17202b", dim="#5c6875",
    faint="#65707c", accent="#2f5fe0", accent_bg="#e8eefc", on_accent="#ffffff",
    accent_hover="#264fc0", good="#127a4b", good_bg="#e3f4ea", warn="#9a5b00",
    warn_bg="#fdf0d9", bad="#b3261e", bad_bg="#fce8e6", rail="#10203a", rail_ink="#b9c3d3",
    rail_active="#2d3b51", rail_active_ink="#ffffff", check="#127a4b", on_check="#ffffff",
    scroll="#c3c9d1", scrim="#10203a",
)  # fmt: skip

DARK = Tokens(
    bg="#12161c", panel="#1a2029", lane="#1a1f26", field="#12161c", hover="#222a35",
    press="#2a323d", line="#2a323d", track="#2a323d", ink="#e7ecf2", dim="#a3aebb",
    faint="#8b96a2", accent="#7aa2ff", accent_bg="#1f2d4d", on_accent="#0d1420",
    accent_hover="#94b4ff", good="#5fd39a", good_bg="#173326", warn="#f0b45b",
    warn_bg="#3a2c14", bad="#ff8a80", bad_bg="#3e1f1d", rail="#0b0f15", rail_ink="#a3aebb",
    rail_active="#282c31", rail_active_ink="#ffffff", check="#5fd39a", on_check="#0d1f16",
    scroll="#3b4552", scrim="#000000",
)  # fmt: skip

CONTRAST_LIGHT = Tokens(
    bg="#ffffff", panel="#ffffff", lane="#f2f2f2", field="#ffffff", hover="#e8eefc",
    press="#d5e0fa", line="#4a4a4a", track="#b0b0b0", ink="#000000", dim="#1f2730",
    faint="#333b45", accent="#0b3bb5", accent_bg="#dce6ff", on_accent="#ffffff",
    accent_hover="#082c88", good="#00522e", good_bg="#dff5e8", warn="#6a3d00",
    warn_bg="#fdeccd", bad="#8c0f0a", bad_bg="#fde3e0", rail="#000000", rail_ink="#ffffff",
    rail_active="#ffffff", rail_active_ink="#000000", check="#00522e", on_check="#ffffff",
    scroll="#4a4a4a", scrim="#000000",
)  # fmt: skip

CONTRAST_DARK = Tokens(
    bg="#000000", panel="#000000", lane="#0d0d0d", field="#000000", hover="#16233f",
    press="#20345f", line="#b5b5b5", track="#5a5a5a", ink="#ffffff", dim="#e4e8ee",
    faint="#cdd4dc", accent="#a9c4ff", accent_bg="#16284f", on_accent="#000000",
    accent_hover="#c8daff", good="#8df0bd", good_bg="#08301d", warn="#ffd08a",
    warn_bg="#3a2800", bad="#ffb3ac", bad_bg="#470f0b", rail="#000000", rail_ink="#ffffff",
    rail_active="#ffffff", rail_active_ink="#000000", check="#8df0bd", on_check="#000000",
    scroll="#b5b5b5", scrim="#000000",
)  # fmt: skip

SETS = {
    "light": LIGHT,
    "dark": DARK,
    "contrast-light": CONTRAST_LIGHT,
    "contrast-dark": CONTRAST_DARK,
}
COLORS = tuple(field.name for field in fields(Tokens))
_ON_EVERY_SURFACE = ("ink", "dim", "accent", "good", "warn", "bad")
_SURFACES = ("bg", "panel", "lane", "field", "hover")

# (text, ground) pairs that occur on screen. Third text ("faint") stays off lanes and selections.
TEXT_PAIRS = (
    *((text, ground) for text in _ON_EVERY_SURFACE for ground in _SURFACES),
    *(("faint", ground) for ground in ("bg", "panel", "field", "hover")),
    *((tone, f"{tone}_bg") for tone in ("accent", "good", "warn", "bad")),
    *((text, "accent_bg") for text in ("ink", "dim", "good", "warn", "bad")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_check", "check"),
    ("ink", "press"),
    ("rail_ink", "rail"),
    ("rail_active_ink", "rail_active"),
)


def contrast(one: str, other: str) -> float:
    """Contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
