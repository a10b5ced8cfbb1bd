"""When something is, and how long: typed, read, and shown again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cockpit.analysis.wall_time import instant
from cockpit.domain.period import DAY
from cockpit.ui.tasks.task_form import TimeField
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

_LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240, 480)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Aware times of the business zone, or dates for whole days (the end exclusive)."""

    start: date
    end: date

    @property
    def minutes(self) -> int:
        """How long; 0 for whole days."""
        if not isinstance(self.start, datetime) or not isinstance(self.end, datetime):
            return 0
        return (self.end - self.start) // _MINUTE


class WhenFields:
    """``on_day``, ``at`` (left empty: the whole day) and ``length``, for a form to lay out."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._days = 1
        self.on_day = DateField(workspace.today, quiet=False)
        self.at = TimeField(_("whole day"), quiet=False)
        self.length = ChoiceField(quiet=False)
        self.length.committed.connect(self.length.set_value)

    def show_stretch(self, stretch: Stretch) -> None:
        """Show when it is."""
        start = stretch.start
        self._days = 1
        if isinstance(start, datetime):
            self.on_day.set_value(start.date())
            self.at.setText(f"{start:%H:%M}")
        else:
            self.on_day.set_value(start)
            self.at.setText("")
            self._days = max(1, (stretch.end - start).days)
        minutes = stretch.minutes or 30
        known = sorted({*_LENGTHS, minutes})
        self.length.set_choices([(n, _length_words(n)) for n in known])
        self.length.set_value(minutes)

    def read(self) -> Stretch:
        """What is typed; ValueError carries a sentence."""
        on = self.on_day.read(self.on_day.text())
        if not isinstance(on, date):
            raise ValueError(_("On which day?"))
        text = self.at.read(self.at.text())
        if not text:
            return Stretch(on, on + self._days * DAY)
        zone = self._workspace.zone()
        local = datetime.combine(on, time.fromisoformat(str(text)))
        start = instant(local, zone).astimezone(zone)
        minutes = self.length.value()
        assert isinstance(minutes, int)
        # By the instant: a night on which the clocks change is no shorter a meeting.
        return Stretch(start, (instant(local, zone) + minutes * _MINUTE).astimezone(zone))


def _length_words(minutes: int) -> str:
    if minutes % 60 or minutes < 60:
        return n_("{n} minute", "{n} minutes", minutes)
    return n_("{n} hour", "{n} hours", minutes // 60)
