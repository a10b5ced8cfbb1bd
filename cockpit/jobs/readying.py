"""Getting figures ready before anybody asks for one."""

from __future__ import annotations

from collections.abc import Callable

from cockpit.analysis.preparing import preparations
from cockpit.workspace import Workspace


def ready_figures(workspace: Workspace, breathe: Callable[[], object]) -> None:
    """Work out what the first figures would wait for; costs nothing where that was done already.
    ``breathe`` is called between the pieces, and may raise to end it."""
    for piece in preparations(workspace.facts()):
        piece()
        breathe()
