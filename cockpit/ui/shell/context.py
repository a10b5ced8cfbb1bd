"""What every page looks at: the open folder, whose deals, which period, and as of which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cockpit.domain import period as periods
from cockpit.domain.filters import EVERYTHING, DealFilter, Scope
from cockpit.domain.period import Period, PeriodError, Unit
from cockpit.domain.period_words import label
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

DEFAULT_PERIOD = "this_quarter"
_TRAILING_DAYS = {"last_30_days": 30, "last_90_days": 90, "last_365_days": 365}
_RANGE = "range:"


@dataclass(frozen=True)
class ScopeChoice:
    """A line of the scope menu; ``key``: all, reports, tree, team:ID or person:ID."""

    key: str
    title: str


def period_choices() -> list[tuple[str, str]]:
    """(key, title) of the periods the header offers; an empty title parts groups."""
    return [
        ("this_day", _("Today")),
        ("this_week", _("This week")),
        ("this_month", _("This month")),
        ("this_quarter", _("This quarter")),
        ("this_year", _("This year")),
        ("", ""),
        ("to_date_month", _("Month to date")),
        ("to_date_quarter", _("Quarter to date")),
        ("to_date_year", _("Year to date")),
        ("", ""),
        ("last_day", _("Yesterday")),
        ("last_week", _("Last week")),
        ("last_month", _("Last month")),
        ("last_quarter", _("Last quarter")),
        ("last_year", _("Last year")),
        ("", ""),
        ("last_30_days", _("Last 30 days")),
        ("last_90_days", _("Last 90 days")),
        ("last_365_days", _("Last 365 days")),
    ]


def _is_near(key: str) -> bool:
    """True of what is named as seen from today."""
    return key.startswith(("this_", "last_")) and key not in _TRAILING_DAYS


def range_key(period: Period) -> str:
    """The choice that stands for just these days, whatever today is."""
    return _RANGE + period.text()


def period_of(key: str, today: date, fiscal_start: int = 1) -> Period:
    """The days a choice stands for; an unknown key is this quarter."""
    if key in _TRAILING_DAYS:
        return periods.trailing(_TRAILING_DAYS[key], today)
    if key.startswith(_RANGE):
        try:
            return periods.parse(key.removeprefix(_RANGE), fiscal_start)
        except PeriodError:
            return periods.this(Unit.QUARTER, today, fiscal_start)
    if key.startswith("to_date_") and key.removeprefix("to_date_") in tuple(Unit):
        whole = periods.this(Unit(key.removeprefix("to_date_")), today, fiscal_start)
        return whole.cut_after(today)
    which, _mark, unit = key.partition("_")
    if which not in ("this", "last") or unit not in tuple(Unit):
        which, unit = "this", "quarter"
    find = periods.this if which == "this" else periods.last
    return find(Unit(unit), today, fiscal_start)


def filter_of(scope: str, me: int | None) -> DealFilter:
    """The deals a scope lets through; an unknown or empty scope is everything."""
    kind, _mark, number = scope.partition(":")
    if kind == "team" and number.isdecimal():
        return DealFilter(teams=frozenset({int(number)}))
    if kind == "person" and number.isdecimal():
        return DealFilter(owners=frozenset({int(number)}))
    if kind in (Scope.REPORTS, Scope.TREE) and me is not None:
        return DealFilter(scope=Scope(kind), me=me)
    return EVERYTHING


def _everyone() -> list[ScopeChoice]:
    return [ScopeChoice("all", _("Everyone"))]


class Context(QObject):
    """Held by the window, read by the pages; each part says when it changed.

    ``changed`` follows any of them. Another folder or day is another workspace. ``scopes`` gives
    what the scope menu offers; it is asked when that is wanted, for it looks through all deals.
    """

    workspace_changed = Signal()
    scope_changed = Signal()
    period_changed = Signal()
    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        *,
        scope: str = "all",
        period: str = DEFAULT_PERIOD,
        scopes: Callable[[], list[ScopeChoice]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._scope, self._period_key = scope, period
        self._find_scopes = scopes or _everyone
        self._scopes: list[ScopeChoice] | None = None
        vantage().past = workspace.as_of

    @property
    def workspace(self) -> Workspace:
        """The open folder."""
        return self._workspace

    @property
    def as_of(self) -> date | None:
        """The past day that is looked at, None for today."""
        return self._workspace.as_of

    @property
    def scope(self) -> str:
        """Whose deals: all, reports, tree, team:ID, person:ID."""
        return self._scope

    @property
    def period_key(self) -> str:
        """The choice of the period menu."""
        return self._period_key

    def scopes(self) -> list[ScopeChoice]:
        """What the scope menu offers."""
        if self._scopes is None:
            self._scopes = self._find_scopes()
        return list(self._scopes)

    def scope_title(self) -> str:
        """The scope in words."""
        if self._scope == Scope.ALL:
            return _("Everyone")
        found = (choice.title for choice in self.scopes() if choice.key == self._scope)
        return next(found, _("Everyone"))

    def period_choices(self) -> list[tuple[str, str]]:
        """What the period menu offers: on a past day the days themselves, for "this quarter" would
        be another one."""
        offered = period_choices()
        if self.as_of is None:
            return offered
        start = self._workspace.preferences().fiscal_start_month
        return [
            (key, label(period_of(key, self.as_of, start), start) if _is_near(key) else title)
            for key, title in offered
        ]

    def period_title(self) -> str:
        """The period in words."""
        known = dict(self.period_choices())
        if self._period_key not in known and self._period_key.startswith(_RANGE):
            return self._range_words()
        return known.get(self._period_key) or known[DEFAULT_PERIOD]

    def _range_words(self) -> str:
        """A whole month or quarter by its name, any other days by the first and the last."""
        from cockpit.ui.widgets.figures import day

        period, start = self.period(), self._workspace.preferences().fiscal_start_month
        if periods.unit_of(period, start) is not None:
            return label(period, start)
        return _("{first} – {last}").format(first=day(period.start), last=day(period.last_day))

    def period(self) -> Period:
        """The days of the period, as of today or the day that is looked at."""
        return self.period_at(None)

    def period_at(self, day: date | None) -> Period:
        """The same as of an earlier day; a page may look at one."""
        fiscal_start = self._workspace.preferences().fiscal_start_month
        return period_of(self._period_key, day or self._workspace.today(), fiscal_start)

    def filter(self) -> DealFilter:
        """The deals of the scope."""
        return filter_of(self._scope, self._workspace.preferences().me)

    def set_scope(self, scope: str) -> None:
        """Look at other people's deals."""
        if scope != self._scope:
            self._scope = scope
            self.scope_changed.emit()
            self.changed.emit()

    def set_period(self, key: str) -> None:
        """Look at another period."""
        if key != self._period_key:
            self._period_key = key
            self.period_changed.emit()
            self.changed.emit()

    def offer_scopes(self, scopes: list[ScopeChoice]) -> None:
        """Replace what the scope menu offers, as people and teams come and go."""
        was, self._scopes = self._scopes, scopes
        if scopes != was and not (was is None and self._scope == Scope.ALL):
            self.scope_changed.emit()

    def use_workspace(self, workspace: Workspace) -> None:
        """Look at another folder, or at the same one on another day."""
        self._workspace = workspace
        vantage().past = workspace.as_of
        self.workspace_changed.emit()
        self.changed.emit()
