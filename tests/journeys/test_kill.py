"""A writer that is killed at any instant loses nothing it acknowledged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.torture import kills


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.slow
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    toll = kills.run(tmp_path, 200, seed=20260310)
    assert toll.faults == []
    assert toll.kills == 200
    # Enough was going on: most writers were killed while they wrote.
    assert toll.acknowledged >= 150
