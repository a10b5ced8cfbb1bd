"""Whose deals can be looked at: me, my reports, my tree, each team, each seller."""

from __future__ import annotations

from cockpit.storage.database import Reader


def teams(db: Reader) -> list[tuple[int, str]]:
    """Teams by name."""
    return [(row[0], row[1]) for row in db.all("SELECT id, name FROM team ORDER BY name, id")]


def sellers(db: Reader) -> list[tuple[int, str]]:
    """People with deals or reps without, by name; those who left are not offered."""
    rows = db.all(
        "SELECT id, name FROM person WHERE left_on IS NULL AND (role IN ('rep', 'sdr')"
        " OR id IN (SELECT owner_id FROM deal)) ORDER BY name, id"
    )
    return [(row[0], row[1]) for row in rows]


def people_names(db: Reader) -> list[str]:
    """Everybody's name."""
    return [row[0] for row in db.all("SELECT DISTINCT name FROM person ORDER BY name")]


def is_empty(db: Reader) -> bool:
    """True while no deal has come in."""
    return db.one("SELECT 1 FROM deal LIMIT 1") is None


def some_open_deal(db: Reader) -> int | None:
    """The open deal with the most said about it: checklist lines, contacts and product lines."""
    found: int | None = db.value(
        "SELECT d.id FROM deal d WHERE d.outcome = 'open' ORDER BY"
        " (SELECT count(*) FROM deal_contact c WHERE c.deal_id = d.id)"
        " + (SELECT count(*) FROM note n WHERE n.deal_id = d.id) DESC, d.id LIMIT 1"
    )
    return found
