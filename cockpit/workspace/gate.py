"""The one gate between the screens and the file.

Every write goes through ``do`` or ``tend``, every read through ``ask`` or ``facts``. A write
that commits is announced once, as Changes, to everyone who subscribed; what another process
wrote is announced on the same path by ``catch_up``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from cockpit.analysis.wall_time import zone_or
from cockpit.domain.changes import Changes, Done
from cockpit.domain.identity import OURS, Identities
from cockpit.domain.period import DAY
from cockpit.domain.preferences import Preferences
from cockpit.domain.refusal import NotFound, Refused
from cockpit.queries import journal
from cockpit.queries.preferences import preferences
from cockpit.storage.database import Reader, connect
from cockpit.storage.trouble import in_plain_words
from cockpit.wording import _
from cockpit.workspace.turns import Turns

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from cockpit.analysis.facts import Facts
    from cockpit.storage.work import Work
    from cockpit.workspace.facts_keeper import FactsKeeper

P = ParamSpec("P")
R = TypeVar("R")
Listener = Callable[[Changes], None]


class Workspace:
    """An open folder. ``clock`` gives aware UTC instants; with ``as_of`` the past is shown and
    nothing can be changed, nor can it where the file is ``only_read``."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], datetime],
        *,
        who: str = "",
        as_of: date | None = None,
        only_read: bool = False,
        local_zone: str | Callable[[], str] = "UTC",
        identities: Identities = OURS,
    ) -> None:
        self.path, self.as_of, self.who, self.only_read = path, as_of, who, only_read
        self._clock, self._local_zone, self._identities = clock, local_zone, identities
        self._listeners: list[Listener] = []
        self.turns = Turns()
        self._readers = threading.local()
        self._opened: dict[threading.Thread, Any] = {}
        self._counting = threading.Lock()
        self._engine: Engine | None = None
        self._preferences: Preferences | None = None
        self._facts: FactsKeeper | None = None
        self.position = self.ask(journal.position)
        self._generation = self.ask(journal.generation)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: the past is shown, or the file cannot be written."""
        return self.only_read or self.as_of is not None

    # Time

    def now(self) -> datetime:
        """The instant, aware UTC."""
        return self._clock()

    def today(self) -> date:
        """The day in the business zone, or the day that is being looked at."""
        return self.as_of or self._clock().astimezone(self.zone()).date()

    def shown_until(self) -> datetime | None:
        """Where a past day is shown, the instant at which it ended; None in the present."""
        if self.as_of is None:
            return None
        return datetime.combine(self.as_of + DAY, time(), self.zone())

    def zone(self) -> ZoneInfo:
        """The business zone, this machine's when none is set, or one that is not known here."""
        return zone_or(self.preferences().business_zone, self.here())

    def here(self) -> ZoneInfo:
        """The zone of this machine, wherever the team is."""
        if callable(self._local_zone):
            self._local_zone = self._local_zone()
        return zone_or(str(self._local_zone))

    def follow_zone(self, name: str) -> None:
        """This machine is in another zone now; without a business zone its days are that zone's."""
        moved = name != self._local_zone
        self._local_zone = name
        if moved and not self.preferences().business_zone:
            self.turn_day()

    def preferences(self) -> Preferences:
        """The settings in the file."""
        if self._preferences is None:
            self._preferences = self.ask(preferences)
        return self._preferences

    # Writing

    def do(self, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an action the manager asked for, in one transaction; undo can take it back."""
        return self._commit("do", action, *args, **kwargs)

    def tend(
        self, action: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run an action nobody asked for (a reminder ringing): not on the line of undo."""
        return self._commit("tend", action, *args, **kwargs)

    def undo(self, *, rest: bool = False) -> Done | None:
        """Take the last deed of this folder back; None when there is none. Blocked when something
        later changed a part of it or belongs to it; with ``rest`` that part stays, and the rest
        is taken back."""
        from cockpit.storage import replay

        if rest:
            return self._replay(replay.undo_rest)
        try:
            return self._replay(replay.undo)
        except NotFound:
            return self._replay(replay.refuse)

    def redo(self) -> Done | None:
        """Do the last undone deed again; None when there is none."""
        from cockpit.storage import replay

        return self._replay(replay.redo)

    def _commit(
        self,
        flavour: str,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        from cockpit.storage.work import Work

        self._refuse_read_only()
        with self.turns.mine(), in_plain_words(self.path):
            with Work(
                self._writing(), self.now(), self.today(), self.who, self._identities
            ) as work:
                result = action(work, *args, **kwargs)
                name = getattr(action, "__name__", type(action).__name__)
                changes = work.commit(name, flavour)
            if changes is not None:
                self._committed(changes)
        return result

    def _replay(self, turn: Callable[[Any, datetime, str], Changes | None]) -> Done | None:
        self._refuse_read_only()
        with self.turns.mine(), in_plain_words(self.path):
            with self._writing().begin() as connection:
                changes = turn(connection, self.now(), self.who)
            if changes is None:
                return None
            self._committed(changes)
        return Done(changes.position, changes.label, changes)

    def _refuse_read_only(self) -> None:
        if self.as_of is not None:
            raise Refused(_("This is the past, shown read-only; go back to today to change it."))
        if self.only_read:
            raise Refused(
                _(
                    "{path} cannot be written: it is shown, and nothing in it can be changed."
                ).format(path=self.path)
            )

    def _writing(self) -> Engine:
        if self._engine is None:
            from cockpit.storage.engine import writing_engine

            self._engine = writing_engine(self.path, self.turns.milliseconds)
        return self._engine

    # Reading

    def ask(
        self, query: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Ask a question; all that it reads is of one moment."""
        with in_plain_words(self.path):
            connection = self._reading()
            if connection.in_transaction:
                return query(Reader(connection), *args, **kwargs)
            connection.execute("BEGIN")
            try:
                return query(Reader(connection), *args, **kwargs)
            finally:
                connection.execute("ROLLBACK")

    def facts(self) -> Facts:
        """The columns that figures are computed from, at the journal's present position."""
        return (self._facts or self._new_keeper()).facts()

    def _new_keeper(self) -> FactsKeeper:
        """Two threads may ask for the first facts at once: one keeper reads for both."""
        from cockpit.workspace.facts_keeper import FactsKeeper

        with self._counting:
            if self._facts is None:
                self._facts = FactsKeeper(self)
            return self._facts

    def facts_are_near(self) -> bool:
        """Whether ``facts`` answers at once; else a screen asks for them in another thread."""
        return self._facts is not None and self._facts.near

    def _reading(self) -> Any:
        connection = getattr(self._readers, "connection", None)
        if connection is None:
            connection = connect(self.path, read_only=self.only_read)
            connection.execute("PRAGMA query_only = ON")
            self._readers.connection = connection
            self._keep(connection)
        return connection

    def _keep(self, connection: Any) -> None:
        """Remember a thread's connection, and close those of threads that have ended."""
        with self._counting:
            for thread in [thread for thread in self._opened if not thread.is_alive()]:
                self._opened.pop(thread).close()
            self._opened[threading.current_thread()] = connection

    # Telling

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener`` with the Changes of every commit, in the committing thread."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop calling it."""
        self._listeners.remove(listener)

    def catch_up(self) -> int | None:
        """Announce what other processes committed since; gives how many entries there were, None
        in a window while something large is written: then it is to ask again later."""
        with self.turns.mine_if_free() as mine:
            if not mine:
                return None
            if self.ask(journal.generation) != self._generation:
                return self._start_anew()
            missed = self.ask(journal.announcements, self.position)
            for changes in missed:
                self._announce(changes)
        return len(missed)

    def _start_anew(self) -> int:
        """The file's content was replaced by a restore: everything is to be asked again."""
        self._generation = self.ask(journal.generation)
        at = self.ask(journal.position)
        self._announce(Changes(at, flavour="restore", bulk=journal.EVERYTHING))
        return 1

    def turn_day(self) -> None:
        """Announce that the day has changed: ages and panels are to be asked again."""
        self._announce(Changes(self.position, flavour="day", bulk=frozenset(("day",))))

    def _committed(self, changes: Changes) -> None:
        if changes.position > self.position + 1:
            for missed in self.ask(journal.announcements, self.position):
                if missed.position < changes.position:
                    self._announce(missed)
        self._announce(changes)

    def _announce(self, changes: Changes) -> None:
        self.position = changes.position
        if changes.touches("setting"):
            self._preferences = None
        if self._facts is not None:
            self._facts.note(changes)
        for listener in tuple(self._listeners):
            listener(changes)

    # Keeping the file

    def rest(self) -> None:
        """Fold the write-ahead file in, when nobody is busy."""
        with self.turns.mine(), in_plain_words(self.path):
            self._reading().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def tidy(self) -> int:
        """Let images of long-past steps go; gives how many steps were emptied."""
        from cockpit.storage.retention import drop_old_images

        with self.turns.mine(), in_plain_words(self.path), self._writing().begin() as connection:
            return drop_old_images(connection, self.now())

    def close(self) -> None:
        """Close every connection."""
        with self.turns.mine(at_all_costs=True):
            if self._facts is not None:
                self._facts.settle()
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
            with self._counting:
                while self._opened:
                    self._opened.popitem()[1].close()
            self._readers = threading.local()
