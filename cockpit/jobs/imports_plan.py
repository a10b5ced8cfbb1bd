"""What an import is going to do, as the window and the command line show it."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cockpit.actions.imports_terms import (
    FileBatch,
    FileReport,
    Proposal,
    StageChoice,
    StageFate,
    Terms,
)
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.catalog.importers.reading_results import ColumnCheck
from cockpit.catalog.importers.table import Cell
from cockpit.domain.conflicts import ConflictKey, ConflictState
from cockpit.jobs.imports_mending import FileLine, Place


@dataclass(frozen=True, slots=True)
class Choice:
    """What the manager chose for one file: another kind, sheet, range ("B5:K204") or mapping than
    was guessed; ``answers`` to proposals: our name, "" for a new row, by kind and spelling;
    ``stages`` by their name in the file; ``mended`` cells by row number and heading, and the
    numbers of rows ``dropped``; ``period`` is that of quotas whose file names none;
    ``unknown_currency`` is what names of money are that nobody knows; ``day`` that of rates whose
    file names none."""

    kind: str = ""
    sheet: str = ""
    mapping: Mapping | None = None
    range: str = ""
    answers: AnyMapping[tuple[str, str], str] = field(default_factory=dict)
    stages: AnyMapping[str, StageChoice] = field(default_factory=dict)
    mended: AnyMapping[Place, str] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()
    period: str = ""
    unknown_currency: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table that stands in a file: ``range`` takes in its header ("" for all of a text file);
    ``kind`` is empty when none can be told."""

    sheet: str
    range: str
    kind: str
    rows: int
    header: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The program whose export a file seems to be; not ``verified`` when no real file of that
    program has confirmed what we know of its columns."""

    title: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of the command line; ``mapping`` is a file or a remembered name;
    ``conflicts`` are answers to fields changed on both sides, by ``Kept.key``;
    ``whole`` says whether files have all deals of their source (None: judged by what they have);
    ``choices`` by path come before ``kind``, ``mapping``, ``sheet``, ``range`` and ``period``,
    which are for all files; so is ``unknown_currency``."""

    kind: str = ""
    mapping: str = ""
    source: str = ""
    exported_on: date | None = None
    dates: DateStyle | None = None
    currency: str = ""
    sheet: str = ""
    range: str = ""
    choices: AnyMapping[Path, Choice] = field(default_factory=dict)
    conflicts: AnyMapping[ConflictKey, ConflictState] = field(default_factory=dict)
    whole: bool | None = None
    period: str = ""
    unknown_currency: str = ""


@dataclass(slots=True)
class FilePlan:
    """One file: how it was read, what its columns become, and what will happen to its rows.

    ``problem`` is set when it cannot be taken as it is; then the rest may be empty. ``kinds`` are
    the kinds it could be, best first; ``sheets`` the sheets of a workbook; ``tables`` all that
    stands in the file, the chosen one among them.
    """

    path: Path
    layout: str = ""
    kind: str = ""
    kinds: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: int = 0
    sample: list[list[Cell]] = field(default_factory=list)
    mapping: Mapping | None = None
    checks: list[ColumnCheck] = field(default_factory=list)
    batch: FileBatch | None = None
    report: FileReport | None = None
    problem: ImportProblem | None = None
    seconds: float = 0.0
    recognised_as: Recognised | None = None
    tables: tuple[TableOffer, ...] = ()
    range: str = ""
    lines: list[FileLine] = field(default_factory=list)
    as_last_time: bool = False
    currency: str = ""

    @property
    def proposals(self) -> list[Proposal]:
        """Names nearly known that nobody has decided on."""
        return self.report.proposals if self.report else []

    @property
    def taken_as(self) -> list[Proposal]:
        """Names that were taken as ours at once although they are spelt otherwise."""
        return self.report.taken_as if self.report else []

    @property
    def stages(self) -> list[StageFate]:
        """What the stages of a file of deals become."""
        return self.report.stages if self.report else []

    @property
    def name(self) -> str:
        """The file's name, as messages call it."""
        return self.path.name


@dataclass(slots=True)
class ImportPlan:
    """All files in the order in which they will be read, and the terms they are read under."""

    files: list[FilePlan]
    terms: Terms

    @property
    def problems(self) -> list[ImportProblem]:
        """What stands in the way; empty when the import can begin."""
        return [file.problem for file in self.files if file.problem is not None]

    @property
    def reports(self) -> list[FileReport]:
        """What will happen, a file each."""
        return [file.report for file in self.files if file.report is not None]
