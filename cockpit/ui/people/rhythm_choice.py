"""How often a meeting comes, chosen rather than written."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis import rules
from cockpit.analysis.meeting_words import rule_words
from cockpit.analysis.recurrence_words import weekday_name
from cockpit.ui.people.number_field import WholeField
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import FormLabel
from cockpit.wording import _

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Often(StrEnum):
    """The ways to choose from."""

    ONCE = "once"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY_ON = "monthly_on"
    MONTHLY_NTH = "monthly_nth"
    LAST_WORKING = "last_working"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    OTHER = "other"


class RhythmChoice(QWidget):
    """``changed()`` after any choice; quarterly and yearly take their day from the start."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other = ""
        self.often, self.weekday = ChoiceField(quiet=False), ChoiceField(quiet=False)
        self.nth, self.every = ChoiceField(quiet=False), WholeField(1, 52)
        self.month_day = WholeField(1, 31)
        self.often.set_choices(_choices(""))
        self.weekday.set_choices([(code, weekday_name(code)) for code in _DAYS])
        self.nth.set_choices([
            (1, _("first")), (2, _("second")), (3, _("third")), (4, _("fourth")), (-1, _("last")),
        ])  # fmt: skip
        self._labels = {
            field: FormLabel(name, field)
            for field, name in (
                (self.every, _("Every")), (self.nth, _("Which")), (self.month_day, _("Day")),
                (self.weekday, _("Weekday")),
            )
        }  # fmt: skip
        self._lay_out()
        for choice in (self.often, self.weekday, self.nth):
            choice.committed.connect(choice.set_value)
            choice.committed.connect(self._on_changed)
        for number in (self.every, self.month_day):
            number.committed.connect(number.accept)
            number.committed.connect(self._on_changed)

    def _lay_out(self) -> None:
        second = QHBoxLayout()
        second.setSpacing(6)
        for field, label in self._labels.items():
            second.addWidget(label)
            second.addWidget(field)
        second.addStretch(1)
        for narrow in (self.every, self.month_day):
            narrow.setFixedWidth(52)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.often)
        column.addLayout(second)
        self.setFocusProxy(self.often)

    def set_rule(self, rule: str, starts_on: date) -> None:
        """Show a rule; one beyond these choices is kept as it is."""
        parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
        often = _often(parts, rule)
        self._other = rule if often is Often.OTHER else ""
        self.often.set_choices(_choices(self._other))
        self.often.set_value(often)
        day = parts.get("BYDAY", "")
        code = day[-2:] if day and "," not in day else _DAYS[starts_on.weekday()]
        self.weekday.set_value(code)
        nth = day[:-2] if often is Often.MONTHLY_NTH else ""
        self.nth.set_value(int(nth) if nth else 1)
        self.every.set_value(int(parts.get("INTERVAL", "1")))
        last = parts.get("BYMONTHDAY", "").rpartition(",")[2]
        self.month_day.set_value(int(last) if last.isdecimal() else starts_on.day)
        self._show()

    def rule(self, starts_on: date) -> str:
        """The rule that is chosen."""
        day, every = str(self.weekday.value()), _number(self.every.value(), 1)
        found = {
            Often.ONCE: "",
            Often.DAILY: rules.daily(every),
            Often.WEEKDAYS: rules.weekdays(),
            Often.WEEKLY: rules.weekly(day, every=every),
            Often.MONTHLY_ON: rules.monthly_on(_number(self.month_day.value(), 1), every),
            Often.MONTHLY_NTH: rules.monthly_nth(day, _number(self.nth.value(), 1), every),
            Often.LAST_WORKING: rules.last_working_day(),
            Often.QUARTERLY: rules.quarterly_on(starts_on.day, starts_on.month),
            Often.YEARLY: rules.yearly_on(starts_on.month, starts_on.day),
        }
        return found.get(Often(str(self.often.value())), self._other)

    @Slot()
    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        often = self.often.value()
        counted = (Often.DAILY, Often.WEEKLY, Often.MONTHLY_ON, Often.MONTHLY_NTH)
        shown = {
            self.every: often in counted,
            self.nth: often == Often.MONTHLY_NTH,
            self.month_day: often == Often.MONTHLY_ON,
            self.weekday: often in (Often.WEEKLY, Often.MONTHLY_NTH),
        }
        for field, label in self._labels.items():
            field.setVisible(shown[field])
            label.setVisible(shown[field])


def _choices(other: str) -> list[tuple[object, str]]:
    found: list[tuple[object, str]] = [
        (Often.WEEKLY, _("weekly, or every few weeks")),
        (Often.DAILY, _("daily, or every few days")),
        (Often.WEEKDAYS, _("every weekday")), (Often.MONTHLY_ON, _("monthly, on a day")),
        (Often.MONTHLY_NTH, _("monthly, on a weekday")),
        (Often.LAST_WORKING, _("last working day of the month")),
        (Often.QUARTERLY, _("every quarter, as it starts")),
        (Often.YEARLY, _("every year, as it starts")), (Often.ONCE, _("once")),
    ]  # fmt: skip
    return [*found, (Often.OTHER, rule_words(other))] if other else found


def _often(parts: dict[str, str], rule: str) -> Often:
    """Which of the choices writes this rule."""
    frequency, day = parts.get("FREQ", ""), parts.get("BYDAY", "")
    if not rule:
        return Often.ONCE
    if rule == rules.weekdays():
        return Often.WEEKDAYS
    if rule == rules.last_working_day():
        return Often.LAST_WORKING
    if parts.keys() & {"COUNT", "UNTIL", "WKST"} or "," in day:
        return Often.OTHER
    if frequency == "MONTHLY" and "BYMONTH" in parts:
        return Often.QUARTERLY if parts["BYMONTH"].count(",") == 3 else Often.OTHER
    if frequency == "MONTHLY" and day[:-2] in ("1", "2", "3", "4", "-1"):
        return Often.MONTHLY_NTH
    if frequency == "MONTHLY" and parts.get("BYMONTHDAY", "-1") != "-1":
        return Often.MONTHLY_ON
    plain = {"WEEKLY": Often.WEEKLY, "DAILY": Often.DAILY, "YEARLY": Often.YEARLY}
    return plain.get(frequency, Often.OTHER)


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise
