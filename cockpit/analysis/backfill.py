"""What is assumed about the past of deals that come without their history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def usual_open_stage(stages_of_open_deals: Iterable[int]) -> int | None:
    """Where a closed deal with an opening date and no stage history is assumed to have sat:
    the stage in which most open deals with an opening date sit; of equals the smallest id.

    Hand in one stage id an open deal of that pipeline that has an opening date; None when there
    is no such deal.
    """
    counts = Counter(stages_of_open_deals)
    if not counts:
        return None
    most = max(counts.values())
    return min(stage for stage, count in counts.items() if count == most)
