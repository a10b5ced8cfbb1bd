"""The plan of the chosen cell in three sizes, where each stands, and how real the target is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.plan import Scenario
from cockpit.ui.plan.answers import Answer
from cockpit.ui.plan.plan_words import MARKS, Said, ended_words, realism_words, size_title, standing
from cockpit.ui.theme import theme
from cockpit.ui.widgets.fields import MoneyField
from cockpit.ui.widgets.form import FormLabel, caps_label
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.progress import ThinBar
from cockpit.ui.widgets.quiet_link import LINK_SIDE, QuietLink
from cockpit.wording import _

_FIELD, _FIELD_SIDE = 118, 9


class SizeRow(QWidget):
    """One size: what it asks for, how far it has come, what is still needed."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, size: Scenario, currency: str) -> None:
        super().__init__()
        self.size_of_plan = size
        self.field = MoneyField(currency, "–", quiet=True)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        # The amount ends where its bar ends.
        self.field.setTextMargins(0, 0, -_FIELD_SIDE, 0)
        self.field.committed.connect(self.committed)
        self.field.refused.connect(self.refused)
        self.bar = ThinBar(size_title(size), "accent")
        self.said = PlainLabel("", "small", "dim", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(FormLabel(size_title(size), self.field), 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.bar, 1, 0, 1, 2)
        grid.addWidget(self.said, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        theme().changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """As wide as amounts are at the text size of now."""
        self.field.setFixedWidth(round(_FIELD * theme().text_scale))

    def show_amount(self, amount: int | None, found: Answer) -> None:
        """The size's amount and how what was won stands to it."""
        self.field.set_currency(found.currency)
        self.field.set_value(amount)
        said = standing(amount, found.won, found.days_left, found.days_gone, found.currency)
        self.said.setText(said.text)
        self.said.set_color(said.tone)
        self.bar.setVisible(bool(amount))
        if amount:
            self.bar.set_share(found.won / amount)


def _said(found: Answer) -> list[Said]:
    """How real the target is; once its period is over, how it ended."""
    if found.realism is None:
        return [Said(_("Set a target to hold it against history, capacity and pipeline."), "dim")]
    if found.question.period.end <= found.question.as_of:
        return [ended_words(found.won, found.realism.target, found.currency)]
    return realism_words(found.realism, found.currency)


class SizesPanel(Panel):
    """``wanted(scenario, amount)`` asks for a size to be set; ``figure_opened(key)``."""

    wanted = Signal(object, object)
    figure_opened = Signal(str)
    refused = Signal(str)

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Three plans"), parent=parent)
        self.rows = {size: SizeRow(size, currency) for size in Scenario}
        self.body.setSpacing(10)
        for size, row in self.rows.items():
            row.committed.connect(partial(self._on_committed, size))
            row.refused.connect(self.refused)
            self.body.addWidget(row)
        self.body.addWidget(Rule())
        self.body.addWidget(caps_label(_("Is the target real?")))
        self._realism = QVBoxLayout()
        self._realism.setSpacing(6)
        self._lines = [PlainLabel("", "small", "dim", wrap=True) for _line in range(3)]
        for line in self._lines:
            self._realism.addWidget(line)
        self.body.addLayout(self._realism)
        link = QuietLink(_("Coverage and its rows"), role="small", color="accent")
        link.clicked.connect(self._on_coverage)
        below = QHBoxLayout()
        below.setContentsMargins(-LINK_SIDE, 0, 0, 0)
        below.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def show_answer(self, found: Answer, sizes: Mapping[Scenario, int], title: str) -> None:
        """Show the sizes set for the chosen cell, and its realism."""
        self.title.setText(_("Three plans for {what}").format(what=title))
        for size, row in self.rows.items():
            row.show_amount(sizes.get(size), found)
        said = _said(found)
        for number, line in enumerate(self._lines):
            one = said[number] if number < len(said) else None
            line.setVisible(one is not None)
            if one is not None:
                hint = found.realism is None
                line.setText(one.text if hint else f"{MARKS[one.tone]} {one.text}")
                line.set_color(one.tone)

    def _on_committed(self, size: Scenario, amount: object) -> None:
        self.wanted.emit(size, amount)

    def _on_coverage(self) -> None:
        self.figure_opened.emit("coverage")
