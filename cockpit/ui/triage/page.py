"""Needs me: deals at risk, the most money first, worked through by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries import board
from cockpit.queries.triage import NeedsMe, NeedyDeal, needs_me, snoozed
from cockpit.ui.commands import Command, bound
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.triage.columns import GIVE_WAY, columns
from cockpit.ui.triage.deeds import Deeds
from cockpit.ui.triage.draft import draft
from cockpit.ui.triage.keys import triage_keys
from cockpit.ui.triage.rest_line import RestLine
from cockpit.ui.triage.side import Side
from cockpit.ui.triage.verbs import Verb, offers
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.figures import count, day, short_money
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.skeleton import Skeleton
from cockpit.ui.widgets.table import Table
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.background import Background
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_ASKS = frozenset({Verb.STEP, Verb.PUSH, Verb.LOSE, Verb.SNOOZE})

_KINDS = (
    "deal", "deal_mark", "deal_contact", "person", "stage", "product", "rate", "warning_limit",
    "setting",
)  # fmt: skip


class TriagePage(QWidget):
    """``opened(kind, id)`` asks for a deal; ``heading_changed(title, line)`` is for the header;
    ``said`` carries what was done, ``told`` what cannot be taken back, ``refused`` why not."""

    opened = Signal(str, int)
    heading_changed = Signal(str, str)
    said = Signal(str)
    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._live = LiveFacts(context, background, self)
        self._deeds = Deeds(context)
        self._stale = self._arriving = True
        self._put_off = self._whole = False
        self.shown = NeedsMe()
        self.table = Table(
            columns(context.workspace.today, self._currency),
            name=_("Deals that need you"),
            key=_deal_id,
        )
        self.side = Side(context.workspace.today)
        self.rest = RestLine()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(relay)
        self.setFocusProxy(self.table)

    def commands(self) -> list[Command]:
        """The keys that work here."""
        verbs = {str(one.verb): _Run(self, one.verb) for one in offers()}
        del verbs[Verb.OPEN]
        walk = {"next": self.next, "before": self.before}
        made = bound(
            triage_keys(), {**walk, **verbs, "rest": self.show_whole, "away": self.show_others}
        )
        needing = {f"triage.{verb}" for verb in verbs}
        return [replace(one, enabled=self.has_deal) if one.key in needing else one for one in made]

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        shown = self.shown
        if self._put_off:
            words = n_("{n} deal put off", "{n} deals put off", shown.count)
            return _("Put off"), _("{deals} · S brings one back, A shows the list").format(
                deals=words
            )
        parts = [n_("{n} deal", "{n} deals", shown.count)]
        if shown.risk:
            money = short_money(shown.risk, shown.currency)
            parts.append(_("{money} at risk, weighted").format(money=money))
        elif shown.count:
            parts.append(_("no price"))
        if len(shown.rows) < shown.count:
            parts.append(_("the first {n} are shown").format(n=count(len(shown.rows))))
        if shown.snoozed:
            parts.append(_("{n} put off (A shows them)").format(n=count(shown.snoozed)))
        return _("Needs me"), " · ".join(parts)

    # Looking

    @Slot()
    def refresh(self) -> None:
        """Ask anew what needs the manager."""
        if not self.isVisible():
            self._stale = True
            return
        facts = self._live.facts()
        if facts is None:
            return
        self._stale = False
        workspace = self._context.workspace
        wanted = self._context.filter()
        self.shown = workspace.ask(
            needs_me, facts, workspace.today(), wanted, put_off=self._put_off, whole=self._whole
        )
        self.rest.tell(self.shown, whole=self._whole and not self._put_off)
        self.table.set_rows(self.shown.rows)
        if not self.table.currentIndex().isValid():
            self._select(0)
        self._stack.setCurrentIndex(1 if self.shown.rows else 2)
        if not self.shown.rows:
            self._say_empty()
        self._show_current()
        if self._arriving and self.shown.rows:
            # The list was not there yet when the page was given the focus.
            self._arriving = False
            self.table.setFocus()
        self.heading_changed.emit(*self.heading())

    def current(self) -> NeedyDeal | None:
        """The deal that the verbs are about."""
        index = self.table.currentIndex()
        return self.table.rows.row(index.row()) if index.isValid() else None

    def has_deal(self) -> bool:
        """Whether there is one."""
        return self.current() is not None

    @Slot()
    def next(self) -> None:
        """Go to the next deal."""
        self._select(self.table.currentIndex().row() + 1)

    @Slot()
    def before(self) -> None:
        """Go to the deal before."""
        self._select(self.table.currentIndex().row() - 1)

    @Slot()
    def show_others(self) -> None:
        """Show what was put off instead of the list, or the list again."""
        self._put_off = not self._put_off
        self.refresh()

    @Slot()
    def show_whole(self) -> None:
        """Show every deal at risk instead of the morning's, or the morning's again."""
        self._whole, self._put_off = not self._whole or self._put_off, False
        self.refresh()

    # Doing

    @Slot(str)
    def run(self, verb: str) -> None:
        """Do a verb to the current deal, or ask for what it needs first."""
        deal, which = self.current(), Verb(verb)
        if deal is None:
            return
        if which is Verb.OPEN:
            self.opened.emit("deal", deal.deal_id)
        elif which is Verb.MAIL:
            self._write(deal)
        elif which is Verb.SNOOZE and self._put_off:
            self._do(which, deal, {"on": None, "back": True})
        elif which in _ASKS:
            if self._context.as_of is None:
                reasons = self._context.workspace.ask(board.lost_reasons)
                self.side.ask(which, deal, reasons)
        else:
            self._do(which, deal, {})

    def _do(self, verb: Verb, deal: NeedyDeal, values: dict[str, Any]) -> bool:
        """Do it and be at the next deal at once; False when it was refused."""
        place = self.table.currentIndex().row()
        try:
            sentence = self._deeds.do(verb, deal, values)
        except Refused as no:
            if self.side.is_asking:
                self.side.asking.refuse(str(no))
            else:
                self.refused.emit(str(no))
            return False
        if verb in (Verb.LOSE, Verb.SNOOZE):
            rows = [row for row in self.table.rows.rows() if row.deal_id != deal.deal_id]
            self.table.set_rows(rows)
            self._select(min(place, len(rows) - 1))
        elif verb is not Verb.PIN:
            self._select(place + 1)
        self.said.emit(sentence)
        return True

    def _write(self, deal: NeedyDeal) -> None:
        """Open the mail program with a draft; nothing is sent from here."""
        if not deal.owner:
            return
        letter = draft(deal, self._deeds.answer_day())
        QGuiApplication.clipboard().setText(letter.as_text())
        if deal.email:
            QDesktopServices.openUrl(QUrl(letter.as_link()))
            # Where no mail program answers, nothing else would be seen.
            self.told.emit(_("Your mail program has the draft; it is on the clipboard as well."))
        else:
            self.refused.emit(
                _("{owner} has no e-mail address here; the draft is on the clipboard.").format(
                    owner=deal.owner
                )
            )

    def _select(self, place: int) -> None:
        if 0 <= place < self.table.rows.rowCount():
            self.table.show_row(self.table.rows.key_at(place))
            self.table.scrollTo(self.table.currentIndex())

    # Building

    def _lay_out(self) -> None:
        panel = Panel(padding=0)
        panel.body.setSpacing(0)
        panel.body.addWidget(self.table)
        panel.body.addWidget(self.rest)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_12)
        across.addWidget(panel, 1)
        across.addWidget(self.side)
        self._empty, waiting = Panel(), Panel()
        waiting.body.addWidget(Skeleton(lines=8))
        waiting.body.addStretch(1)
        for part in (waiting, whole, self._empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        column.addWidget(self._stack)

    def _connect(self, relay: ChangeRelay) -> None:
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        self.rest.wanted.connect(self.show_whole)
        self.side.wanted.connect(self.run)
        self.side.asking.answered.connect(self._on_answered)
        self.side.asking.left.connect(self._on_left)
        self._live.arrived.connect(self.refresh)
        self._context.scope_changed.connect(self.refresh)
        self._context.workspace_changed.connect(self.refresh)
        relay.committed.connect(self._on_committed)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen again."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way where the list is narrow."""
        super().resizeEvent(event)
        room = self.width() - 2 * SPACE_16 - SPACE_12 - self.side.width()
        for column, least in GIVE_WAY.items():
            self.table.setColumnHidden(column, room < least * theme().text_scale)

    def _currency(self) -> str:
        return self.shown.currency

    def _say_empty(self) -> None:
        today = self._context.workspace.today()
        away = self._context.workspace.ask(snoozed, today)
        how = _("Deals with a warning stand here, the most money at risk first.")
        if self._put_off:
            how = _("No deal is put off; A shows the list.")
        elif away:
            back = day(away[0][2], today)
            how = _("The first deal that was put off comes back {day}.").format(day=back)
        while (item := self._empty.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._empty.body.addWidget(EmptyState("tick", _("Nothing needs you"), how))

    def _show_current(self) -> None:
        self.side.show_deal(self.current(), writable=self._context.as_of is None)

    @Slot(object)
    def _on_opened(self, row: NeedyDeal) -> None:
        self.opened.emit("deal", row.deal_id)

    @Slot(object)
    def _on_picked(self, _row: object) -> None:
        self.side.offer()
        self._show_current()

    @Slot(str, object)
    def _on_answered(self, verb: str, values: dict[str, Any]) -> None:
        deal = self.current()
        if deal is not None and self._do(Verb(verb), deal, values):
            self._on_left()

    @Slot()
    def _on_left(self) -> None:
        self.side.offer()
        self.table.setFocus()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.deal_ids or changes.bulk or changes.touches(*_KINDS):
            self.refresh()


class _Run:
    """A verb as a command."""

    def __init__(self, page: TriagePage, verb: Verb) -> None:
        self._page, self._verb = page, verb

    def __call__(self) -> None:
        self._page.run(self._verb)


def _deal_id(row: NeedyDeal) -> int:
    return row.deal_id
