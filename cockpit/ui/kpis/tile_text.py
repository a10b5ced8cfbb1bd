"""A tile in words."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TileText:
    """A tile in words; ``spark`` are the values of its line, oldest first."""

    key: str
    title: str
    figure: str
    line: str
    tone: str
    hint: str
    spark: tuple[float | None, ...] = ()

    @property
    def sentence(self) -> str:
        """The tile for a screen reader."""
        return ", ".join(part for part in (self.title, self.figure, self.line) if part)

    def with_spark(self, values: tuple[float | None, ...]) -> TileText:
        """The same with a line."""
        return replace(self, spark=values)
