"""How the rows behind a figure are said."""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric
from cockpit.domain.deal import Outcome
from cockpit.ui.insights.asking import RowShown
from cockpit.ui.widgets.figures import money
from cockpit.wording import _

_TONES = {Outcome.WON: "good", Outcome.LOST: "bad"}


def outcome_words(shown: RowShown) -> str:
    """won, open, or lost with its reason; of a record what came of it."""
    if shown.row.outcome is None:
        return shown.words.lost_reason
    words = {
        Outcome.OPEN: _("open"),
        Outcome.WON: _("won"),
        Outcome.LOST: _("lost"),
        Outcome.NO_DECISION: _("no decision"),
        Outcome.DISQUALIFIED: _("disqualified"),
    }[shown.row.outcome]
    reason = shown.words.lost_reason.lower()
    return f"{words}: {reason}" if reason and shown.row.outcome == Outcome.LOST else words


def outcome_in_short(shown: RowShown) -> str:
    """Where there is little room: of a lost deal the reason alone, which only lost ones have."""
    words = outcome_words(shown)
    return words.partition(": ")[2] or words if shown.row.outcome == Outcome.LOST else words


def outcome_tone(shown: RowShown) -> str:
    """The tone of its chip."""
    return _TONES.get(shown.row.outcome or Outcome.OPEN, "neutral")


def amount_words(shown: RowShown) -> str:
    """The amount; what stands at list price is marked so."""
    row = shown.row
    text = money(row.amount, row.currency)
    return f"≈ {text}" if row.estimated and row.amount is not None else text


def day_title(metric: Metric) -> str:
    """The name of the day that the figure counts by; won and open deals have one in common."""
    counts = metric.counts
    if counts is Counts.CLOSED and metric.workings is not None:
        return _("Close date")
    return {
        Counts.CLOSED: _("Closed"), Counts.OPENED: _("Opened"), Counts.OPEN: _("Expected"),
        Counts.ENTRIES: _("Entered"), Counts.STAYS: _("Entered"), Counts.EXPECTED: _("Expected"),
        Counts.PUSHES: _("Moved"),
    }.get(counts, _("Day"))  # fmt: skip
