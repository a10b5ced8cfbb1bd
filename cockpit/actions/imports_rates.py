"""Exchange rates by day."""

from __future__ import annotations

from typing import Any

from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_rows import Shape, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.currency_words import code_of, is_code
from cockpit.domain.drafts import RateDraft
from cockpit.domain.records import Rate
from cockpit.storage.numbers import day_number
from cockpit.wording import _


def take_rates(ground: Ground, file: FileBatch) -> FileReport:
    """Rates; one of the same two currencies on the same day is the same."""
    reporting = ground.terms.currency
    known = {
        tuple(key): id
        for id, *key in ground.db.all("SELECT id, currency, into_currency, on_day FROM rate")
    }

    def find(draft: RateDraft) -> int | None:
        base, into = pair_of(draft, reporting)
        assert draft.on_day is not None
        return known.get((base, into, day_number(draft.on_day)))

    shape = Shape(
        Rate,
        "rate",
        lambda draft: _lacks(draft, reporting),
        find,
        lambda draft: ground.pending.add(Rate, **_columns(draft, reporting)),
        lambda draft: _columns(draft, reporting),
    )
    return take_rows(ground, file, shape).count()


def pair_of(draft: RateDraft, reporting: str) -> tuple[str, str]:
    """The two currencies; where only one is told the other is the reporting currency."""
    base, into = _code(draft.base), _code(draft.into)
    letters = "".join(letter for letter in draft.pair if letter.isalpha()).upper()
    if not base and len(letters) == 6:
        base, into = letters[:3], letters[3:]
    return base, into or reporting


def _code(text: str) -> str:
    """The code of a currency that is told by its name; other texts in capitals."""
    code = code_of(text)
    return code if is_code(code) else text.strip().upper()


def _lacks(draft: RateDraft, reporting: str) -> str:
    base, into = pair_of(draft, reporting)
    for code in (base, into):
        if not is_code(code):
            return _("“{code}” is no currency; write it as in USD").format(code=code)
    if draft.rate is None and draft.per is None:
        return _("there is no rate")
    if base == into:
        return "" if draft.rate == 1 or draft.per == 1 else _("a currency is worth one of itself")
    return ""


def _columns(draft: RateDraft, reporting: str) -> dict[str, Any]:
    base, into = pair_of(draft, reporting)
    rate = draft.rate if draft.rate is not None else 1 / (draft.per or 1.0)
    return {"currency": base, "into_currency": into, "on_day": draft.on_day, "rate": rate}
