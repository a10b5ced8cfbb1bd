"""What programs call the types of activity."""

from __future__ import annotations

from cockpit.catalog.importers.header_words import plain
from cockpit.domain.work_items import ActivityType

_WORDS: tuple[tuple[ActivityType, str], ...] = (
    (ActivityType.DEMO, "demo; demonstration; presentation; vorfuhrung; demostracion"),
    (ActivityType.PROPOSAL, "proposal; quote; offer; angebot; devis; propuesta; proposta"),
    (ActivityType.CALL, "call; phone; telephone; anruf; telefonat; appel; llamada; ligacao"),
    (ActivityType.EMAIL, "email; e mail; mail; message; courriel; correo; linkedin"),
    (
        ActivityType.MEETING,
        "meeting; event; appointment; visit; lunch; besprechung; termin; besuch; reunion; visita",
    ),
)


def activity_type_of(words: str, subject: str = "") -> ActivityType:
    """The type that the words name, else the subject's first word; a note when neither does."""
    told = f" {plain(words)} "
    for text in (told, f" {plain(subject).split(' ')[0]} "):
        for kind, names in _WORDS:
            if any(f" {name.strip()}" in text for name in names.split(";")):
                return kind
    return ActivityType.NOTE
