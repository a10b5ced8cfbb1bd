"""Plain SQL through the gate, for tests that look at what lies in the file."""

from __future__ import annotations

from typing import Any

from cockpit.workspace import Workspace


def rows(workspace: Workspace, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Every row."""
    return workspace.ask(lambda db: db.all(sql, *parameters))


def scalar(workspace: Workspace, sql: str, *parameters: Any) -> Any:
    """The first column of the first row, None without one."""
    return workspace.ask(lambda db: db.value(sql, *parameters))
