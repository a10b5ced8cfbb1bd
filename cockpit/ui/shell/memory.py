"""What this machine remembers of the window: where it was, its page, its look."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


class Memory:
    """A small JSON file; a damaged or unwritable one only means that less is remembered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def get(self, key: str, default: Any = None) -> Any:
        """What was remembered under the key, if it is of the default's kind."""
        value = self._values.get(key, default)
        if default is not None and not isinstance(value, type(default)):
            return default
        return value

    def put(self, key: str, value: Any) -> None:
        """Remember a value that JSON can hold, at once."""
        if self._values.get(key) == value:
            return
        # Somebody else may have written other keys since.
        self._values = {**_read(self._path), **self._values, key: value}
        self._write()

    def _write(self) -> None:
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            draft.replace(self._path)
        except OSError as error:
            _log.warning("the window's place was not kept: %s", error)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
