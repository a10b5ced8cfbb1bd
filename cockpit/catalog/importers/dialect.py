"""How a text file separates its cells, told from its first 64 KB."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cockpit.wording import _

SAMPLE = 64 * 1024
# In the order that wins a tie.
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Dialect:
    """``separator`` between cells, ``quote`` around them, ``escape`` before a quote, if any;
    ``skip`` characters at the start say the separator and are no data."""

    separator: str
    quote: str = '"'
    escape: str | None = None
    skip: int = 0

    def reader(self, text: str) -> Iterator[list[str]]:
        """Rows of ``text``, blank ones as empty lists."""
        return csv.reader(
            io.StringIO(text, newline=""),
            delimiter=self.separator,
            quotechar=self.quote,
            escapechar=self.escape,
            doublequote=self.escape is None,
            skipinitialspace=self._spaced(text),
        )

    def _spaced(self, text: str) -> bool:
        """A blank before an opening quote hides it from the reader unless it is skipped."""
        return f"{self.separator} {self.quote}" in text[:SAMPLE]

    @property
    def title(self) -> str:
        """The separator's name for people."""
        names = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}
        return names[self.separator]


def dialect_of(text: str) -> Dialect:
    """The dialect under which the sample's rows have most cells and agree best on how many."""
    named = _named_separator(text)
    if named:
        return named
    sample = _sample(text)
    quote = _quote(sample)
    escaped = f"\\{quote}" in sample and f"{quote}{quote}" not in sample
    escapes = ("\\", None) if escaped else (None,)
    choices = [Dialect(separator, quote, e) for separator in _SEPARATORS for e in escapes]
    return max(choices, key=lambda choice: _agreement(choice, sample))


def _named_separator(text: str) -> Dialect | None:
    """Excel's own first line, ``sep=;``, names the separator."""
    first = text[:16].splitlines()[:1]
    if not first or not first[0].lower().startswith("sep=") or len(first[0]) != 5:
        return None
    separator = first[0][4]
    if separator not in _SEPARATORS:
        return None
    end = "\r\n" if text.startswith("\r\n", 5) else text[5:6]
    return Dialect(separator, skip=5 + len(end))


def _sample(text: str) -> str:
    """The first whole lines."""
    if len(text) <= SAMPLE:
        return text
    cut = max(text.rfind("\n", 0, SAMPLE), text.rfind("\r", 0, SAMPLE))
    return text[: cut if cut > 0 else SAMPLE]


def _quote(sample: str) -> str:
    """The apostrophe quotes only where cells begin and end with it and no double quote does."""
    if '"' in sample:
        return '"'
    ends = sum(sample.count(f"'{mark}'") for mark in _SEPARATORS)
    return "'" if ends and ends > sample.count("\n") else '"'


def _agreement(dialect: Dialect, sample: str) -> float:
    """From 0 to 1: the share of rows as wide as most, weighed by how wide that is."""
    try:
        widths = [len(row) for row in dialect.reader(sample) if any(row)]
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    by_width = Counter(width for width in widths if width > 1)
    if not by_width:
        return 0.0
    width, often = max(by_width.items(), key=lambda item: (item[1], item[0]))
    return often / len(widths) * (1 - 1 / (2 * width))
