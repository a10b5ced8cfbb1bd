"""`python -m tests.torture [--kills N] [--steps N] [--zones N] [--seed N]`: for hours."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.errors import HypothesisException
from hypothesis.stateful import run_state_machine_as_test

from tests.rhythm.simulated import Tally, decade_of, zones
from tests.storage.test_state_machine import Folder
from tests.torture import kills

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

STEPS_A_WALK = 50
STEPS_ON_SCREEN = 500


def main() -> int:
    """Run both and say what came of it; 1 when anything was lost or wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=10_000, help="writers killed while writing")
    parser.add_argument("--steps", type=int, default=1_000_000, help="steps of random walks")
    parser.add_argument("--seed", type=int, default=secrets.randbits(31))
    parser.add_argument("--zones", type=int, default=597, help="zones of ten simulated years")
    wanted = parser.parse_args()
    runs = (
        _kill(wanted.kills, wanted.seed),
        _walk(wanted.steps // 2),
        _walk_on_screen(wanted.steps // 2, wanted.seed),
        _ring(wanted.zones),
    )
    return max(runs)


def _kill(count: int, seed: int) -> int:
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="cockpit-torture-") as folder:
        toll = kills.run(Path(folder), count, seed)
    print(
        f"kills: {toll.kills} (seed {seed}), {toll.acknowledged} changes acknowledged,"
        f" {len(toll.faults)} faults, {time.perf_counter() - begin:.0f} s"
    )
    for fault in toll.faults:
        print("  " + fault)
    return int(bool(toll.faults))


def _ring(count: int) -> int:
    """Fifteen reminder rules over ten years in each zone, spread evenly over all there are."""
    begin, all_zones = time.perf_counter(), zones()
    chosen = all_zones[:: max(1, len(all_zones) // max(1, count))][:count]
    total = Tally()
    with ProcessPoolExecutor() as pool:
        for tally in pool.map(decade_of, chosen):
            total.add(tally)
    print(
        f"reminders: {total.due} due in {len(chosen)} zones, {total.events.total()} upsets,"
        f" {len(total.faults)} lost or doubled, {time.perf_counter() - begin:.0f} s"
    )
    for fault in total.faults[:20]:
        print("  " + fault)
    return int(bool(total.faults))


def _walk(steps: int) -> int:
    begin, walks = time.perf_counter(), max(1, steps // STEPS_A_WALK)
    chosen = settings(
        max_examples=walks,
        stateful_step_count=STEPS_A_WALK,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Folder, settings=chosen)
    except (AssertionError, HypothesisException) as error:
        print(f"walks: {error}")
        return 1
    print(f"walks: {walks} of up to {STEPS_A_WALK} steps, {time.perf_counter() - begin:.0f} s")
    return 0


def _walk_on_screen(steps: int, seed: int) -> int:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.journeys.screen_walk import ScreenWalk

    app = QApplication.instance() or QApplication([])
    begin, done = time.perf_counter(), 0
    while done < steps:
        with tempfile.TemporaryDirectory(prefix="cockpit-torture-") as folder:
            walk = ScreenWalk(Path(folder), seed + done, _until(QTest.qWait))
            try:
                walk.walk(min(STEPS_ON_SCREEN, steps - done))
            except AssertionError as error:
                print(f"screen: seed {seed + done}: {error}")
                return 1
            finally:
                walk.close()
        done += STEPS_ON_SCREEN
    del app
    print(f"screen: {done} steps, screen = file, {time.perf_counter() - begin:.0f} s")
    return 0


def _until(wait: Callable[[int], object]) -> Callable[[Callable[[], bool]], None]:
    """Waits until something holds, five seconds at most."""

    def until(holds: Callable[[], bool]) -> None:
        for _look in range(500):
            if holds():
                return
            wait(10)
        raise TimeoutError

    return until


if __name__ == "__main__":
    sys.exit(main())
