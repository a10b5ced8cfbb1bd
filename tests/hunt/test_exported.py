"""An export onto a disk that is full is refused, once and quietly."""

from __future__ import annotations

import errno
import gc
import io

import pytest

from cockpit.catalog.exporters import EXPORTERS
from cockpit.catalog.exporters.table import Column, Table


class _Full(io.BytesIO):
    """A disk with no room."""

    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("ending", EXPORTERS)
def test_a_full_disk_is_told_once(ending: str, capfd: pytest.CaptureFixture[str]) -> None:
    stream = _Full()
    with pytest.raises(OSError, match="No space"):
        EXPORTERS[ending](Table("deals", (Column("Deal"),), [("one",)] * 50), stream)
    stream.close()
    gc.collect()
    assert capfd.readouterr().err == ""
