"""Microsoft Dynamics 365, a worksheet of a view: three hidden columns, then the view's labels."""

from __future__ import annotations

from cockpit.domain.crm_preset import Preset, sheets

_SHEETS = """
deals: (Do Not Modify) Opportunity
    (Do Not Modify) Opportunity=external_id; Topic=name; Potential Customer=account;
    Account=account; Est. close date=expected_close; Actual Close Date=closed_on;
    Est. revenue=amount; Currency=currency; Probability=probability; Pipeline Phase=stage;
    Status=status; Owner=owner; Created On=opened_on; Originating Lead=source

accounts: (Do Not Modify) Account
    (Do Not Modify) Account=external_id; Account Name=name; Owner=owner; Industry=industry;
    Annual Revenue=revenue; Number of Employees=employees; Address 1: Country/Region=territory;
    Parent Account=parent

contacts: (Do Not Modify) Contact
    (Do Not Modify) Contact=external_id; Full Name=name; First Name=first_name;
    Last Name=last_name; Email=email; Business Phone=phone; Job Title=title;
    Company Name=account; Account=account

leads: (Do Not Modify) Lead
    (Do Not Modify) Lead=external_id; Topic=segment; Name=name; First Name=first_name;
    Last Name=last_name; Company Name=company; Email=email; Lead Source=source;
    Status Reason=status; Owner=owner; Created On=created_at

activities: (Do Not Modify) Activity | (Do Not Modify) Phone Call | (Do Not Modify) Task
    | (Do Not Modify) Appointment
    (Do Not Modify) Activity=external_id; (Do Not Modify) Phone Call=external_id;
    (Do Not Modify) Task=external_id; (Do Not Modify) Appointment=external_id;
    Subject=subject; Activity Type=type; Due Date=at; Start Time=at; Actual End=at;
    Duration=minutes; Owner=person; Regarding=deal

products: (Do Not Modify) Product
    Product ID=external_id; Name=name; List Price=list_price; Standard Cost=cost;
    Parent=family
"""


def dynamics() -> Preset:
    """The three hidden columns and the views' labels as programs that read such files expect
    them; no genuine file seen."""
    return Preset("dynamics", "Microsoft Dynamics 365", "parsers of others", sheets(_SHEETS))
