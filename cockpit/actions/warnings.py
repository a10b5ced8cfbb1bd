"""What each stage asks of the deal warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.catalog.deal_warnings import DEAL_WARNINGS
from cockpit.domain.pipeline import Stage
from cockpit.domain.refusal import Refused
from cockpit.domain.signals import WarningLimit
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

MOST = 10_000


def set_warning_limit(
    work: Work, stage_id: int, warning: str, threshold: int | None, off: bool = False
) -> None:
    """Give a warning another limit in a stage (None: the usual one) or turn it off there."""
    rule, stage = DEAL_WARNINGS[warning], work.get(Stage, stage_id)
    if threshold is not None and rule.usual is None:
        raise KeyError(f"{warning} has no limit")
    if threshold is not None and not 0 <= threshold <= MOST:
        raise Refused(_("A limit is a whole number from 0 to {most}.").format(most=MOST))
    found = work.first(WarningLimit, stage_id=stage_id, warning=warning)
    if threshold is None and not off:
        if found is not None:
            work.remove(found)
    elif found is None:
        work.add(WarningLimit(stage_id, warning, threshold, off))
    else:
        found.threshold, found.off = threshold, off
    work.label = _("warning “{warning}” in {stage}").format(warning=rule.title, stage=stage.name)
