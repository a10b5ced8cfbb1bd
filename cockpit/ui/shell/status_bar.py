"""The status bar: saved when, what undo would take back, work under way, what is next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.ui.background import Task
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_8, SPACE_16, STATUS_HEIGHT
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.progress import ThinBar
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _

# Where room is short, what undo would take back is cut first, then what is next.
_WHOLE, _NEXT, _TASK = 200, 200, 280
# The most of the bar that undo's words take, and those of a task under way.
_UNDO_SHARE, _TASK_SHARE = 0.45, 0.15


class StatusBar(QWidget):
    """``undo``, ``signals_opened``, ``calendars_opened``, ``next_opened`` and ``backups_opened``
    when a part of it is clicked."""

    undo = Signal()
    signals_opened = Signal()
    calendars_opened = Signal()
    time_opened = Signal()
    next_opened = Signal()
    backups_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._saved = PlainLabel("", "tiny", "dim")
        self._undo = QuietLink("")
        self._alarm = PlainLabel("", "tiny", "warn")
        self._work = WorkStrip()
        self._signals = QuietLink("", least=_WHOLE)
        self._calendars = QuietLink("", least=_WHOLE)
        self._time = QuietLink("", least=_WHOLE)
        self._next = QuietLink("", least=_NEXT)
        self._backup = QuietLink("", least=_WHOLE)
        self._undo.clicked.connect(self.undo)
        self._signals.clicked.connect(self.signals_opened)
        self._calendars.clicked.connect(self.calendars_opened)
        self._time.clicked.connect(self.time_opened)
        self._next.clicked.connect(self.next_opened)
        self._backup.clicked.connect(self.backups_opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 1, SPACE_16, 0)
        row.setSpacing(SPACE_16)
        # Two short words that are never cut.
        self._saved.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._work)
        row.addWidget(self._alarm)
        row.addWidget(self._signals)
        row.addWidget(self._calendars)
        row.addWidget(self._time)
        row.addWidget(self._next)
        row.addWidget(self._backup)
        links = (
            self._undo, self._signals, self._calendars, self._time, self._next, self._backup,
        )  # fmt: skip
        for part in (self._saved, self._alarm, *links):
            part.hide()

    def show_saved(self, clock: str, exact: str = "") -> None:
        """Say when the last change was safely on disk; ``exact`` is the instant for hovering."""
        self._saved.setText(_("Saved {clock}").format(clock=clock))
        self._saved.set_hint(exact)
        self._saved.setVisible(bool(clock))

    def show_read_only(self, why: str) -> None:
        """Say that nothing is saved here."""
        self._saved.setText(why)
        self._saved.setVisible(bool(why))

    def show_undo(self, label: str | None, keys: str = "") -> None:
        """Say what undo would take back; None when there is nothing."""
        self._undo.show_text(_("Undo: {label}").format(label=label or ""), hint=keys)
        self._undo.setVisible(label is not None)

    def show_next(self, text: str, title: str = "") -> None:
        """Say what is due next; nothing hides it. Of the text its ``title`` is cut first."""
        self._next.show_text(text, part=title)
        self._next.setVisible(bool(text))

    def show_signals(self, text: str) -> None:
        """Say how many signals are open; nothing hides it."""
        self._signals.show_text(text)
        self._signals.setVisible(bool(text))

    def show_calendars(self, text: str) -> None:
        """Say what does not go as it should with calendars on servers; nothing hides it."""
        self._calendars.show_text(text)
        self._calendars.setVisible(bool(text))

    def show_time(self, text: str, hint: str = "") -> None:
        """Say what the manager's time goes to; nothing hides it."""
        self._time.show_text(text, hint=hint)
        self._time.setVisible(bool(text))

    def time_place(self) -> QWidget:
        """Where what belongs to it opens: beside what it says, else the whole bar."""
        return self._time if self._time.isVisible() else self

    def show_alarm(self, *, well: bool, zones: str = "") -> None:
        """Say so when reminders cannot be looked at, or ring by another clock than they should:
        ``zones`` are names of zones that this machine does not know."""
        sentence = _("● Reminders are late; trying again")
        if well and zones:
            sentence = _("● Time zone {zones} is not known here").format(zones=zones)
        self._alarm.setText(sentence)
        self._alarm.setHidden(well and not zones)

    def show_backup(self, text: str, hint: str = "") -> None:
        """Say when the last verified backup was made; nothing hides it."""
        self._backup.show_text(text, hint=hint)
        self._backup.setVisible(bool(text))

    @Slot(object)
    def show_work(self, task: Task) -> None:
        """Show the progress of a task until it ends."""
        self._work.follow(task)

    def undo_text(self) -> str:
        """What the undo link says, or nothing when there is nothing to undo."""
        return "" if self._undo.isHidden() else self._undo.text()

    def sizeHint(self) -> QSize:
        """One low line."""
        return QSize(400, STATUS_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Its parts are elided before it grows."""
        return QSize(200, STATUS_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long words have their share of the bar."""
        super().resizeEvent(event)
        self._undo.setMaximumWidth(round(self.width() * _UNDO_SHARE))
        self._work.limit(round(self.width() * _TASK_SHARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Panel ground with a hairline over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()


class WorkStrip(QWidget):
    """Title, bar and cancel of the task under way; the latest one when there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[Task] = []
        self._title = PlainLabel("", "tiny", "dim", align=Qt.AlignmentFlag.AlignRight)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._title.setMaximumWidth(_TASK)
        self._bar = ThinBar(_("Progress"), "accent")
        self._bar.setFixedWidth(80)
        self._cancel = LinkButton(_("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._title)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.hide()

    def limit(self, words: int) -> None:
        """Let what is done take so many pixels, and no more than it ever needs."""
        self._title.setMaximumWidth(min(words, _TASK))

    def follow(self, task: Task) -> None:
        """Show this task from now on."""
        self._tasks.append(task)
        task.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        task.ended.connect(self._on_ended)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._tasks))
        if not self._tasks:
            return
        task = self._tasks[-1]
        self._title.setText(f"{task.title} · {task.what}" if task.what else task.title)
        self._bar.setAccessibleName(task.title)
        self._bar.set_share(task.share)
        self._cancel.setVisible(task.cancellable)

    @Slot(object, str)
    def _on_reported(self, _share: float | None, _what: str) -> None:
        self._show()

    @Slot()
    def _on_ended(self) -> None:
        ended = self.sender()
        self._tasks = [task for task in self._tasks if task is not ended]
        self._cancel.setEnabled(True)
        self._show()

    @Slot()
    def _on_cancel(self) -> None:
        if self._tasks:
            self._cancel.setEnabled(False)
            self._tasks[-1].cancel()
