"""Where reminders and the manager meet: what rings is shown, here and on the desktop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QPixmapCache

from cockpit.analysis.reminding import DIGEST_FROM
from cockpit.analysis.wall_time import zone_named
from cockpit.domain.changes import Changes
from cockpit.domain.reminders import Ring
from cockpit.jobs.desktop_bus import Answered, DesktopBus, Locked, Notification, Unheard
from cockpit.queries.reminders import coming, inbox
from cockpit.queries.zones import zones_named
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.mailbox import mailbox
from cockpit.ui.reminders.answers import Answers
from cockpit.ui.reminders.card import RingCard
from cockpit.ui.reminders.discretion import Discretion, Privacy
from cockpit.ui.reminders.tray import Tray
from cockpit.ui.reminders.words import when
from cockpit.ui.shell.window import Window
from cockpit.wording import _

BEAT_MS = 15_000
_DIGEST = "digest"
_AHEAD = timedelta(days=2)


class AlarmClock(Protocol):
    """What rings while the window is open."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End soon."""

    def beat(self) -> None:
        """Glance at the clocks."""

    def is_well(self) -> bool:
        """Whether it does its work."""

    def shown(self, ids: Sequence[int]) -> None:
        """These are on screen."""


MakeAlarm = Callable[[Callable[[Sequence[Ring]], None]], AlarmClock]


class ReminderDesk(QObject):
    """Made when the folder is open, ended with it; ``answers`` takes what is answered."""

    def __init__(
        self,
        window: Window,
        relay: ChangeRelay,
        make_alarm: MakeAlarm,
        bus: DesktopBus | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.context.workspace
        self.discretion = Discretion(window.memory)
        self.card = RingCard(window, window.notices)
        self.tray = Tray(window)
        self.answers = Answers(window)
        self._notified: dict[str, list[int]] = {}
        self._unknown: list[str] = []
        self._bus = bus or DesktopBus(mailbox().poster(self._on_heard))
        self._alarm = make_alarm(mailbox().poster(self._on_rang))
        # The one timer of an idle window.
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self.card.finished.connect(self.answers.finish)
        self.card.put_off.connect(self.answers.later)
        self.card.opened.connect(self.answers.open)
        self.tray.opened.connect(self._on_tray)
        relay.committed.connect(self._on_committed)

    def begin(self) -> None:
        """Show what waits, then listen to the clock and the desktop."""
        self._bus.start()
        self._window.header.bell.show()
        self._refresh()
        self._look_at_zones()
        self._alarm.start()
        self._beat.start()

    def end(self) -> None:
        """Stop; whatever is not answered waits for the next time."""
        self._beat.stop()
        self._alarm.stop()
        self._bus.stop()
        self.tray.leave()
        self.card.leave()
        self._window.header.bell.hide()
        self.answers.deleteLater()
        self.deleteLater()

    # What rings

    @Slot(object)
    def _on_rang(self, rings: Sequence[Ring]) -> None:
        now, zone = self._workspace.now(), self._workspace.zone()
        late = [ring for ring in rings if ring.late]
        together = [ring for ring in late if len(late) >= DIGEST_FROM or ring.together]
        alone = [ring for ring in rings if len(together) < 2 or ring not in together]
        loud = not self.discretion.is_quiet(now.astimezone(zone))
        for group in ([together] if len(together) > 1 else []) + [[ring] for ring in alone]:
            if loud:
                self._show(group, now)
        self._alarm.shown([ring.id for ring in rings])

    def _show(self, rings: list[Ring], now: datetime) -> None:
        zone = self._workspace.zone()
        ids = [ring.id for ring in rings]
        title, body = self.discretion.words(rings, now, zone)
        self.card.ring(ids, title, body)
        key = _DIGEST if len(ids) > 1 else f"reminder:{ids[0]}"
        self._notified[key] = ids
        answers: tuple[tuple[str, str], ...] = (("default", _("Open")),)
        if len(ids) == 1:
            answers += (("done", _("Done")), ("later", _("In 10 minutes")))
        self._bus.notify(Notification(key, title, body, answers))

    @Slot()
    def _on_beat(self) -> None:
        self._alarm.beat()
        # Qt empties it bit by bit, waking every ten seconds for minutes.
        QPixmapCache.clear()
        self._show_alarm()

    def _show_alarm(self) -> None:
        zones = ", ".join(self._unknown)
        self._window.status.show_alarm(well=self._alarm.is_well(), zones=zones)

    # What the desktop says

    @Slot(object)
    def _on_heard(self, told: Answered | Locked | Unheard) -> None:
        if isinstance(told, Locked):
            self._on_locked(told.locked)
        elif isinstance(told, Unheard):
            self.tray.say(told.notification.summary, told.notification.body)
        else:
            self._on_answered(told)

    def _on_answered(self, told: Answered) -> None:
        ids = self._notified.pop(told.key, [])
        # Not every desktop takes down by itself what was answered.
        self._bus.withdraw(told.key)
        if told.action == "done":
            self.answers.finish(ids)
        elif told.action == "later":
            self.answers.later(ids)
        elif ids:
            self.answers.bring_forward()
            self.answers.open(ids)

    def _on_locked(self, locked: bool) -> None:
        """What hangs on the lock screen says no names."""
        self.discretion.locked = locked
        if locked:
            for key in list(self._notified):
                self._bus.withdraw(key)
            self._notified.clear()
            self.card.leave()
        self._show_next()

    @Slot()
    def _on_tray(self) -> None:
        self.answers.bring_forward()
        self.answers.open_inbox()

    # Following the file

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches("reminder", "reminder_rule", "day"):
            self._refresh()
        if changes.touches("setting", "meeting_cadence", "day"):
            self._look_at_zones()

    def _look_at_zones(self) -> None:
        """Whose clock is not known here rings by another one, and that is said."""
        names = self._workspace.ask(zones_named)
        self._unknown = [name for name in names if zone_named(name) is None]
        self._show_alarm()

    def _refresh(self) -> None:
        waiting = self._workspace.ask(inbox)
        ids = {row.id for row in waiting}
        self._window.header.bell.show_count(len(ids))
        for key, about in list(self._notified.items()):
            if not ids.intersection(about):
                del self._notified[key]
                self._bus.withdraw(key)
        if self.card.ids and not ids.intersection(self.card.ids):
            self.card.leave()
        self.answers.refresh()
        self._show_next()

    def _show_next(self) -> None:
        now, zone = self._workspace.now(), self._workspace.zone()
        found = self._workspace.ask(coming, now + _AHEAD, 1)
        if not found or self.discretion.level == Privacy.COUNT:
            self.tray.show_next("")
        else:
            at = when(found[0].rings_at, now, zone)
            self.tray.show_next(_("Next: {title}, {when}").format(title=found[0].title, when=at))
