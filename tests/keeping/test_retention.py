"""Images of long-past steps go; heads stay, and undo ends there."""

from __future__ import annotations

from cockpit.actions.deals import open_deal
from cockpit.queries import journal
from cockpit.workspace import Workspace


def test_only_what_is_old_and_far_back_is_emptied(workspace: Workspace, clock) -> None:
    stage = workspace.ask(lambda db: db.value("SELECT min(id) FROM stage"))
    for n in range(40):
        workspace.do(open_deal, f"Early {n}", stage, "USD")
    assert workspace.tidy() == 0
    clock.advance(days=100)
    assert workspace.tidy() == 0
    for n in range(490):
        workspace.do(open_deal, f"Late {n}", stage, "USD")
    emptied = workspace.tidy()
    assert emptied == 31
    assert workspace.tidy() == 0
    lines = workspace.ask(journal.lines)
    assert len(lines) == 531
    undone = 0
    while workspace.undo() is not None:
        undone += 1
    assert undone == 500
    names = [row[0] for row in workspace.ask(lambda db: db.all("SELECT name FROM deal"))]
    assert names == [f"Early {n}" for n in range(30)]
