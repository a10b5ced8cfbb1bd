"""``python -m cockpit`` and the ``cockpit`` command start here."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line with this process's arguments and return its exit code."""
    from cockpit.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
