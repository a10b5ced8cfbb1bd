"""What is said of a calendar file, in the window and on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.wording import _

_NAMED = 2


def strange_words(zones: Sequence[str]) -> str:
    """Of times in zones that neither this machine nor the file knows."""
    named = ", ".join(f"“{name}”" for name in list(dict.fromkeys(zones))[:_NAMED])
    return _("{zones} is no time zone known here: its times are taken as local ones").format(
        zones=named
    )
