"""What the manager said about the files of an import, kept while they are planned again."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cockpit.actions.imports_terms import StageChoice
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.problems import Unclear
from cockpit.domain.conflicts import ConflictKey, ConflictState
from cockpit.jobs.imports_plan import Choice, FilePlan, ImportOptions

# What the manager can say of a file besides what its columns become.
KIND, SHEET, RANGE, DATES, CURRENCY = "kind", "sheet", "range", "dates", "currency"
PERIOD, WHOLE, DAY = "period", "whole", "day"
_GIVEN = {PERIOD: "period", DAY: "on_day"}
# Parts a sheet from a range where one text says both.
PLACE_SIGN = "\x1f"


@dataclass(frozen=True, slots=True)
class Wish:
    """All files in the order in which they were given, what was said of each, the currency of
    bare amounts, what was decided of fields that both sides changed, and whether the files have
    all deals of their source (None: judged by what they have)."""

    paths: tuple[Path, ...] = ()
    said: AnyMapping[Path, Choice] = field(default_factory=dict)
    currency: str = ""
    decided: AnyMapping[ConflictKey, ConflictState] = field(default_factory=dict)
    whole: bool | None = None

    def options(self) -> ImportOptions:
        """The same as the job takes it."""
        return ImportOptions(
            currency=self.currency,
            choices=self.said,
            conflicts=dict(self.decided),
            whole=self.whole,
        )

    def with_files(self, paths: tuple[Path, ...]) -> Wish:
        """The same and more files; a file that is there already is read again."""
        return replace(self, paths=tuple(dict.fromkeys([*self.paths, *paths])))

    def without(self, path: Path) -> Wish:
        """The same without a file."""
        said = {key: choice for key, choice in self.said.items() if key != path}
        return replace(self, paths=tuple(one for one in self.paths if one != path), said=said)

    def with_answer(self, file: FilePlan, what: str, value: str) -> Wish:
        """Another kind, sheet or range (columns are guessed anew), the order of dates in the file
        ("" lets it tell), the period of quotas, the day of rates, that the files are whole, or the
        currency: of the name that the file asks about, else of amounts that name none."""
        said = self._of(file)
        if what == KIND:
            place = replace(said, sheet=file.sheet, range=file.range)
            return self._saying(file, replace(place, kind=value, mapping=None))
        if what in (SHEET, RANGE):
            sheet, _sign, cells = value.partition(PLACE_SIGN)
            return self._saying(file, Choice(sheet=sheet, range=cells, answers=said.answers))
        if what == CURRENCY and (name := _unknown_currency(file)):
            mapping = _mapping(file).with_currency(name, value)
            return self._saying(file, replace(self._held(file), mapping=mapping))
        if what == CURRENCY:
            return replace(self, currency=value)
        if what == WHOLE:
            return replace(self, whole=True)
        if what in (PERIOD, DAY):
            mapping = _mapping(file).with_value(_GIVEN[what], value)
            return self._saying(file, replace(self._held(file), mapping=mapping))
        mapping = replace(_mapping(file), dates=DateStyle(value) if value else None)
        return self._saying(file, replace(self._held(file), mapping=mapping))

    def with_column(self, file: FilePlan, heading: str, becomes: str) -> Wish:
        """A column becomes another field, or none for ""."""
        mapping = _mapping(file).with_column(heading, becomes or None)
        return self._saying(file, replace(self._held(file), mapping=mapping))

    def with_mapping(self, file: FilePlan, mapping: Mapping) -> Wish:
        """Its columns become what a mapping says."""
        held = replace(self._held(file), kind=mapping.kind, mapping=mapping)
        return self._saying(file, held)

    def with_cell(self, file: FilePlan, number: int, heading: str, text: str | None) -> Wish:
        """A cell holds another text; None gives back what stands in the file."""
        said = self._of(file)
        mended = {place: t for place, t in said.mended.items() if place != (number, heading)}
        if text is not None:
            mended[number, heading] = text
        return self._saying(file, replace(said, mended=mended))

    def with_rows(self, file: FilePlan, numbers: Iterable[int], *, dropped: bool) -> Wish:
        """Rows are left out, or taken after all."""
        said = self._of(file)
        rows = said.dropped | set(numbers) if dropped else said.dropped - set(numbers)
        return self._saying(file, replace(said, dropped=rows))

    def with_names(self, file: FilePlan, answers: AnyMapping[tuple[str, str], str]) -> Wish:
        """Names in the file are ours, or new ones for ""."""
        said = self._of(file)
        return self._saying(file, replace(said, answers={**said.answers, **answers}))

    def with_stages(self, file: FilePlan, stages: AnyMapping[str, StageChoice]) -> Wish:
        """Stages in the file become others than proposed."""
        said = self._of(file)
        return self._saying(file, replace(said, stages={**said.stages, **stages}))

    def with_decision(self, keys: Iterable[ConflictKey], state: ConflictState) -> Wish:
        """Fields that both sides changed stay as here, or follow the source."""
        return replace(self, decided={**self.decided, **dict.fromkeys(keys, state)})

    def _of(self, file: FilePlan) -> Choice:
        return self.said.get(file.path, Choice())

    def _held(self, file: FilePlan) -> Choice:
        """What was said, with the table of the file as it is read now."""
        return replace(self._of(file), kind=file.kind, sheet=file.sheet, range=file.range)

    def _saying(self, file: FilePlan, choice: Choice) -> Wish:
        # What was remembered of the file must not be lost by a word about something else.
        currency = self.currency or (file.currency if file.as_last_time else "")
        return replace(self, said={**self.said, file.path: choice}, currency=currency)


def _mapping(file: FilePlan) -> Mapping:
    return file.mapping or Mapping(file.kind, ())


def _unknown_currency(file: FilePlan) -> str:
    """The name of money that the file asks about; "" for none."""
    problem = file.problem
    if isinstance(problem, Unclear) and problem.option == "--currency":
        return problem.value
    return ""
