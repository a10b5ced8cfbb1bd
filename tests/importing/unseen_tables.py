"""Unseen headers made tables: each column with cells of its field, in an order of chance."""

from __future__ import annotations

import random
from dataclasses import dataclass

from cockpit.catalog.importers.guess import guess_kinds
from cockpit.catalog.importers.table import SheetTable

_ROWS = 12
_DAYS = ("2025-01-14", "2025-02-03", "2025-03-21", "2025-04-30", "2025-05-16", "2025-06-27")
_PEOPLE = ("Anna Weber", "Jean Petit", "Maria Lopez", "Tom Hill", "Piotr Nowak")
_COMPANIES = ("Acme Corp", "Globex", "Initech", "Umbrella SA", "Hooli", "Stark Industries")
_STAGES = {
    "en": ("Qualification", "Proposal", "Negotiation", "Won", "Lost"),
    "de": ("Qualifizierung", "Angebot", "Verhandlung", "Gewonnen", "Verloren"),
    "fr": ("Qualification", "Proposition", "Négociation", "Gagné", "Perdu"),
    "es": ("Calificación", "Propuesta", "Negociación", "Ganado", "Perdido"),
    "pt": ("Qualificação", "Proposta", "Negociação", "Ganho", "Perdido"),
    "it": ("Qualifica", "Proposta", "Trattativa", "Vinto", "Perso"),
    "nl": ("Kwalificatie", "Offerte", "Onderhandeling", "Gewonnen", "Verloren"),
    "pl": ("Kwalifikacja", "Oferta", "Negocjacje", "Wygrana", "Przegrana"),
}
_CELLS: dict[str, tuple[str, ...]] = {
    "amount": ("12000", "8500.50", "43000", "900", "15250"),
    "revenue": ("1200000", "850000", "43000000"),
    "list_price": ("550", "1096.5", "54"),
    "cost": ("300", "700.25", "20"),
    "currency": ("EUR", "USD"),
    "probability": ("10", "40", "75"),
    "email": ("anna.weber@example.com", "j.petit@example.org", "m@lopez.example"),
    "owner_email": ("anna.weber@example.com",),
    "phone": ("+49 30 123456", "(212) 555-0188", "0044 20 7946 0958"),
    "employees": ("12", "450", "12000"),
    "founded": ("1987", "2004", "2015"),
    "minutes": ("15", "30", "45", "5"),
    "external_id": ("10045", "10046", "10047", "10052"),
    "deal_ref": ("10045", "10046", "10047"),
    "source": ("Web", "Referral", "Trade fair"),
    "industry": ("Retail", "Software", "Medical"),
    "period": ("2025-Q1", "2025-Q2", "2025-Q3"),
    "type": ("Call", "Email", "Meeting"),
    "done": ("yes", "no"), "private": ("yes", "no"), "key_account": ("yes", "no"),
    "first_name": ("Anna", "Jean", "Maria"), "last_name": ("Weber", "Petit", "Lopez"),
    "status": ("Open", "Won", "Lost"),
    "forecast_category": ("Commit", "Best Case", "Pipeline"),
    "territory": ("Germany", "France", "Spain"), "region": ("North", "South", "West"),
    "team": ("Team North", "Team South"),
    "product": ("GTX Pro", "GTX Basic", "MG Special"), "family": ("GTX", "MG"),
    "title": ("CFO", "Head of IT", "Buyer"), "role": ("Account executive", "Sales manager"),
    "next_step": ("Send the offer", "Call the CFO"), "subject": ("First call", "Follow-up"),
    "text": ("They asked for a discount.", "Decision in May, after the audit."),
    "outcome": ("Reached", "No answer"), "lost_reason": ("Price", "", "No budget"),
    "competitor": ("Vortex", "", "Zenith Systems"), "parent": ("Acme Group", ""),
    "owner_ref": ("005A1", "005A2", "005A3"), "account_ref": ("001A", "001B", "001C"),
    "pipeline": ("Sales Pipeline", "Renewals"), "answered": ("Y", "N"),
    "topic": ("Billing", "Streaming", "Contract"), "wait_seconds": ("12", "55", "101"),
    "talk_seconds": ("00:02:23", "00:04:02", "00:01:11"), "rating": ("3", "5", "4"),
    "available_seconds": ("00:12:00", "01:30:00"), "quantity": ("1", "5", "10"),
    "net_price": ("100.50", "22", "7.25"), "total": ("100.50", "110", "72.5"),
    "base": ("USD", "GBP"), "into": ("EUR",), "rate": ("1.0812", "0.8534", "1.0820"),
    "score": ("9", "10", "3"),
    "-word": ("xk-a", "pq-b", "zz-c"), "-date": _DAYS, "-number": ("38", "41", "44"),
    "-phone": ("+49 30 123456", "(212) 555-0188"),
}  # fmt: skip
_DATED = (
    "opened_on", "close_date", "expected_close", "closed_on", "won_on", "lost_on", "stage_since",
    "next_step_on", "at", "hired_on", "left_on", "created_at",
    "on_day", "asked_on", "answered_on",
)  # fmt: skip
_NAMES = {
    **dict.fromkeys(("owner", "person", "manager", "by"), _PEOPLE),
    **dict.fromkeys(("account", "company"), _COMPANIES),
    **dict.fromkeys(("name", "deal"), ("Acme renewal", "Globex rollout", "Fleet upgrade 2025")),
}
_NAMED = {"accounts": _COMPANIES, "people": _PEOPLE, "contacts": _PEOPLE, "leads": _PEOPLE,
          "products": ("GTX Pro", "GTX Basic", "MG Special")}  # fmt: skip


@dataclass(frozen=True)
class Unseen:
    """A file: its kind, its language, and the right fields of each heading."""

    kind: str
    language: str
    columns: tuple[tuple[str, frozenset[str]], ...]

    def table(self) -> SheetTable:
        """The file as it would have been read."""
        header = tuple(heading for heading, _fields in self.columns)
        cells = [self._cells(min(fields)) for _heading, fields in self.columns]
        rows = [[column[n % len(column)] for column in cells] for n in range(_ROWS)]
        return SheetTable("export.csv", "", "comma", header, rows, range(2, _ROWS + 2))

    def _cells(self, field: str) -> tuple[str, ...]:
        if field in ("stage", "from_stage") or (field == "status" and self.kind == "deals"):
            return _STAGES[self.language]
        if field == "status":
            return ("New", "Working", "Converted")
        if field in _DATED:
            return _DAYS
        if field == "name" and self.kind in _NAMED:
            return _NAMED[self.kind]
        return _NAMES.get(field) or _CELLS[field]

    def misses(self) -> list[str]:
        """The columns that land wrong, for people; all of them when the kind is wrong."""
        guesses = guess_kinds(self.table())
        kind = guesses[0].kind.key if guesses else "nothing"
        found = dict(guesses[0].mapping.columns) if kind == self.kind else {}
        said = []
        for heading, right in self.columns:
            got = found.get(heading, "-")
            wanted = {"-" if field.startswith("-") else field for field in right}
            if got not in wanted or kind != self.kind:
                told = " or ".join(sorted(wanted))
                said.append(f"{self.kind} {self.language}: {heading} → {got} of {kind}, not {told}")
        return said


def unseen(text: str) -> list[Unseen]:
    """The files of a set, their columns in an order of chance that is the same every time."""
    chance = random.Random(3)
    files = []
    for line in text.replace("\n    ", " ").strip().splitlines():
        head, _colon, body = line.partition(": ")
        kind, language = head.split()
        pairs = [one.rpartition("=") for one in body.split("; ")]
        columns = [(heading, frozenset(fields.split("|"))) for heading, _equals, fields in pairs]
        chance.shuffle(columns)
        files.append(Unseen(kind, language, tuple(columns)))
    return files
