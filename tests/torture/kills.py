"""Killing writers at random instants: what was acknowledged stays, and the file stays whole."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Self

from cockpit.queries.consistency import inconsistencies
from cockpit.workspace import Workspace
from tests.sql import rows, scalar
from tests.storage import replayed
from tests.storage.test_state_machine import template

START = datetime(2026, 3, 10, 9, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
# Kills on one file before the next begins; longer files make each look slower.
KILLS_A_FILE = 20
# Seconds after its first acknowledgement within which a writer dies.
LONGEST_LIVES = (0.003, 0.012, 0.04)


@dataclass
class Toll:
    """What a run of kills has come to."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    faults: list[str] = field(default_factory=list)


class Executioner:
    """Starts the fork server; ``kill`` lets a writer write for a while and ends it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        warm = folder / "warm.db"
        shutil.copyfile(template(), warm)
        self._acks, there = os.pipe()
        os.set_blocking(self._acks, False)
        command = [sys.executable, "-m", "tests.torture.fork_server", str(warm), str(there)]
        self._server = subprocess.Popen(
            command,
            pass_fds=[there],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        os.close(there)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pipe(self._server.stdin).close()
        self._server.wait(timeout=120)
        self._pipe(self._server.stdout).close()
        os.close(self._acks)

    def kill(self, path: Path, start: datetime) -> list[int]:
        """One writer's life; gives the positions it acknowledged."""
        wanted = {
            "path": str(path),
            "seed": self.chance.getrandbits(32),
            "start": start.isoformat(),
        }
        server_in, server_out = self._pipe(self._server.stdin), self._pipe(self._server.stdout)
        server_in.write(json.dumps(wanted) + "\n")
        server_in.flush()
        writer = int(server_out.readline())
        if self.chance.random() < 0.85:
            select.select([self._acks], [], [], 60)
        time.sleep(self.chance.uniform(0, self.chance.choice(LONGEST_LIVES)))
        os.kill(writer, signal.SIGKILL)
        assert server_out.readline() == "\n"
        return self._acknowledged()

    def _acknowledged(self) -> list[int]:
        found = b""
        while select.select([self._acks], [], [], 0)[0]:
            found += os.read(self._acks, 65536)
        return [int.from_bytes(found[at : at + 8], "little") for at in range(0, len(found), 8)]

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def run(folder: Path, kills: int, seed: int) -> Toll:
    """Kill that many writers, looking at the file after each."""
    toll, path, before = Toll(), folder / "cockpit.db", 0
    with Executioner(folder, seed) as executioner:
        for number in range(kills):
            if number % KILLS_A_FILE == 0:
                path = folder / f"walk{number}" / "cockpit.db"
                path.parent.mkdir()
                shutil.copyfile(template(), path)
                before = look(path, [])[0]
            acknowledged = executioner.kill(path, START + timedelta(days=30 * number))
            found, faults = look(path, acknowledged)
            toll.kills += 1
            toll.acknowledged += len(acknowledged)
            toll.unacknowledged += found - before - len(acknowledged)
            toll.faults += [f"kill {number} (seed {seed}): {fault}" for fault in faults]
            before = found
    return toll


def look(path: Path, acknowledged: list[int]) -> tuple[int, list[str]]:
    """The journal's last step, and everything that is wrong with the file."""
    workspace = Workspace(path, lambda: START)
    try:
        faults = [f"damage: {row[0]}" for row in rows(workspace, "PRAGMA integrity_check")]
        faults.remove("damage: ok")
        faults += [f"orphan: {row}" for row in rows(workspace, "PRAGMA foreign_key_check")]
        faults += workspace.ask(inconsistencies)
        steps = {row[0] for row in rows(workspace, "SELECT step FROM journal")}
        faults += [f"lost: step {step}" for step in acknowledged if step not in steps]
        for kind, table in replayed.replay(workspace, 10**9).items():
            if table != replayed.in_file(workspace, kind):
                faults.append(f"{kind} is not what the journal tells")
        return scalar(workspace, "SELECT max(step) FROM journal"), faults
    finally:
        workspace.close()
