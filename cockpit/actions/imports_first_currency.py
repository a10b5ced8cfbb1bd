"""The currency that figures are shown in, learnt from the first deals a folder gets."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_terms import FileReport
from cockpit.domain.deal import Deal
from cockpit.domain.drafts import Remark
from cockpit.domain.preferences import Preferences
from cockpit.storage.database import Reader
from cockpit.wording import _

KEY = "reporting_currency"


def first_currency(db: Reader, pending: Pending, reports: Sequence[FileReport]) -> str | None:
    """The one currency of all priced deals that are about to be the first of this folder, None
    when there are several, when there were deals, or when a currency was chosen; said as a remark
    on the files of deals. Without it every figure of money would be n/a for want of a rate."""
    chosen = db.value("SELECT 1 FROM setting WHERE key = ?", KEY)
    if chosen or db.value("SELECT 1 FROM deal LIMIT 1"):
        return None
    found = {
        currency
        for _id, amount, currency in pending.new_rows(Deal, "amount", "currency")
        if amount is not None
    }
    if len(found) != 1 or found == {Preferences().reporting_currency}:
        return None
    currency = str(found.pop())
    said = _("figures are shown in {currency} from now on, the currency of all these deals")
    for report in reports:
        if report.kind == "deals" and report.added:
            report.warnings.append(Remark(said.format(currency=currency), report.added))
    return currency
