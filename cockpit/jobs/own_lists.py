"""Lists that Cockpit itself wrote, told by their headings."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.queries.exports import QUERIES

# The heading that no other program has.
_OWN = "Cockpit ID"


def is_own_list(kind: str, header: Sequence[str]) -> bool:
    """True for a file with our headings, in whatever order; one of deals may have others too."""
    if kind == "deals":
        return _OWN in header
    titles = {title for title, _cells in QUERIES[kind].columns} if kind in QUERIES else set()
    return bool(titles) and titles == set(header)
