"""Kinds and columns are told by headings that real programs write."""

from __future__ import annotations

import pytest

from cockpit.catalog.importers import kinds
from cockpit.catalog.importers.guess import guess_kinds
from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.mapping import mapping_from_json, mapping_from_text
from cockpit.domain.drafts import DRAFTS
from cockpit.domain.refusal import Refused
from tests.importing.tables import table

SALESFORCE = (
    '"Id","IsDeleted","AccountId","IsPrivate","Name","Description","StageName","StageSortOrder",'
    '"Amount","Probability","ExpectedRevenue","TotalOpportunityQuantity","CloseDate","Type",'
    '"NextStep","LeadSource","IsClosed","IsWon","ForecastCategory","ForecastCategoryName",'
    '"CampaignId","OwnerId","CreatedDate","LastStageChangeDate","OrderNumber__c"'
)
REPORT = (
    '"Opportunity Owner","Account Name","Opportunity Name","Opportunity ID","Stage",'
    '"Fiscal Period","Amount","Expected Revenue","Probability (%)","Age","Close Date",'
    '"Created Date","Next Step","Lead Source","Type","Forecast Category"'
)
HUBSPOT = (
    "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date,"
    "Associated Company (Primary),Associated Company IDs (Primary),Closed Lost Reason,"
    "Deal probability,Currency,Last Activity Date"
)
PIPEDRIVE = (
    "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,"
    "Deal - Probability,Deal - Organization,Deal - Organization ID,Deal - Pipeline,Deal - Stage,"
    "Deal - Status,Deal - Deal created,Deal - Last stage change,Deal - Won time,"
    "Deal - Lost time,Deal - Lost reason,Deal - Expected close date,Deal - Next activity date"
)
DYNAMICS = (
    "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,"
    "Potential Customer,Est. close date,Est. revenue,Probability,Pipeline Phase,Status,Owner,"
    "Created On"
)
ESPO = 'Name,Account,Stage,Amount,Amount Currency,"Probability, %",Lead Source,Close Date'
MAVEN = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
GERMAN = (
    "Vorgangsnummer;Bezeichnung;Kunde;Verkäufer;Verkaufsphase;Betrag;Abschlussdatum;Erstellt am"
)

DEALS = {
    SALESFORCE: "external_id account_ref name stage stage_order amount probability close_date"
    " next_step source is_closed is_won is_deleted forecast_category owner_ref opened_on"
    " stage_since",
    REPORT: "owner account name external_id stage amount probability close_date opened_on"
    " next_step source forecast_category",
    HUBSPOT: "external_id name stage close_date owner amount pipeline opened_on account"
    " account_ref lost_reason probability currency",
    PIPEDRIVE: "external_id name owner amount currency probability account account_ref pipeline"
    " stage status opened_on stage_since won_on lost_on lost_reason expected_close next_step_on",
    DYNAMICS: "external_id name account expected_close amount probability stage status owner"
    " opened_on",
    ESPO: "name account stage amount currency probability source close_date",
    MAVEN: "external_id owner product account stage opened_on close_date amount",
    GERMAN: "external_id name account owner stage amount close_date opened_on",
}


@pytest.mark.parametrize("header", DEALS)
def test_deals_of_known_programs_are_understood_whole(header: str) -> None:
    guess = guess_kinds(table(header + "\n", "export.csv"))[0]
    assert guess.kind.key == "deals"
    assert {field for _heading, field in guess.mapping.columns} == set(DEALS[header].split())


OTHERS = {
    "account,sector,year_established,revenue,employees,office_location,subsidiary_of": "accounts",
    "Record ID,Name,Domain Name,Industry,Country/Region,Company Owner,Create Date": "accounts",
    '"Id","IsDeleted","Name","Type","ParentId","BillingCountry","Industry","OwnerId"': "accounts",
    "sales_agent,manager,regional_office": "people",
    "Id,Username,LastName,FirstName,Email,ManagerId,UserRoleId,TimeZoneSidKey": "people",
    "Name;Vorgesetzter;Team;Region;Eintrittsdatum": "people",
    "product,series,sales_price": "products",
    "Produktname;Produktgruppe;Listenpreis;Währung": "products",
    "Record ID,First Name,Last Name,Email,Phone Number,Associated Company,Company ID": "contacts",
    '"Id","WhatId","Subject","ActivityDateTime","DurationInMinutes","OwnerId","Type"': "activities",
    "Person,Quarter,Quota": "quotas",
    '"Id","OpportunityId","StageName","Amount","FromOpportunityStageName"': "stage_history",
    '"Id","LastName","Company","LeadSource","Status","IsConverted"': "leads",
    "Call Id,Agent,Date,Topic,Answered (Y/N),Speed of answer in seconds": "calls",
}


@pytest.mark.parametrize("header", OTHERS)
def test_other_kinds_are_told_apart(header: str) -> None:
    assert guess_kinds(table(header + "\n", "export.csv"))[0].kind.key == OTHERS[header]


@pytest.mark.parametrize(
    "header",
    [
        "Table,Field,Description",
        "Department Family,Entity,Date,Expense Type,Supplier,Amount",
        '"Id","Name","Status","Price","Quantity","SerialNumber","AccountId"',
        '"Id","IsDeleted","Name","ParentId","Type","Status","StartDate","EndDate","OwnerId"',
        '"Id","AccountId","OwnerId","Status","Name","OrderNumber","TotalAmount","BillingCountry"',
    ],
)
def test_what_is_none_of_ours_is_not_taken_for_it(header: str) -> None:
    assert guess_kinds(table(header + "\n", "export.csv")) == []


def test_a_column_whose_cells_deny_its_heading_is_left_out() -> None:
    read = table("Deal Name,Stage,Close Date\nA,Won,next week\nB,Lost,later\n")
    assert ("Close Date", "close_date") not in guess_kinds(read)[0].mapping.columns


def test_a_slip_of_the_pen_is_read_but_digits_are_never_mixed_up() -> None:
    read = table("Deal Name,Stage,Clsoing Date,Amount\n")
    assert ("Clsoing Date", "close_date") in guess_kinds(read)[0].mapping.columns
    read = table("Deal Name,Stage,Product 2,Product 1\n")
    fields = [field for _heading, field in guess_kinds(read)[0].mapping.columns]
    assert "product" not in fields


def test_headings_come_to_one_form() -> None:
    forms = ["Deal - Close Date*", "deal_closeDate", "DEAL CLOSE DATE", "Deal Close Date__c"]
    assert {plain(form) for form in forms} == {"deal close date"}
    assert plain("Associated Deal IDs") == "associated deal ids"
    assert plain("Währung") == "wahrung"


def test_every_declared_heading_is_in_plain_form_and_every_field_is_in_its_draft() -> None:
    for kind in kinds():
        for field in kind.fields:
            assert field.key in DRAFTS[kind.key]._fields
            assert [plain(head) for head in field.heads] == list(field.heads)
        keys = {field.key for field in kind.fields}
        assert all(sign <= keys for sign in kind.signs)


def test_a_mapping_goes_to_a_file_and_back() -> None:
    guess = guess_kinds(table(MAVEN + "\n"))[0]
    changed = guess.mapping.with_column("close_value", None).with_column("product", "name")
    assert mapping_from_json(changed.to_json()) == changed
    fields = dict(changed.columns)
    assert fields["product"] == "name"
    assert "close_value" not in fields


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "JSON"),
        ("[]", "object"),
        ('{"kind": "shoes", "columns": {}}', "unknown kind"),
        ('{"kind": "deals", "columns": {"A": "colour"}}', "unknown columns"),
        ('{"kind": "deals", "columns": {"A": "name", "B": "name"}}', "more than one"),
        ('{"kind": "deals", "columns": {"A": "name"}, "dates": "dym"}', "dmy"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(text: str, word: str) -> None:
    with pytest.raises(Refused, match=word):
        mapping_from_text(text)


@pytest.mark.parametrize("heading", ["Modified Time", "date_modified", "Geändert am", "Last call"])
def test_the_day_a_row_was_changed_is_no_day_of_the_deal(heading: str) -> None:
    header = f"Deal Name,Deal Owner,Stage,Amount,Created Time,{heading}\n"
    lines = "A,Ann,Won,5,2026-01-02,2026-02-03\nB,Bob,Lost,7,2026-01-03,2026-02-04\n"
    (guess, *_others) = guess_kinds(table(header + lines))
    assert heading not in dict(guess.mapping.columns)


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("stage_id/name", "stage"), ("Customer/Name", "customer"), ("partner_id/id", "partner id"),
        ("Deal Owner.id", "deal owner id"), ("Account Name.id", "account id"),
        ("Parent ID.id", "parent id"), ("Owner.Name", "owner"), ("Deal Name", "deal name"),
    ],
)  # fmt: skip
def test_a_way_to_a_column_is_that_column(heading: str, form: str) -> None:
    assert plain(heading) == form
