"""How Python values lie in the file: days and instants as integers, words as text."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import Boolean, Column, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator

from cockpit.storage.numbers import day_number, day_of, instant_number, instant_of

E = TypeVar("E", bound=StrEnum)


class Day(TypeDecorator[date]):
    """A date as an INTEGER of days since 1970-01-01."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect | None) -> int | None:
        """To the file."""
        return None if value is None else day_number(value)

    def process_result_value(self, value: Any, dialect: Dialect | None) -> date | None:
        """From the file."""
        return None if value is None else day_of(value)


class Instant(TypeDecorator[datetime]):
    """An aware instant as an INTEGER of microseconds since 1970-01-01 UTC."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect | None) -> int | None:
        """To the file."""
        return None if value is None else instant_number(value)

    def process_result_value(self, value: Any, dialect: Dialect | None) -> datetime | None:
        """From the file."""
        return None if value is None else instant_of(value)


class Word(TypeDecorator[E], Generic[E]):
    """One of a fixed list of words, as its text."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | None, dialect: Dialect | None) -> str | None:
        """To the file; a plain text must be one of the words."""
        return None if value is None else str(self.words(value))

    def process_result_value(self, value: Any, dialect: Dialect | None) -> E | None:
        """From the file."""
        return None if value is None else self.words(value)


class JsonText(TypeDecorator[Any]):
    """A small structure as JSON text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect | None) -> str:
        """To the file."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect | None) -> Any:
        """From the file."""
        return None if value is None else json.loads(value)


def stored(column: Column[Any], value: Any) -> Any:
    """The value as it lies in the file."""
    kind = column.type
    if isinstance(kind, TypeDecorator):
        return kind.process_bind_param(value, None)  # type: ignore[arg-type]
    return int(value) if isinstance(value, bool) else value


def loaded(column: Column[Any], value: Any) -> Any:
    """The Python value of one that lies in the file."""
    kind = column.type
    if isinstance(kind, TypeDecorator):
        return kind.process_result_value(value, None)  # type: ignore[arg-type]
    return bool(value) if isinstance(kind, Boolean) and value is not None else value
