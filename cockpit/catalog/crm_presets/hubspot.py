"""HubSpot, "Export view": labels, the record's own identifier first, associations last."""

from __future__ import annotations

from cockpit.domain.crm_preset import Preset, sheets

# Column headers follow the account's language; names and identifiers in one cell are parted by
# semicolons, the first one counts.
_SHEETS = """
deals verified: Record ID, Deal Name, Deal Stage
    Record ID=external_id; Deal Name=name; Deal Stage=stage; Pipeline=pipeline; Amount=amount;
    Currency=currency; Close Date=close_date; Create Date=opened_on; Deal owner=owner;
    Deal probability=probability; Forecast category=forecast_category;
    Closed Lost Reason=lost_reason; Original Traffic Source=source; Next step=next_step;
    Next Activity Date=next_step_on; Associated Company=account;
    Associated Company (Primary)=account; Associated Company IDs=account_ref;
    Associated Company IDs (Primary)=account_ref; Associated Product=product;
    Is Closed Won=is_won; Is Deal Closed?=is_closed; Enter Stage Date=stage_since;
    Date entered current stage=stage_since

contacts: Record ID, First Name, Last Name, Email
    Record ID=external_id; First Name=first_name; Last Name=last_name; Email=email;
    Phone Number=phone; Job Title=title; Company Name=account; Associated Company=account;
    Associated Company (Primary)=account; Associated Company IDs=account_ref;
    Associated Company IDs (Primary)=account_ref; Associated Deal IDs=deal_refs;
    Buying Role=role

accounts: Record ID, Company name, Company owner | Record ID, Company name, Industry
    Record ID=external_id; Company name=name; Company owner=owner; Industry=industry;
    Number of Employees=employees; Annual Revenue=revenue; Country/Region=territory;
    Year Founded=founded; Parent Company=parent

leads: Record ID, Lead Name, Lead Stage | Record ID, Lead Name, Lead Status
    Record ID=external_id; Lead Name=name; Lead Stage=status; Lead Status=status;
    Lead Source=source; Lead owner=owner; Create Date=created_at;
    Associated Company=company; Associated Company (Primary)=company;
    Associated Deal IDs=deal_ref

products: Record ID, Name, Unit price | Record ID, Name, SKU
    Record ID=external_id; Name=name; Unit price=list_price; Unit cost=cost;
    Product type=family; Currency=currency

activities: Record ID, Activity date, Activity assigned to
    | Record ID, Task Title | Record ID, Call Title | Record ID, Meeting name
    Record ID=external_id; Task Title=subject; Call Title=subject; Meeting name=subject;
    Activity date=at; Due date=at; Activity assigned to=person; Assigned to=person;
    Task Type=type; Activity type=type; Call outcome=outcome; Meeting outcome=outcome;
    Associated Deal=deal; Associated Deal IDs=deal_ref; Associated Company=account;
    Associated Company IDs=account_ref

notes: Record ID, Note body | Record ID, Body preview
    Record ID=external_id; Note body=text; Body preview=text; Activity date=at;
    Associated Deal=deal; Associated Deal IDs=deal_ref; Associated Company=account;
    Associated Company IDs=account_ref
"""


def hubspot() -> Preset:
    """The exporter's own files seen for custom objects; headings of deals quoted whole by
    programs that read real files; the others from HubSpot's list of properties."""
    return Preset(
        "hubspot",
        "HubSpot",
        "genuine files of custom objects; deals quoted from real files",
        sheets(_SHEETS),
        {
            "Appointment scheduled": 0.2, "Qualified to buy": 0.4, "Presentation scheduled": 0.6,
            "Decision maker bought-in": 0.8, "Contract sent": 0.9,
        },
    )  # fmt: skip
