"""The pipeline page begins as it was left: its filters and its order, not what was searched for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cockpit.ui.pipeline.choice import Choice, choice_from

if TYPE_CHECKING:
    from cockpit.ui.pipeline.filter_row import FilterRow
    from cockpit.ui.shell.memory import Memory


class KeptChoice(QObject):
    """Puts the choice of last time into the row of filters, and remembers each later one."""

    def __init__(self, filters: FilterRow, memory: Memory, key: str) -> None:
        super().__init__(filters)
        self._memory, self._key = memory, key
        kept = memory.get(key, {})
        if kept:
            filters.set_choice(choice_from(kept))
        filters.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, choice: Choice) -> None:
        lasting = replace(choice, text="", missing=False)
        self._memory.put(self._key, lasting.kept())
