"""What the palette finds besides deals and people: figures, and the sections of the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from cockpit.ui.settings.titles import section_words
from cockpit.ui.shell.palette_results import Result
from cockpit.ui.shell.ranking import LEAST, folded, score
from cockpit.wording import _


@dataclass(frozen=True)
class Places:
    """A provider for the palette; ``figure(key)`` and ``section(key)`` open what was found."""

    figure: Callable[[str], object]
    section: Callable[[str], object]

    def __call__(self, text: str) -> Iterable[Result]:
        """By name; a section by what stands in it as well."""
        wanted = folded(text)
        for result in (*self._figures(), *self._sections()):
            if score(wanted, result.title, result.detail) >= LEAST:
                yield result

    def _figures(self) -> Iterator[Result]:
        from cockpit.catalog.metrics import METRICS
        from cockpit.ui.insights.sections import view_titles

        titles = {key: metric.title for key, metric in METRICS.items()}
        titles |= {key: title for key, (title, _what) in view_titles().items()}
        for key, title in titles.items():
            yield Result(title, _("figure"), "insights", partial(self.figure, key))

    def _sections(self) -> Iterator[Result]:
        for key, (title, what) in section_words().items():
            detail = _("settings · {what}").format(what=what)
            yield Result(title, detail, "settings", partial(self.section, key))
