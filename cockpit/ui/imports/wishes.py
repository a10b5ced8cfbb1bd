"""What the manager said about the files of an import, kept while they are planned again."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.mapping import Mapping
from cockpit.jobs.imports_plan import Choice, FilePlan, ImportOptions

# What the manager can say of a file besides what its columns become.
KIND, SHEET, DATES, CURRENCY = "kind", "sheet", "dates", "currency"


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

    def with_answer(self, file: FilePlan, what: str, value: str) -> Wish:
        """Another kind or sheet (columns are guessed anew), the order of dates in the file ("" lets
        it tell), or the currency of amounts that name none, in all files."""
        if what == KIND:
            return self._saying(file.path, Choice(value, file.sheet))
        if what == SHEET:
            return self._saying(file.path, Choice("", value))
        if what == CURRENCY:
            return replace(self, currency=value)
        dates = DateStyle(value) if value else None
        mapping = replace(_mapping(file), dates=dates)
        return self._saying(file.path, Choice(file.kind, file.sheet, mapping))

    def with_column(self, file: FilePlan, heading: str, becomes: str) -> Wish:
        """A column becomes another field, or none for ""."""
        mapping = _mapping(file).with_column(heading, becomes or None)
        return self._saying(file.path, Choice(file.kind, file.sheet, mapping))

    def _saying(self, path: Path, choice: Choice) -> Wish:
        return replace(self, said={**self.said, path: choice})


def _mapping(file: FilePlan) -> Mapping:
    return file.mapping or Mapping(file.kind, ())
