"""A window on a copy of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.ui.process import pictures
from tests.demo_files import demo_file
from tests.ui.crawl.stand import Stand

DEALS = 600


@pytest.fixture(scope="session", autouse=True)
def no_posing() -> Iterator[None]:
    """Nobody takes the picture: the stand waits for what is under way, and no longer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "_SETTLE_MS", 20)
        yield


@pytest.fixture
def stand(tmp_path: Path, qapp) -> Iterator[Stand]:
    """The window on the made-up team."""
    opened = Stand(demo_file(DEALS), tmp_path / "folder")
    yield opened
    opened.close()
