"""Who is me, and the calendar and currency of the team: drawn from the fields of Preferences."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout

from cockpit.actions.preferences import set_preference
from cockpit.analysis.recurrence_words import weekday_name
from cockpit.domain.period_words import month_name
from cockpit.queries.people import active_people
from cockpit.ui.settings.my_day import MyDay
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import Editor, Form, FormRow
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Choices = list[tuple[object, str]]
_FORM_WIDTH = 560


def titles() -> dict[str, str]:
    """The settings of this section, in order, with what they are called."""
    return {
        "me": _("I am"),
        "business_zone": _("Time zone"),
        "reporting_currency": _("Currency"),
        "fiscal_start_month": _("Fiscal year"),
        "holiday_country": _("Holidays"),
        "forecast_weekday": _("Forecast is due"),
    }


def hints() -> dict[str, str]:
    """What each of them does, in a manager's words."""
    return {
        "me": _("Whose Cockpit this is."),
        "business_zone": _("The team’s days begin and end in it."),
        "reporting_currency": _("Totals are shown in it; three letters, such as EUR."),
        "fiscal_start_month": _("Quarters and years are counted from it."),
        "holiday_country": _("Its public holidays are no working days."),
        "forecast_weekday": _("The forecast update is due on it, every week."),
    }


class General(Section):
    """Each change is one step."""

    kinds = ("setting", "person", "working_hours")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[str, FormRow] = {}
        panel, form = Panel(_("Me and the team’s calendar")), Form()
        form.setMaximumWidth(_FORM_WIDTH)
        for key, title in titles().items():
            row = self._rows[key] = form.add_row(title, _editor(key), partial(self._take, key))
            hint = PlainLabel(hints()[key], "small", "dim", wrap=True)
            hint.setContentsMargins(120, 0, 0, 8)
            row.editor.setAccessibleDescription(hint.text())
            form.add_widget(hint)
        # A form of limited width alone in a column would be given height for the whole width.
        line = QHBoxLayout()
        line.addWidget(form, 1)
        line.addStretch()
        panel.body.addLayout(line)
        self.column.addWidget(panel)
        self.my_day = MyDay(context, _zones(), _FORM_WIDTH)
        self.column.addWidget(self.my_day)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the settings of now."""
        workspace = self.context.workspace
        preferences = workspace.preferences()
        people: Choices = [(None, _("Nobody yet"))]
        people += [(one.id, one.name) for one in workspace.ask(active_people)]
        me = self._rows["me"].editor
        if isinstance(me, ChoiceField):
            me.set_choices(people)
        for key, row in self._rows.items():
            row.set_value(getattr(preferences, key))
        self.my_day.refresh()

    def _take(self, key: str, value: object) -> None:
        if key == "reporting_currency":
            value = str(value).upper()
        self.context.workspace.do(set_preference, key, value)


def _editor(key: str) -> Editor:
    if key == "reporting_currency":
        return TextField(_("USD"), quiet=False)
    makers: dict[str, Callable[[], Choices]] = {
        "me": list,
        "business_zone": _zones,
        "fiscal_start_month": _months,
        "holiday_country": _countries,
        "forecast_weekday": _weekdays,
    }
    return ChoiceField(makers[key](), quiet=False)


@cache
def _zones() -> Choices:
    names = sorted(name for name in available_timezones() if "/" in name)
    kept = [name for name in names if not name.startswith(("Etc/", "SystemV/"))]
    zones: Choices = [("", _("This machine’s")), ("UTC", _("UTC"))]
    return zones + [(name, name.replace("_", " ")) for name in kept]


def _months() -> Choices:
    return [(month, _("from {month}").format(month=month_name(month))) for month in range(1, 13)]


def _weekdays() -> Choices:
    codes = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    none: Choices = [("", _("No reminders of it"))]
    return none + [(code, _("on {day}").format(day=weekday_name(code))) for code in codes]


def _countries() -> Choices:
    from holidays import list_supported_countries

    named = []
    for code in list_supported_countries():
        territory = QLocale.codeToTerritory(code)
        named.append((code, QLocale.territoryToString(territory) if territory.value else code))
    none: Choices = [("", _("No holidays"))]
    return none + sorted(named, key=lambda pair: pair[1])
