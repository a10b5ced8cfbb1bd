"""Rows become drafts or are refused by row, column and reason."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cockpit.catalog.importers.natural_key import MADE, keys_of
from cockpit.catalog.importers.raw_values import draft_of
from cockpit.domain.drafts import DRAFTS
from tests.importing.tables import drafts


def test_a_bad_cell_refuses_its_row_and_no_other() -> None:
    batch = drafts("Deal ID,Stage,Close Date,Amount\n1,Won,2017-13-01,5\n2,Won,2017-03-01,6\n")
    assert [draft.external_id for draft in batch.drafts] == ["2"]
    (refused,) = batch.refused
    assert (refused.row, refused.column, refused.value) == (2, "Close Date", "2017-13-01")
    assert refused.why == "no such date"
    assert batch.rows == 2


def test_a_cell_of_little_weight_is_left_out_and_counted() -> None:
    batch = drafts("Deal ID,Stage,Probability\n1,Won,1000\n2,Open,50\n3,Open,20\n")
    assert [draft.probability for draft in batch.drafts] == [None, 0.5, 0.2]
    assert any(remark.rows == 1 and "Probability" in remark.what for remark in batch.remarks)


def test_rows_without_what_their_kind_needs_are_refused() -> None:
    batch = drafts("product,series,sales_price\nA,X,5\n,X,6\n")
    assert [(one.row, one.column) for one in batch.refused] == [(3, "Name")]


def test_rows_marked_as_deleted_are_left_out_and_counted() -> None:
    batch = drafts("Id,IsDeleted,Name,StageName\n1,0,A,Won\n2,1,B,Won\n")
    assert [draft.name for draft in batch.drafts] == ["A"]
    assert any("deleted" in remark.what and remark.rows == 1 for remark in batch.remarks)


def test_columns_that_are_not_understood_are_named() -> None:
    batch = drafts("Deal ID,Stage,Shoe size\n1,Won,44\n")
    assert any("Shoe size" in remark.what for remark in batch.remarks)
    assert [check.field for check in batch.checks] == ["external_id", "stage", ""]


def test_checks_say_how_columns_were_read() -> None:
    batch = drafts("Deal ID,Stage,Close Date\n1,Won,16/05/2024\n2,Won,\n3,Won,1/2/2024\n")
    close = batch.checks[2]
    assert (close.said, close.empty, close.bad) == ("day-month-year", 1, 0)
    assert close.examples == ("16/05/2024", "1/2/2024")
    assert batch.latest == date(2024, 5, 16)


def test_the_latest_day_is_never_one_of_the_future() -> None:
    batch = drafts("Deal ID,Stage,Close Date\n1,Open,2031-01-01\n2,Won,2025-12-24\n")
    assert batch.latest == date(2025, 12, 24)


def test_the_currency_is_the_columns_the_signs_the_headings_or_the_usual_one() -> None:
    head = "Deal ID,Stage,{amount},Currency\n"
    batch = drafts(head.format(amount="Amount") + "1,Won,5,EUR\n2,Won,€6,\n3,Won,7,\n4,Won,8,JPY\n")
    assert [(draft.amount, draft.currency) for draft in batch.drafts] == [
        (500, "EUR"),
        (600, "EUR"),
        (700, "USD"),
        (8, "JPY"),
    ]
    (draft,) = drafts("Deal ID,Stage,Amount (GBP)\n1,Won,5.25\n").drafts
    assert (draft.amount, draft.currency) == (525, "GBP")


def test_keys_without_identifiers_are_made_of_content_and_repetitions_are_told_apart() -> None:
    text = "Deal Name,Stage,Amount\nAcme Inc.,Won,5\nACME inc,Open,7\nOther,Won,5\n"
    keys = keys_of("deals", drafts(text).drafts)
    assert len(set(keys)) == 3
    assert all(key.startswith(MADE) for key in keys)
    assert keys[1] == keys[0] + "#2"


def test_raw_values_do_not_depend_on_the_form_of_the_file() -> None:
    plain = "Deal ID,Stage,Amount,Close Date,Deal Name\n7,Won,1234.50,2024-05-16,A B\n"
    other = 'Close Date;Deal Name;Stage;Amount;Deal ID\n16.05.2024;" A  B";Won;1.234,50;7\n'
    assert drafts(plain).raws == drafts(other.encode("utf-16")).raws


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)


@given(_WORDS, st.dates(date(1950, 1, 1), date(2025, 1, 1)), st.integers(0, 10**11))
def test_a_draft_comes_back_from_its_raw_values(name: str, day: date, cents: int) -> None:
    quoted = '"' + name.replace('"', '""').replace("\0", "") + '"'
    amount = f"{cents // 100}.{cents % 100:02d}"
    text = (
        "Deal ID,Deal Name,Stage,Amount,Close Date,Is Won,Probability\n"
        f"X1,{quoted},Won,{amount},{day.isoformat()},1,90%\n"
    )
    batch = drafts(text)
    (draft,), (raw,) = batch.drafts, batch.raws
    assert draft_of("deals", raw, "USD") == draft._replace(row=0)


def test_every_kind_of_draft_has_a_key() -> None:
    for kind, made in DRAFTS.items():
        assert len(keys_of(kind, [made(row=2), made(row=3)])) == 2


def test_a_column_that_is_not_what_it_is_called_is_left_out_with_a_word() -> None:
    batch = drafts("Deal ID,Deal name,Stage,Amount\n1,A,Lead,=1+1\n2,B,Lead,1e400\n")
    said = [remark.what for remark in batch.remarks]
    assert "Amount is left out: most of its cells cannot be read as “Amount”" in said


def test_a_header_alone_and_years_out_of_reach_are_said() -> None:
    batch = drafts("Deal ID,Deal name,Stage,Created\n")
    assert [remark.what for remark in batch.remarks] == ["there is no row under the header"]
    (refused,) = drafts("Deal ID,Deal name,Stage,Created\n1,A,Lead,1850-01-05\n").refused
    assert refused.why == "not between 1900 and 2199"
