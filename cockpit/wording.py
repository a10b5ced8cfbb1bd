"""Words on screen, in the manager's language.

Every sentence a person reads goes through ``_`` or ``n_``. Catalogues lie in the
resources folder as compiled gettext files; without one the source text is shown.
"""

from __future__ import annotations

import gettext
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()
_group_mark = ","


def use_language(folder: Path, languages: list[str]) -> None:
    """Read the catalogue of the first of ``languages`` that ``folder`` holds."""
    global _translations
    _translations = gettext.translation("cockpit", folder, languages=languages, fallback=True)


def use_group_mark(mark: str) -> None:
    """Write counts in sentences as the window writes its figures: 8.800 where people do so."""
    global _group_mark
    _group_mark = mark


def _(text: str) -> str:
    """The text in the manager's language."""
    return _translations.gettext(text)


def n_(one: str, many: str, n: int) -> str:
    """The form for ``n``, with ``{n}`` filled in (grouped by thousands)."""
    return _translations.ngettext(one, many, n).format(n=f"{n:,}".replace(",", _group_mark))
