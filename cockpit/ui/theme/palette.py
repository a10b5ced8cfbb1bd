"""Qt's own palette in our colours, for whatever a style sheet does not reach."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from cockpit.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "bg",
    _Role.WindowText: "ink",
    _Role.Base: "panel",
    _Role.AlternateBase: "panel",
    _Role.Text: "ink",
    _Role.Button: "panel",
    _Role.ButtonText: "ink",
    _Role.BrightText: "bad",
    _Role.PlaceholderText: "faint",
    _Role.ToolTipBase: "panel",
    _Role.ToolTipText: "ink",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "panel",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "scroll",
    _Role.Shadow: "line",
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def make_palette(tokens: Tokens) -> QPalette:
    """The palette of a set of colours."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette
