"""The look of the running window: follows the system or the manager's choice, live."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from cockpit.ui.theme.fonts import ROLES, family_of, make_font, system_scale
from cockpit.ui.theme.glyphs import publish
from cockpit.ui.theme.icons import IconStore
from cockpit.ui.theme.palette import make_palette
from cockpit.ui.theme.scheme import CHOICES as CHOICES
from cockpit.ui.theme.scheme import set_for
from cockpit.ui.theme.stylesheet import style_sheet
from cockpit.ui.theme.tokens import SETS, Tokens

# picture in the style sheet: (icon, colour)
_GLYPHS = {
    "chevron-down": ("chevron-down", "dim"),
    "chevron-up": ("chevron-up", "dim"),
    "chevron-right": ("chevron-right", "dim"),
    "check": ("check", "accent"),
    "tick": ("tick", "on_check"),
    "dash": ("dash", "on_check"),
}


class Theme(QObject):
    """Colours, fonts and icons of now; ``changed`` is emitted after each switch."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        # Both wrappers die in chained calls unless Python holds them.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._choice = "system"
        self._name = ""
        self._icons = IconStore()
        self._fonts: dict[str, QFont] = {}
        self._scale = 1.0
        self._tokens = SETS["light"]
        self._colors: dict[str, QColor] = {}
        app.setStyle("Fusion")
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)
        self._load_fonts()
        self._apply(self._wanted())

    @property
    def choice(self) -> str:
        """What the manager chose: one of ``CHOICES``."""
        return self._choice

    @property
    def name(self) -> str:
        """The set of colours on screen, a key of ``SETS``."""
        return self._name

    @property
    def tokens(self) -> Tokens:
        """The colours as ``#rrggbb``."""
        return self._tokens

    @property
    def dark(self) -> bool:
        """True when light text stands on dark ground."""
        return self._name.endswith("dark")

    def choose(self, choice: str) -> None:
        """Follow the system, or keep to one set of colours."""
        self._choice = choice if choice in CHOICES else "system"
        self._apply(self._wanted())

    @property
    def text_scale(self) -> float:
        """How many times the usual size text has."""
        return self._scale

    def set_text_scale(self, scale: float) -> None:
        """Text at 0.8 to 2 times the usual size."""
        scale = round(min(2.0, max(0.8, scale)), 2)
        if scale == self._scale:
            return
        self._scale = scale
        self._load_fonts()
        from cockpit.ui.theme.text_size import settle, spread

        spread(self._fonts["body"])
        self.changed.emit()
        settle()

    def color(self, token: str) -> QColor:
        """The colour of a token now."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(getattr(self._tokens, token))
        return found

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """(text, ground) of a chip's tone."""
        if tone == "neutral":
            return self.color("dim"), self.color("field")
        return self.color(tone), self.color(f"{tone}_bg")

    def font(self, role: str) -> QFont:
        """The font of a role of ``fonts.ROLES``."""
        return self._fonts[role]

    def icon(self, name: str, token: str = "dim", size: int = 18, gap: int = 0) -> QIcon:
        """An icon for a button, in the colour of a token, with room to its right."""
        ink = getattr(self._tokens, token)
        return self._icons.icon(name, ink, self._tokens.faint, size, gap)

    def pixmap(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        """An icon to paint by hand, for a screen of the pixel ratio."""
        return self._icons.pixmap(name, getattr(self._tokens, token), size, ratio)

    @Slot()
    def _follow_system(self) -> None:
        self._apply(self._wanted())

    def _wanted(self) -> str:
        return set_for(self._app, self._choice)

    def _apply(self, name: str) -> None:
        if name == self._name:
            return
        self._name, self._tokens, self._colors = name, SETS[name], {}
        if self._app.styleSheet():
            # One sheet in place of another takes four times as long as none and then the other.
            self._app.setStyleSheet("")
        self._app.setPalette(make_palette(self._tokens))
        self._restyle()

    def _restyle(self) -> None:
        glyphs = publish(self._name, self._glyph_files())
        self._app.setStyleSheet(style_sheet(self._tokens, glyphs))
        self.changed.emit()

    def _glyph_files(self) -> dict[str, bytes]:
        return {
            f"{file}.svg": self._icons.source(icon, getattr(self._tokens, token))
            for file, (icon, token) in _GLYPHS.items()
        }

    def _load_fonts(self) -> None:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        dots = self._app.primaryScreen().logicalDotsPerInch()
        scale = self._scale * system_scale(system, dots)
        family = family_of(system)
        self._fonts = {role: make_font(family, role, scale) for role in ROLES}
        self._app.setFont(self._fonts["body"])


_theme: Theme | None = None


def theme() -> Theme:
    """The theme of the running application; the first call dresses it."""
    global _theme
    if _theme is None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _theme = Theme(app)
    return _theme
