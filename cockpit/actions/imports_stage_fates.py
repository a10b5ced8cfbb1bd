"""What each stage of a file becomes, and the reason in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import KINDS, PipelineRow, Seen, StageRow
from cockpit.actions.imports_terms import StageChoice, StageFate
from cockpit.catalog.importers.near_names import NearNames
from cockpit.catalog.importers.spelling import name_key
from cockpit.catalog.importers.stage_order import rank_of
from cockpit.domain.drafts import DealDraft, Remark
from cockpit.domain.pipeline import Stage
from cockpit.wording import _


class Fates:
    """Remembers a pipeline as it was, so that it can tell what has become of a file's stages."""

    def __init__(
        self, pipeline: PipelineRow, answers: Mapping[str, StageChoice], seen: Sequence[Seen]
    ) -> None:
        self._pipeline, self._answers = pipeline, answers
        self._seen = {name_key(one.name): one for one in seen}
        self._before = [stage.name for stage in pipeline.stages]
        self._keys = {name_key(name) for name in self._before}

    def tell(self, pending: Pending, drafts: Sequence[DealDraft]) -> list[StageFate]:
        """The fates, the stages in our order; ``drafts`` are of this pipeline."""
        rows: Counter[str] = Counter()
        for draft in drafts:
            # A stage that deals only were in is named by no row.
            rows[draft.stage] += draft.row > 0
        del rows[""]
        near = NearNames("stages", self._before)
        told = []
        for name, count in rows.items():
            stage = self._stage_of(name)
            if stage is None:
                continue
            is_new = pending.is_new(Stage, stage.id)
            like = near.nearest(name) if is_new and name not in self._answers else None
            values = stage.name, is_new, stage.kind, stage.probability, self._why(name, stage)
            args = (self._pipeline.name, name, count, *values, like.name if like else "")
            told.append((stage.position, StageFate(*args)))
        return [fate for _position, fate in sorted(told, key=lambda pair: pair[0])]

    def _stage_of(self, name: str) -> StageRow | None:
        seen = self._seen.get(name_key(name))
        named = self._pipeline.named(name)
        return named or (self._pipeline.first(KINDS[seen.meaning]) if seen else None)

    def _why(self, name: str, stage: StageRow) -> str:
        key, seen = name_key(name), self._seen.get(name_key(name))
        if name in self._answers:
            return _("as you said")
        if key in self._pipeline.aliases:
            return _("as last time")
        if key in self._keys:
            return _("a stage of that name is there")
        if not stage.is_open:
            return _("closed in the file, or by its name")
        if seen is not None and seen.place is not None:
            return _("in the place that the file gives it")
        if seen is not None and seen.probability is not None:
            return _("in the place that its probability gives it")
        if rank_of(name) is not None:
            return _("in the place that such stages usually have")
        return _("in the order in which the file names it")


def near_remarks(fates: Sequence[StageFate]) -> list[Remark]:
    """New stages with a name like one of ours are said."""
    said = _("stage “{name}” is nearly “{known}”, added as a new one")
    return [
        Remark(said.format(name=fate.name, known=fate.near), fate.rows)
        for fate in fates
        if fate.near
    ]
