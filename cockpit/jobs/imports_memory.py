"""Hundreds of thousands of live rows are no garbage: the collector need not look at them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector: it would walk all rows again and again, for a fifth of the
    time of an import; and never later, while the window is used, for which that would be a
    noticeable pause. Reference counting frees what is dropped as ever."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if running:
            gc.enable()
