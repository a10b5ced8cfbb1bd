"""What a committed action changed, said in domain words."""

from __future__ import annotations

from dataclasses import dataclass

Mark = tuple[str, int]
NOTHING: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows by (kind, id) that one journal entry, or a burst of them, touched.

    ``deal_ids`` are the deals whose own row or whose visits, versions, lines, notes changed;
    ``bulk`` names kinds of which so many rows changed that they are not listed.
    """

    position: int
    label: str = ""
    flavour: str = "do"
    added: frozenset[Mark] = NOTHING
    updated: frozenset[Mark] = NOTHING
    removed: frozenset[Mark] = NOTHING
    deal_ids: frozenset[int] = frozenset()
    bulk: frozenset[str] = frozenset()

    def touches(self, *kinds: str) -> bool:
        """True when a row of one of the kinds was added, changed or removed."""
        if not self.bulk.isdisjoint(kinds):
            return True
        return any(kind in kinds for kind, _id in self.marks)

    @property
    def marks(self) -> frozenset[Mark]:
        """Every listed row, however it changed."""
        return self.added | self.updated | self.removed

    def merged(self, later: Changes) -> Changes:
        """Both changes as one, for a screen that refreshes once for a burst."""
        return Changes(
            later.position,
            later.label,
            later.flavour,
            self.added | later.added,
            self.updated | later.updated,
            self.removed | later.removed,
            self.deal_ids | later.deal_ids,
            self.bulk | later.bulk,
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What an undo, redo or action did: ``step`` of the journal and its label."""

    step: int
    label: str
    changes: Changes
