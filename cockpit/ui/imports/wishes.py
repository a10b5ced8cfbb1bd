"""What the manager said about the files of an import, kept while they are planned again."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.mapping import Mapping
from cockpit.jobs.imports_plan import Choice, FilePlan, ImportOptions


@dataclass(frozen=True, slots=True)
class Wish:
    """All files in the order in which they were given, what was said of each, and the currency
    of bare amounts; empty where nothing was said."""

    paths: tuple[Path, ...] = ()
    said: AnyMapping[Path, Choice] = field(default_factory=dict)
    currency: str = ""

    def options(self) -> ImportOptions:
        """The same as the job takes it."""
        return ImportOptions(currency=self.currency, choices=self.said)

    def with_files(self, paths: tuple[Path, ...]) -> Wish:
        """The same and more files; a file that is there already is read again."""
        return replace(self, paths=tuple(dict.fromkeys([*self.paths, *paths])))

    def without(self, path: Path) -> Wish:
        """The same without a file."""
        said = {key: choice for key, choice in self.said.items() if key != path}
        return replace(self, paths=tuple(one for one in self.paths if one != path), said=said)

    def with_kind(self, file: FilePlan, kind: str) -> Wish:
        """A file's rows are something else; its columns are guessed anew."""
        return self._saying(file.path, Choice(kind, file.sheet))

    def with_sheet(self, file: FilePlan, sheet: str) -> Wish:
        """Another sheet of a workbook; what it holds is guessed anew."""
        return self._saying(file.path, Choice("", sheet))

    def with_dates(self, file: FilePlan, style: str) -> Wish:
        """The order of day and month in a file; "" lets the file tell."""
        dates = DateStyle(style) if style else None
        mapping = replace(_mapping(file), dates=dates)
        return self._saying(file.path, Choice(file.kind, file.sheet, mapping))

    def with_column(self, file: FilePlan, heading: str, becomes: str) -> Wish:
        """A column becomes another field, or none for ""."""
        mapping = _mapping(file).with_column(heading, becomes or None)
        return self._saying(file.path, Choice(file.kind, file.sheet, mapping))

    def with_currency(self, currency: str) -> Wish:
        """The currency of amounts that name none, in all files."""
        return replace(self, currency=currency)

    def _saying(self, path: Path, choice: Choice) -> Wish:
        return replace(self, said={**self.said, path: choice})


def _mapping(file: FilePlan) -> Mapping:
    return file.mapping or Mapping(file.kind, ())
