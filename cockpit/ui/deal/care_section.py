"""What a deal needs: its warnings and what its hygiene lacks, each with the verb that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.domain.warned import Fix, Warned, fix_words
from cockpit.ui.deal.section import line_of
from cockpit.ui.theme.tokens import SPACE_4
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.figures import percent
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_


@dataclass(frozen=True, slots=True)
class Lack:
    """A rule of good order that fails, and what mends it."""

    text: str
    fix: Fix


class CareSection(QWidget):
    """``wanted(fix)`` when the manager wants to mend something: a key of ``Fix``."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._title = PlainLabel("", "small_strong", "dim")
        self._column.addWidget(self._title)
        self._rows: list[QWidget] = []
        self._shown: object = None

    def show_care(
        self,
        score: float | None,
        warned: Sequence[Warned],
        lacks: Sequence[Lack],
        *,
        writable: bool,
    ) -> None:
        """Show warnings, then what is lacking and no warning has told of; nothing when hygiene
        is not known and nothing warns."""
        wanted = (score, tuple(warned), tuple(lacks), writable)
        self.setVisible(score is not None or bool(warned))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._title.setText(title(score, len(lacks)))
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        told = {warning.fix for warning in warned}
        self._rows = [self._row(one.reason, one.tone, one.fix, writable) for one in warned]
        self._rows += [
            self._row(one.text, "dim", one.fix, writable) for one in lacks if one.fix not in told
        ]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, text: str, tone: str, fix: Fix, writable: bool) -> QWidget:
        said = PlainLabel(text[:1].upper() + text[1:], "small", tone, wrap=True)
        link = LinkButton(fix_words(fix))
        link.setAccessibleName(f"{fix_words(fix)}: {text}")
        link.setProperty("fix", str(fix))
        link.setVisible(writable)
        link.clicked.connect(self._on_link)
        return line_of(said, link)

    @Slot()
    def _on_link(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("fix")))


def title(score: float | None, lacks: int) -> str:
    """Hygiene in one line."""
    if score is None:
        return _("What it needs")
    share = percent(score, 0)
    if not lacks:
        return _("Hygiene {share}: nothing missing").format(share=share)
    few = {1: _("one thing missing"), 2: _("two things missing"), 3: _("three things missing")}
    things = few.get(lacks) or n_("{n} thing missing", "{n} things missing", lacks)
    return _("Hygiene {share}: {things}").format(share=share, things=things)
