"""What the cockpit page is put together from; each part is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from cockpit.ui.background import Background
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.kpis.strip import KpiStrip
from cockpit.ui.shell.context import Context

if TYPE_CHECKING:
    from cockpit.ui.tasks.task_column import TaskColumn
    from cockpit.ui.tasks.task_groups import Folds


class Parts:
    """A window that has just begun asks for one a turn, so that it answers in between; there the
    ``tasks_follow`` when the board is on screen."""

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        folds: Callable[[], Folds] | None = None,
    ) -> None:
        self._context, self._relay, self._background = context, relay, background
        self._folds = folds
        self.tasks_follow = False

    @cached_property
    def live(self) -> LiveFacts:
        """The facts that strip and panels share."""
        return LiveFacts(self._context, self._background)

    @cached_property
    def strip(self) -> KpiStrip:
        """The figures."""
        return KpiStrip(self._context, self._relay, self.live, self._background)

    @cached_property
    def board(self) -> BoardView:
        """The cards."""
        return BoardView(self._context, self._relay, self._background)

    @cached_property
    def tasks(self) -> TaskColumn:
        """The day, the week and the month."""
        from cockpit.ui.tasks.task_column import TaskColumn

        folds = None if self._folds is None else self._folds()
        return TaskColumn(self._context, self._relay, self.live, folds)
