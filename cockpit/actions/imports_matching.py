"""Names in a file become rows of ours: known ones, known ones spelt otherwise, new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cockpit.actions.imports_known import References, names_in
from cockpit.actions.imports_near import NearMatches
from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.natural_key import MADE
from cockpit.catalog.importers.several_names import first_of_several
from cockpit.catalog.importers.spelling import Names, name_key
from cockpit.domain.drafts import Remark
from cockpit.domain.people import Account, Person, Product, Role
from cockpit.storage.database import Reader
from cockpit.wording import _

_SHOWN = 8


# How a row calls another: by name, by the source's identifier, or both ("" where not).
Called = tuple[str, str]
NOBODY: Called = ("", "")


class Made(NamedTuple):
    """A row that another named: what it is called in the source, its key and its name there."""

    key: str
    name: str
    entity: int


class Found(dict[Called, int | None]):
    """Our rows by how they are called; what nobody has asked for yet is looked up, not made."""

    def __init__(self, find: Callable[[Called], int | None]) -> None:
        super().__init__({NOBODY: None})
        self._find = find

    def __missing__(self, called: Called) -> int | None:
        return self._find(called)


class Resolved(NamedTuple):
    """Our rows by how they are called; those that had to be made, those that the manager said are
    ours under another name, and what to say of it."""

    known: Found
    made: list[Made]
    aliases: list[Made]
    remarks: list[Remark]


class Matcher:
    """Finds the rows of one kind that files name, and makes those that are missing."""

    def __init__(
        self,
        kind: str,
        names: Names,
        references: References,
        make: Callable[[str], int],
        near: NearMatches,
    ) -> None:
        self.kind, self.names, self.references, self.near = kind, names, references, near
        self._make = make
        self._known = Found(self.find)

    def find(self, called: Called) -> int | None:
        """The row that is meant, or None; nothing is made."""
        name, reference = called
        by_reference = self.references.find(reference) if reference else None
        if by_reference is not None:
            return by_reference
        found = self._named(name)
        return found[0] if found else None

    def _named(self, name: str) -> tuple[int, str] | None:
        """The row of a name and how it is written here; a person's names may be turned round."""
        found = self.names.find(name) if name else None
        if found is None and self.kind == "people":
            found = self.names.find_turned(name)
        return found

    def own_row(self, called: Called) -> int | None:
        """The row that a row of the kind's own file is, as found or as answered; a nearly known
        name is noted."""
        name, reference = called
        found = self.references.find(reference) if reference else None
        if found is None and (as_written := self.names.find(name)) is not None:
            found = as_written[0]
        if found is None:
            found = self.near.answered(name)
        if found is None:
            self.near.note(name, 1)
        return found

    def take(self, wanted: Counter[Called]) -> Resolved:
        """The rows for all that is named, with how often."""
        done = Resolved(self._known, [], [], [])
        rows_with_new = 0
        for called, rows in wanted.items():
            if called in self._known:
                continue
            made = len(done.made)
            found = self._known[called] = self._unless_answered(called)
            if found is not None:
                done.remarks.extend(self._spelt_otherwise(called, rows))
            elif (meant := self._as_answered(called[0], done.made)) is not None:
                self._known[called] = self._keep(called, meant, done.aliases)
            else:
                self.near.note(called[0], rows, self._first_of_several(called[0]))
                entity = self._make(called[0] or called[1])
                self._known[called] = self._keep(called, entity, done.made)
            rows_with_new += rows if len(done.made) > made else 0
        if done.made:
            done.remarks.append(Remark(self._news(done.made), rows_with_new))
        return done

    def _first_of_several(self, name: str) -> str:
        if self.kind != "people":
            return ""
        return first_of_several(name, lambda part: self._named(part) is not None)

    def _as_answered(self, name: str, made: list[Made]) -> int | None:
        """The row that the manager said a name is; the first of several people may be new."""
        meant, first = self.near.answered(name), self.near.answer(name)
        if meant is None and first and first == self._first_of_several(name):
            meant = self.find((first, ""))
            if meant is None:
                meant = self._keep((first, ""), self._make(first), made)
        return meant

    def _unless_answered(self, called: Called) -> int | None:
        """As found, unless the manager said that a name which is equal but for its spelling is
        another row, or one of its own."""
        found = self.find(called)
        known = self._named(called[0]) if found is not None else None
        spelt = known is not None and known[0] == found and known[1] != called[0]
        if not spelt or known is None or not self.near.says(called[0]):
            return found
        meant = self.near.answered(called[0])
        return found if meant == found else None

    def _keep(self, called: Called, entity: int, among: list[Made]) -> int:
        """What the source calls the row is to be remembered."""
        name, reference = called[0] or called[1], called[1]
        self.names.add(name, entity)
        self.references.add(reference, entity)
        among.append(Made(reference or MADE + name_key(name), name, entity))
        return entity

    def _spelt_otherwise(self, called: Called, rows: int) -> list[Remark]:
        name = called[0]
        found = self._named(name)
        if found is None or found[1] == name or found[0] != self._known[called]:
            return []
        said = {
            "people": _('unknown person "{name}", read as "{known}"'),
            "accounts": _('unknown account "{name}", read as "{known}"'),
            "products": _('unknown product "{name}", read as "{known}"'),
        }[self.kind]
        doubt = ""
        if not self.near.says(name):
            doubt = _("“{name}” → {known}").format(name=name, known=found[1])
            self.near.take_as(name, found[1], rows)
        return [Remark(said.format(name=name, known=found[1]), rows, self.kind, doubt)]

    def _news(self, made: list[Made]) -> str:
        said = {
            "people": _("people not known before, added: {names}"),
            "accounts": _("accounts not known before, added: {names}"),
            "products": _("products not known before, added: {names}"),
        }[self.kind]
        names = ", ".join(one.name for one in made[:_SHOWN])
        return said.format(names=names + (" …" if len(made) > _SHOWN else ""))


class Matchers:
    """The matchers of one import, shared by all its files."""

    def __init__(
        self,
        db: Reader,
        pending: Pending,
        system: str,
        currency: str,
        answers: Mapping[tuple[str, str], str],
    ) -> None:
        self._db, self._pending, self.system = db, pending, system
        self._answers = answers
        self.people = self._matcher("people", "person", self._person)
        self.accounts = self._matcher("accounts", "account", self._account)
        self.products = self._matcher("products", "product", self._product)
        self._currency = currency

    def of(self, kind: str) -> Matcher:
        """The matcher of a kind of file."""
        return {"people": self.people, "accounts": self.accounts, "products": self.products}[kind]

    def _matcher(self, kind: str, table: str, make: Callable[[str], int]) -> Matcher:
        names = names_in(self._db, table, kind)
        near = NearMatches(kind, names, self._answers)
        return Matcher(kind, names, References(self._db, kind, self.system), make, near)

    def begin(self) -> None:
        """Another file begins."""
        for matcher in (self.people, self.accounts, self.products):
            matcher.near.begin()

    def tell(self, report: FileReport) -> None:
        """What the file brought that is nearly known goes into its report."""
        for matcher in (self.people, self.accounts, self.products):
            matcher.near.tell(report)

    def _person(self, name: str) -> int:
        return new_person(self._pending, name)

    def _account(self, name: str) -> int:
        return new_account(self._pending, name)

    def _product(self, name: str) -> int:
        return new_product(self._pending, name, self._currency)


def new_person(pending: Pending, name: str, role: Role = Role.REP) -> int:
    """A person of whom only the name is known."""
    return pending.add(
        Person,
        name=name,
        email="",
        role=role,
        hired_on=None,
        quota_from=None,
        left_on=None,
        time_zone="",
    )


def new_account(pending: Pending, name: str) -> int:
    """An account of which only the name is known."""
    return pending.add(
        Account,
        name=name,
        industry="",
        employees=None,
        revenue=None,
        territory="",
        founded=None,
        key_account=False,
        owner_id=None,
        parent_id=None,
    )


def new_product(pending: Pending, name: str, currency: str) -> int:
    """A product of which only the name is known."""
    return pending.add(Product, name=name, currency=currency, family="", list_price=None, cost=None)
