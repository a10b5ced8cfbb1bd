"""Answers kept for the next time, the longest unused forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Remembered:
    """At most ``most`` answers by key. Two threads may work one out twice, never wrongly."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """The answer of the key, worked out when it is not kept."""
        try:
            found: T = self._kept[key]
        except KeyError:
            found = work_out()
            self._kept[key] = found
            if len(self._kept) > self._most:
                self._forget()
            return found
        self._refresh(key)
        return found

    def _refresh(self, key: Hashable) -> None:
        try:
            self._kept.move_to_end(key)
        except KeyError:  # another thread has just forgotten it
            return

    def _forget(self) -> None:
        try:
            self._kept.popitem(last=False)
        except KeyError:  # emptied by another thread
            return
