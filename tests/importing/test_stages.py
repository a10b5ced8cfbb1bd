"""What stages and statuses mean, and the order open stages come in."""

from __future__ import annotations

import pytest

from cockpit.catalog.importers.role_words import role_of
from cockpit.catalog.importers.spelling import Names, name_key
from cockpit.catalog.importers.stage_order import StageSeen, propose
from cockpit.catalog.importers.stage_words import Meaning, meaning_of
from cockpit.domain.people import Role
from cockpit.domain.pipeline import Milestone


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Won", Meaning.WON),
        ("closedwon", Meaning.WON),
        ("7 - Closed Won", Meaning.WON),
        ("Gewonnen", Meaning.WON),
        ("Cerrado ganado", Meaning.WON),
        ("Deal won", Meaning.WON),
        ("Closed Lost", Meaning.LOST),
        ("Lost to competitor", Meaning.LOST),
        ("Perdu", Meaning.LOST),
        ("Closed - No Decision", Meaning.NO_DECISION),
        ("Disqualified", Meaning.DISQUALIFIED),
        ("On Hold", Meaning.ON_HOLD),
        ("Zurückgestellt", Meaning.ON_HOLD),
        ("open", Meaning.OPEN),
        ("Engaging", None),
        ("Negotiation/Review", None),
        ("Wonderful", None),
        ("", None),
    ],
)
def test_words_say_what_a_stage_means(words: str, meaning: Meaning | None) -> None:
    assert meaning_of(words) is meaning


def _order(*names: str) -> list[str]:
    return [stage.name for stage in propose([StageSeen(name) for name in names])]


def test_known_pipelines_come_in_their_order() -> None:
    assert _order("Engaging", "Prospecting") == ["Prospecting", "Engaging"]
    hubspot = ["Appointment scheduled", "Qualified to buy", "Presentation scheduled",
               "Decision maker bought-in", "Contract sent"]  # fmt: skip
    assert _order(*reversed(hubspot)) == hubspot
    salesforce = ["Prospecting", "Qualification", "Needs Analysis", "Value Proposition",
                  "Id. Decision Makers", "Perception Analysis", "Proposal/Price Quote",
                  "Negotiation/Review"]  # fmt: skip
    assert _order(*reversed(salesforce)) == salesforce


def test_the_file_knows_better_and_unknown_words_keep_their_appearance() -> None:
    seen = [StageSeen("Prospecting", place=3.0), StageSeen("Negotiation", place=1.0)]
    assert [stage.name for stage in propose(seen)] == ["Negotiation", "Prospecting"]
    seen = [StageSeen("Blue", probability=0.6), StageSeen("Green", probability=0.2)]
    assert [(s.name, s.probability) for s in propose(seen)] == [("Green", 0.2), ("Blue", 0.6)]
    assert _order("Zeta", "Alpha", "Beta") == ["Zeta", "Alpha", "Beta"]


def test_chances_rise_and_one_stage_at_least_is_qualified() -> None:
    proposed = propose([StageSeen(name) for name in ("Zeta", "Alpha", "Beta")])
    shares = [stage.probability for stage in proposed]
    assert shares == [0.25, 0.5, 0.75]
    milestones = [stage.milestone for stage in proposed]
    assert milestones == [Milestone.NONE, Milestone.QUALIFIED, Milestone.QUALIFIED]


def test_names_are_equal_after_case_space_and_punctuation_only() -> None:
    names = Names([("GTX Pro", 1), ("GTX Plus 1", 2), ("GTX Plus 2", 3), ("Müller & Söhne", 4)])
    assert names.find("GTXPro") == (1, "GTX Pro")
    assert names.find("gtx-plus 2") == (3, "GTX Plus 2")
    assert names.find("GTX Plus 3") is None
    assert names.find("MÜLLER & SÖHNE") == (4, "Müller & Söhne")
    assert names.find("GTX Prox") is None
    assert name_key("株式会社 アクメ") == "株式会社アクメ"
    assert name_key("***") != name_key("+++")


def test_a_key_that_two_share_is_nobodys() -> None:
    names = Names([("A-B", 1), ("AB", 2)])
    assert names.find("A B") is None
    assert names.find("AB") == (2, "AB")
    names.add_alias("old name", 2)
    names.add_alias("A-B", 2)
    assert names.find("Old Name") == (2, "old name")
    assert names.find("A-B") == (1, "A-B")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Sales Manager", Role.MANAGER),
        ("VP Sales", Role.MANAGER),
        ("Account Executive", Role.REP),
        ("Key Account Manager", Role.REP),
        ("SDR", Role.SDR),
        ("Sales Development Representative", Role.SDR),
        ("Controller", Role.OTHER),
        ("", None),
    ],
)
def test_titles_say_what_somebody_does(title: str, role: Role | None) -> None:
    assert role_of(title) is role


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("Lost - Price", Meaning.LOST), ("Won - signed", Meaning.WON),
        ("Negócio ganho", Meaning.WON), ("Chiusa persa", Meaning.LOST),
        ("Chiusa vinta", Meaning.WON), ("Gesloten gewonnen", Meaning.WON),
        ("6. Closed/Won", Meaning.WON), ("Won or lost", None), ("Winning proposal", None),
    ],
)  # fmt: skip
def test_a_closed_stage_is_known_by_its_first_or_last_word(
    name: str, meaning: Meaning | None
) -> None:
    assert meaning_of(name) is meaning
