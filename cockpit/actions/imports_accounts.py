"""Accounts with their owners and parents, and products with their prices."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_matching import Called, new_account, new_product
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.domain.drafts import AccountDraft, ProductDraft
from cockpit.domain.people import Account, Product


def take_accounts(ground: Ground, file: FileBatch) -> FileReport:
    """Accounts with owners and parents, who may be rows of the file, known, or new."""
    accounts = ground.matchers.accounts
    shape = Shape(
        Account,
        "account",
        _nothing_lacks,
        lambda draft: accounts.own_row((draft.name, draft.external_id)),
        lambda draft: _new_account(ground, draft),
        lambda draft: _account(ground, draft),
        lambda taken: _link(ground, taken),
    )
    return take_rows(ground, file, shape).count()


def _link(ground: Ground, taken: Taken) -> None:
    for row in taken.rows:
        ground.matchers.accounts.references.add(row.draft.external_id, row.entity)
    owners = Counter(_owner(row.draft) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "people", owners)
    parents = Counter(_parent(row.draft) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "accounts", parents)


def _nothing_lacks(_draft: AccountDraft | ProductDraft) -> str:
    """Rows without a name have been refused when they were read."""
    return ""


def _owner(draft: AccountDraft) -> Called:
    return (draft.owner, draft.owner_ref)


def _parent(draft: AccountDraft) -> Called:
    """Nobody is its own parent."""
    if draft.parent == draft.name:
        return ("", draft.parent_ref)
    return (draft.parent, draft.parent_ref)


def _new_account(ground: Ground, draft: AccountDraft) -> int:
    entity = new_account(ground.pending, draft.name)
    ground.matchers.accounts.names.add(draft.name, entity)
    return entity


def _account(ground: Ground, draft: AccountDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "industry": draft.industry,
        "employees": _whole(draft.employees),
        "revenue": draft.revenue,
        "territory": draft.territory,
        "founded": _whole(draft.founded),
        "key_account": draft.key_account,
        "owner_id": ground.matchers.people.find(_owner(draft)),
        "parent_id": ground.matchers.accounts.find(_parent(draft)),
    }


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def take_products(ground: Ground, file: FileBatch) -> FileReport:
    """Products with their list prices."""
    products = ground.matchers.products
    shape = Shape(
        Product,
        "product",
        _nothing_lacks,
        lambda draft: products.own_row((draft.name, draft.external_id)),
        lambda draft: _new_product(ground, draft),
        _product,
    )
    taken = take_rows(ground, file, shape)
    for row in taken.rows:
        products.references.add(row.draft.external_id, row.entity)
    return taken.count()


def _new_product(ground: Ground, draft: ProductDraft) -> int:
    entity = new_product(ground.pending, draft.name, draft.currency or ground.terms.currency)
    ground.matchers.products.names.add(draft.name, entity)
    return entity


def _product(draft: ProductDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "family": draft.family,
        "list_price": draft.list_price,
        "cost": draft.cost,
        "currency": draft.currency,
    }
