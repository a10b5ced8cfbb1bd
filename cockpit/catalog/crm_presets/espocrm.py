"""EspoCRM, the export of a list: labels of the English interface, comma or semicolon."""

from __future__ import annotations

from cockpit.domain.crm_preset import Preset, sheets

_SHEETS = """
deals: Name, Account, Stage, Amount Currency | Name, Stage, Amount (converted)
    | Name, Stage, Amount Weighted
    ID=external_id; Name=name; Account=account; Stage=stage; Amount=amount;
    Amount Currency=currency; Probability, %=probability; Lead Source=source;
    Close Date=close_date; Created At=opened_on; Assigned User=owner
"""


def espocrm() -> Preset:
    """Labels of the program's own English texts; no genuine file seen."""
    return Preset(
        "espocrm",
        "EspoCRM",
        "the program's own labels",
        sheets(_SHEETS),
        {"Prospecting": 0.1, "Qualification": 0.2, "Proposal": 0.5, "Negotiation": 0.8},
    )
