"""A warmed process that forks writers, so that two hundred of them cost no two hundred starts.

Reads a line of JSON for each writer from standard input, answers with the writer's process id
and, when it is gone, with an empty line. A writer never stops by itself: it is to be killed. After
each deed that has been committed it writes the journal's position to the file descriptor given.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path

from cockpit.domain.refusal import Refused
from cockpit.workspace import Workspace
from tests.storage.deeds import DEEDS


def write_for_ever(path: Path, seed: int, start: datetime, acknowledge: int) -> None:
    """Do, undo and redo at random until somebody ends it."""
    chance, now = random.Random(seed), start
    workspace = Workspace(path, lambda: now, who="writer")
    while True:
        now += timedelta(seconds=chance.randint(1, 4_000))
        position = workspace.position
        try:
            _one(workspace, chance)
        except Refused:
            continue
        if workspace.position != position:
            os.write(acknowledge, workspace.position.to_bytes(8, "little"))


def _one(workspace: Workspace, chance: random.Random) -> None:
    turn = chance.random()
    if turn < 0.12:
        workspace.undo()
    elif turn < 0.2:
        workspace.redo()
    elif turn < 0.23:
        workspace.rest()
    else:
        chance.choice(DEEDS)(workspace, chance)


def main() -> None:
    """Serve until standard input ends."""
    warm_up(Path(sys.argv[1]))
    for line in sys.stdin:
        wanted = json.loads(line)
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            start = datetime.fromisoformat(wanted["start"])
            write_for_ever(Path(wanted["path"]), wanted["seed"], start, int(sys.argv[2]))
        print(child, flush=True)
        os.waitpid(child, 0)
        print(flush=True)


def warm_up(path: Path) -> None:
    """Load what a writer needs, with one deed on a file that is thrown away."""
    workspace = Workspace(path, lambda: datetime.fromisoformat("2026-03-10T09:00+00:00"))
    for deed in DEEDS:
        try:
            deed(workspace, random.Random(1))
        except Refused:
            continue
    workspace.close()


if __name__ == "__main__":
    main()
