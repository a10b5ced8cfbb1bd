"""The order of a pipeline's open stages and what each proposes, told by the file or by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cockpit.catalog.importers.header_words import plain
from cockpit.domain.pipeline import ForecastCategory, Milestone

# Words of known pipelines by how far a deal is, in hundredths; the first that fits counts.
_KNOWN: tuple[tuple[int, str], ...] = (
    (2, "new; lead; lead in; inbox; neu; nouveau; nuevo; novo; idea; suspect"),
    (5, "prospect; prospecting; interesse; akquise; prospection; prospeccion; prospeccao"),
    (10, "contact; contacted; contact made; first contact; kontakt; kontaktiert; erstkontakt"),
    (15, "appointment scheduled; appointmentscheduled; meeting scheduled"),
    (20, ("qualification; qualify; qualifying; qualified; qualified to buy; qualifiedtobuy;"
         "qualify opportunity; qualifizierung; qualifiziert; calificacion; calificado;"
         "qualificacao; qualifie")),
    (30, ("discovery; needs analysis; needs defined; develop; analysis; bedarfsanalyse;"
         "demo scheduled; diagnosis")),
    (40, ("value proposition; presentation; presentation scheduled; presentationscheduled; demo;"
         "demonstration; solution; evaluation; trial; poc; prasentation")),
    (50, ("engaging; engaged; id decision makers; decision makers; technical validation;"
         "validation; decision maker bought in; decisionmakerboughtin")),
    (60, "perception analysis; business case; shortlist; shortlisted; verbal agreement"),
    (65, ("proposal; propose; propose solution; proposal made; proposal sent;"
         "proposal price quote; quote; quoted; offer; angebot; proposition; propuesta; proposta;"
         "offerte")),
    (75, ("negotiation; negotiate; negotiating; negotiations started; negotiation review;"
         "verhandlung; negociation; negociacion; negociacao; trattativa; onderhandeling")),
    (90, ("contract; contract sent; contractsent; legal; legal review; procurement; commit;"
         "close; closing; finalizing; vertrag; abschluss; contrat; contrato; verbal")),
)  # fmt: skip
_RANKS = {
    word: rank for rank, words in _KNOWN for part in words.split(";") if (word := part.strip())
}
_QUALIFIED_FROM, _PROPOSAL_FROM, _LEAST_SHARE = 20, 65, 10


@dataclass(frozen=True, slots=True)
class StageSeen:
    """What a file says about one of its open stages: its name, its place, its probability (both
    None when the file does not say)."""

    name: str
    place: float | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class StageProposed:
    """An open stage in its order; ``probability`` is 0 to 1."""

    name: str
    probability: float
    category: ForecastCategory
    milestone: Milestone


def propose(seen: Sequence[StageSeen]) -> list[StageProposed]:
    """The open stages in order, given in order of first appearance, with their proposals.

    The file's own place decides, else its probability, else the words, else the appearance.
    """
    ordered = _ordered(seen)
    ranks = [rank_of(stage.name) for stage in ordered]
    qualified = _from_there_on(ranks, _QUALIFIED_FROM)
    if qualified is None and len(ordered) > 1:
        qualified = 1
    offered = _from_there_on(ranks, _PROPOSAL_FROM)
    usual = _usual_shares(ranks)
    proposed = []
    for at, stage in enumerate(ordered):
        share = stage.probability if stage.probability is not None else usual[at]
        milestone = Milestone.PROPOSAL if offered is not None and at >= offered else (
            Milestone.QUALIFIED if qualified is not None and at >= qualified else Milestone.NONE
        )  # fmt: skip
        proposed.append(StageProposed(stage.name, share, category_at(share), milestone))
    return proposed


def _usual_shares(ranks: Sequence[int | None]) -> list[float]:
    """What the words say when all are known and differ, so that a stage means the same whatever
    others are in the file; else evenly spaced."""
    known = [rank for rank in ranks if rank is not None]
    if len(set(known)) == len(ranks):
        return [max(rank, _LEAST_SHARE) / 100 for rank in known]
    return [round((at + 1) / (len(ranks) + 1), 2) for at in range(len(ranks))]


def rank_of(name: str) -> int | None:
    """How far a deal is in a stage of that name, 0 to 100; None for words that are not known."""
    words = plain(name).lstrip("0123456789 ").strip()
    if words in _RANKS:
        return _RANKS[words]
    found = [rank for word, rank in _RANKS.items() if len(word) > 4 and word in words]
    return max(found, default=None)


def category_at(probability: float) -> ForecastCategory:
    """The forecast category that goes with a probability."""
    steps: Mapping[float, ForecastCategory] = {
        0.9: ForecastCategory.COMMIT,
        0.7: ForecastCategory.MOST_LIKELY,
        0.5: ForecastCategory.BEST_CASE,
    }
    for least, category in steps.items():
        if probability >= least:
            return category
    return ForecastCategory.PIPELINE


def _ordered(seen: Sequence[StageSeen]) -> list[StageSeen]:
    if all(stage.place is not None for stage in seen):
        return sorted(seen, key=lambda stage: stage.place or 0.0)
    shares = {stage.probability for stage in seen}
    if None not in shares and len(shares) > len(seen) / 2:
        return sorted(seen, key=lambda stage: (stage.probability or 0.0, rank_of(stage.name) or 0))
    ranks = [rank_of(stage.name) for stage in seen]
    if sum(rank is not None for rank in ranks) >= len(seen) / 2:
        return [stage for _rank, stage in sorted(_filled(ranks, seen), key=lambda pair: pair[0])]
    return list(seen)


def _filled(
    ranks: Sequence[int | None], seen: Sequence[StageSeen]
) -> list[tuple[float, StageSeen]]:
    """A stage of unknown words stands behind the known one it appeared after."""
    last = 0.0
    placed = []
    for rank, stage in zip(ranks, seen, strict=True):
        last = float(rank) if rank is not None else last + 0.01
        placed.append((last, stage))
    return placed


def _from_there_on(ranks: Sequence[int | None], least: int) -> int | None:
    """The first place whose words reach ``least``."""
    return next((at for at, rank in enumerate(ranks) if rank is not None and rank >= least), None)
