"""The board at many cards, through the real view: first paint, wheel, drop, and their limits."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.actions.starting import set_up
from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
from cockpit.domain.people import Account, Person, Product
from cockpit.domain.pipeline import ForecastCategory, Stage
from cockpit.queries.board import Card
from cockpit.storage.database import connect
from cockpit.storage.schema import prepare
from cockpit.storage.work import Work
from cockpit.ui.background import Background
from cockpit.ui.board import mime
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.card_painter import GAP, CardPainter
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.theme import theme
from cockpit.workspace import Workspace
from tests.bench.line import Line, p95, timed

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WINDOW = (1600, 1000)
_TIMES = 60


def make_file(path: Path, deals: int) -> None:
    """A folder with that many open deals in four stages; the same every time."""
    prepare(path)
    workspace = Workspace(path, now)
    workspace.tend(set_up)
    workspace.do(_fill, deals)
    workspace.rest()
    workspace.close()


def now() -> datetime:
    """A clock that stands still."""
    return NOW


def lines(path: Path, deals: int) -> list[Line]:
    """All figures of a file of ``make_file``; a QApplication must be there."""
    theme()
    workspace = Workspace(path, now)
    try:
        first = _first_paint(workspace, deals)
        with _shown(workspace) as board:
            return [first, _wheel(board, deals), _drop(board, workspace, path, deals)]
    finally:
        workspace.close()


def _first_paint(workspace: Workspace, deals: int) -> Line:
    """Making the board and painting it, as the window does: figures come in the background."""
    values, limits = [], []
    for _time in range(5):
        start = perf_counter()
        with _shown(workspace, background=True) as board:
            values.append(_ms(start))
            cards = _seen(board)
        surface = _Surface(cards, workspace.today())
        start = perf_counter()
        surface.show()
        QApplication.processEvents()
        limits.append(_ms(start))
        surface.close()
    value, limit = median(values), median(limits)
    return Line(f"board first paint, {deals:,}", value, limit, "≤ 4 ×", value <= 4 * limit)


def _wheel(board: BoardView, deals: int) -> Line:
    """One wheel step in all columns, painted; the limit paints kept pictures once."""
    QApplication.processEvents()
    values = []
    for step in range(_TIMES):
        start = perf_counter()
        for lane in board.lanes:
            _turn(lane.view.viewport(), -120 if step % 20 < 14 else 120)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        values.append(_ms(start))
        QApplication.processEvents()
    limit = median(timed(lambda: _paint(board), 20))
    value = median(values)
    return Line(f"board wheel step, {deals:,}", value, limit, "≤ 8 ms", value <= 8)


def _drop(board: BoardView, workspace: Workspace, path: Path, deals: int) -> Line:
    """Drop, committed, both columns painted; the limit is one durable commit and that paint."""
    chance = random.Random(1)
    values = []
    for _time in range(_TIMES):
        source = chance.choice([0, 1, 3])
        target = {0: 1, 1: 0, 3: 2}[source]
        deal_id = board.model.ids(source)[chance.randrange(8)]
        index = board.model.column_index(target)
        data = mime.deals([deal_id])
        start = perf_counter()
        moved = board.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index)
        for column in (source, target):
            board.lanes[column].view.viewport().repaint()
        values.append(_ms(start))
        assert moved, board.notice.sentence()
        QApplication.processEvents()
    commits = _commits(path)
    limit = p95(commits) + p95(timed(lambda: _paint(board, (0, 1)), _TIMES))
    value = p95(values)
    ours = p95(_bare_moves(board, workspace))
    name = f"board drop p95, {deals:,} (of it the action {ours:.1f})"
    return Line(name, value, limit, "≤ 8 ms + commit p95", value <= 8 + p95(commits))


def _bare_moves(board: BoardView, workspace: Workspace) -> list[float]:
    """The same move without a board: what the gate, the journal and the versions cost."""
    from cockpit.actions.moves import move_deals

    deal_id = board.model.ids(0)[0]
    values = []
    for time in range(20):
        start = perf_counter()
        workspace.do(move_deals, (deal_id,), 2 - time % 2)
        values.append(_ms(start))
    return values


def _commits(path: Path) -> list[float]:
    connection = connect(path)
    values = []
    for time in range(_TIMES):
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE deal SET competitor = ? WHERE id = 1", (f"c{time}",))
        connection.execute("COMMIT")
        values.append(_ms(start))
    connection.execute("UPDATE deal SET competitor = '' WHERE id = 1")
    connection.close()
    return values


class _Surface(QWidget):
    """The same cards on one bare widget: what painting itself costs."""

    def __init__(self, columns: Sequence[Sequence[Card]], today: date) -> None:
        super().__init__()
        self._columns, self._today = columns, today
        self._painter = CardPainter(self)
        self.resize(*WINDOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every card, directly."""
        painter = QPainter(self)
        width = WINDOW[0] // max(len(self._columns), 1) - 20
        for at, cards in enumerate(self._columns):
            for row, card in enumerate(cards):
                top = row * (self._painter.height + GAP)
                rect = QRect(at * (width + 20), top, width, self._painter.height)
                self._painter.paint(painter, rect, card, self._today)
        painter.end()


@contextmanager
def _shown(workspace: Workspace, *, background: bool = False) -> Iterator[BoardView]:
    worker = Background() if background else None
    relay = ChangeRelay(workspace)
    board = BoardView(Context(workspace), relay, worker)
    board.resize(*WINDOW)
    board.show()
    QApplication.processEvents()
    yield board
    if worker is not None:
        while worker.tasks():
            QApplication.processEvents()
    board.close()
    relay.follow(None)
    board.deleteLater()
    QApplication.processEvents()


def _seen(board: BoardView) -> list[list[Card]]:
    model = board.model
    return [
        board.deck.cards(model.ids(at)[row] for row in lane.view.visible_rows())
        for at, lane in enumerate(board.lanes)
    ]


def _turn(viewport: QWidget, delta: int) -> None:
    spot = QPointF(50, 200)
    event = QWheelEvent(
        spot,
        QPointF(viewport.mapToGlobal(QPoint(50, 200))),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def _paint(board: BoardView, columns: Sequence[int] | None = None) -> None:
    for at, lane in enumerate(board.lanes):
        if columns is None or at in columns:
            lane.view.viewport().repaint()


def _ms(start: float) -> float:
    return (perf_counter() - start) * 1000


def _fill(work: Work, n: int) -> None:
    chance = random.Random(7)
    stages = [stage.id for stage in work.find(Stage) if stage.is_open]
    people = [Person(f"Rep {i:02}") for i in range(30)]
    prices = (550, 4821, 55, 3393, 5482, 26768)
    products = [Product(f"Product {p}", "USD", list_price=p * 100) for p in prices]
    work.add(*people, *products)
    accounts = work.insert_many(Account, {"name": [f"Account {i:04}" for i in range(800)]}, 800)
    opened = [work.today - timedelta(chance.randrange(1, 200)) for _ in range(n)]
    shared = {
        "stage_id": [stages[i % len(stages)] for i in range(n)],
        "owner_id": [people[i % 30].id for i in range(n)],
        "product_id": [products[i % 6].id for i in range(n)],
        "amount": [None if i % 9 == 0 else chance.randrange(10**6) for i in range(n)],
        "expected_close": [work.today + timedelta(chance.randrange(-30, 90)) for _ in range(n)],
        "currency": "USD",
    }
    own = {
        "name": [f"Deal {i}" for i in range(n)],
        "pipeline_id": 1,
        "account_id": [accounts[i % 800] for i in range(n)],
        "opened_on": opened,
        "known_from": opened,
        "next_step": [("", "Call", "Demo")[i % 3] for i in range(n)],
    }
    ids = list(work.insert_many(Deal, {**shared, **own}, n))
    when = {"deal_id": ids, "learnt_at": work.now}
    work.insert_many(StageVisit, {**when, "stage_id": shared["stage_id"], "entered_on": opened}, n)
    version = {"category": ForecastCategory.PIPELINE, "outcome": Outcome.OPEN}
    work.insert_many(DealVersion, {**when, **shared, **version, "happened_on": opened}, n)


def main() -> None:
    """Print the lines of 10,000 and 100,000 cards."""
    import tempfile

    app = QApplication.instance() or QApplication([])
    for deals in (10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cockpit.db"
            make_file(path, deals)
            for line in lines(path, deals):
                verdict = "ok" if line.ok else "MISSED"
                print(
                    f"{line.name}: {line.value:.1f} {line.unit}, limit {line.limit:.1f},"
                    f" {line.ratio:.1f} ×, goal {line.goal}: {verdict}"
                )
    del app


if __name__ == "__main__":
    main()
