"""Filling the window after its first paint, a step a turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from cockpit.domain.trouble import StoreTrouble
from cockpit.ui.shell.ground import Ground
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.background import Background, Progress
    from cockpit.ui.cockpit_page.page import CockpitPage
    from cockpit.ui.process.collector import Collector
    from cockpit.ui.process.opening import Opening
    from cockpit.ui.process.session import Session
    from cockpit.ui.process.single_window import SingleWindow
    from cockpit.ui.process.trouble_window import TroubleWindow
    from cockpit.ui.process.walk import Walk
    from cockpit.ui.shell.window import Window

# Imported one by one, in the order in which each needs the ones before it.
_ROOMS = (
    "cockpit.storage.schema",
    "cockpit.workspace",
    "cockpit.ui.theme.look",
    "cockpit.ui.shell.status_bar",
    "cockpit.ui.shell.header",
    "cockpit.ui.shell.overlays",
    "cockpit.ui.process.session",
    "cockpit.ui.process.pages",
    "cockpit.ui.process.walk",
)
_COCKPIT_PAGE = (
    "cockpit.queries.board",
    "cockpit.ui.board.feed",
    "cockpit.ui.board.board_view",
    "cockpit.ui.cockpit_page.page",
    # What the greeting of the page asks.
    "tzlocal",
)
_PARTS = ("strip", "board")
_TASKS = (
    "cockpit.analysis.occurrences",
    "cockpit.queries.agenda",
    "cockpit.ui.tasks.task_panel",
    "cockpit.ui.tasks.task_panels",
)
_LOCKED = 3


class Beginning(QObject):
    """Opens the folder, furnishes the window and opens the first page, while the window already
    answers. ``code`` is what the program is to end with, ``error`` what nobody foresaw."""

    def __init__(
        self,
        opening: Opening,
        window: Window,
        single: SingleWindow,
        collector: Collector,
        *,
        demo: bool,
        as_of: date | None,
    ) -> None:
        super().__init__()
        self._opening, self._window = opening, window
        self._single, self._collector = single, collector
        self._demo, self._as_of = demo, as_of
        self._session: Session | None = None
        self._walk: Walk | None = None
        self._trouble: TroubleWindow | None = None
        self._maker: Background | None = None
        self._steps = self._in_order()
        # A timer with a pause: what is merely posted would all be done in one turn.
        self._turn = QTimer(self, singleShot=True, interval=1)
        self._turn.timeout.connect(self._take_step)
        self.code = 0
        self.error: Exception | None = None

    def _in_order(self) -> Iterator[Callable[[], object]]:
        yield from (partial(import_module, name) for name in _ROOMS)
        yield self._dress
        if self._opening.make is not None:
            yield self._make
        yield self._open
        yield from self._unseen(self._make_session, self._make_walk)
        first = self._window.opens_first("cockpit")
        if first:
            yield from (partial(import_module, name) for name in _COCKPIT_PAGE)
            yield from (partial(self._make_part, name) for name in _PARTS)
            yield self._fill_board
            yield from self._unseen(self._open_with_board)
        else:
            yield from self._unseen(self._open_first)
        if first and self._window.current == "cockpit":
            yield from (partial(import_module, name) for name in _TASKS)
            yield partial(self._make_part, "tasks")
            yield self._complete
        yield self._settle

    @Slot()
    def begin(self) -> None:
        """Take the first step in the next turn of the loop."""
        self._turn.start()

    @Slot()
    def _take_step(self) -> None:
        try:
            step = next(self._steps, None)
            if step is None:
                return
            step()
        except Exception as error:  # noqa: BLE001 (it is raised again when the loop has ended)
            self._on_failed(error)
        else:
            # What is made first is made beside the window; its end goes on.
            if self._maker is None or not self._maker.tasks():
                self._turn.start()

    def end(self) -> None:
        """The window is closed: let everything end."""
        self._turn.stop()
        if self._maker is not None:
            self._maker.stop()
        if self._session is not None:
            self._session.stop()
        self._single.release()
        if self._session is not None:
            self._session.workspace.close()

    def _unseen(self, *steps: Callable[[], object]) -> Iterator[Callable[[], object]]:
        """What changes the window is painted in a turn of its own."""
        yield partial(self._window.setUpdatesEnabled, False)
        yield from steps
        yield partial(self._window.setUpdatesEnabled, True)

    def _make(self) -> None:
        from cockpit.ui.background import Background

        assert self._opening.make is not None
        self._maker = Background(self)
        task = self._maker.start(
            _("Making up a team"),
            partial(_made, self._opening.make),
            done=self._on_made,
            failed=self._on_failed,
        )
        task.reported.connect(self._on_reported)
        self._on_reported(0.0, "")

    @Slot(object, str)
    def _on_reported(self, share: float, _what: str) -> None:
        ground = self._window.centralWidget()
        if isinstance(ground, Ground):
            said = _("Making up a team of 30 people: {share} %")
            ground.say(said.format(share=round(share * 100)), share)

    @Slot(object)
    def _on_made(self, _nothing: object) -> None:
        self._turn.start()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, StoreTrouble):
            self._tell(error)
        else:
            self.error = error
            QCoreApplication.quit()

    def _open(self) -> None:
        self._workspace = self._opening.open(self._as_of)

    def _dress(self) -> None:
        from cockpit.ui.theme import theme

        theme()

    def _make_session(self) -> None:
        from cockpit.ui.process.session import Session

        session = Session(self._opening, self._workspace, demo=self._demo, window=self._window)
        self._session = session
        session.background.hold()
        self._collector.follow(session)
        session.errors.catch_everything()
        self._single.asked.connect(session.window.bring_forward)

    def _make_walk(self) -> None:
        from cockpit.ui.process.walk import Walk

        assert self._session is not None
        self._walk = Walk(self._session)
        self._walk.begin()

    def _make_part(self, name: str) -> None:
        assert self._walk is not None
        getattr(self._walk.cockpit_parts, name)

    def _fill_board(self) -> None:
        assert self._walk is not None
        self._walk.cockpit_parts.board.begin()

    def _open_first(self) -> None:
        assert self._session is not None
        assert self._walk is not None
        self._walk.open_first()

    def _open_with_board(self) -> None:
        """The board is on screen before what stands beside it is even imported."""
        assert self._walk is not None
        self._walk.cockpit_parts.tasks_follow = True
        self._open_first()
        self._walk.cockpit_parts.tasks_follow = False

    def _complete(self) -> None:
        assert self._walk is not None
        cast("CockpitPage", self._window.page("cockpit")).complete()

    def _settle(self) -> None:
        assert self._session is not None
        self._session.background.go_on()
        self._session.settle_soon()
        self._single.listen()

    def _tell(self, trouble: StoreTrouble) -> None:
        """The folder cannot be used: say so in the window's place."""
        from cockpit.ui.process.trouble_window import TroubleWindow

        self.code = _LOCKED
        self._trouble = TroubleWindow(str(trouble))
        self._trouble.show()
        self._window.close()


def _made(make: Callable[[Callable[[int, int], None]], None], progress: Progress) -> None:
    make(lambda written, rows: progress(written / rows if rows else 0.0))
