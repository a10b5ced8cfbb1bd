"""What the manager can do on the pipeline page, for menus, palette, keys and help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cockpit.ui.board.outcome_strip import endings
from cockpit.ui.commands import Command
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.pipeline.page import PipelinePage


def pipeline_commands(page: PipelinePage) -> list[Command]:
    """Commands of the page; keys that the board itself handles are listed for the help."""
    board = page.board
    asks = board.questions
    made = [
        Command("new_deal", _("New deal"), _("Deals"), page.new_deal, icon="plus"),
        Command(
            "copy_deals", _("Copy the chosen deals"), _("Deals"), asks.copy, "", "copy",
            page.has_choice, "pipeline",
        ),
        Command(
            "save_view", _("Save this view"), _("Pipeline"), page.views.ask_name,
            icon="bookmark", page="pipeline",
        ),
    ]  # fmt: skip
    changes = (
        ("owner_id", _("Change the owner of the chosen deals"), "person"),
        ("expected_close", _("Change the close date of the chosen deals"), "calendar"),
        ("forecast_category", _("Change the category of the chosen deals"), "target"),
    )
    for field, title, icon in changes:
        run = partial(asks.ask_change, field)
        made.append(
            Command(f"set_{field}", title, _("Deals"), run, "", icon, page.has_choice, "pipeline")
        )
    for ending in endings():
        title = _("Close the chosen deals: {outcome}").format(outcome=ending.title.lower())
        key, run_ending = f"end_{ending.outcome}", partial(page.end_chosen, ending.outcome)
        made.append(
            Command(
                key, title, _("Deals"), run_ending, "", ending.icon, page.has_choice, "pipeline"
            )
        )
    return made + pipeline_keys()


def pipeline_keys() -> list[Command]:
    """Keys that the board handles itself."""
    keys = (
        ("board_across", _("Next or previous column"), "Right"),
        ("board_carry", _("Move the chosen deals a column on or back"), "Ctrl+Right"),
        ("board_open", _("Open the deal"), "Return"),
        ("board_new", _("New deal in this column"), "N"),
        ("board_more", _("Choose the next card as well"), "Shift+Down"),
        ("board_past", _("Next card, leaving the chosen ones chosen"), "Ctrl+Down"),
        ("board_choose", _("Choose a card, with the others"), "Space"),
        ("board_all", _("Choose the whole column"), "Ctrl+A"),
        ("board_none", _("Choose none; close the deal"), "Esc"),
    )
    return [
        Command(key, title, _("Board"), None, shortcut, page="pipeline")
        for key, title, shortcut in keys
    ]
