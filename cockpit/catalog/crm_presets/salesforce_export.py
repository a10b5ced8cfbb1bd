"""Salesforce, Setup > Data Export, and what Data Loader queries: API names, one file an object."""

from __future__ import annotations

from cockpit.domain.crm_preset import Preset, sheets

# Dates as "2018-08-22 00:00:00" or ISO 8601, booleans 0/1 or true/false, fifteen zeros for an
# empty reference: all of that is read by the general way.
_SHEETS = """
stage_history verified: OpportunityId, StageName, CreatedDateForInsert
    | OpportunityId, StageName, FromOpportunityStageName
    Id=entry_ref; OpportunityId=deal_ref; CreatedDate=at; CreatedById=by; StageName=stage;
    FromOpportunityStageName=from_stage; Amount=amount; CloseDate=close_date;
    Probability=probability; ForecastCategory=forecast_category; CurrencyIsoCode=currency;
    IsDeleted=is_deleted

deals verified: Id, StageName, CloseDate
    Id=external_id; IsDeleted=is_deleted; AccountId=account_ref; Name=name; StageName=stage;
    StageSortOrder=stage_order; Amount=amount; Probability=probability; CloseDate=close_date;
    NextStep=next_step; LeadSource=source; IsClosed=is_closed; IsWon=is_won;
    ForecastCategoryName=forecast_category; OwnerId=owner_ref; CreatedDate=opened_on;
    LastStageChangeDate=stage_since; CurrencyIsoCode=currency

leads verified: Id, LeadSource, IsConverted | Id, ConvertedOpportunityId
    Id=external_id; IsDeleted=is_deleted; FirstName=first_name; LastName=last_name;
    Company=company; Email=email; LeadSource=source; Status=status; Rating=segment;
    OwnerId=owner_ref; IsConverted=is_converted; ConvertedDate=converted_on;
    ConvertedAccountId=account_ref; ConvertedOpportunityId=deal_ref; CreatedDate=created_at

contacts verified: Id, AccountId, LastName, MailingCountry
    Id=external_id; IsDeleted=is_deleted; AccountId=account_ref; FirstName=first_name;
    LastName=last_name; Email=email; Title=title; Phone=phone

accounts verified: Id, ParentId, BillingCountry, Industry
    Id=external_id; IsDeleted=is_deleted; Name=name; ParentId=parent_ref; Industry=industry;
    BillingCountry=territory; AnnualRevenue=revenue; NumberOfEmployees=employees;
    OwnerId=owner_ref; YearStarted=founded

activities verified: Id, WhatId, Subject, ActivityDateTime
    Id=external_id; IsDeleted=is_deleted; WhatId=deal_ref; AccountId=account_ref;
    Subject=subject; ActivityDateTime=at; DurationInMinutes=minutes; OwnerId=person_ref;
    Type=type

activities: Id, WhatId, Subject, ActivityDate
    Id=external_id; IsDeleted=is_deleted; WhatId=deal_ref; AccountId=account_ref;
    Subject=subject; ActivityDate=at; OwnerId=person_ref;
    TaskSubtype=type; IsClosed=done

people: Id, Username, LastName, UserRoleId | Id, Username, LastName, ManagerId
    Id=external_id; Name=name; FirstName=first_name; LastName=last_name; Email=email;
    Title=role; ManagerId=manager_ref; Department=team; TimeZoneSidKey=time_zone

quotas: Id, QuotaOwnerId, QuotaAmount, StartDate
    QuotaOwnerId=person_ref; StartDate=start_on; QuotaAmount=amount; CurrencyIsoCode=currency

products: Id, ProductCode, Family, IsActive
    Id=external_id; Name=name; Family=family; IsDeleted=is_deleted; CurrencyIsoCode=currency

notes: Id, ParentId, Title, Body, IsPrivate
    Id=external_id; ParentId=deal_ref; Body=text; CreatedDate=at; IsPrivate=private;
    IsDeleted=is_deleted
"""


def salesforce_export() -> Preset:
    """Genuine files of 2018 and 2023 seen for the sheets that are verified."""
    return Preset(
        "salesforce_export",
        "Salesforce data export",
        "genuine files",
        sheets(_SHEETS),
        {
            "Prospecting": 0.1, "Qualification": 0.1, "Needs Analysis": 0.2,
            "Value Proposition": 0.5, "Id. Decision Makers": 0.6, "Perception Analysis": 0.7,
            "Proposal/Price Quote": 0.75, "Negotiation/Review": 0.9,
        },
    )  # fmt: skip
