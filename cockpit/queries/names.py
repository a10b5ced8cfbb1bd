"""Finding things by what people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from cockpit.domain.refusal import NotFound
from cockpit.storage.database import Reader
from cockpit.wording import _

K = TypeVar("K")
_TABLES = frozenset(("person", "team", "stage", "pipeline", "product", "account"))


@dataclass(frozen=True, slots=True)
class StageName:
    """A stage as it can be named; ``kind`` as in words: open, on_hold, won, lost."""

    id: int
    pipeline_id: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Called:
    """A person who may be meant: ``told`` tells several of a name apart; ``exact`` when it is the
    very name."""

    id: int
    told: str
    exact: bool


def people_called(db: Reader, text: str) -> list[Called]:
    """Those of that name; else those whose name has all of its words; nobody for no words."""
    wanted = text.casefold().split()
    people = db.all("SELECT id, name, email FROM person ORDER BY name, id") if wanted else []
    exact = [one for one in people if one[1].casefold().split() == wanted]
    like = exact or [one for one in people if set(wanted) <= set(one[1].casefold().split())]
    names = [name for _id, name, _email in like]
    return [
        Called(id, f"{name} · {email or id}" if names.count(name) > 1 else name, bool(exact))
        for id, name, email in like
    ]


def names_of(db: Reader, table: str) -> dict[int, str]:
    """Every row's name by its id."""
    if table not in _TABLES:
        raise KeyError(table)
    return dict(db.all(f"SELECT id, name FROM {table}"))


def deal_named(db: Reader, text: str) -> int:
    """The deal with that id, that beginning of an id, or that external id; NotFound says which of
    none and several it was."""
    compact = text.replace("-", "").strip().lower()
    found = {
        row[0]
        for row in db.all(
            "SELECT entity_id FROM source_record WHERE kind = 'deals' AND external_id = ?", text
        )
    }
    if not found and 0 < len(compact) <= 32 and all(c in "0123456789abcdef" for c in compact):
        found = _by_identity(db, compact)
    if len(found) == 1:
        return int(found.pop())
    if found:
        raise NotFound(
            _("“{text}” fits {n} deals; type more of the id").format(text=text, n=len(found))
        )
    raise NotFound(_("there is no deal “{text}”; “cockpit deals” lists them").format(text=text))


def _by_identity(db: Reader, digits: str) -> set[int]:
    low = bytes.fromhex(digits.ljust(32, "0")[:32])
    high = bytes.fromhex(digits.ljust(32, "f")[:32])
    rows = db.all("SELECT id FROM deal WHERE uid BETWEEN ? AND ? LIMIT 100", low, high)
    return {row[0] for row in rows}


def stage_named(db: Reader, text: str, pipeline_id: int) -> StageName:
    """The stage of the pipeline with that name, whatever its case; else by a unique beginning;
    else the only one of that kind, so that a deal is always moved to “won”."""
    rows = [
        StageName(*row)
        for row in db.all(
            "SELECT id, pipeline_id, name, kind FROM stage WHERE pipeline_id = ? AND NOT archived"
            " ORDER BY position",
            pipeline_id,
        )
    ]
    wanted = text.strip().casefold()
    found = (
        [stage for stage in rows if stage.name.casefold() == wanted]
        or [stage for stage in rows if stage.name.casefold().startswith(wanted)]
        or [stage for stage in rows if stage.kind == wanted]
    )
    if len(found) == 1:
        return found[0]
    names = ", ".join(stage.name for stage in rows)
    raise NotFound(_("there is no stage “{text}”; there are {all}").format(text=text, all=names))


def person_named(db: Reader, text: str) -> int:
    """The one person with that name."""
    return _one(db, "person", text)


def team_named(db: Reader, text: str) -> int:
    """The one team with that name."""
    return _one(db, "team", text)


def pipeline_named(db: Reader, text: str) -> int:
    """The one pipeline with that name."""
    return _one(db, "pipeline", text)


def regions_named(db: Reader, text: str) -> frozenset[str]:
    """The spellings of the region with that name."""
    known = {row[0] for row in db.all("SELECT DISTINCT region FROM team WHERE region <> ''")}
    wanted = text.strip().casefold()
    return _found("region", text, {one: one for one in known if one.casefold() == wanted}, known)


def stages_named(db: Reader, text: str) -> frozenset[int]:
    """The stages of that name, one in each pipeline that has it."""
    names = names_of(db, "stage")
    wanted = text.strip().casefold()
    found = {id: name for id, name in names.items() if name.casefold() == wanted}
    return _found("stage", text, found, set(names.values()))


def _found(kind: str, text: str, found: dict[K, str], known: set[str]) -> frozenset[K]:
    if not found:
        raise _unknown(kind, text, known)
    return frozenset(found)


def _one(db: Reader, table: str, text: str) -> int:
    wanted = text.strip().casefold()
    found = [id for id, name in names_of(db, table).items() if name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(_("“{text}” fits several").format(text=text))
    raise _unknown(table, text, set(names_of(db, table).values()))


def _unknown(kind: str, text: str, known: set[str]) -> NotFound:
    some = ", ".join(sorted(known)[:8])
    message = _("there is no {kind} “{text}”; there are {all}")
    return NotFound(message.format(kind=kind, text=text, all=some or _("none")))
