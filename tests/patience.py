"""A hand for the window that waits as long as a busy machine takes.

A wait ends as soon as what it waits for is there, so a long limit costs nothing; a short one
fails where many tests share two processors.
"""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

LEAST_MS = 60_000


class PatientBot(QtBot):
    """The same in all else."""

    def waitUntil(self, callback: Any, *, timeout: int = LEAST_MS) -> Any:
        """Until a condition holds."""
        return super().waitUntil(callback, timeout=max(timeout, LEAST_MS))

    def waitSignal(self, signal: Any, *, timeout: int = LEAST_MS, **given: Any) -> Any:
        """Until a signal came; who asks whether one stays away waits no longer than they say."""
        least = LEAST_MS if given.get("raising", True) else 0
        return super().waitSignal(signal, timeout=max(timeout, least), **given)

    def waitSignals(self, signals: Any, *, timeout: int = LEAST_MS, **given: Any) -> Any:
        """Until several came."""
        return super().waitSignals(signals, timeout=max(timeout, LEAST_MS), **given)

    def waitExposed(self, widget: Any, *, timeout: int = LEAST_MS) -> Any:
        """Until a window is on screen."""
        return super().waitExposed(widget, timeout=max(timeout, LEAST_MS))

    def waitActive(self, widget: Any, *, timeout: int = LEAST_MS) -> Any:
        """Until a window has the keys."""
        return super().waitActive(widget, timeout=max(timeout, LEAST_MS))

    def waitCallback(self, *, timeout: int = LEAST_MS, **given: Any) -> Any:
        """Until something called back."""
        return super().waitCallback(timeout=max(timeout, LEAST_MS), **given)
