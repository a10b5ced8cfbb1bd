"""The pages on the rail, each made when it is first shown and tied to what it opens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cockpit.ui.process.calendar_ways import calendar_pages
from cockpit.ui.process.day_pages import calendar_page, off_rail
from cockpit.ui.process.session import Session
from cockpit.ui.shell.page import Page
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.process.walk import Walk
    from cockpit.ui.settings.section import Section


def pages_of(session: Session, walk: Walk) -> list[Page]:
    """In the order of the rail."""
    return [
        Page("cockpit", _("Cockpit"), "cockpit", partial(_cockpit, session, walk)),
        Page("pipeline", _("Pipeline"), "pipeline", partial(_pipeline, session, walk)),
        Page("triage", _("Needs me"), "flag", partial(_triage, session, walk)),
        Page("tasks", _("Tasks"), "tasks", partial(_tasks, session, walk)),
        Page("people", _("People"), "team", partial(_people, session, walk)),
        calendar_page(session, walk),
        Page("insights", _("Insights"), "insights", partial(_insights, session, walk)),
        Page(
            "signals",
            _("Signals"),
            "bell",
            partial(_signals, session, walk),
            on_rail=False,
            belongs_to="insights",
        ),
        Page("plan", _("Plan"), "target", partial(_plan, session, walk)),
        Page("import", _("Import"), "import", partial(_import, session, walk)),
        Page(
            "settings",
            _("Settings"),
            "settings",
            partial(_settings, session, walk),
            at_bottom=True,
        ),
        *off_rail(session, walk),
        *calendar_pages(session, walk),
    ]


def _cockpit(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.cockpit_page.page import CockpitPage

    parts = walk.cockpit_parts
    page = CockpitPage(session.context, session.relay, session.background, parts=parts)
    page.opened.connect(walk.open_thing)
    page.figure_opened.connect(walk.open_figure)
    page.asked.connect(walk.start_with)
    page.heading_changed.connect(partial(session.window.set_heading, "cockpit"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    page.completed.connect(session.commands.register)
    session.window.set_heading("cockpit", *page.heading())
    session.window.set_actions("cockpit", walk.day.header_buttons())
    session.commands.register(page.commands())
    return page


def _pipeline(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.pipeline.kept_choice import KeptChoice
    from cockpit.ui.pipeline.page import PipelinePage

    page = PipelinePage(session.context, session.relay, session.background)
    KeptChoice(page.filters, session.memory, f"pipeline {session.opening.data}")
    page.subtitle.connect(partial(session.window.set_heading, "pipeline", _("Pipeline")))
    session.commands.register(page.commands())
    walk.deals = page
    session.commands.register(page.commands())
    # From any page: the page's own way would ask on a board that nobody sees.
    session.commands.register(walk.everywhere.commands())
    return page


def _triage(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.triage.page import TriagePage

    page = TriagePage(session.context, session.relay, session.background)
    page.opened.connect(walk.open_thing)
    page.heading_changed.connect(partial(session.window.set_heading, "triage"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    page.told.connect(session.window.say)
    session.window.set_actions("triage", (), period=False)
    session.commands.register(page.commands())
    return page


def _tasks(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.tasks.page import TasksPage

    page = TasksPage(session.context, session.relay, session.background, walk.day.folds)
    page.opened.connect(walk.open_thing)
    page.heading_changed.connect(partial(session.window.set_heading, "tasks"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_actions("tasks", (), scope=False, period=False)
    session.commands.register(page.commands())
    return page


def _people(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.people.page import PeoplePage

    page = PeoplePage(session.context, session.relay, session.background)
    page.opened.connect(walk.open_thing)
    page.figure_opened.connect(walk.open_figure_of)
    page.deals_wanted.connect(walk.open_deals_of)
    page.asked.connect(session.window.open)
    page.heading_changed.connect(partial(session.window.set_heading, "people"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_actions("people", (), period=False)
    return page


def _insights(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.insights.page import InsightsPage

    page = InsightsPage(session.context, session.relay, session.background)
    page.opened.connect(walk.open_thing)
    page.heading_changed.connect(partial(session.window.set_heading, "insights"))
    page.table_asked.connect(walk.screen_export.ask_table)
    page.picture_asked.connect(walk.screen_export.ask_picture)
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_heading("insights", *page.heading())
    session.window.set_actions("insights", (page.views,))
    session.commands.register(page.commands())
    walk.insights = page
    return page


def _plan(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.plan.page import PlanPage

    page = PlanPage(session.context, session.relay, session.background)
    page.figure_opened.connect(walk.open_figure_of)
    page.table_asked.connect(walk.screen_export.ask_table)
    page.picture_asked.connect(walk.screen_export.ask_picture)
    page.heading_changed.connect(partial(session.window.set_heading, "plan"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    session.window.set_heading("plan", *page.heading())
    session.window.set_actions("plan", (page.switches,), scope=False, period=False)
    session.commands.register(page.commands())
    return page


def _signals(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.process.report_export import ReportExport
    from cockpit.ui.signals.page import SignalsPage

    page = SignalsPage(session.context, session.relay)
    page.figure_opened.connect(walk.open_figure)
    page.heading_changed.connect(partial(session.window.set_heading, "signals"))
    page.refused.connect(session.window.refuse)
    page.said.connect(walk.say_with_undo)
    page.exported.connect(ReportExport(session).ask)
    session.window.set_actions("signals", (), scope=False)
    session.commands.register(page.commands())
    return page


def _settings(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.process.backup_desk import FolderBackups
    from cockpit.ui.settings.page import SettingsPage

    page = SettingsPage(
        session.context,
        session.relay,
        session.memory,
        session.window.choose_theme,
        FolderBackups(session, walk),
        partial(_watched, session, walk),
        partial(_calendars, session),
    )
    page.refused.connect(session.window.refuse)
    page.said.connect(session.window.say)
    session.window.set_actions("settings", (), scope=False, period=False)
    return page


def _calendars(session: Session) -> Section:
    from cockpit.ui.calendar_servers.section import Calendars

    return Calendars(session.context, session.calendars())


def _watched(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.imports.watched_bar import WatchedBar

    bar = WatchedBar(session.folder_watch(), session.context)
    bar.opened.connect(walk.everywhere.take_file)
    bar.refused.connect(session.window.refuse)
    return bar


def _import(session: Session, walk: Walk) -> QWidget:
    from cockpit.ui.imports.page import ImportPage
    from cockpit.ui.process.list_export import ListExport

    page = ImportPage(session.context, session.relay, session.background)
    page.pipeline_wanted.connect(walk.open_pipeline)
    page.said.connect(session.window.say)
    page.went_wrong.connect(session.errors.take)
    page.afterwards.undo_asked.connect(session.undo.undo)
    page.show_watch(session.folder_watch(), session.context)
    session.commands.register(page.commands())
    button = ListExport(session).button()
    session.window.set_actions("import", (button,), scope=False, period=False)
    return page
