"""Whether the file agrees with itself: deals with their versions, visits, stages and outcomes."""

from __future__ import annotations

from cockpit.storage.database import Reader
from cockpit.wording import _, n_

_SHOWN = 3

_UNLIKE_LAST_VERSION = """
SELECT d.id FROM deal d LEFT JOIN deal_version v ON v.id = (
    SELECT l.id FROM deal_version l WHERE l.deal_id = d.id AND l.superseded_at IS NULL
    ORDER BY l.happened_on DESC, l.id DESC LIMIT 1)
WHERE v.id IS NULL OR v.owner_id IS NOT d.owner_id OR v.stage_id IS NOT d.stage_id
    OR v.product_id IS NOT d.product_id OR v.amount IS NOT d.amount
    OR v.currency IS NOT d.currency OR v.expected_close IS NOT d.expected_close
    OR v.category IS NOT d.forecast_category OR v.outcome IS NOT d.outcome
    OR v.closed_on IS NOT d.closed_on"""

# A visit of no length comes before the one that begins on the same day and lasts.
_BROKEN_VISITS = """
SELECT DISTINCT deal_id FROM (
    SELECT deal_id, entered_on, left_on, LEAD(entered_on) OVER one AS next_on,
        LEAD(id) OVER one AS next_id
    FROM stage_visit WINDOW one AS (
        PARTITION BY deal_id ORDER BY entered_on, left_on IS NULL, left_on, id))
WHERE left_on < entered_on OR (next_id IS NOT NULL AND left_on IS NOT next_on)"""

_NOT_IN_LAST_VISIT = """
SELECT d.id FROM deal d LEFT JOIN stage_visit v ON v.deal_id = d.id AND v.left_on IS NULL
GROUP BY d.id HAVING count(v.id) <> 1 OR max(v.stage_id) IS NOT d.stage_id"""

_WRONG_OUTCOME = """
SELECT d.id FROM deal d JOIN stage s ON s.id = d.stage_id
WHERE (s.kind IN ('open', 'on_hold')) <> (d.outcome = 'open')
    OR (s.kind = 'won') <> (d.outcome = 'won')"""

_WRONG_CLOSING_DATE = """
SELECT id FROM deal WHERE (outcome = 'open') <> (closed_on IS NULL) OR closed_on < opened_on"""

_WRONG_PIPELINE = """
SELECT d.id FROM deal d JOIN stage s ON s.id = d.stage_id WHERE s.pipeline_id <> d.pipeline_id"""

_HALF_CLOSED = """
SELECT DISTINCT deal_id FROM deal_version
WHERE superseded_at IS NULL AND (outcome = 'open') <> (closed_on IS NULL)"""

_WRONG_BEGINNING = """
SELECT d.id FROM deal d WHERE d.known_from <> coalesce(d.opened_on, d.known_from)
    OR d.known_from IS NOT (SELECT min(v.happened_on) FROM deal_version v
        WHERE v.deal_id = d.id AND v.superseded_at IS NULL)
    OR d.known_from IS NOT (SELECT min(v.entered_on) FROM stage_visit v WHERE v.deal_id = d.id)"""

_WRONG_TIMES = "SELECT DISTINCT deal_id FROM deal_version WHERE superseded_at < learnt_at"


def inconsistencies(db: Reader) -> list[str]:
    """One line a rule that deals break, with how many and the first of them; [] when all hold."""
    rules = (
        (_UNLIKE_LAST_VERSION, _("not as their last version says")),
        (_BROKEN_VISITS, _("with a gap or an overlap between stages")),
        (_NOT_IN_LAST_VISIT, _("not in the stage they visit")),
        (_WRONG_OUTCOME, _("with an outcome their stage does not have")),
        (_WRONG_CLOSING_DATE, _("with a closing date that does not fit")),
        (_WRONG_PIPELINE, _("in a stage of another pipeline")),
        (_HALF_CLOSED, _("with a version that is closed without a date, or open with one")),
        (_WRONG_BEGINNING, _("with a first day that their history does not begin on")),
        (_WRONG_TIMES, _("with a version replaced before it was known")),
    )
    found = ((sentence, [row[0] for row in db.all(sql)]) for sql, sentence in rules)
    return [_line(sentence, deals) for sentence, deals in found if deals]


def _line(sentence: str, deals: list[int]) -> str:
    first = ", ".join(str(deal_id) for deal_id in deals[:_SHOWN])
    many = n_("{n} deal", "{n} deals", len(deals))
    return _("{deals} {sentence}: {ids}").format(deals=many, sentence=sentence, ids=first)
