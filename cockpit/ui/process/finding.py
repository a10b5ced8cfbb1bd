"""What the palette finds in the folder: deals, accounts, people, contacts, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cockpit.queries.search import Hit, known_names, search
from cockpit.ui.shell.palette_results import Result
from cockpit.ui.shell.ranking import folded, forgiving_scores
from cockpit.wording import _
from cockpit.workspace import Workspace

_ICONS = {"deal": "deal", "account": "accounts", "person": "person", "contact": "person"}
_ENOUGH = 3
_CLOSE = 50.0


@dataclass(frozen=True)
class Finder:
    """A provider for the palette; ``show(hit)`` opens what was found."""

    workspace: Callable[[], Workspace]
    show: Callable[[Hit], object]

    def __call__(self, text: str) -> Iterable[Result]:
        """Full-text hits; with few of them, names a typing mistake away too."""
        workspace = self.workspace()
        hits = workspace.ask(search, text)
        if len(hits) < _ENOUGH:
            hits += self._nearly(workspace, text, {(hit.kind, hit.id) for hit in hits})
        return [self._result(hit) for hit in hits]

    def _nearly(self, workspace: Workspace, text: str, known: set[tuple[str, int]]) -> list[Hit]:
        names = [hit for hit in workspace.ask(known_names) if (hit.kind, hit.id) not in known]
        scores = forgiving_scores(folded(text), [hit.title for hit in names])
        near = sorted(zip(scores, range(len(names)), strict=True), reverse=True)[:5]
        return [names[at] for score, at in near if score >= _CLOSE]

    def _result(self, hit: Hit) -> Result:
        kinds = {
            "deal": _("deal"),
            "account": _("account"),
            "person": _("person"),
            "contact": _("contact"),
            "note": _("note"),
        }
        detail = f"{kinds[hit.kind]} · {hit.subtitle}" if hit.subtitle else kinds[hit.kind]
        return Result(hit.title, detail, _ICONS.get(hit.kind, "note"), _Show(self.show, hit))


@dataclass(frozen=True)
class _Show:
    show: Callable[[Hit], object]
    hit: Hit

    def __call__(self) -> None:
        self.show(self.hit)
