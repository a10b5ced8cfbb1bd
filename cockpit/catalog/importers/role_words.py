"""What a job title says about somebody's part in the team."""

from __future__ import annotations

from cockpit.catalog.importers.header_words import plain
from cockpit.domain.people import Role

_MANAGERS = (
    "manager", "lead", "leader", "head", "director", "vp", "vice president", "chief", "leiter",
    "leiterin", "teamleiter", "chef", "directeur", "directora", "gerente", "jefe", "jefa",
)  # fmt: skip
_SDRS = ("sdr", "bdr", "sales development", "business development representative")
_SELLERS = (
    "rep", "reps", "representative", "sales", "seller", "account executive", "agent", "ae",
    "vertrieb", "verkauf", "verkaufer", "vendeur", "vendedor", "commercial", "comercial",
)  # fmt: skip
_CUSTOMERS_MANAGERS = ("account manager", "key account manager", "customer manager")


def role_of(title: str) -> Role | None:
    """The role that a job title names, None when it is empty."""
    told = f" {plain(title)} "
    if not told.strip():
        return None
    if told.strip() in _CUSTOMERS_MANAGERS:
        return Role.REP
    for words, role in ((_SDRS, Role.SDR), (_MANAGERS, Role.MANAGER), (_SELLERS, Role.REP)):
        if any(f" {word} " in told for word in words):
            return role
    return Role.OTHER
