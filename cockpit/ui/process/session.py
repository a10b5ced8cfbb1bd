"""One open folder on screen: the window, what feeds it, and what the manager can do anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.domain.changes import Changes
from cockpit.queries import scopes
from cockpit.ui.background import Background, Progress
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Commands
from cockpit.ui.mailbox import mailbox
from cockpit.ui.process.charts_ready import ChartsReady
from cockpit.ui.process.file_watch import FileWatch
from cockpit.ui.process.next_due import NextDue
from cockpit.ui.process.opening import Care, Opening
from cockpit.ui.shell.context import Context, ScopeChoice
from cockpit.ui.shell.errors import Errors
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.passed_keys import PassedKeys
from cockpit.ui.shell.undo_keeper import UndoKeeper
from cockpit.ui.shell.window import Window
from cockpit.ui.widgets import figures
from cockpit.wording import _
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.ui.calendar_servers.desk import CalendarDesk
    from cockpit.ui.imports.folder_watch import FolderWatch
    from cockpit.ui.process.signal_watch import SignalWatch
    from cockpit.ui.reminders.desk import ReminderDesk

# The figures are read first; both at once would make both slow.
_READY_AFTER_MS = 900


class Session(QObject):
    """Holds everything together; pages are given the session and take what they need. A
    ``window`` that is on screen already is furnished.

    ``subject_opened(kind, id)`` when what a reminder is about is to be shown; ``settled`` when
    what can wait until the window is painted may begin; ``loaded`` when what may be wanted next is
    there too.
    """

    settled = Signal()
    loaded = Signal()
    backed_up = Signal(object)
    subject_opened = Signal(str, int)

    def __init__(
        self,
        opening: Opening,
        workspace: Workspace,
        *,
        demo: bool = False,
        window: Window | None = None,
    ) -> None:
        super().__init__()
        self.opening, self.demo = opening, demo
        self.window = window or Window(Memory(opening.machine))
        self.memory = self.window.memory
        self.relay = ChangeRelay(workspace, self)
        self.background = Background(self)
        self.commands = Commands(self)
        self._scope_key = f"scope {opening.data}"
        scope = self.memory.get(self._scope_key, workspace.preferences().scope)
        self.context = Context(workspace, scope=scope, scopes=self._scopes, parent=self)
        self.window.furnish(self.context, self.commands)
        status = self.window.status
        self.undo = UndoKeeper(self.context, self.relay, status, self.background, self)
        self.passed_keys = PassedKeys(self)
        self.next_due = NextDue(self.context, self.relay, self.window.status, self)
        self.errors = Errors(self)
        self._folder_watch: FolderWatch | None = None
        self._calendars: CalendarDesk | None = None
        self._care: Care | None = None
        self._signals: SignalWatch | None = None
        self._watch: FileWatch | None = None
        self.reminders: ReminderDesk | None = None
        self._connect()

    @property
    def workspace(self) -> Workspace:
        """The open folder, today's or a past day's."""
        return self.context.workspace

    def _connect(self) -> None:
        self.commands.refused.connect(self.window.refuse)
        self.errors.refused.connect(self.window.refuse)
        self.errors.went_wrong.connect(self.window.notices.show_error)
        self.background.trouble.connect(self.errors.take)
        self.background.shown.connect(self.window.status.show_work)
        self.undo.told.connect(self.window.say)
        self.undo.blocked.connect(self._on_undo_blocked)
        self.window.overlays.undo_asked.connect(self.undo.undo)
        self.window.status.undo.connect(self.undo.undo)
        self.window.status.next_opened.connect(self._open_next)
        self.window.closing.connect(self.stop)
        self.window.notices.chosen.connect(self._on_notice)
        self.relay.committed.connect(self._on_committed)
        self.context.scope_changed.connect(self._keep_scope)
        self.backed_up.connect(self._show_backup)

    def settle(self) -> None:
        """What can wait until the first paint: watching the file, backups, the undo line."""
        self.undo.refresh()
        self.next_due.refresh()
        if self.workspace.as_of is None and self._watch is None:
            self._watch = FileWatch(self.workspace, self)
        if not self.workspace.read_only and self._care is None:
            self._care = self.opening.care(self.workspace, mailbox().poster(self._on_backed_up))
            self._care.start()
            self._listen_to_reminders()
            self._watch_signals()
            self._resume_watch()
            self.calendars().begin()
        self.settled.emit()
        charts = ChartsReady(self.background, self)
        charts.done.connect(self.loaded)
        charts.begin()

    def _watch_signals(self) -> None:
        from cockpit.ui.process.signal_watch import SignalWatch

        if self._signals is None:
            self._signals = SignalWatch(self)
            self.window.status.signals_opened.connect(self._open_signals)
        self._signals.start()

    def _listen_to_reminders(self) -> None:
        if self.opening.alarm is None:
            return
        from cockpit.ui.reminders.desk import ReminderDesk

        make = partial(self.opening.alarm, self.workspace)
        self.reminders = ReminderDesk(self.window, self.relay, make)
        self.reminders.answers.opened.connect(self.subject_opened)
        self.reminders.answers.refused.connect(self.window.refuse)
        self.reminders.begin()

    def folder_watch(self) -> FolderWatch:
        """The watch over the manager's folder of exports, made when it is first needed."""
        if self._folder_watch is None:
            from cockpit.ui.imports.folder_watch import FolderWatch

            self._folder_watch = FolderWatch(
                self.context, self.background, self.memory, self._watched_key(), self
            )
            self._folder_watch.said.connect(self._on_watch_said)
        return self._folder_watch

    def calendars(self) -> CalendarDesk:
        """Calendars on servers, made when they are first needed."""
        if self._calendars is None:
            from cockpit.ui.calendar_servers.desk import CalendarDesk

            self._calendars = CalendarDesk(self)
        return self._calendars

    def _watched_key(self) -> str:
        return f"watched folder {self.opening.data}"

    def _resume_watch(self) -> None:
        """A window that watches no folder does not even load what watches."""
        if self._folder_watch is not None:
            self._folder_watch.begin()
        elif self.memory.get(self._watched_key(), {}).get("folder"):
            self.folder_watch()

    @Slot(str, str, bool)
    def _on_watch_said(self, sentence: str, kind: str, undoable: bool) -> None:
        self.window.say(sentence, kind=kind, undo=undoable)

    def settle_soon(self) -> None:
        """The same, after the window has been painted and what it takes is loaded."""
        QTimer.singleShot(_READY_AFTER_MS, self, self._get_ready)

    @Slot(object)
    def _on_backed_up(self, when: datetime) -> None:
        self.backed_up.emit(when)

    @Slot()
    def _get_ready(self) -> None:
        work = partial(_load, self.opening.load)
        self.background.start(_("Getting ready"), work, done=self._on_ready, cancellable=False)

    @Slot(object)
    def _on_ready(self, _nothing: object) -> None:
        self.settle()

    @Slot()
    def stop(self) -> None:
        """Let everything end; the folder is closed afterwards by whoever opened it."""
        if self._folder_watch is not None:
            self._folder_watch.pause()
        if self._calendars is not None:
            self._calendars.end()
        if self.reminders is not None:
            self.reminders.end()
            self.reminders = None
        if self._care is not None:
            self._care.stop()
            self._care = None
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        self.background.stop()

    def travel(self, as_of: date | None) -> None:
        """Look at the folder as of another day, or at today's again."""
        left = self.workspace
        self.stop()
        arrived = self.opening.open(as_of)
        self.relay.follow(arrived)
        self.context.use_workspace(arrived)
        left.close()
        self.settle()

    @Slot()
    def _open_signals(self) -> None:
        self.window.open("signals")

    @Slot()
    def _open_next(self) -> None:
        self.window.open(self.next_due.page)

    @Slot(str, str)
    def _on_notice(self, _key: str, action: str) -> None:
        if action == "today":
            self.travel(None)
        elif action == "rest":
            self.undo.undo_rest()

    @Slot(str, str)
    def _on_undo_blocked(self, sentence: str, verb: str) -> None:
        if verb:
            self.window.notices.show_notice("undo", "warn", sentence, (("rest", verb),))
        else:
            self.window.notices.take_back("undo")
            if sentence:
                self.window.refuse(sentence)

    # Following the file

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches("person", "team", "membership", "setting"):
            self.context.offer_scopes(self._scopes())

    def _scopes(self) -> list[ScopeChoice]:
        return _scopes(self.workspace)

    @Slot()
    def _keep_scope(self) -> None:
        """This machine remembers it: to look at something is no deed for undo to stop at."""
        self.memory.put(self._scope_key, self.context.scope)

    @Slot(object)
    def _show_backup(self, at: datetime) -> None:
        here = at.astimezone(self.workspace.zone())
        exact = f"{figures.long_day(here.date())}, {figures.clock(here)}"
        self.window.status.show_backup(_("Backup {clock}").format(clock=figures.clock(here)), exact)


def _load(load: Callable[[], None], _progress: Progress) -> None:
    load()


def _scopes(workspace: Workspace) -> list[ScopeChoice]:
    choices = [ScopeChoice("all", _("Everyone"))]
    if workspace.preferences().me is not None:
        choices += [
            ScopeChoice("reports", _("My reports")),
            ScopeChoice("tree", _("My whole tree")),
        ]
    choices += [ScopeChoice(f"team:{id}", name) for id, name in workspace.ask(scopes.teams)]
    people = workspace.ask(scopes.sellers)
    return choices + [ScopeChoice(f"person:{id}", name) for id, name in people]
