"""Pipelines and stages that a file of deals names: matched, or made in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import PipelineRow, Seen, known_pipelines
from cockpit.actions.imports_shaping import append_stages, shape_pipeline
from cockpit.actions.imports_stage_fates import Fates, near_remarks
from cockpit.actions.imports_stage_names import call, take_kept_names
from cockpit.actions.imports_terms import StageChoice, StageFate
from cockpit.catalog.importers.forecast_words import category_of
from cockpit.catalog.importers.spelling import Names, name_key
from cockpit.catalog.importers.stage_words import Meaning, meaning_of
from cockpit.domain.drafts import DealDraft, Remark
from cockpit.domain.pipeline import Pipeline, StageKind
from cockpit.storage.database import Reader
from cockpit.wording import _

# Usual probabilities by the key of a stage's name.
Shares = Mapping[str, float]


def stages_seen(
    drafts: Sequence[DealDraft], known: PipelineRow | None, shares: Shares
) -> list[Seen]:
    """The stages that drafts of one pipeline are in, in order of first appearance; names that
    stand for a stage of ours are that stage."""
    by_name: dict[str, list[DealDraft]] = {}
    for draft in drafts:
        if draft.stage:
            by_name.setdefault(_called(draft.stage, known), []).append(draft)
    return [_seen(name, members, known, shares) for name, members in by_name.items()]


def _called(name: str, known: PipelineRow | None) -> str:
    if known is None or name_key(name) not in known.aliases:
        return name
    stage = known.named(name)
    return stage.name if stage else name


def _seen(
    name: str, members: Sequence[DealDraft], known: PipelineRow | None, usual: Shares
) -> Seen:
    meaning = _meaning(name, members, known)
    told = [d.probability for d in members if d.probability is not None]
    # A deal that ended in its stage has nothing or all of a chance; the others speak for it.
    shares = Counter([one for one in told if 0 < one < 1] or told)
    places = Counter(d.stage_order for d in members if d.stage_order is not None)
    words = Counter(d.forecast_category for d in members if d.forecast_category)
    category = category_of(words.most_common(1)[0][0]) if words else None
    return Seen(
        name,
        meaning,
        places.most_common(1)[0][0] if places else None,
        shares.most_common(1)[0][0] if shares else usual.get(name_key(name)),
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
    """Shapes pipelines to what files say and gives each stage its row; ``fates`` tell, file by
    file, what became of their stages."""

    def __init__(
        self, db: Reader, pending: Pending, answers: Mapping[str, StageChoice] | None = None
    ) -> None:
        self._pending = pending
        self._db = db
        self._answers = answers or {}
        self.pipelines = known_pipelines(db)
        take_kept_names(db, self.pipelines)
        self._names = Names((one.name, one.id) for one in self.pipelines)
        self.fates: list[StageFate] = []
        # Before the first deal the stages are only a proposal: the file knows better.
        self._untouched = db.value("SELECT 1 FROM deal LIMIT 1") is None

    def take(self, drafts: Sequence[DealDraft], shares: Shares | None = None) -> list[Remark]:
        """Make every pipeline and stage that the drafts name; says what was made. ``shares`` are
        the probabilities that the source's stages usually have."""
        by_pipeline: dict[str, list[DealDraft]] = {}
        for draft in drafts:
            by_pipeline.setdefault(draft.pipeline, []).append(draft)
        said: list[Remark] = []
        self.fates = []
        for name, members in sorted(by_pipeline.items(), key=lambda pair: -len(pair[1])):
            said += self._take_pipeline(name, members, shares or {})
        return said

    def pipeline(self, name: str) -> PipelineRow:
        """The pipeline that drafts call so; the default one for drafts that name none."""
        found = self._names.find(name) if name else None
        if found is None:
            return self.pipelines[0]
        return next(one for one in self.pipelines if one.id == found[0])

    def _take_pipeline(
        self, name: str, members: Sequence[DealDraft], shares: Shares
    ) -> list[Remark]:
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
        self._call_as_answered(pipeline)
        seen = [self._as_answered(one) for one in stages_seen(members, pipeline, shares)]
        fates = Fates(pipeline, self._answers, seen)
        if shaping and any(one.meaning in (Meaning.OPEN, Meaning.ON_HOLD) for one in seen):
            said = shape_pipeline(self._db, self._pending, pipeline, seen)
            told = []
        else:
            said = append_stages(self._pending, pipeline, seen)
            told = fates.tell(self._pending, members)
        self._close_as_answered(pipeline)
        self.fates += told or fates.tell(self._pending, members)
        return said + near_remarks(told)

    def _call_as_answered(self, pipeline: PipelineRow) -> None:
        """Names that the manager said are stages of ours."""
        said = {name: one.existing for name, one in self._answers.items() if one.existing}
        there = {name_key(stage.name) for stage in pipeline.stages}
        call(self._pending, pipeline, {n: s for n, s in said.items() if name_key(s) in there})

    def _as_answered(self, seen: Seen) -> Seen:
        """The kind and probability that the manager gave a stage."""
        told = self._answers.get(seen.name)
        if told is None or told.existing:
            return seen
        meaning = Meaning(told.kind.value) if told.kind else seen.meaning
        share = seen.probability if told.probability is None else told.probability
        return replace(seen, meaning=meaning, probability=share)

    def _close_as_answered(self, pipeline: PipelineRow) -> None:
        """A name said to be won or lost is that stage, if it did not become one itself."""
        said = {}
        for name, one in self._answers.items():
            stage = pipeline.first(one.kind) if one.kind else None
            if stage is not None and not stage.is_open and pipeline.named(name) is None:
                said[name] = stage.name
        call(self._pending, pipeline, said)

    def _add_pipeline(self, name: str) -> None:
        position = len(self.pipelines)
        id = self._pending.add(Pipeline, name=name, position=position, archived=False)
        self.pipelines.append(PipelineRow(id, name, []))
        self._names.add(name, id)
