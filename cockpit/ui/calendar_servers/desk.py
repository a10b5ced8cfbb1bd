"""Asks the linked calendars in the background: seldom, quietly, and not at all without one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cockpit.domain.calendar import OutboxState
from cockpit.domain.refusal import Refused
from cockpit.jobs.caldav_server import CaldavServer, ServerTrouble
from cockpit.jobs.calendar_server import SyncReport, sync_calendars
from cockpit.jobs.passwords import Passwords
from cockpit.queries.calendar import calendars
from cockpit.queries.calendar_sync import OutboxRow, linked, unsettled
from cockpit.ui.background import Progress
from cockpit.ui.calendar_servers.rhythm_keeper import RHYTHM, RhythmFile
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.process.session import Session

FIRST_MS, PAUSE_MS, BEAT_MS, AWAKE_MS = 8_000, 4_000, 600_000, 30_000
# A timer that rings this much later than asked for slept with the machine.
_SLEPT = timedelta(seconds=90)
_MANAGERS_OWN = ("do", "undo", "redo", "rest")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the last round with a calendar brought; ``at`` when it was last well, if ever."""

    at: datetime | None = None
    trouble: str = ""


class CalendarDesk(QObject):
    """``changed`` after a round and after a link or its end; ``begin`` with the folder, ``end``
    before it closes."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.passwords = Passwords()
        self.heard: dict[int, Heard] = {}
        self.asking = self._again = False
        self._ended = threading.Event()
        self._due: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._on_due)
        self.rhythm_file = RhythmFile(session)
        session.relay.committed.connect(self._on_committed)

    @property
    def _workspace(self) -> Workspace:
        return self._session.workspace

    def begin(self) -> None:
        """Ask for the first time soon, if there is anything to ask; no network before that."""
        self._ended = threading.Event()
        self.asking = self._again = False
        self.heard = {id: Heard(at) for id, at in self._remembered().items()}
        self.show_state()
        self._wait(FIRST_MS)
        self._look_ahead()

    def end(self) -> None:
        """No round begins any more; one under way stops before its next calendar."""
        self._ended.set()
        self._timer.stop()
        self.rhythm_file.end()

    @Slot()
    def ask_now(self) -> None:
        """One round now, or right after the one under way."""
        if self._workspace.as_of is not None or not self._workspace.ask(linked):
            return
        if self.asking:
            self._again = True
            return
        self.asking, self._again = True, False
        self._timer.stop()
        out = self._memory_of_meetings()
        work = partial(_round, self._workspace, self.passwords, self._ended, out)
        self._session.background.start(
            _("Asking the calendars"),
            work,
            done=self._on_round,
            failed=self._on_failed,
            cancellable=False,
        )
        self.changed.emit()

    def waiting(self) -> tuple[int, int]:
        """How many changes wait, and how many need a choice."""
        rows = self._workspace.ask(unsettled)
        choices = sum(row.state is not OutboxState.WAITING for row in rows)
        return len(rows) - choices, choices

    # Rounds

    def _wait(self, milliseconds: int) -> None:
        if self._ended.is_set() or not self._workspace.ask(linked):
            return
        self._due = self._workspace.now() + timedelta(milliseconds=milliseconds)
        self._timer.start(milliseconds)

    @Slot()
    def _on_due(self) -> None:
        if self._due is not None and self._workspace.now() - self._due > _SLEPT:
            # The network of a machine that just woke comes later than its clock.
            self._wait(AWAKE_MS)
            return
        self.ask_now()

    @Slot(object)
    def _on_round(self, reports: Sequence[SyncReport]) -> None:
        now = self._workspace.now()
        for report in reports:
            before = self.heard.get(report.calendar_id, Heard())
            at = before.at if report.trouble else now
            self.heard[report.calendar_id] = Heard(at, report.trouble)
        self._remember()
        followed = sum(report.followed for report in reports)
        if followed and not self._ended.is_set():
            self._session.window.say(n_("{n} meeting was changed in a calendar and follows it here",
                                        "{n} meetings were changed in a calendar and follow it"
                                        " here", followed))  # fmt: skip
        self._after_round()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        # A folder that closed meanwhile is no trouble of anybody.
        if not self._ended.is_set() and isinstance(error, Exception):
            self._session.errors.take(error)
        self._after_round()

    def _after_round(self) -> None:
        self.asking = False
        if self._ended.is_set():
            return
        self._wait(PAUSE_MS if self._again else BEAT_MS)
        self.show_state()
        self.changed.emit()

    @Slot()
    def show_state(self) -> None:
        """Say in the status bar what does not go as it should; nothing while all is well."""
        self._session.window.status.show_calendars(self.state())

    def state(self) -> str:
        """One quiet sentence, empty while all is well."""
        known = {one.id for one in self._workspace.ask(linked)}
        if not known or self._workspace.as_of is not None:
            return ""
        waiting, choices = self.waiting()
        if choices:
            return n_("{n} calendar change needs you", "{n} calendar changes need you", choices)
        if not any(one.trouble for id, one in self.heard.items() if id in known):
            return ""
        said = _("Calendar not reachable")
        if not waiting:
            return said
        return said + ", " + n_("{n} change waits", "{n} changes wait", waiting)

    def take_theirs(self, row: OutboxRow, done: Any) -> None:
        """The other change counts instead of ours; its text is read in the background."""
        work = partial(_give_way, self._workspace, row)
        title = _("Taking the other change")
        self._session.background.start(title, work, done=done, cancellable=False)

    # Linking

    def find(self, url: str, user: str, password: str, done: Any, failed: Any) -> None:
        """List the account's calendars in the background: ``done([(name, address)])`` or
        ``failed(ServerTrouble)``."""
        work = partial(_find, url, user, password)
        title = _("Looking for calendars")
        self._session.background.start(title, work, done=done, failed=failed, cancellable=False)

    def keep_password(self, url: str, user: str, password: str, done: Any, failed: Any) -> None:
        """Give a password to the keyring in the background; ``failed(KeyringTrouble)`` means that
        it is known until the program ends."""
        work = partial(_keep, self.passwords, url, user, password)
        title = _("Asking the keyring")
        self._session.background.start(title, work, done=done, failed=failed, cancellable=False)

    def link(self, found: Sequence[tuple[str, str]], user: str, *, writes: bool) -> None:
        """Follow calendars by name and address; Refused when one is followed already."""
        from cockpit.actions.calendar_sync import link_calendar

        for name, url in found:
            self._workspace.do(link_calendar, name, url, user, writes)
        self.changed.emit()

    def unlink(self, calendar_id: int) -> None:
        """Let a calendar go; the last one of an account takes its password out of the keyring."""
        from cockpit.actions.calendars import forget_calendar

        known = self._workspace.ask(linked)
        gone = next((one for one in known if one.id == calendar_id), None)
        if gone is None:
            raise Refused(_("This calendar is linked no more."))
        self._workspace.do(forget_calendar, calendar_id)
        self.heard.pop(calendar_id, None)
        if not any(one.user == gone.user for one in known if one.id != calendar_id):
            work = partial(_forget, self.passwords, gone.url, gone.user)
            self._session.background.start(
                _("Asking the keyring"), work, failed=self._on_not_forgotten, cancellable=False
            )
        self.show_state()
        self.changed.emit()

    @Slot(object)
    def _on_not_forgotten(self, trouble: object) -> None:
        said = _("The password may still be in the keyring: {why}").format(why=trouble)
        self._session.window.refuse(said)

    # The rhythm's meetings into a calendar: this machine does it, so that two never do

    def puts_meetings(self, calendar_id: int) -> bool:
        """Whether the meetings of the rhythm go into the calendar."""
        return self._memory_of_meetings().get(str(calendar_id), False)

    def put_meetings(self, calendar_id: int, *, wished: bool) -> None:
        """Let the meetings go into the calendar from now on, or take them out of it again."""
        kept = {**self._memory_of_meetings(), str(calendar_id): wished}
        self._session.memory.put(self._meetings_key(), kept)
        self._soon()

    def _meetings_key(self) -> str:
        return f"meetings into calendars {self._session.opening.data}"

    def _memory_of_meetings(self) -> dict[str, bool]:
        kept: dict[str, bool] = self._session.memory.get(self._meetings_key(), {})
        return kept

    # Following the file

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if self._ended.is_set():
            return
        if changes.touches("day"):
            self._look_ahead()
        ours = changes.touches("calendar", "outbox")
        if ours:
            self.show_state()
            self.changed.emit()
        moved = changes.touches(*RHYTHM) and bool(self._memory_of_meetings())
        if changes.flavour in _MANAGERS_OWN and (ours or moved):
            self._soon()

    def _soon(self) -> None:
        if self.asking:
            self._again = True
        else:
            self._wait(PAUSE_MS)

    def _look_ahead(self) -> None:
        """Keep the months ahead of every calendar known; asks no network."""
        if self._workspace.as_of is None and self._workspace.ask(calendars):
            work = partial(_renew, self._workspace)
            title = _("Looking ahead in the calendars")
            self._session.background.start(
                title, work, failed=self._on_failed_ahead, cancellable=False
            )

    @Slot(object)
    def _on_failed_ahead(self, error: object) -> None:
        if not self._ended.is_set() and isinstance(error, Exception):
            self._session.errors.take(error)

    # This machine remembers when it last heard

    def _key(self) -> str:
        return f"calendars heard {self._session.opening.data}"

    def _remembered(self) -> dict[int, datetime]:
        kept: dict[str, str] = self._session.memory.get(self._key(), {})
        return {int(id): datetime.fromisoformat(at) for id, at in kept.items()}

    def _remember(self) -> None:
        kept = {str(id): one.at.isoformat() for id, one in self.heard.items() if one.at}
        self._session.memory.put(self._key(), kept)


def _round(
    workspace: Workspace,
    passwords: Passwords,
    ended: threading.Event,
    out: dict[str, bool],
    _progress: Progress,
) -> list[SyncReport]:
    from cockpit.jobs.meetings_out import send_meetings, take_meetings_back

    known = {row.id for row in workspace.ask(calendars) if row.writes}
    for calendar_id, wished in out.items():
        if int(calendar_id) in known:
            settle = send_meetings if wished else take_meetings_back
            settle(workspace, int(calendar_id))

    def opener(url: str, user: str) -> CaldavServer:
        if ended.is_set():
            raise ServerTrouble(_("Cockpit closes; changes wait here and go out later"))
        return passwords.server(url, user)

    return sync_calendars(workspace, opener)


def _give_way(workspace: Workspace, row: OutboxRow, _progress: Progress) -> None:
    from cockpit.jobs.calendar_server import take_theirs

    take_theirs(workspace, row)


def _find(url: str, user: str, password: str, _progress: Progress) -> list[tuple[str, str]]:
    return CaldavServer(url, user, password).calendars()


def _keep(passwords: Passwords, url: str, user: str, password: str, _progress: Progress) -> None:
    passwords.keep(url, user, password)


def _forget(passwords: Passwords, url: str, user: str, _progress: Progress) -> None:
    passwords.forget(url, user)


def _renew(workspace: Workspace, _progress: Progress) -> None:
    from cockpit.jobs.calendar_files import renew

    renew(workspace)
