"""Pipelines and stages that a file of deals names: matched, or made in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import PipelineRow, Seen, known_pipelines
from cockpit.actions.imports_shaping import append_stages, shape_pipeline
from cockpit.catalog.importers.forecast_words import category_of
from cockpit.catalog.importers.spelling import Names
from cockpit.catalog.importers.stage_words import Meaning, meaning_of
from cockpit.domain.drafts import DealDraft, Remark
from cockpit.domain.pipeline import Pipeline, StageKind
from cockpit.storage.database import Reader
from cockpit.wording import _


def stages_seen(drafts: Sequence[DealDraft], known: PipelineRow | None) -> list[Seen]:
    """The stages that drafts of one pipeline are in, in order of first appearance."""
    by_name: dict[str, list[DealDraft]] = {}
    for draft in drafts:
        if draft.stage:
            by_name.setdefault(draft.stage, []).append(draft)
    return [_seen(name, members, known) for name, members in by_name.items()]


def _seen(name: str, members: Sequence[DealDraft], known: PipelineRow | None) -> Seen:
    meaning = _meaning(name, members, known)
    shares = Counter(d.probability for d in members if d.probability is not None)
    places = Counter(d.stage_order for d in members if d.stage_order is not None)
    words = Counter(d.forecast_category for d in members if d.forecast_category)
    category = category_of(words.most_common(1)[0][0]) if words else None
    return Seen(
        name,
        meaning,
        places.most_common(1)[0][0] if places else None,
        shares.most_common(1)[0][0] if shares else None,
        category,
    )


def _meaning(name: str, members: Sequence[DealDraft], known: PipelineRow | None) -> Meaning:
    """The source's own flags, else the kind our stage of that name has, else the words."""
    spoken = meaning_of(name)
    flags = Counter((d.is_closed, d.is_won) for d in members)
    closed, won = flags.most_common(1)[0][0]
    if won:
        return Meaning.WON
    if closed:
        lost = (Meaning.NO_DECISION, Meaning.DISQUALIFIED)
        return spoken if spoken in lost else Meaning.LOST
    stage = known.named(name) if known else None
    if stage is not None and stage.kind in (StageKind.WON, StageKind.ON_HOLD):
        return Meaning(stage.kind.value)
    if stage is not None and stage.kind is StageKind.OPEN:
        return Meaning.OPEN
    if closed is False and spoken is not Meaning.ON_HOLD:
        return Meaning.OPEN
    return spoken or (Meaning.LOST if stage else Meaning.OPEN)


class StageMaker:
    """Shapes pipelines to what files say and gives each stage its row."""

    def __init__(self, db: Reader, pending: Pending) -> None:
        self._pending = pending
        self._db = db
        self.pipelines = known_pipelines(db)
        self._names = Names((one.name, one.id) for one in self.pipelines)
        # Before the first deal the stages are only a proposal: the file knows better.
        self._untouched = db.value("SELECT 1 FROM deal LIMIT 1") is None

    def take(self, drafts: Sequence[DealDraft]) -> list[Remark]:
        """Make every pipeline and stage that the drafts name; says what was made."""
        by_pipeline: dict[str, list[DealDraft]] = {}
        for draft in drafts:
            by_pipeline.setdefault(draft.pipeline, []).append(draft)
        said: list[Remark] = []
        for name, members in sorted(by_pipeline.items(), key=lambda pair: -len(pair[1])):
            said += self._take_pipeline(name, members)
        return said

    def pipeline(self, name: str) -> PipelineRow:
        """The pipeline that drafts call so; the default one for drafts that name none."""
        found = self._names.find(name) if name else None
        if found is None:
            return self.pipelines[0]
        return next(one for one in self.pipelines if one.id == found[0])

    def _take_pipeline(self, name: str, members: Sequence[DealDraft]) -> list[Remark]:
        known = self._names.find(name) if name else None
        shaping = self._untouched and (bool(self.pipelines) or not name)
        if self._untouched and self.pipelines and known is None and name:
            self._pending.change(Pipeline, self.pipelines[0].id, name=name)
            self._names.add(name, self.pipelines[0].id)
            self.pipelines[0].name = name
        elif (name and known is None) or not self.pipelines:
            self._add_pipeline(name or _("Sales"))
            shaping = True
        self._untouched = False
        pipeline = self.pipeline(name)
        seen = stages_seen(members, pipeline)
        if shaping and any(one.meaning in (Meaning.OPEN, Meaning.ON_HOLD) for one in seen):
            return shape_pipeline(self._db, self._pending, pipeline, seen)
        return append_stages(self._pending, pipeline, seen)

    def _add_pipeline(self, name: str) -> None:
        position = len(self.pipelines)
        id = self._pending.add(Pipeline, name=name, position=position, archived=False)
        self.pipelines.append(PipelineRow(id, name, []))
        self._names.add(name, id)
