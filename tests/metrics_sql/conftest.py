"""The two teams that every figure is worked out of a second time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.workspace import Workspace
from tests.demo_files import open_demo, open_maven


@pytest.fixture(scope="module")
def demo() -> Iterator[Workspace]:
    """The made-up one."""
    opened = open_demo()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def maven(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The one of the Maven CRM."""
    opened = open_maven(shared_data / "maven", tmp_path_factory.mktemp("maven"))
    yield opened
    opened.close()
