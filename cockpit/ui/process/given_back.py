"""Memory that was freed goes back to the system where the C library would keep it.

Columns are made and dropped by several threads; glibc keeps what each of them freed for later, a
tenth of what the window holds. Other systems give it back by themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Some milliseconds; any thread may ask."""
    _way()()


@cache
def _way() -> Callable[[], object]:
    if sys.platform != "linux":
        return _nothing
    import ctypes

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return _nothing
    trim.argtypes = (ctypes.c_size_t,)
    return lambda: trim(0)


def _nothing() -> None:
    return None
