"""The panels of the brief in three columns, two or one where it is narrow."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.brief import lines
from cockpit.ui.brief.news_line import NewsLine
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.figures import count, here_words
from cockpit.ui.widgets.line_page import LinePage
from cockpit.ui.widgets.line_panel import LinePanel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.jobs.brief import Brief

_NARROW = 980


class BriefPanels(LinePage):
    """``asked(verb, Item)`` as its panels; ``triage_wanted`` for the whole list of deals."""

    asked = Signal(str, object)
    triage_wanted = Signal()
    check_in_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Morning brief"), parent)
        self.checks = LinePanel(_("Four checks"))
        self.overnight = LinePanel(_("Overnight"), _("Nothing came up overnight."))
        self.since = LinePanel(_("Since yesterday"), _("No deal has changed since then."))
        self.needs = LinePanel(
            _("Needs you"), _("No deal warns of anything. What is at risk stands here.")
        )
        self.people = LinePanel(
            _("Check in with"), _("Everybody has been active. C checks in with anybody.")
        )
        self.numbers = LinePanel(_("The numbers"))
        self.today = LinePanel(
            _("Today"), _("Nothing is planned: tasks and meetings of the day stand here.")
        )
        self.news = NewsLine()
        self.checks.body.addWidget(self.news)
        self._more = LinkButton("")
        self._more.clicked.connect(self.triage_wanted)
        self.needs.add_to_header(self._more)
        somebody = LinkButton(_("Somebody else"))
        somebody.clicked.connect(self.check_in_wanted)
        self.people.add_to_header(somebody)
        self._order = (
            self.checks, self.overnight, self.since, self.needs, self.people, self.numbers,
            self.today,
        )  # fmt: skip
        self._wide: bool | None = None
        # The day of which all is shown that came up overnight, not only the first of it.
        self._everything: date | None = None
        self._brief: Brief | None = None
        self._row, self._columns = self.place_panels(((), (), ()), self._order, self._order)
        self._place(wide=True)
        for panel in self._order:
            panel.asked.connect(self.asked)

    def _place(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        left = (self.checks, self.overnight)
        middle = (self.since, self.needs, self.people)
        right = (self.numbers, self.today)
        groups = (left, middle, right) if wide else ((*left, *right), middle, ())
        for column, group in zip(self._columns, groups, strict=True):
            for place, panel in enumerate(group):
                column.insertWidget(place, panel)
        self._row.setStretch(2, 1 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where three do not fit."""
        super().resizeEvent(event)
        self._place(wide=event.size().width() >= _NARROW)

    def show_brief(self, brief: Brief, now: datetime) -> None:
        """Show what there is this morning."""
        self.checks.show_items(lines.checks(brief))
        self._brief = brief
        self._show_overnight(brief)
        self.since.show_items(lines.since(brief))
        self.needs.show_items(lines.needs(brief))
        self.people.show_items(lines.people(brief), lines.nobody_words(brief))
        self.since.title.setText(lines.since_words(brief))
        self.numbers.show_items(lines.numbers(brief))
        self.today.title.setText(here_words(brief.today))
        self.today.show_items(lines.today(brief, now))
        self._more.set_text(_("All {n}").format(n=count(brief.needs.count)))
        self._more.setVisible(bool(brief.needs.count))

    def show_everything(self) -> None:
        """All that came up overnight, on this day; the keyboard goes to the first of the rest."""
        if self._brief is not None:
            place = len(self.overnight.lines()) - 1
            self._everything = self._brief.today
            self._show_overnight(self._brief)
            self.overnight.lines()[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_overnight(self, brief: Brief) -> None:
        everything = self._everything == brief.today
        self.overnight.show_items(lines.overnight(brief, everything=everything))

    @Slot()
    def begin_news(self) -> None:
        """Type a line of news."""
        self.news.begin()
