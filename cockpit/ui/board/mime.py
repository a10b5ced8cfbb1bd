"""What a dragged card carries: deal ids and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

TYPE = "application/x-cockpit-deals"


def deals(deal_ids: Sequence[int]) -> QMimeData:
    """Deals for a drag."""
    data = QMimeData()
    data.setData(TYPE, json.dumps(list(deal_ids)).encode())
    return data


def deal_ids(data: QMimeData) -> tuple[int, ...]:
    """The deals of a drag; none when it carries something else."""
    if not data.hasFormat(TYPE):
        return ()
    try:
        found = json.loads(bytes(data.data(TYPE).data()))
    except ValueError:
        return ()
    if not isinstance(found, list) or not all(type(id) is int for id in found):
        return ()
    return tuple(found)
