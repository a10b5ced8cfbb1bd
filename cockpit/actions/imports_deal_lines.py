"""Product lines of deals; prices follow the deal's currency."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.domain.deal import Deal, DealLine
from cockpit.domain.drafts import DealLineDraft
from cockpit.domain.money import exponent, to_minor
from cockpit.wording import _

_Key = tuple[int, str, int | None]


def take_deal_lines(ground: Ground, file: FileBatch) -> FileReport:
    """Lines with their products; without an identifier one of the same words and product in the
    same deal is the same line."""
    reader = _Reader(ground)
    shape = Shape(
        DealLine,
        "deal_line",
        reader.lacks,
        reader.find,
        lambda draft: ground.pending.add(DealLine, **reader.new(draft)),
        reader.columns,
        reader.link,
    )
    return take_rows(ground, file, shape).count()


# Words that only repeat the product's name are none.
_LINES = (
    "SELECT l.id, l.deal_id, CASE WHEN l.text = p.name THEN '' ELSE l.text END, l.product_id"
    " FROM deal_line l LEFT JOIN product p ON p.id = l.product_id ORDER BY l.id"
)


class _Reader:
    """Reads what a line is of; a new line stands behind those that the deal has."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._deals = ground, DealFinder(ground)
        self._currencies: dict[int, str] = dict(ground.db.all("SELECT id, currency FROM deal"))
        self._currencies |= dict(ground.pending.new_rows(Deal, "currency"))
        self._known: dict[_Key, list[int]] = {}
        self._places: Counter[int] = Counter()
        for id, *key in ground.db.all(_LINES):
            self._known.setdefault((key[0], key[1], key[2]), []).append(id)
            self._places[key[0]] += 1

    def lacks(self, draft: DealLineDraft) -> str:
        """Why the draft cannot be a line here."""
        deal = self._deal(draft)
        if not deal:
            if not draft.deal_ref and self._deals.is_ambiguous(draft.deal):
                return _("several deals have this name; an identifier tells them apart")
            return _("no such deal; import the deals first")
        if not (draft.product or draft.product_ref or draft.text):
            return _("a line needs a product or a description")
        named = draft.currency if draft.currency != self._ground.terms.currency else ""
        if named and named != self._currencies[deal]:
            return _("the deal is in {ours}, the line in {theirs}").format(
                ours=self._currencies[deal], theirs=named
            )
        return ""

    def find(self, draft: DealLineDraft) -> int | None:
        """The line with these words and this product; each is given once."""
        there = self._known.get((self._deal(draft), _words(draft), self._product(draft)))
        return there.pop(0) if there else None

    def new(self, draft: DealLineDraft) -> dict[str, Any]:
        """The columns of a new line, before it is filled."""
        deal = self._deal(draft)
        place = self._places[deal]
        self._places[deal] += 1
        prices = {"list_price": None, "net_price": None, "cost": None}
        return {
            "deal_id": deal, "text": "", "product_id": None, "quantity": 1.0, "position": place,
            **prices,
        }  # fmt: skip

    def columns(self, draft: DealLineDraft) -> dict[str, Any]:
        """What the draft says of the line; a price of the whole line is shared out."""
        deal, net = self._deal(draft), draft.net_price
        if net is None and draft.total is not None and draft.quantity:
            net = round(draft.total / draft.quantity)
        return {
            "deal_id": deal or None,
            "text": _words(draft),
            "product_id": self._product(draft),
            "quantity": draft.quantity,
            "list_price": self._price(draft, draft.list_price, deal),
            "net_price": self._price(draft, net, deal),
            "cost": self._price(draft, draft.cost, deal),
        }

    def link(self, taken: Taken) -> None:
        """Make the products that are named and not known yet."""
        named = [row.draft for row in taken.rows if row.draft.product]
        products = Counter((draft.product, draft.product_ref) for draft in named)
        resolve(self._ground, taken.origin, taken.report, "products", products)

    def _price(self, draft: DealLineDraft, minor: int | None, deal: int) -> int | None:
        """In minor units of the deal's currency, which may have others than the file's."""
        theirs = draft.currency or self._ground.terms.currency
        ours = self._currencies.get(deal, theirs)
        if minor is None or exponent(ours) == exponent(theirs):
            return minor
        return to_minor(Decimal(minor).scaleb(-exponent(theirs)), ours)

    def _deal(self, draft: DealLineDraft) -> int:
        return self._deals.find(draft.deal_ref, draft.deal)

    def _product(self, draft: DealLineDraft) -> int | None:
        return self._ground.matchers.products.find((draft.product, draft.product_ref))


def _words(draft: DealLineDraft) -> str:
    return draft.text if draft.text != draft.product else ""
