"""The stages that a log names, in the pipelines of the deals it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_known import rows_of
from cockpit.actions.imports_pipelines import PipelineRow, Seen, StageRow
from cockpit.actions.imports_shaping import append_stages
from cockpit.actions.imports_stages import StageMaker
from cockpit.catalog.importers.forecast_words import category_of
from cockpit.catalog.importers.spelling import name_key
from cockpit.catalog.importers.stage_words import Meaning, meaning_of
from cockpit.domain.deal import Deal, Outcome
from cockpit.domain.drafts import Remark, StageChangeDraft
from cockpit.domain.pipeline import ForecastCategory, StageKind
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of

_DEAL = ("pipeline_id", "stage_id", "amount", "currency", "expected_close", "closed_on")
_MILDER = {Meaning.NO_DECISION: Outcome.NO_DECISION, Meaning.DISQUALIFIED: Outcome.DISQUALIFIED}


class LoggedStages:
    """Knows each deal's pipeline and its stages; those it has no more are added before the closed
    ones, as for deals; ``said`` tells of them."""

    def __init__(self, ground: Ground, logs: Mapping[int, Sequence[StageChangeDraft]]) -> None:
        maker = ground.stages or StageMaker(ground.db, ground.pending)
        ground.stages = maker
        self._pipelines = {one.id: one for one in maker.pipelines}
        self._retired: dict[tuple[int, str], StageRow] = {}
        self._take_retired(ground.db)
        self._deals = rows_of(ground.db, "deal", _DEAL, logs)
        for id, *values in ground.pending.new_rows(Deal, *_DEAL):
            self._deals[id] = dict(zip(_DEAL, values, strict=True))
        by_pipeline: dict[int, dict[str, StageChangeDraft]] = defaultdict(dict)
        for deal, log in logs.items():
            for draft in log:
                by_pipeline[self._deals[deal]["pipeline_id"]].setdefault(draft.stage, draft)
        self.said: list[Remark] = []
        for id, drafts in by_pipeline.items():
            seen = [
                _seen(draft)
                for name, draft in drafts.items()
                if (id, name_key(name)) not in self._retired
            ]
            self.said += append_stages(ground.pending, self._pipelines[id], seen)

    def _take_retired(self, db: Reader) -> None:
        """Stages and pipelines that are out of use still are where deals once were."""
        for id, name in db.all("SELECT id, name FROM pipeline WHERE archived"):
            self._pipelines.setdefault(id, PipelineRow(id, name, []))
        for id, pipeline, name, at, kind, share, category in db.all(
            "SELECT s.id, pipeline_id, s.name, s.position, kind, probability, forecast_category"
            " FROM stage s JOIN pipeline p ON p.id = s.pipeline_id WHERE s.archived OR p.archived"
            " ORDER BY s.position, s.id"
        ):
            kinds = StageKind(kind), share, ForecastCategory(category)
            stage = StageRow(id, pipeline, name, at, *kinds)
            self._retired.setdefault((stage.pipeline_id, name_key(stage.name)), stage)

    def named(self, deal: int, name: str) -> StageRow | None:
        """The stage of a deal's pipeline that a log calls so; closed ones by their meaning too."""
        pipeline: PipelineRow = self._pipelines[self._deals[deal]["pipeline_id"]]
        found = pipeline.named(name) or self._retired.get((pipeline.id, name_key(name)))
        if found is not None:
            return found
        meaning = meaning_of(name)
        if meaning is Meaning.WON:
            return pipeline.first(StageKind.WON)
        if meaning in (Meaning.LOST, *_MILDER):
            return pipeline.first(StageKind.LOST)
        return None

    def outcome(self, stage: StageRow, name: str) -> Outcome:
        """How a deal stands that came to the stage, by the name the log gives it."""
        if stage.is_open:
            return Outcome.OPEN
        if stage.kind is StageKind.WON:
            return Outcome.WON
        meaning = meaning_of(name)
        return _MILDER.get(meaning, Outcome.LOST) if meaning else Outcome.LOST

    def currency_of(self, deal: int) -> str:
        """The deal's currency."""
        return str(self._deals[deal]["currency"])

    def likeness(self, deal: int, draft: StageChangeDraft) -> tuple[bool, bool, bool, str]:
        """Sorts changes of one moment: the one most like the deal as it is comes last."""
        known, stage = self._deals[deal], self.named(deal, draft.stage)
        day = known["expected_close"] or known["closed_on"]
        if isinstance(day, int):
            day = day_of(day)
        return (
            stage is not None and stage.id == known["stage_id"],
            draft.close_date == day,
            draft.amount == known["amount"],
            draft.entry_ref,
        )


def _seen(draft: StageChangeDraft) -> Seen:
    meaning = meaning_of(draft.stage) or Meaning.OPEN
    share = draft.probability
    if share is not None:
        share = share / 100 if share > 1 else share
        share = share if 0 <= share <= 1 else None
    return Seen(draft.stage, meaning, None, share, category_of(draft.forecast_category))
