"""Deals that rows of other files speak of: by identifier, else by a name that only one has."""

from __future__ import annotations

from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_known import References
from cockpit.actions.imports_own import own_deals
from cockpit.catalog.importers.spelling import name_key
from cockpit.domain.deal import Deal
from cockpit.storage.database import Reader


def _of_the_only_source(db: Reader) -> list[tuple[str, int]]:
    """Deals by identifier where one source gave them all: then even a short one is plain."""
    if db.value("SELECT count(DISTINCT source_id) FROM source_record WHERE kind = 'deals'") != 1:
        return []
    return db.all("SELECT external_id, entity_id FROM source_record WHERE kind = 'deals'")


class DealFinder:
    """Finds deals of the folder and those that came with this import. Names of deals repeat: one
    that several have is nobody's, unless only one of them is with the account told."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._references = References(ground.db, "deals", ground.matchers.system)
        for reference, deal in _of_the_only_source(ground.db):
            self._references.add(reference, deal)
        for reference, deal in ground.deals.items():
            self._references.add(reference, deal)
        self._names: dict[tuple[str, int | None], int | None] | None = None
        self._uids: dict[str, int] | None = None

    def find(self, reference: str, name: str = "", account: tuple[str, str] = ("", "")) -> int:
        """The deal's id, 0 for one that is not known or not told apart from others."""
        by_reference = self._references.find(reference) if reference else None
        by_reference = by_reference or (self._by_uid().get(reference) if reference else None)
        if by_reference or not name:
            return by_reference or 0
        names, key = self._by_name(), name_key(name)
        account_id = self._ground.matchers.accounts.find(account) if any(account) else None
        return names.get((key, account_id)) or 0

    def _by_uid(self) -> dict[str, int]:
        """Our own identities, as our exports write them."""
        if self._uids is None:
            self._uids = own_deals(self._ground.db)
        return self._uids

    def is_ambiguous(self, name: str) -> bool:
        """True for a name that several deals have."""
        return bool(name) and self._by_name().get((name_key(name), None), -1) is None

    def _by_name(self) -> dict[tuple[str, int | None], int | None]:
        """Ids by name alone and by name and account; None where there are several."""
        if self._names is None:
            known = self._ground.db.all("SELECT id, name, account_id FROM deal")
            new = self._ground.pending.new_rows(Deal, "name", "account_id")
            self._names = {}
            for id, name, account_id in (*known, *new):
                for key in {(name_key(name), None), (name_key(name), account_id)}:
                    self._names[key] = None if key in self._names else id
        return self._names
