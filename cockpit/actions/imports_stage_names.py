"""What sources call our stages, kept once the manager has said it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import PipelineRow
from cockpit.catalog.importers.spelling import name_key
from cockpit.domain.work_items import Setting
from cockpit.storage.database import Reader

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_KEY = "import stages: "


def take_kept_names(db: Reader, pipelines: Iterable[PipelineRow]) -> None:
    """Give each pipeline the names that its stages are known by."""
    kept = dict(db.all("SELECT key, value FROM setting WHERE key LIKE ?", _KEY + "%"))
    for pipeline in pipelines:
        text = kept.get(f"{_KEY}{pipeline.id}")
        pipeline.aliases.update(json.loads(text) if text else {})


def call(pending: Pending, pipeline: PipelineRow, names: Mapping[str, str]) -> None:
    """The stages of a pipeline are from now on also known by these ``names``: name to stage."""
    keys = {name_key(name): name_key(stage) for name, stage in names.items()}
    new = {name: stage for name, stage in keys.items() if pipeline.aliases.get(name) != stage}
    pipeline.aliases.update(new)
    if new:
        pending.finally_do(partial(_keep, pipeline_id=pipeline.id, names=new))


def _keep(work: Work, pipeline_id: int, names: Mapping[str, str]) -> None:
    key = f"{_KEY}{pipeline_id}"
    found = work.first(Setting, key=key)
    if found is None:
        work.add(Setting(key, dict(names)))
    else:
        found.value = {**found.value, **names}
