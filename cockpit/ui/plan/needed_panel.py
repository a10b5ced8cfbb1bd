"""What each person needs a week to make the target, beside what they usually do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.analysis.figure import Figure
from cockpit.ui.plan.answers import Answer
from cockpit.ui.plan.plan_words import Said, reach
from cockpit.ui.widgets.figures import money, number, percent, short_money
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_WEEKS_A_YEAR = 365 / 7


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A person's need: ``usual`` is the proposals decided a week over the last year."""

    key: object
    name: str
    remaining: float
    proposals: float | None
    meetings: float | None
    usual: float
    reason: str
    currency: str

    @property
    def said(self) -> Said:
        """Whether it is within reach, in words."""
        if self.proposals is None:
            over = self.reason == _("the period is over")
            return Said("" if over else _("too new to say"), "dim")
        return reach(self.proposals, self.usual)


def need_of(key: object, name: str, figure: Figure, currency: str) -> NeedLine:
    """The line of a figure of ``activities_needed``."""
    beside = {one.key: one.value for one in figure.beside}
    usual = figure.n / _WEEKS_A_YEAR
    return NeedLine(
        key, name, figure.numerator, figure.value, beside.get("meetings"), usual, figure.reason,
        currency,
    )  # fmt: skip


class NeededPanel(Panel):
    """``figure_opened(key)``; ``person_opened(name)`` looks at the person's own line."""

    figure_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Needed a week"), parent=parent)
        self._said = PlainLabel("", "small", "dim", wrap=True)
        self.table = Table(
            _columns(), name=_("What each person needs a week"), key=_key,
            empty=_("Nobody has a target in this period."),
        )  # fmt: skip
        link = QuietLink(_("The deals these rates come from"), role="small", color="accent")
        link.clicked.connect(self._on_rows)
        self.body.setSpacing(6)
        self.body.addWidget(self._said)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.setMinimumHeight(180)

    def show_answer(self, found: Answer, title: str) -> None:
        """Show the chosen line's people."""
        self.title.setText(_("Needed a week: {what}").format(what=title))
        lines = [
            need_of(one.id, one.label, one.figure, found.currency)
            for one in found.people
            if one.figure.denominator is not None or one.figure.reason != _("target not set")
        ]
        self.table.set_rows(lines)
        self._said.setText(_whole(found))

    @Slot()
    def _on_rows(self) -> None:
        self.figure_opened.emit("activities_needed")


def _whole(found: Answer) -> str:
    """Everybody together, with the rates it is worked out by."""
    figure = found.needed.figure
    if figure.value is None:
        return _("Proposals needed: {reason}.").format(reason=figure.reason)
    beside = {one.key: one.value for one in figure.beside}
    text = _(
        "{n} proposals a week for {weeks} weeks, at an average deal of {deal} and {share} of"
        " proposals won; {meetings} first meetings a week to get them."
    )
    meetings = beside.get("meetings")
    said = text.format(
        n=number(figure.value),
        weeks=number(beside.get("weeks") or 0.0),
        deal=short_money(beside.get("average_deal"), found.currency),
        share=percent(beside.get("win_given_proposal")),
        meetings=_("n/a") if meetings is None else number(meetings),
    )
    alone = sum(one.figure.value or 0.0 for one in found.people)
    if len(found.people) > 1 and alone > 1.05 * figure.value:
        why = _("Person by person it is {n}: who is ahead makes up for others here.")
        said = f"{said} {why.format(n=number(alone))}"
    return said


def _key(line: NeedLine) -> object:
    return line.key


def _name(line: NeedLine) -> str:
    return line.name


def _columns() -> list[Column]:
    return [
        Column(_("Person"), _name, stretch=True),
        Column(_("Still to win"), _remaining, text=_remaining_text, number=True, exact=_exact),
        Column(_("Proposals"), _proposals, text=_proposals_text, number=True, strong=True),
        Column(_("Meetings"), _meetings, text=_meetings_text, number=True),
        Column(_("Usually"), _usual, text=_usual_text, number=True, color="dim"),
        Column(_("Against the usual"), _reach_order, text=_reach_text, tone=_reach_tone, width=150),
    ]


def _remaining(line: NeedLine) -> float:
    return line.remaining


def _remaining_text(line: NeedLine) -> str:
    return short_money(line.remaining, line.currency)


def _exact(line: NeedLine) -> str:
    return money(round(line.remaining), line.currency)


def _proposals(line: NeedLine) -> float:
    return -1.0 if line.proposals is None else line.proposals


def _proposals_text(line: NeedLine) -> str:
    return _("n/a") if line.proposals is None else number(line.proposals)


def _meetings(line: NeedLine) -> float:
    return -1.0 if line.meetings is None else line.meetings


def _meetings_text(line: NeedLine) -> str:
    return _("n/a") if line.meetings is None else number(line.meetings)


def _usual(line: NeedLine) -> float:
    return line.usual


def _usual_text(line: NeedLine) -> str:
    return number(line.usual)


def _reach_order(line: NeedLine) -> float:
    return _proposals(line) / line.usual if line.usual else 0.0


def _reach_text(line: NeedLine) -> str:
    return line.said.text


def _reach_tone(line: NeedLine) -> str:
    return {"dim": "neutral"}.get(line.said.tone, line.said.tone)
