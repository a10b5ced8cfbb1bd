"""Versions picked from the ledgers, as columns: closings and openings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from cockpit.analysis.layers import Part
from cockpit.analysis.tables import Array


class VersionRows:
    """Versions picked from the ledgers. ``owner`` is the owner who has the credit: at the end of
    the day on which the deal closed (or, for open versions, the version's own). ``more`` are
    columns known besides, which hold before the versions' own."""

    def __init__(self, parts: tuple[Part, ...], more: Mapping[str, Array] | None = None) -> None:
        self._parts, self._more = parts, more or {}

    def column(self, name: str) -> Array:
        """A column of the versions, or one worked out of them."""
        if name in self._more:
            return self._more[name]
        read = _READ.get(name) or (lambda part: getattr(part.ledger.versions, name)[part.rows])
        columns = [read(part) for part in self._parts]
        return columns[0] if len(columns) == 1 else np.concatenate(columns)


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
