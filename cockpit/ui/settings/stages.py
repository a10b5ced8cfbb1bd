"""Pipelines and their stages: the list, the form of the chosen one, and taking one out of use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from cockpit.actions import pipelines as actions
from cockpit.queries.pipelines import StageRow, pipelines, stages
from cockpit.ui.settings.section import Section
from cockpit.ui.settings.stage_form import StageForm, kind_words
from cockpit.ui.settings.where_popover import WherePopover
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_12
from cockpit.ui.widgets.buttons import IconButton, QuietButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import NOTHING, age, count, percent
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_FORM_WIDTH = 400


def _name(stage: StageRow) -> str:
    return stage.name if not stage.archived else _("{name} (archived)").format(name=stage.name)


def _place(stage: StageRow) -> tuple[bool, int]:
    return stage.archived, stage.position


def _kind(stage: StageRow) -> str:
    return kind_words()[stage.kind]


def _probability(stage: StageRow) -> float:
    return stage.probability


def _share(stage: StageRow) -> str:
    return percent(stage.probability, 0)


def _deals(stage: StageRow) -> int:
    return stage.deals


def _count(stage: StageRow) -> str:
    return count(stage.deals)


def _rot(stage: StageRow) -> str:
    return age(stage.rot_days) if stage.rot_days is not None else NOTHING


def _id(stage: StageRow) -> int:
    return stage.id


class Stages(Section):
    """Left the stages of a pipeline, right the chosen one."""

    kinds = ("pipeline", "stage", "exit_criterion", "deal", "warning_limit")
    pipeline_shown = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pipeline: int | None = None
        self._which = ChoiceField(quiet=False)
        self._name = TextField(quiet=False)
        self.form = StageForm(context)
        self.form.refused.connect(self.refused)
        self.table = Table(
            [
                Column(_("Stage"), _place, text=_name, stretch=True, strong=True),
                Column(_("Kind"), _kind, width=84),
                Column(_("Probability"), _probability, text=_share, number=True, width=92),
                Column(_("Stalled after"), _rot, number=True, width=100),
                Column(_("Deals"), _deals, text=_count, number=True, width=76),
            ],
            name=_("Stages"),
            key=_id,
        )
        self.table.setMinimumHeight(330)
        self.table.picked.connect(self._on_picked)
        self._lay_out()
        self._which.committed.connect(self._on_pipeline)
        self._name.committed.connect(self._on_renamed)

    def _lay_out(self) -> None:
        top = Panel(_("Pipelines"))
        row = QHBoxLayout()
        for text, field in ((_("Pipeline"), self._which), (_("Its name"), self._name)):
            field.setMinimumWidth(180)
            row.addWidget(FormLabel(text, field))
            row.addWidget(field)
        row.addStretch(1)
        for text, slot in ((_("Add a pipeline"), self._on_add_pipeline),
                           (_("Archive"), self._on_archive_pipeline)):  # fmt: skip
            button = QuietButton(text)
            button.clicked.connect(slot)
            row.addWidget(button)
        top.body.addLayout(row)
        self._right = Panel(" ")
        self._right.setFixedWidth(_FORM_WIDTH)
        self._right.body.addWidget(self.form)
        below = QHBoxLayout()
        below.setSpacing(SPACE_12)
        below.addWidget(self._left(), 1)
        below.addWidget(self._right)
        self.column.addWidget(top)
        self.column.addLayout(below, 1)

    def _left(self) -> Panel:
        panel = Panel(_("Stages"))
        add = QuietButton(_("Add a stage"), icon="plus")
        up = IconButton("chevron-up", _("Move up"))
        down = IconButton("chevron-down", _("Move down"))
        self._archive = IconButton("trash", _("Take out of use"))
        for button, slot in ((up, self._on_up), (down, self._on_down),
                             (self._archive, self._on_archive), (add, self._on_add)):  # fmt: skip
            button.clicked.connect(slot)
            panel.add_to_header(button)
        panel.body.addWidget(self.table, 1)
        panel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return panel

    def refresh(self) -> None:
        """Ask for pipelines and stages again."""
        ask = self.context.workspace.ask
        rows = [row for row in ask(pipelines) if not row.archived]
        if self._pipeline not in {row.id for row in rows}:
            self._pipeline = rows[0].id if rows else None
        self._which.set_choices([(row.id, row.name) for row in rows])
        self._which.set_value(self._pipeline)
        self._name.set_value(next((r.name for r in rows if r.id == self._pipeline), ""))
        found = ask(stages, self._pipeline) if self._pipeline is not None else []
        self.table.set_rows(found)
        chosen = self._chosen()
        if chosen is None and found:
            self.table.show_row(found[0].id)
        elif chosen is not None:
            self._on_picked(next((row for row in found if row.id == chosen.id), found[0]))

    def _chosen(self) -> StageRow | None:
        rows: list[StageRow] = self.table.chosen_rows()
        return rows[0] if rows else None

    @Slot(object)
    def _on_picked(self, stage: StageRow) -> None:
        self._right.title.setText(stage.name)
        self._archive.set_icon("undo" if stage.archived else "trash")
        self._archive.set_name(_("Bring back") if stage.archived else _("Take out of use"))
        self.form.show_stage(stage)

    @Slot(object)
    def _on_pipeline(self, id: object) -> None:
        self._pipeline = int(str(id))
        self._which.accept(id)
        self.refresh()

    @Slot(object)
    def _on_renamed(self, name: object) -> None:
        self.do(actions.rename_pipeline, self._pipeline, str(name))

    @Slot()
    def _on_add_pipeline(self) -> None:
        added = self.do(actions.add_pipeline, _("New pipeline"))
        if added is not None:
            self._pipeline = added
            self.refresh()
            self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_archive_pipeline(self) -> None:
        self.do(actions.archive_pipeline, self._pipeline)

    @Slot()
    def _on_add(self) -> None:
        names = {stage.name for stage in self.table.rows.rows()}
        free = (_("New stage") + (f" {n}" if n > 1 else "") for n in range(1, 99))
        added = self.do(actions.add_stage, self._pipeline, next(n for n in free if n not in names))
        if added is not None:
            self.refresh()
            self.table.show_row(added)
            self.form.focus_name()

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        stage = self._chosen()
        ids = [row.id for row in self.table.rows.rows() if not row.archived]
        if stage is None or stage.id not in ids:
            return
        at = ids.index(stage.id)
        if 0 <= at + step < len(ids):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self.do(actions.reorder_stages, ids)

    @Slot()
    def _on_archive(self) -> None:
        stage = self._chosen()
        if stage is None:
            return
        if stage.archived:
            self.do(actions.restore_stage, stage.id)
        elif stage.deals:
            self._ask_where(stage)
        else:
            self.do(actions.archive_stage, stage.id)

    def _ask_where(self, stage: StageRow) -> None:
        others = [
            (row.id, row.name)
            for row in self.table.rows.rows()
            if row.id != stage.id
            and not row.archived
            and (row.kind == stage.kind or {row.kind, stage.kind} <= {"open", "on_hold"})
        ]
        popover = WherePopover(stage, others, self)
        popover.chosen.connect(self._on_where)
        popover.open_at(self._archive)

    @Slot(int, int)
    def _on_where(self, stage_id: int, move_to: int) -> None:
        self.do(actions.archive_stage, stage_id, move_to)
