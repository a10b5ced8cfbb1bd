"""Opening a file that may not be there yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cockpit.domain.identity import OURS, Identities
from cockpit.storage.schema import prepare
from cockpit.workspace.gate import Workspace


def new_workspace(
    path: Path,
    clock: Callable[[], datetime],
    *,
    who: str = "",
    local_zone: str = "UTC",
    identities: Identities = OURS,
) -> Workspace:
    """Make the file, or migrate it, and open it, without filling it."""
    prepare(path)
    return Workspace(path, clock, who=who, local_zone=local_zone, identities=identities)
