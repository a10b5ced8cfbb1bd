"""A task under the pointer, from a list of tasks into the hours of a day."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

TASK = "application/x-cockpit-task"


def task_data(task_id: int) -> QMimeData:
    """What the pointer carries."""
    data = QMimeData()
    data.setData(TASK, str(task_id).encode())
    return data


def task_on(data: QMimeData) -> int | None:
    """The task that the pointer carries, None for anything else."""
    if not data.hasFormat(TASK):
        return None
    text = bytes(data.data(TASK).data()).decode("ascii", "replace")
    return int(text) if text.isdecimal() else None
