"""The one gate between the screens and the file."""

from __future__ import annotations

from cockpit.workspace.gate import Listener as Listener
from cockpit.workspace.gate import Workspace as Workspace
