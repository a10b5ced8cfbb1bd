"""Exports and sheets as people have them: sums between, several names in a cell, Japanese."""

from __future__ import annotations

from datetime import date
from typing import Any

from cockpit.catalog.importers.wide_quotas import as_periods
from tests.importing.tables import drafts, table

GERMAN = """\
Vertriebspipeline – Stand 20.11.2026;;;;;;
;;;;;;
Firma;Betreuer;Projekt;Volumen;Wahrsch.;Phase;Angelegt am
Müller AG;Jürgen Groß;Dach;12.500,00;35 %;Angebot;25.07.2026
Total SA;Jürgen Groß;Tor;8.900,50;0,9;Verhandlung;03.09.2026
Zwischensumme Jürgen Groß;;;21.400,50;;;
Müller AG;Søren Ås;Wand;3.400,00;50 %;Angebot;01.10.2026
Søren Ås Ergebnis;;;3.400,00;;;
Gesamtsumme;;;24.800,50;;;
"""
JAPANESE = """\
商談ID,商談名,取引先名,商談 所有者,フェーズ,金額,確度,作成日,完了予定日,失注理由
006A1,屋根工事,株式会社アクメ,山田 太郎,提案,"¥1,250,000",75%,2026年7月25日,2026/12/15,
006A2,門,ベータ有限会社,鈴木 花子,受注,"¥890,050",100%,2026/03/05,2026/09/14,
006A3,壁,ベータ有限会社,鈴木 花子,失注,340000円,0%,2026/04/13,2026/09/30,価格
"""
HUBSPOT = """\
Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Value,Associated Company,Associated Company IDs
1,Roof,Contract sent,2026-12-15,Anna Weber (anna@us.example),125,Acme;Acme UK,9001;9002
2,Gate,Closed won,2026-09-15,Bob Hill <bob@us.example>,7,Semi;colon Ltd,9003
"""
ODOO = """\
Opportunity,Customer,Email,Salesperson,Expected Revenue,Stage,Expected Closing,Company
Roof,Acme,r@a.example,Anna Weber,12500,Proposition,2026-12-15,My Co
Gate,Beta,s@b.example,Bob Hill,8900.5,Won,2026-09-15,My Co
"""
TARGETS = """\
Rep,Team,Q1 2026,Q2 2026,FY 2026
Anna Weber,EMEA,100000,120000,220000
Bob Hill,US,,95000,95000
Total,,100000,215000,315000
"""


def fields(text: str, *names: str) -> list[tuple[Any, ...]]:
    """Some fields of the drafts of a file."""
    return [tuple(getattr(one, name) for name in names) for one in drafts(text).drafts]


def test_sums_between_the_rows_are_no_deals() -> None:
    assert fields(GERMAN, "account", "amount", "probability", "opened_on") == [
        ("Müller AG", 1_250_000, 0.35, date(2026, 7, 25)),
        ("Total SA", 890_050, 0.9, date(2026, 9, 3)),
        ("Müller AG", 340_000, 0.5, date(2026, 10, 1)),
    ]
    assert "2 lines of sums left out" in [one.what for one in drafts(GERMAN).remarks]


def test_a_japanese_export_is_understood_in_its_own_code_page() -> None:
    wanted = ("external_id", "name", "account", "owner", "stage", "amount", "currency")
    batch = drafts(JAPANESE.encode("shift_jis"))
    assert [tuple(getattr(one, name) for name in wanted) for one in batch.drafts] == [
        ("006A1", "屋根工事", "株式会社アクメ", "山田 太郎", "提案", 1_250_000, "JPY"),
        ("006A2", "門", "ベータ有限会社", "鈴木 花子", "受注", 890_050, "JPY"),
        ("006A3", "壁", "ベータ有限会社", "鈴木 花子", "失注", 340_000, "JPY"),
    ]
    days = [(one.opened_on, one.expected_close, one.lost_reason) for one in batch.drafts]
    assert days[0] == (date(2026, 7, 25), date(2026, 12, 15), "")
    assert days[2][2] == "価格"


def test_of_several_companies_the_first_and_of_an_owner_the_name() -> None:
    assert fields(HUBSPOT, "owner", "account", "account_ref") == [
        ("Anna Weber", "Acme", "9001"),
        ("Bob Hill", "Semi;colon Ltd", "9003"),
    ]


def test_the_customer_is_not_our_own_company_nor_its_address_the_owners() -> None:
    assert fields(ODOO, "account", "owner", "owner_email") == [
        ("Acme", "Anna Weber", ""),
        ("Beta", "Bob Hill", ""),
    ]


def test_a_column_for_each_period_is_a_quota_each() -> None:
    long = as_periods(table(TARGETS, "Targets 2026.csv"))
    assert long.header == ("Rep", "Team", "Period", "Quota")
    assert [tuple(row) for row in long.rows] == [
        ("Anna Weber", "EMEA", "Q1 2026", "100000"),
        ("Anna Weber", "EMEA", "Q2 2026", "120000"),
        ("Bob Hill", "US", "Q2 2026", "95000"),
    ]
    sales = table(TARGETS, "Sales by rep.csv")
    assert as_periods(sales) is sales
