"""The deal panel: one deal at the side of the board, edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.analysis.raw import NO_DAY, day_number
from cockpit.domain.changes import Changes
from cockpit.domain.refusal import Refused
from cockpit.domain.warned import Fix, Warned
from cockpit.queries import board, deal_history
from cockpit.queries import deal as questions
from cockpit.queries.deal import Sheet
from cockpit.queries.vanished import Gone, vanished_deals
from cockpit.ui.deal.care_section import CareSection, Lack
from cockpit.ui.deal.checklist import Checklist
from cockpit.ui.deal.fields_form import FieldsForm
from cockpit.ui.deal.lines_section import LinesSection
from cockpit.ui.deal.notes_section import NotesSection
from cockpit.ui.deal.people_section import PeopleSection
from cockpit.ui.deal.timeline import Timeline
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import IconButton, LinkButton
from cockpit.ui.widgets.chip import Chip, ChipButton
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

WIDTH = 348
_NAMES = ("person", "account", "product", "lost_reason", "stage", "exit_criterion")


class DealPanel(Panel):
    """``show_deal(id)`` opens one; ``closed`` when the manager closes the panel; ``moving(id)``
    when the deal shall go to another stage, which is asked below ``stage_foot()``."""

    closed = Signal()
    moving = Signal(int)

    def __init__(self, context: Context, relay: ChangeRelay, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._context = context
        self._facts: Facts | None = None
        self.deal_id: int | None = None
        self._build()
        relay.committed.connect(self._on_committed)

    def sizeHint(self) -> QSize:
        """As wide as a form needs."""
        return QSize(WIDTH, 600)

    def show_deal(self, deal_id: int) -> None:
        """Open a deal."""
        fresh = deal_id != self.deal_id
        if fresh:
            self.commit_typed()
        self.deal_id = deal_id
        if fresh:
            self._read_choices()
            self._area.verticalScrollBar().setValue(0)
        self._fill(fold=fresh)

    def use_facts(self, facts: Facts | None) -> None:
        """Tell from these figures whether the deal is stalled."""
        self._facts = facts

    @Slot(str)
    def mend(self, fix: str) -> None:
        """Put the hand where a warning or a failed rule is mended."""
        if fix == Fix.STAGE:
            if self.deal_id is not None:
                self.moving.emit(self.deal_id)
        elif fix == Fix.CONTACT:
            self.people.begin()
        elif fix == Fix.ROLE:
            self.people.begin_role()
        else:
            self.form.rows[fix].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)

    def stage_foot(self) -> QPoint:
        """Below the stage, on the screen."""
        return self.stage.mapToGlobal(QPoint(0, self.stage.height() + 2))

    def commit_typed(self) -> None:
        """Store what is still being typed, before another deal is shown."""
        focused: QWidget | None = self.focusWidget()
        if self.deal_id is not None and focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE_16, SPACE_12, SPACE_12, SPACE_16)
        self._column.setSpacing(SPACE_12)
        self._area.setWidget(inner)
        self.body.addWidget(self._area)
        self._add_head()
        self.form = FieldsForm(self._context, self._edit)
        self._details = LinkButton(_("All fields"))
        self._details.setCheckable(True)
        self._details.toggled.connect(self._on_details)
        self.form.rest.hide()
        self.checklist = Checklist()
        self.checklist.ticked.connect(self._on_ticked)
        self.care = CareSection()
        self.care.wanted.connect(self.mend)
        self.people = PeopleSection(self._do)
        self.lines = LinesSection(self._do)
        self.notes = NotesSection(self._do)
        self.timeline = Timeline(self._context.workspace.who)
        parts = (self.timeline, self.people, self.lines, self.notes)
        self._column.addWidget(self.form)
        self._column.addWidget(self._details, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.form.rest)
        self._column.addWidget(self.care)
        self._column.addWidget(self.checklist)
        for section in parts:
            self._column.addWidget(Rule())
            self._column.addWidget(section)
        self._column.addStretch(1)

    def _add_head(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        self._title = PlainLabel("", "title")
        self._stage = Chip("", "accent")
        self.stage = ChipButton("", "accent", opens=True)
        self.stage.clicked.connect(self._on_stage)
        cross = IconButton("close", _("Close the deal (Esc)"), size=14)
        cross.clicked.connect(self.closed)
        line.addWidget(self._title, 1)
        line.addWidget(self._stage)
        line.addWidget(self.stage)
        line.addWidget(cross)
        self._second = PlainLabel("", "body", "dim")
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(line)
        head.addWidget(self._second)
        self._column.addLayout(head)
        self._chips = QWidget()
        FlowLayout(self._chips, gap=6)
        self._column.addWidget(self._chips)
        self._clocks = PlainLabel("", "small", "dim")
        self._column.addWidget(self._clocks)
        self._warned: list[Warned] = []

    # Showing

    def _read_choices(self) -> None:
        self.form.read_choices()
        self.lines.offer(self._context.workspace.ask(board.product_choices))

    def _fill(self, *, fold: bool) -> None:
        workspace = self._context.workspace
        deal_id = self.deal_id
        if deal_id is None:
            return
        sheet = workspace.ask(questions.sheet, deal_id, workspace.as_of)
        if sheet is None:
            self.deal_id = None
            self.closed.emit()
            return
        writable = workspace.as_of is None
        self._show_head(sheet, writable=writable)
        self.form.show_sheet(sheet, writable=writable)
        checks = workspace.ask(questions.checklist, deal_id, sheet.stage_id)
        self.checklist.show_lines(
            checks if sheet.is_open else [], sheet.next_stage, writable=writable
        )
        parties = workspace.ask(questions.parties, deal_id)
        self.people.show_parties(deal_id, parties, writable=writable)
        lines = workspace.ask(questions.lines, deal_id)
        self.lines.show_lines(deal_id, sheet.currency, lines, writable=writable)
        today = workspace.today()
        notes = workspace.ask(questions.notes, deal_id)
        self.notes.show_notes(deal_id, notes, today, workspace.zone(), writable=writable)
        happened = workspace.ask(deal_history.history, deal_id, day_number(today))
        self.timeline.show_history(happened, today, fold=fold)
        self._show_clocks(sheet)
        self._show_care(sheet, writable=writable)

    def _show_head(self, sheet: Sheet, *, writable: bool) -> None:
        self._title.setText(sheet.title)
        tone = {"won": "good", "lost": "bad"}.get(sheet.outcome, "accent")
        self._stage.show_fact(sheet.stage, tone)
        self.stage.show_fact(sheet.stage, tone)
        self.stage.setAccessibleName(_("Stage: {name}, move it").format(name=sheet.stage))
        movable = sheet.is_open and writable
        self._stage.setVisible(not movable)
        self.stage.setVisible(movable)
        parts = [sheet.product, sheet.owner]
        if sheet.account and sheet.name != sheet.account and not sheet.product:
            parts.insert(0, sheet.name)
        self._second.setText(" · ".join(part for part in parts if part))

    def _show_clocks(self, sheet: Sheet) -> None:
        stage_age, idle, age = self._ages(sheet)
        parts = []
        if age is not None:
            parts.append(n_("{n} d old", "{n} d old", age))
        if stage_age is not None and sheet.is_open:
            parts.append(n_("{n} d in stage", "{n} d in stage", stage_age))
        if idle is not None and sheet.is_open:
            parts.append(n_("{n} d idle", "{n} d idle", idle))
        if self._context.as_of is None:
            gone = self._context.workspace.ask(vanished_deals, sheet.id)
            parts += [_mark(one) for one in gone[:1]]
        self._clocks.setText(" · ".join(parts))

    def _ages(self, sheet: Sheet) -> tuple[int | None, int | None, int | None]:
        """(days in stage, idle, old) from the figures, else from the file."""
        workspace = self._context.workspace
        today = workspace.today()
        at = -1 if self._facts is None else self._facts.position_of(sheet.id)
        if self._facts is None or at < 0:
            since, contact = workspace.ask(questions.clocks, sheet.id)
            return (
                None if since is None else (today - since).days,
                None if contact is None else (today - contact).days,
                None if sheet.opened_on is None else (today - sheet.opened_on).days,
            )
        state = self._facts.at(today)
        ages = (state.stage_age[at], state.idle_days[at], state.deal_age[at])
        in_stage, idle, old = (None if n == NO_DAY else int(n) for n in ages)
        return in_stage, idle, old

    def _show_care(self, sheet: Sheet, *, writable: bool) -> None:
        """Warnings and hygiene, by the figures' rules; nothing before the figures are there."""
        if self._context.workspace.facts_are_near():
            self._facts = self._context.workspace.facts()
        at = -1 if self._facts is None else self._facts.position_of(sheet.id)
        if self._facts is None or at < 0:
            self._show_chips([])
            self.care.hide()
            return
        from cockpit.analysis.hygiene import failed_at, score_at
        from cockpit.analysis.warned import warnings_at

        state = self._facts.at(self._context.workspace.today())
        warned = warnings_at(state, at)
        self._show_chips(warned)
        lacks = [Lack(rule.lack, rule.fix) for rule in failed_at(state, at)]
        self.care.show_care(score_at(state, at), warned, lacks, writable=writable)

    def _show_chips(self, warned: list[Warned]) -> None:
        if warned == self._warned:
            return
        self._warned = warned
        layout = self._chips.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for warning in warned:
            chip = Chip(warning.words, warning.tone)
            chip.set_hint(warning.reason)
            layout.addWidget(chip)
        self._chips.setVisible(bool(warned))
        self._chips.updateGeometry()

    # Changing

    def _do(self, action: Any, *args: Any, **fields: Any) -> Any:
        return self._context.workspace.do(action, *args, **fields)

    def _edit(self, field: str, value: object) -> None:
        from cockpit.actions.deals import edit_deal

        if self.deal_id is not None:
            self._do(edit_deal, self.deal_id, **{field: value})

    @Slot()
    def _on_stage(self) -> None:
        if self.deal_id is not None:
            self.moving.emit(self.deal_id)

    @Slot(bool)
    def _on_details(self, wanted: bool) -> None:
        self.form.rest.setVisible(wanted)
        self._details.set_text(_("Fewer fields") if wanted else _("All fields"))

    @Slot(int, bool)
    def _on_ticked(self, criterion_id: int, done: bool) -> None:
        from cockpit.actions.deals import check_off

        if self.deal_id is not None:
            try:
                self._do(check_off, self.deal_id, criterion_id, done)
            except Refused:
                self._fill(fold=False)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if self.deal_id is None or not self.isVisible():
            return
        if changes.bulk or changes.touches(*_NAMES):
            self._read_choices()
        elif self.deal_id not in changes.deal_ids:
            return
        self._fill(fold=False)


def _mark(gone: Gone) -> str:
    """A quiet word on a deal that its source gives no more."""
    if gone.twin:
        return _("not in the last export, where {deal} seems to hold it").format(deal=gone.twin)
    return _("not in the last export")
