"""The command line: the same gate as the window, open to a script."""

from __future__ import annotations

from cockpit.cli.run import run as run
