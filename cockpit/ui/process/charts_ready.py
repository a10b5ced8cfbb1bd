"""Loads what the page of figures needs, before it is clicked, while nothing else works."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.ui.background import Background, Progress
from cockpit.ui.in_pieces import InPieces
from cockpit.wording import _

# How long the window rests before.
_RESTED_MS = 700
# First what any thread may load, then, in the order in which each needs the ones before it, what
# has classes of Qt's kind, which only the GUI thread may make.
_RECKONING = (
    "cockpit.catalog.metrics",
    "cockpit.catalog.exporters",
    "cockpit.analysis.age_bands",
    "cockpit.analysis.crosstab",
    "cockpit.analysis.drilldown",
    "cockpit.analysis.funnel",
    "cockpit.analysis.measure",
    "cockpit.analysis.trend",
    "cockpit.queries.figure_rows",
    "cockpit.queries.record_words",
    "cockpit.queries.views",
)
_PAGE = (
    "cockpit.ui.widgets.table",
    "cockpit.ui.plots.plot_chart",
    "cockpit.ui.insights.choice",
    "cockpit.ui.insights.asking",
    "cockpit.ui.insights.breakdown",
    "cockpit.ui.insights.breakdown_panel",
    "cockpit.ui.insights.chart_panel",
    "cockpit.ui.insights.inquiry",
    "cockpit.ui.insights.list_panel",
    "cockpit.ui.insights.rows_panel",
    "cockpit.ui.insights.page",
)


class ChartsReady(QObject):
    """``done`` when all is there. Ends with its parent."""

    done = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._page = InPieces((partial(import_module, name) for name in _PAGE), self)
        self._page.done.connect(self._on_page)

    def begin(self) -> None:
        """Wait until the window rests, then load."""
        QTimer.singleShot(_RESTED_MS, self, self._on_rested)

    @Slot()
    def _on_rested(self) -> None:
        if self._background.tasks():
            self.begin()
            return
        self._background.start(
            _("Getting the charts ready"), _load, done=self._on_loaded, cancellable=False
        )

    @Slot(object)
    def _on_loaded(self, _nothing: object) -> None:
        self._page.begin()

    @Slot()
    def _on_page(self) -> None:
        from cockpit.ui.plots.library import library

        library().arrived.connect(self.done)
        library().fetch()


def _load(_progress: Progress) -> None:
    for name in _RECKONING:
        import_module(name)
