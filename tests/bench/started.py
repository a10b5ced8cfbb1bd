"""Starts the real window as `python -m cockpit` does, says when what was seen, and ends.

Prints one line of JSON: milliseconds from the instant given as the first argument (the system's
monotonic clock) to the first paint, to the filled board, to the strip's figures and to its lines;
the longest time for which the event loop stood still after the first paint; milliseconds of the
processor until first paint and filled board ("…_work"); resident megabytes;
wakings a minute while nothing happens, when the second argument says how long to look (ms).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

BEGIN, REST_MS = float(sys.argv.pop(1)), int(sys.argv.pop(1))


def _stay(code: int) -> None:
    del code


def main() -> None:
    """Watch the real start."""
    from cockpit.ui.process import start
    from tests.bench.watcher import Watcher

    make = start.application
    watchers = []

    def watched() -> object:
        app = make()
        watchers.append(Watcher(app, BEGIN, REST_MS))
        return app

    start.application = watched  # type: ignore[assignment]
    # What was seen is still to be told.
    start._leave_what_lingers = _stay
    from cockpit.__main__ import main as run

    run()
    seen = dict(watchers[0].seen)
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        seen["memory"] = int(fields["VmRSS"].split()[0]) / 1024
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
