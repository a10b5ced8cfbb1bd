"""Pipedrive: the list view's export ("Deal - Title") and the vocabulary of its importer."""

from __future__ import annotations

from cockpit.domain.crm_preset import Preset, sheets

# A custom field may repeat a standard label: only the first column of a label counts. Status
# (open, won, lost) stands apart from the stage.
_SHEETS = """
deals: Deal - Title, Deal - Stage | Deal - Title, Deal - Status | Deal - ID, Deal - Stage
    | Deal - Title, Deal - Value
    Deal - ID=external_id; Deal - Pipedrive System ID=external_id; Deal - Title=name;
    Deal - Owner=owner; Deal - Value=amount; Deal - Currency of Value=currency;
    Deal - Probability=probability; Deal - Organization=account; Organization=account;
    Organization - Name=account; Deal - Organization ID=account_ref; Deal - Pipeline=pipeline;
    Deal - Stage=stage; Deal - Status=status; Deal - Deal created=opened_on;
    Deal - Creation date=opened_on; Deal - Last stage change=stage_since;
    Deal - Won time=won_on; Deal - Lost time=lost_on; Deal - Deal closed on=closed_on;
    Deal - Closed on=closed_on; Deal - Lost reason=lost_reason;
    Deal - Expected close date=expected_close; Deal - Next activity date=next_step_on;
    Deal - Product name=product; Deal - Source channel=source; Deal - Source origin=source

leads: Lead - ID, Lead - Title | Lead - Title, Lead - Owner
    Lead - ID=external_id; Lead - Title=name; Lead - Owner=owner; Lead - Source=source;
    Lead - Source channel=source; Lead - Lead created=created_at; Lead - Organization=company;
    Lead - Label=segment; Lead - Status=status

contacts: Person - Name, Person - Email | Person - Name, Person - Organization
    | Person - Name, Person - Email (Work) | Person - First name, Person - Last name
    Person - ID=external_id; Person - Name=name; Person - First name=first_name;
    Person - Last name=last_name; Person - Email=email; Person - Email (Work)=email;
    Person - Email - Work=email; Person - Phone=phone; Person - Phone - Work=phone;
    Person - Organization=account; Organization - Name=account; Organization=account;
    Person - Organization ID=account_ref; Person - Job title=title

accounts: Organization - Name, Organization - Owner | Organization - ID, Organization - Name
    Organization - ID=external_id; Organization - Name=name; Organization - Owner=owner;
    Organization - Country of Address=territory; Organization - Industry=industry;
    Organization - Annual revenue=revenue; Organization - Number of employees=employees

activities: Activity - Subject, Activity - Due date
    Activity - ID=external_id; Activity - Subject=subject; Activity - Type=type;
    Activity - Due date=at; Activity - Duration=minutes; Activity - Done=done;
    Activity - Assigned to user=person; Activity - Deal=deal; Deal - Title=deal;
    Activity - Organization=account; Organization - Name=account

notes: Note - Content
    Note - Content=text; Note - Creation date=at; Deal - Title=deal; Deal - ID=deal_ref;
    Organization - Name=account

products: Product - Name, Product - Unit price | Product - Name, Product - Product code
    Product - ID=external_id; Product - Product code=external_id; Product - Name=name;
    Product - Unit price=list_price; Product - Unit cost=cost; Product - Category=family
"""


def pipedrive() -> Preset:
    """Labels as two importers and a sheet against real files use them, and the maker's own sample
    sheet; no genuine export seen."""
    return Preset(
        "pipedrive",
        "Pipedrive",
        "importers of others and the maker's sample sheet",
        sheets(_SHEETS),
    )
