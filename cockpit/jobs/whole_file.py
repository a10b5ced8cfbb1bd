"""Files that are there whole or not at all: written beside their place, then put there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cockpit.domain.refusal import Refused
from cockpit.wording import _


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at the end; Refused, and the file as it was, when the
    folder cannot be written or a value cannot be."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except (OSError, ValueError) as error:
        raise Refused(
            _("{path} cannot be written: {why}.").format(
                path=path, why=getattr(error, "strerror", None) or error
            )
        ) from error
    finally:
        part.unlink(missing_ok=True)
