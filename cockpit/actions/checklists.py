"""The lines of exit checklists, and the reasons offered for a loss: short lists kept in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cockpit.domain.pipeline import ExitCriterion, LostReason, Stage
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

Line = ExitCriterion | LostReason


def add_criterion(work: Work, stage_id: int, text: str) -> int:
    """Add a line to a stage's exit checklist; gives its id."""
    work.get(Stage, stage_id)
    line = ExitCriterion(stage_id, _words(text), len(work.find(ExitCriterion, stage_id=stage_id)))
    work.add(line)
    work.label = _("added “{line}” to the checklist").format(line=line.text)
    return line.id


def add_lost_reason(work: Work, text: str) -> int:
    """Add a reason for a loss; gives its id."""
    reason = LostReason(_words(text), len(work.find(LostReason)))
    taken = {one.text.casefold() for one in work.find(LostReason, archived=False)}
    if reason.text.casefold() in taken:
        raise Refused(_("“{reason}” is there already.").format(reason=reason.text))
    work.add(reason)
    work.label = _("added the reason “{reason}”").format(reason=reason.text)
    return reason.id


def rename_line(work: Work, kind: type[Line], line_id: int, text: str) -> None:
    """Change the words of a checklist line or reason."""
    line = work.get(kind, line_id)
    line.text = _words(text)
    work.label = _("changed “{line}”").format(line=line.text)


def archive_line(work: Work, kind: type[Line], line_id: int, archived: bool = True) -> None:
    """Take it off the list, or bring it back; what was ticked or said before stays."""
    line = work.get(kind, line_id)
    line.archived = archived
    sign = _("removed “{line}”") if archived else _("brought back “{line}”")
    work.label = sign.format(line=line.text)


def reorder_lines(work: Work, kind: type[Line], line_ids: Sequence[int]) -> None:
    """Put them in this order."""
    for position, line_id in enumerate(line_ids):
        work.get(kind, line_id).position = position
    work.label = _("reordered a list")


def _words(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write the line first."))
    return text.strip()
