"""The first-run walk: who is this, and where do the deals come from; under a minute."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24
from cockpit.ui.widgets.buttons import LinkButton, pressed_by_enter
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


@dataclass(frozen=True)
class Way:
    """A way to begin: its key, icon, what it is and one line about it."""

    key: str
    icon: str
    title: str
    about: str


def ways() -> tuple[Way, ...]:
    """The ways to begin."""
    return (
        Way(
            "import",
            "import",
            _("Import your deals"),
            _("A CSV or Excel export from your CRM. You see what will happen before it does."),
        ),
        Way(
            "demo",
            "play",
            _("Look at the demo"),
            _("A made-up team of 30 people, in a folder of its own. Nothing to clean up later."),
        ),
    )


class WayButton(QAbstractButton):
    """A large button with an icon, a title and a line about it."""

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = way
        self.setText(way.title)
        self.setAccessibleName(way.title)
        self.setAccessibleDescription(way.about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """High enough for the line about it on three lines."""
        line = QFontMetrics(theme().font("small")).lineSpacing()
        title = QFontMetrics(theme().font("strong")).lineSpacing()
        return QSize(260, 2 * SPACE_16 + 24 + SPACE_12 + title + SPACE_4 + 3 * line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses, as Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, icon, title and the line about it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The frame tells where the keyboard is, the ground where the mouse is.
        held = self.hasFocus()
        painter.setPen(QPen(theme().color("accent" if held else "line"), 2 if held else 1))
        painter.setBrush(theme().color("hover" if self.underMouse() else "panel"))
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(edge, RADIUS_PANEL, RADIUS_PANEL)
        room = self.rect().adjusted(SPACE_16, SPACE_16, -SPACE_16, -SPACE_16)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(room.topLeft(), theme().pixmap(self.way.icon, "accent", 24, ratio))
        room.setTop(room.top() + 24 + SPACE_12)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("ink"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), self.text())
        room.setTop(room.top() + painter.fontMetrics().lineSpacing() + SPACE_4)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().color("dim"))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self.way.about)
        painter.end()


class Welcome(QWidget):
    """``begun(way, name)``: the way chosen and the name typed or picked, which may be empty;
    ``zone()`` is the machine's time zone unless another was typed."""

    begun = Signal(str, str)
    skipped = Signal(str)

    def __init__(
        self, name: str, people: list[str], zone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = QLineEdit(zone)
        self._zone.setPlaceholderText(_("Europe/Madrid"))
        self._name = QLineEdit(name)
        self._name.setPlaceholderText(_("Your name as the CRM writes it"))
        if people:
            completer = QCompleter(people, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            found = completer.popup()
            if found is not None:
                found.setProperty("kind", "popup")
            self._name.setCompleter(completer)
        middle = QWidget()
        middle.setMaximumWidth(720)
        column = QVBoxLayout(middle)
        column.setSpacing(SPACE_8)
        self._fill(column)
        across = QHBoxLayout(self)
        across.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        across.addStretch(1)
        across.addWidget(middle, 6)
        across.addStretch(1)

    def take_focus(self) -> None:
        """Begin where the first answer is typed."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def name(self) -> str:
        """Who the manager says they are."""
        return self._name.text().strip()

    def zone(self) -> str:
        """By which time zone the team's days begin and end, as proposed or typed."""
        return self._zone.text().strip()

    def _fill(self, column: QVBoxLayout) -> None:
        column.addStretch(2)
        column.addWidget(PlainLabel(_("Welcome to Cockpit"), "figure"))
        column.addWidget(
            PlainLabel(
                _("Everything stays on this laptop, and everything can be taken back."),
                "body",
                "dim",
                wrap=True,
            )
        )
        column.addSpacing(SPACE_24)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE_12)
        for title, field, share in (
            (_("Who are you?"), self._name, 3), (_("Your team’s time zone"), self._zone, 2)
        ):  # fmt: skip
            one = QVBoxLayout()
            one.setSpacing(SPACE_8)
            one.addWidget(FormLabel(title, field))
            one.addWidget(field)
            fields.addLayout(one, share)
        column.addLayout(fields)
        column.addSpacing(SPACE_16)
        self._fill_ways(column)
        column.addStretch(3)

    def _fill_ways(self, column: QVBoxLayout) -> None:
        column.addWidget(PlainLabel(_("Where do your deals come from?"), "body", "dim"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        for way in ways():
            button = WayButton(way)
            button.clicked.connect(self._on_way)
            row.addWidget(button, 1)
        column.addLayout(row)
        column.addSpacing(SPACE_8)
        skip = LinkButton(_("Start with an empty pipeline"))
        skip.clicked.connect(self._on_skip)
        column.addWidget(skip)

    @Slot()
    def _on_way(self) -> None:
        button = self.sender()
        if isinstance(button, WayButton):
            self.begun.emit(button.way.key, self.name())

    @Slot()
    def _on_skip(self) -> None:
        self.skipped.emit(self.name())
