"""Choosing one of very many by typing its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter

from cockpit.ui.widgets.fields import TextField
from cockpit.wording import _

Choices = Sequence[tuple[int, str]]


class NameField(TextField):
    """Its value is an id or None; ``offers`` gives (id, name) and is asked when it is entered."""

    def __init__(
        self, offers: Callable[[], Choices], placeholder: str = "", *, quiet: bool = True
    ) -> None:
        super().__init__(placeholder, quiet=quiet)
        self._offers = offers
        self._names: dict[int, str] = {}
        self._found = QStringListModel(self)
        self.offer(QCompleter(self._found, self))

    def show_name(self, id: int | None, name: str) -> None:
        """Show what an id is called, without asking for all the others."""
        if id is not None:
            self._names[id] = name
        self.set_value(id)

    def read(self, text: str) -> object:
        """The id of the name; ValueError when nothing is called so."""
        wanted = " ".join(text.split()).casefold()
        if not wanted:
            return None
        for id, name in self._offers():
            if " ".join(name.split()).casefold() == wanted:
                self._names[id] = name
                return id
        raise ValueError(_("Nothing here is called “{text}”.").format(text=text.strip()))

    def write(self, value: object) -> str:
        """The name of an id."""
        return self._names.get(value, "") if isinstance(value, int) else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Now the names are needed."""
        self._found.setStringList([name for _id, name in self._offers()])
        super().focusInEvent(event)
