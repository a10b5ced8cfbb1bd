"""Versions picked from the ledgers, as columns: closings and openings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from cockpit.analysis.layers import Part
from cockpit.analysis.pricing import closing_prices
from cockpit.analysis.references import References
from cockpit.analysis.tables import Array

WORTH = "worth_"


class VersionRows:
    """Versions picked from the ledgers. ``owner`` is the owner who has the credit: at the end of
    the day on which the deal closed (or, for open versions, the version's own). ``more`` are
    columns known besides, which hold before the versions' own."""

    def __init__(self, parts: tuple[Part, ...], more: Mapping[str, Array] | None = None) -> None:
        self.parts, self._more = parts, more or {}

    def column(self, name: str) -> Array:
        """A column of the versions, or one worked out of them."""
        if name in self._more:
            return self._more[name]
        read = _READ.get(name) or (lambda part: getattr(part.ledger.versions, name)[part.rows])
        return self.joined(read)

    def joined(self, read: Callable[[Part], Array]) -> Array:
        """What is read of each part, one after the other."""
        columns = [read(part) for part in self.parts]
        return columns[0] if len(columns) == 1 else np.concatenate(columns)


class Closings(VersionRows):
    """Closings, with what each is worth (``pricing.ClosingPrices``): ``worth_value`` and so on."""

    def __init__(self, parts: tuple[Part, ...], references: References) -> None:
        super().__init__(parts)
        self._references = references

    def column(self, name: str) -> Array:
        """A column of the versions, or of their prices."""
        _before, worth, column = name.partition(WORTH)
        if not worth:
            return super().column(name)

        def read(part: Part) -> Array:
            prices: Array = getattr(closing_prices(part.ledger, self._references), column)
            return prices[part.rows]

        return self.joined(read)


def _owner(part: Part) -> Array:
    return part.ledger.versions.owner[part.ledger.credit[part.rows]]


def _positive(name: str) -> Callable[[Part], Array]:
    """The column at the deal's last version so far with an amount above 0, else of its own."""

    def read(part: Part) -> Array:
        latest = part.ledger.last_positive[part.rows]
        column: Array = getattr(part.ledger.versions, name)
        return column[np.where(latest >= 0, latest, part.rows)]

    return read


def _has_positive(part: Part) -> Array:
    return part.ledger.last_positive[part.rows] >= 0


def _of_ledger(name: str) -> Callable[[Part], Array]:
    def read(part: Part) -> Array:
        column: Array = getattr(part.ledger.deals, name)
        return column[part.ledger.versions.deal[part.rows]]

    return read


_READ: dict[str, Callable[[Part], Array]] = {
    "deal": lambda part: part.deal,
    "owner": _owner,
    "positive_amount": _positive("amount"),
    "positive_currency": _positive("currency"),
    "has_positive": _has_positive,
    "opened_on": _of_ledger("opened_on"),
    "account": _of_ledger("account"),
    "lead_on": _of_ledger("lead_on"),
    "line_net": _of_ledger("line_net"),
    "line_cost": _of_ledger("line_cost"),
    "listed_net": _of_ledger("listed_net"),
    "line_list": _of_ledger("line_list"),
    "first_touch": lambda part: part.ledger.first_touch[part.ledger.versions.deal[part.rows]],
}
