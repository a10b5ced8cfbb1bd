"""Answers of surveys, and customers who were asked and did not answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cockpit.actions.imports_call_ratings import scale_of
from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_known import References
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.domain.drafts import SurveyDraft
from cockpit.domain.records import SurveyAnswer
from cockpit.domain.work_items import SourceRecord
from cockpit.storage.numbers import day_number
from cockpit.wording import _

# An identifier of our own, written in hexadecimal.
_UID = 32
_ONE_SOURCE = "SELECT count(DISTINCT source_id) = 1 FROM source_record WHERE kind = 'calls'"
_OF_SOURCE = "SELECT external_id, entity_id FROM source_record WHERE kind = 'calls'"


def take_surveys(ground: Ground, file: FileBatch) -> FileReport:
    """Survey answers; one about the same, asked on the same day, is the same."""
    reader = _Reader(ground, file.batch.drafts)
    shape = Shape(
        SurveyAnswer,
        "survey answer",
        reader.lacks,
        reader.find,
        reader.make,
        reader.columns,
        reader.link,
    )
    return take_rows(ground, file, shape).count()


class _Reader:
    """Reads an answer on the scale that its row tells, else on the file's own."""

    def __init__(self, ground: Ground, drafts: Sequence[SurveyDraft]) -> None:
        self._ground, self._deals = ground, DealFinder(ground)
        self._calls = _calls(ground, drafts)
        self._scale = scale_of([draft.score for draft in drafts if draft.score is not None])
        self._known: dict[tuple[Any, ...], int] = {}
        for id, *key in ground.db.all(
            "SELECT id, asked_on, person_id, account_id, deal_id, call_id FROM survey_answer"
            " ORDER BY id DESC"
        ):
            self._known[tuple(key)] = id

    def lacks(self, draft: SurveyDraft) -> str:
        """Why the draft cannot be an answer."""
        asked = draft.asked_on or draft.answered_on
        if asked is None:
            return _("an answer needs a day")
        if max(asked, draft.answered_on or asked) > self._ground.terms.today:
            return _("lies in the future")
        low, high = self._scale_of(draft)
        if draft.score is not None and not low <= draft.score <= high:
            said = _("{score} is not on the scale from {low} to {high}")
            return said.format(score=f"{draft.score:g}", low=low, high=high)
        return ""

    def find(self, draft: SurveyDraft) -> int | None:
        """The answer that is about the same and was asked for on the same day."""
        told = self.columns(draft)
        about = [told[key] for key in ("person_id", "account_id", "deal_id", "call_id")]
        if about[3] is None and not (about[1] or about[2]):
            return None
        return self._known.get((day_number(told["asked_on"]), *about))

    def make(self, draft: SurveyDraft) -> int:
        """A new answer, to be filled."""
        empty = ("score", "answered_on", "person_id", "account_id", "deal_id", "call_id")
        low, high = self._scale_of(draft)
        return self._ground.pending.add(
            SurveyAnswer,
            asked_on=draft.asked_on or draft.answered_on,
            scale_low=low,
            scale_high=high,
            **dict.fromkeys(empty),
        )

    def columns(self, draft: SurveyDraft) -> dict[str, Any]:
        """What the draft says of the answer."""
        account = (draft.account, draft.account_ref)
        low, high = self._scale_of(draft)
        asked = draft.asked_on or draft.answered_on
        return {
            "asked_on": asked,
            "scale_low": low,
            "scale_high": high,
            "score": draft.score,
            "answered_on": None if draft.score is None else draft.answered_on or asked,
            "person_id": self._ground.matchers.people.find((draft.person, draft.person_ref)),
            "account_id": self._ground.matchers.accounts.find(account),
            "deal_id": self._deals.find(draft.deal_ref, draft.deal, account) or None,
            "call_id": self._calls.find(draft.call_ref),
        }

    def link(self, taken: Taken) -> None:
        """Make the people and accounts that are not known yet."""
        people = Counter((row.draft.person, row.draft.person_ref) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "people", people)
        accounts = Counter((row.draft.account, row.draft.account_ref) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "accounts", accounts)

    def _scale_of(self, draft: SurveyDraft) -> tuple[int, int]:
        low, high = draft.scale_low, draft.scale_high
        return (
            self._scale[0] if low is None else round(low),
            self._scale[1] if high is None else round(high),
        )


def _calls(ground: Ground, drafts: Sequence[SurveyDraft]) -> References:
    """Calls by their identifier, those of this import too; an export's own ones are found."""
    calls = References(ground.db, "calls", ground.matchers.system)
    if ground.db.value(_ONE_SOURCE):
        for external, call in ground.db.all(_OF_SOURCE):
            calls.add(external, call)
    if any(len(draft.call_ref) == _UID for draft in drafts):
        for uid, call in ground.db.all("SELECT lower(hex(uid)), id FROM call"):
            calls.add(uid, call)
    for _id, kind, external, entity in ground.pending.new_rows(
        SourceRecord, "kind", "external_id", "entity_id"
    ):
        if kind == "calls":
            calls.add(external, entity)
    return calls
