"""What an import is asked to do and what it reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from cockpit.catalog.importers.reading_results import DraftBatch
from cockpit.domain.conflicts import ConflictKey, ConflictState
from cockpit.domain.drafts import RefusedRow, Remark
from cockpit.domain.pipeline import StageKind

# Told how far the work is (0 to 1, None unknown) and at what; stops it by raising.
Progress = Callable[[float | None, str], None]
# How the fingerprint of a list begins that Cockpit itself wrote.
OWN = "own "


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name in the file that is nearly one of ours: ``kind`` is people, accounts or products,
    ``score`` from 0 to 100. Until it is answered, the spelling becomes a row of its own."""

    kind: str
    spelling: str
    candidate: str
    rows: int
    score: float


@dataclass(frozen=True, slots=True)
class StageChoice:
    """What the manager says a stage of the file is: one we have, or a new one of this kind and
    probability (0 to 1); empty parts are left to the proposal."""

    existing: str = ""
    kind: StageKind | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class StageFate:
    """What a stage of the file becomes, and why; ``near`` is one of ours with a similar name."""

    pipeline: str
    name: str
    rows: int
    becomes: str
    is_new: bool
    kind: StageKind
    probability: float
    why: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """``names``: our name ("" for a new row) by kind and spelling; ``stages`` by their name."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    stages: Mapping[str, StageChoice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """``exported_on`` is the day the manager named; ``source`` the name given to the source;
    ``currency`` that of bare amounts; ``now`` and ``today`` are the moment of the import; ``zone``
    is the business zone, ``fiscal_start`` the month in which the fiscal year begins; ``answers``
    are the manager's to what earlier plans proposed; ``conflicts`` what was chosen for fields
    changed on both sides, MINE or THEIRS; ``whole`` whether a file has all deals of its source,
    None to judge by what it has."""

    now: datetime
    today: date
    currency: str
    exported_on: date | None = None
    source: str = ""
    zone: tzinfo = UTC
    fiscal_start: int = 1
    answers: Answers = field(default_factory=Answers)
    conflicts: Mapping[ConflictKey, ConflictState] = field(default_factory=dict)
    whole: bool | None = None


@dataclass(frozen=True, slots=True)
class FileBatch:
    """The drafts of one file; ``fingerprint`` tells its headings from other files' and begins with
    OWN for a list that Cockpit itself wrote; ``stage_shares`` are usual probabilities by the key of
    a stage's name (``name_key``)."""

    file: str
    kind: str
    batch: DraftBatch[Any]
    fingerprint: str
    stage_shares: Mapping[str, float] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """True for a list of ours: what it says is no word of a CRM's."""
        return self.fingerprint.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Kept:
    """A field edited by hand that the source would have changed."""

    kind: str
    uid: str
    field: str
    mine: object
    theirs: object

    @property
    def key(self) -> ConflictKey:
        """What an answer to it is given by."""
        return (self.kind, self.uid, self.field)

    def to_json(self) -> dict[str, object]:
        """As the command line tells it."""
        return {self.kind: self.uid, "field": self.field, "mine": self.mine, "theirs": self.theirs}


@dataclass(frozen=True, slots=True)
class Missing:
    """A deal that its source gives no more; ``twin`` is the one it seems to be merged into."""

    deal: str
    name: str
    twin: str = ""

    def to_json(self) -> dict[str, object]:
        """As the command line tells it."""
        return {"deal": self.deal, "name": self.name, "twin": self.twin or None}


@dataclass(slots=True)
class FileReport:
    """What happened, or would happen, to one file's rows; ``taken`` are fields edited by hand that
    follow the source all the same, as the manager chose; ``taken_as`` are names equal to ours but
    for their spelling, which nobody has confirmed; ``latest`` is the latest day in the file that is
    not in the future; ``partial`` counts known deals that are
    not in a file which looks like a part of an export."""

    file: str
    kind: str
    source: str = ""
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    taken: list[Kept] = field(default_factory=list)
    vanished: list[Missing] = field(default_factory=list)
    partial: int = 0
    warnings: list[Remark] = field(default_factory=list)
    also_added: dict[str, int] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    taken_as: list[Proposal] = field(default_factory=list)
    stages: list[StageFate] = field(default_factory=list)
    latest: date | None = None
    dry_run: bool = False
    seconds: float = 0.0

    @property
    def is_idle(self) -> bool:
        """True when the file says nothing that is not here already."""
        differs = (self.kept, self.taken, self.vanished, any(self.also_added.values()))
        return not (self.added or self.changed or any(differs))

    def to_json(self) -> dict[str, Any]:
        """As the command line tells it."""
        also = {"people": 0, "accounts": 0, "products": 0, **self.also_added}
        return {
            "file": self.file,
            "kind": self.kind or None,
            "source": self.source or None,
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": [
                {"row": one.row, "column": one.column, "value": one.value, "why": one.why}
                for one in self.refused
            ],
            "kept": [one.to_json() for one in self.kept],
            "vanished": [one.to_json() for one in self.vanished],
            "warnings": [{"what": one.what, "rows": one.rows} for one in self.warnings],
            "also_added": also,
            "dry_run": self.dry_run,
            "seconds": round(self.seconds, 3),
        }
