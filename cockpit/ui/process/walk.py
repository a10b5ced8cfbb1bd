"""What leads where: the first-run walk, the pages, and what opens what."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from cockpit.queries import scopes
from cockpit.queries.names import names_of
from cockpit.ui.process.calendar_ways import CalendarWays
from cockpit.ui.process.day_pages import DayWays
from cockpit.ui.process.everywhere import Everywhere
from cockpit.ui.process.pages import pages_of
from cockpit.ui.process.people_ways import PeopleWays
from cockpit.ui.process.screen_choice import ScreenChoice
from cockpit.ui.process.session import Session
from cockpit.ui.shell.context import period_choices, period_of, range_key
from cockpit.ui.shell.window_commands import window_commands
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.domain.period import Period
    from cockpit.domain.plan import Subject
    from cockpit.queries.search import Hit
    from cockpit.ui.cockpit_page.parts import Parts
    from cockpit.ui.insights.page import InsightsPage
    from cockpit.ui.pipeline.page import PipelinePage
    from cockpit.ui.process.exporting import ScreenExport
    from cockpit.ui.process.finding import Finder
    from cockpit.ui.process.first_run import FirstRun
    from cockpit.ui.process.places import Places
    from cockpit.ui.shell.palette_results import Result
    from cockpit.ui.signals.page import SignalsPage
    from cockpit.ui.tasks.task_groups import Folds


class Walk(QObject):
    """Puts the pages into a session's window and opens the first one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.deals: PipelinePage | None = None
        self.insights: InsightsPage | None = None
        self.everywhere = Everywhere(session)
        self.people = PeopleWays(session)
        self.day = DayWays(session)
        self.calendars = CalendarWays(session)
        self.screen_choice = ScreenChoice(session, self)

    def begin(self) -> None:
        """Put the rail, the commands and the search into the window."""
        session = self.session
        session.window.add_pages(pages_of(session, self))
        session.commands.register(window_commands(session.window, session.undo))
        session.commands.register(self.everywhere.commands())
        session.commands.register(self.day.commands())
        session.commands.register(self.calendars.commands())
        session.commands.register(self.people.commands())
        session.commands.register(self.screen_choice.commands())
        session.window.files_dropped.connect(self.everywhere.take_files)
        session.subject_opened.connect(self.open_thing)
        session.commands.settle(session.window)
        session.window.overlays.add_provider(self._find)
        session.window.overlays.add_provider(self.people.find)
        session.window.overlays.add_provider(self._find_place)

    @Slot()
    def open_first(self) -> None:
        """Open the page of last time; a folder without deals begins with the first-run walk."""
        workspace = self.session.workspace
        if not workspace.read_only and workspace.ask(scopes.is_empty):
            self.first_run.show_welcome()
        else:
            self.session.window.open_remembered()

    def _workspace(self) -> Workspace:
        return self.session.workspace

    # Made when they are first asked for: the window paints before it knows them.

    @cached_property
    def cockpit_parts(self) -> Parts:
        """What the cockpit page is put together from."""
        from cockpit.ui.cockpit_page.parts import Parts

        session = self.session
        return Parts(session.context, session.relay, session.background, self._folds)

    def _folds(self) -> Folds:
        return self.day.folds

    @cached_property
    def first_run(self) -> FirstRun:
        """The first-run walk."""
        from cockpit.ui.process.first_run import FirstRun

        return FirstRun(self.session)

    @cached_property
    def screen_export(self) -> ScreenExport:
        """What is on screen to a file."""
        from cockpit.ui.process.exporting import ScreenExport

        return ScreenExport(self.session)

    @cached_property
    def _finder(self) -> Finder:
        from cockpit.ui.process.finding import Finder

        return Finder(self._workspace, self._show_hit)

    def _find(self, text: str) -> Iterable[Result]:
        return self._finder(text)

    @cached_property
    def _places(self) -> Places:
        from cockpit.ui.process.places import Places

        return Places(self.open_figure, self.calendars.open_section)

    def _find_place(self, text: str) -> Iterable[Result]:
        return self._places(text)

    # What opens what

    @Slot(str, int)
    def open_thing(self, kind: str, row_id: int) -> None:
        """Open a deal, a person, an account, or what a reminder is about."""
        if kind == "deal":
            self.open_deal(row_id)
        elif kind in ("person", "cadence", "meeting"):
            self.people.open(kind, row_id)
        elif kind == "deals_of":
            from cockpit.domain.plan import Subject

            self.open_deals_of(Subject(row_id))
        elif kind == "account":
            self.open_account(row_id)
        elif kind in ("brief", "wrap_up"):
            self.session.window.open(kind)
        elif kind == "task":
            self.session.window.open("tasks")
        elif kind == "signal":
            self.session.window.open("signals")
            cast("SignalsPage", self.session.window.page("signals")).show_signal(row_id)
        elif kind == "forecast":
            self.session.window.open("insights")
        elif kind == "calendar":
            self.session.window.open("calendar")

    @Slot(str)
    def open_page(self, key: str) -> None:
        """Go to a page, or to the reminders that rang."""
        if key == "reminders":
            self.everywhere.show_reminders()
        else:
            self.session.window.open(key)

    def open_account(self, account_id: int) -> None:
        """Open the board narrowed to what the account's name finds."""
        self.open_pipeline()
        name = self.session.workspace.ask(names_of, "account").get(account_id, "")
        if self.deals is not None:
            self.deals.show_text(name)

    @Slot(int)
    def open_deal(self, deal_id: int) -> None:
        """Open a deal beside its board."""
        self.session.window.open("pipeline")
        if self.deals is not None:
            self.deals.open_deal(deal_id)

    def open_a_deal(self) -> None:
        """Open the first card of the board, if it has one."""
        first = self.session.workspace.ask(scopes.some_open_deal)
        if first is not None:
            self.open_deal(first)

    @Slot(str)
    def open_figure(self, key: str) -> None:
        """Open the rows behind a figure."""
        self.session.window.open("insights")
        if self.insights is not None:
            self.insights.show_metric(key)

    @Slot(str, object, object)
    def open_figure_of(self, key: str, subject: Subject, period: Period) -> None:
        """Open the rows behind a figure of the company, a team or a person in a period: one that
        the header offers by name goes along with the calendar, any other is held to its days."""
        context = self.session.context
        context.set_scope(_scope_of(subject))
        offered = (one for one, _title in period_choices() if one)
        today = self.session.workspace.today()
        start = self.session.workspace.preferences().fiscal_start_month
        found = next((one for one in offered if period_of(one, today, start) == period), None)
        context.set_period(found or range_key(period))
        self.open_figure(key)

    @Slot()
    def open_pipeline(self) -> None:
        """Go to the board."""
        self.session.window.open("pipeline")

    @Slot(object)
    def open_deals_of(self, subject: Subject) -> None:
        """The board with the deals of everyone, a team or a person."""
        self.session.context.set_scope(_scope_of(subject))
        self.open_pipeline()

    @Slot(str)
    def start_with(self, way: str) -> None:
        """Begin with an import, with the demo or with a deal typed by hand."""
        if way == "demo":
            self.session.opening.start_demo()
        elif way == "deal":
            self.everywhere.new_deal()
        else:
            self.session.window.open("import")

    @Slot(str)
    def say_with_undo(self, sentence: str) -> None:
        """A word that can be taken back."""
        self.session.window.say(sentence, undo=True)

    def _show_hit(self, hit: Hit) -> None:
        """Open what the palette found."""
        if hit.kind in ("note", "contact") and hit.deal_id is not None:
            self.open_deal(hit.deal_id)
        else:
            self.open_thing(hit.kind, hit.id)


def _scope_of(subject: Subject) -> str:
    """The scope of the header that shows a subject's deals."""
    if subject.team_id is not None:
        return f"team:{subject.team_id}"
    return "all" if subject.person_id is None else f"person:{subject.person_id}"
