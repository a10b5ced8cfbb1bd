"""Salesforce, a report exported as "Details only": labels, a footer, dates in the user's locale."""

from __future__ import annotations

from cockpit.catalog.crm_presets.salesforce_export import salesforce_export
from cockpit.domain.crm_preset import Preset, sheets

_SHEETS = """
stage_history: Opportunity Name, From Stage, To Stage, Last Modified
    Opportunity ID=deal_ref; Opportunity Name=deal; From Stage=from_stage; To Stage=stage;
    Last Modified=at; Last Modified By=by; Amount=amount; Probability (%)=probability;
    Close Date=close_date

activities: Subject, Assigned, Opportunity, Date | Subject, Assigned, Company / Account, Date
    Activity ID=external_id; Subject=subject; Date=at; Assigned=person; Opportunity=deal;
    Company / Account=account; Activity Type=type; Task Subtype=type; Status=outcome

leads: Lead Owner, Company / Account
    Lead ID=external_id; First Name=first_name; Last Name=last_name; Company / Account=company;
    Company=company; Email=email; Lead Source=source; Lead Status=status; Lead Owner=owner;
    Create Date=created_at; Created Date=created_at; Converted=is_converted;
    Converted Date=converted_on; Opportunity ID=deal_ref; Rating=segment

deals: Opportunity Name, Stage | Opportunity Owner, Stage
    Opportunity ID=external_id; Opportunity Name=name; Opportunity Owner=owner;
    Account Name=account; Account ID=account_ref; Stage=stage; Amount=amount;
    Amount Currency=currency; Total Amount=amount; Total Amount Currency=currency;
    Probability (%)=probability; Close Date=close_date; Created Date=opened_on;
    Next Step=next_step; Opportunity Next Steps=next_step; Lead Source=source;
    Forecast Category=forecast_category; Won=is_won; Is Won=is_won; Closed=is_closed;
    Product Name=product; Last Stage Change Date=stage_since;
    Primary Campaign Source=source; Loss Reason=lost_reason

contacts: Contact ID, Last Name, Account Name
    Contact ID=external_id; First Name=first_name; Last Name=last_name; Title=title;
    Email=email; Phone=phone; Account Name=account; Account ID=account_ref

accounts: Account ID, Account Name, Account Owner | Account Owner, Account Name, Type, Industry
    Account ID=external_id; Account Name=name; Account Owner=owner; Industry=industry;
    Employees=employees; Annual Revenue=revenue; Billing Country=territory;
    Parent Account=parent; Parent Account ID=parent_ref
"""


def salesforce_report() -> Preset:
    """Labels as three independent parsers of such files expect them; no genuine file seen."""
    stages = salesforce_export().stages
    return Preset(
        "salesforce_report", "Salesforce report", "parsers of others", sheets(_SHEETS), stages
    )
