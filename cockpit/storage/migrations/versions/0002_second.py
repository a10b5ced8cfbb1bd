"""What the second version adds, table by table, as frozen in the files beside this one."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the new tables; those of the first version stay as they are."""
    here = Path(__file__)
    for part in sorted(here.parent.glob("0002_*.sql")):
        for statement in part.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                op.execute(statement)
