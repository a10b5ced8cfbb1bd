"""What belongs to this machine alone: colours, the size of text, what notifications say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.reminders.discretion import PRIVACY, QUIET_FROM, QUIET_TO, Privacy
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.ui.theme import theme
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import Form
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

TEXT_SCALE = "text_scale"
_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_FORM_WIDTH = 560


class Machine(Section):
    """Kept in a file of this machine, not with the data; nothing here can be undone, or need be."""

    def __init__(
        self,
        context: Context,
        memory: Memory,
        choose_theme: Callable[[str], object],
        watched: Callable[[], QWidget] | None = None,
    ) -> None:
        super().__init__(context)
        self._memory, self._choose_theme = memory, choose_theme
        panel, form = Panel(_("This machine")), Form()
        form.setMaximumWidth(_FORM_WIDTH)
        hint = _("These stay on this machine and do not travel with the data.")
        panel.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        colors: list[tuple[object, str]] = [
            ("system", _("As the system has it")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast-light", _("High contrast, light")),
            ("contrast-dark", _("High contrast, dark")),
        ]
        self._colors = form.add_row(
            _("Colours"), ChoiceField(colors, quiet=False), self._take_colors
        )
        scales: list[tuple[object, str]] = [(s, f"{s * 100:.0f}\u00a0%") for s in _SCALES]
        self._scale = form.add_row(_("Text"), ChoiceField(scales, quiet=False), self._take_scale)
        panel.body.addWidget(form)
        self.column.addWidget(panel)
        self.column.addWidget(self._notifications())
        if watched is not None:
            folder = Panel(_("Watched folder"))
            folder.body.addWidget(watched())
            self.column.addWidget(folder)
        self.column.addStretch(1)
        theme().changed.connect(self._on_theme)

    def _notifications(self) -> Panel:
        panel, form = Panel(_("Notifications on the desktop")), Form()
        form.setMaximumWidth(_FORM_WIDTH)
        hint = _(
            "While the screen is locked they say only how many. The inbox keeps every reminder."
        )
        panel.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        levels: list[tuple[object, str]] = [
            (Privacy.FULL.value, _("Title, kind and time")),
            (Privacy.TITLE.value, _("The title only")),
            (Privacy.COUNT.value, _("Only how many")),
        ]
        self._privacy = form.add_row(
            _("Show"), ChoiceField(levels, quiet=False), partial(self._take, PRIVACY)
        )
        hours: list[tuple[object, str]] = [("", _("Never"))]
        hours += [(f"{hour:02}:00", f"{hour:02}:00") for hour in range(24)]
        self._quiet_from = form.add_row(
            _("Quiet from"), ChoiceField(hours, quiet=False), partial(self._take, QUIET_FROM)
        )
        self._quiet_to = form.add_row(
            _("Quiet until"), ChoiceField(hours, quiet=False), partial(self._take, QUIET_TO)
        )
        panel.body.addWidget(form)
        return panel

    def refresh(self) -> None:
        """Show what holds."""
        self._privacy.set_value(self._memory.get(PRIVACY, Privacy.FULL.value))
        self._quiet_from.set_value(self._memory.get(QUIET_FROM, ""))
        self._quiet_to.set_value(self._memory.get(QUIET_TO, ""))
        self._colors.set_value(theme().choice)
        self._scale.set_value(self._memory.get(TEXT_SCALE, 1.0))

    @Slot()
    def _on_theme(self) -> None:
        self._colors.set_value(theme().choice)

    def _take(self, key: str, value: object) -> None:
        self._memory.put(key, str(value))

    def _take_colors(self, choice: object) -> None:
        self._choose_theme(str(choice))

    def _take_scale(self, scale: object) -> None:
        if isinstance(scale, float):
            theme().set_text_scale(scale)
            self._memory.put(TEXT_SCALE, scale)
