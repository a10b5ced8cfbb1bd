"""What the manager types is read as meant, or refused with a sentence; never guessed wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from cockpit.ui.widgets import figures
from cockpit.ui.widgets.entry import read_amount, read_day
from cockpit.wording import n_, use_group_mark

TODAY = date(2026, 11, 24)


@pytest.fixture
def speak(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("5482", 548200),
        ("$5,482", 548200),
        ("5,482.50", 548250),
        ("-12", -1200),
        ("\u221212", -1200),
        ("USD 12", 1200),
        ("12k", 1_200_000),
        ("1.5m", 150_000_000),
        ("", None),
        ("  ", None),
    ],
)
def test_amounts(qapp, text, minor):
    assert read_amount(text, "USD") == minor


@pytest.mark.parametrize("text", ["abc", "1,2", "12,34,5", "1.2.3", "=1+1", "--5", "k", "1e5"])
def test_what_is_no_amount_is_refused(qapp, text):
    with pytest.raises(ValueError, match="not an amount"):
        read_amount(text, "USD")


@pytest.mark.parametrize("speak", ["de_DE"], indirect=True)
def test_amounts_in_german(qapp, speak):
    assert read_amount("1.234,50 €", "EUR") == 123450
    with pytest.raises(ValueError, match="not an amount"):
        read_amount("1,234.50", "EUR")


def test_yen_have_no_decimals(qapp):
    assert read_amount("1,200", "JPY") == 1200
    assert figures.money(1200, "JPY") == "¥1,200"


@given(st.integers(-(10**13), 10**13), st.sampled_from(["USD", "EUR", "JPY", "KWD", "CHF"]))
def test_an_amount_written_is_read_back(minor, currency):
    assert read_amount(figures.money(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-19", date(2026, 12, 19)),
        ("19 Dec 2026", date(2026, 12, 19)),
        ("27 Nov", date(2026, 11, 27)),
        ("27 Sep", date(2026, 9, 27)),
        ("27 sept 2026", date(2026, 9, 27)),
        ("3 Jan", date(2027, 1, 3)),
        ("1 Oct", date(2026, 10, 1)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("fri", date(2026, 11, 27)),
        ("Tuesday", date(2026, 12, 1)),
        ("+2w", date(2026, 12, 8)),
        ("-3d", date(2026, 11, 21)),
        ("", None),
    ],
)
def test_days(qapp, text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["31 Feb", "soon", "2026-13-01", "12/", "0001-01-01"])
def test_what_is_no_day_is_refused(qapp, text):
    with pytest.raises(ValueError, match="not a date"):
        read_day(text, TODAY)


@pytest.mark.parametrize("speak", ["en_US", "en_GB", "de_DE", "fr_FR", "es_ES"], indirect=True)
def test_a_day_written_is_read_back(qapp, speak):
    for ahead in range(0, 400, 7):
        day = TODAY + timedelta(ahead)
        assert read_day(figures.day(day), TODAY) == day


@pytest.mark.parametrize("speak", ["en_US"], indirect=True)
def test_americans_put_the_month_first(qapp, speak):
    assert figures.day(date(2026, 12, 2), TODAY) == "Dec 2"
    assert read_day("12/2/26", TODAY) == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("minor", "short"),
    [
        (284_000_000, "$2.84M"),
        (9_700_000, "$97k"),
        (55_000, "$550"),
        (-14_000_000, "−$140k"),
        (99_999_900, "$1.00M"),
        (350_000_000_000, "$3.50B"),
        (2_800_000_000_000_000, "$28.00T"),
        (-20, "$0"),
        (None, "—"),
    ],
)
def test_short_money(qapp, minor, short):
    assert figures.short_money(minor, "USD") == short


def test_days_as_people_say_them(qapp):
    said = [figures.day(TODAY + timedelta(n), TODAY) for n in (0, 1, -1, 2, 7, 60)]
    assert said == ["today", "tomorrow", "yesterday", "Thu", "1 Dec", "23 Jan 2027"]
    assert figures.day(None) == "—"
    assert figures.long_day(TODAY) == "Tuesday 24 November 2026"


@pytest.mark.parametrize("speak", ["de_DE"], indirect=True)
def test_words_are_of_the_program_and_numbers_of_the_land(qapp, speak):
    assert figures.long_day(TODAY) == "Tuesday 24 November 2026"
    assert figures.day(date(2026, 12, 3), TODAY) == "3 Dec"
    assert figures.count(8800) == "8.800"
    assert figures.short_money(284_000_000, "USD") == "$2,84M"


@pytest.mark.parametrize("speak", ["de_DE"], indirect=True)
@pytest.mark.parametrize("text", ["3. Dez. 2026", "3.12.2026", "03.12.26", "3 Dec", "Donnerstag"])
def test_a_day_is_read_in_both_languages(qapp, speak, text):
    meant = date(2026, 11, 26) if text == "Donnerstag" else date(2026, 12, 3)
    assert read_day(text, TODAY) == meant


def test_counts_in_sentences_are_grouped_alike(qapp):
    use_group_mark(".")
    try:
        assert n_("{n} deal", "{n} deals", 8800) == "8.800 deals"
    finally:
        use_group_mark(",")
    assert n_("{n} deal", "{n} deals", 8800) == "8,800 deals"


def test_counts_and_shares(qapp):
    assert figures.count(8800) == "8,800"
    assert figures.count(-8800) == "−8,800"
    assert figures.percent(0.63154) == "63.2\u00a0%"
    assert figures.percent(None) == "—"
