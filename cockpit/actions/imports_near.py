"""Names that are nearly known: taken as the manager answered, else proposed and never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cockpit.actions.imports_terms import FileReport, Proposal
from cockpit.catalog.importers.near_names import NearNames
from cockpit.catalog.importers.spelling import Names
from cockpit.domain.drafts import Remark
from cockpit.wording import _, n_

_SHOWN = 20


class NearMatches:
    """What one kind's unknown names are nearly, for one file after the other."""

    def __init__(self, kind: str, names: Names, answers: Mapping[tuple[str, str], str]) -> None:
        self._kind, self._names = kind, names
        self._answers = {name: known for (of, name), known in answers.items() if of == kind}
        self._near: NearNames | None = None
        self._known_at_start = names.count
        self._rows: Counter[str] = Counter()
        self._asked: dict[str, Proposal] = {}
        self._several: set[str] = set()
        self._taken: dict[str, Proposal] = {}

    def begin(self) -> None:
        """Another file begins: what it brings itself is no candidate for its own names."""
        self._near = None
        self._known_at_start = self._names.count

    def answered(self, name: str) -> int | None:
        """The row that the manager said the name means."""
        known = self.answer(name)
        found = self._names.find(known) if known else None
        return found[0] if found else None

    def answer(self, name: str) -> str:
        """Which name the manager said it is; nothing for a new one, or where nothing was said."""
        return self._answers.get(name, "")

    def says(self, name: str) -> bool:
        """Whether the manager said anything of the name."""
        return name in self._answers

    def take_as(self, name: str, known: str, rows: int) -> None:
        """A name equal but for its spelling is taken as ours at once; the manager may say no."""
        self._taken[name] = Proposal(self._kind, name, known, rows, 100.0)

    def note(self, name: str, rows: int, first: str = "") -> None:
        """A new name, on so many rows: a nearly known one is proposed, or the ``first`` of the
        several people that it seems to name."""
        if name in self._answers:
            return
        if first:
            self._several.add(name)
            self._propose(name, first, rows, 0.0)
            return
        if self._near is None:
            self._near = NearNames(self._kind, self._names.spellings(self._known_at_start))
        near = self._near.nearest(name)
        if near is not None:
            self._propose(name, near.name, rows, near.score)

    def _propose(self, name: str, candidate: str, rows: int, score: float) -> None:
        self._rows[name] += rows
        self._asked[name] = Proposal(self._kind, name, candidate, self._rows[name], score)

    def tell(self, report: FileReport) -> None:
        """Move what this file has brought into its report."""
        asked = sorted(self._asked.values(), key=lambda one: (-one.rows, one.spelling))
        report.proposals += asked
        report.taken_as += self._taken.values()
        report.warnings += [
            _remark(one, several=one.spelling in self._several) for one in asked[:_SHOWN]
        ]
        if len(asked) > _SHOWN:
            more = len(asked) - _SHOWN
            told = n_("… and {n} more new name", "… and {n} more new names", more)
            told = _("{names} nearly known").format(names=told)
            report.warnings.append(Remark(told, sum(one.rows for one in asked[_SHOWN:])))
        self._asked.clear()
        self._several.clear()
        self._taken.clear()
        self._rows.clear()


def _remark(one: Proposal, *, several: bool) -> Remark:
    said = {
        "people": _("person “{name}” is nearly “{known}”, taken as a new one"),
        "accounts": _("account “{name}” is nearly “{known}”, taken as a new one"),
        "products": _("product “{name}” is nearly “{known}”, taken as a new one"),
    }[one.kind]
    if several:
        said = _("“{name}” seems to be several people, taken as one new person")
    doubt = _("“{name}”: {known}?").format(name=one.spelling, known=one.candidate)
    return Remark(said.format(name=one.spelling, known=one.candidate), one.rows, one.kind, doubt)
