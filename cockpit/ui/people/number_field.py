"""A small whole number, within bounds."""

from __future__ import annotations

from cockpit.ui.widgets.fields import TextField
from cockpit.wording import _


class WholeField(TextField):
    """From ``least`` to ``most``; empty is None."""

    whole = True

    def __init__(self, least: int, most: int, placeholder: str = "") -> None:
        super().__init__(placeholder, quiet=False)
        self._least, self._most = least, most

    def read(self, text: str) -> object:
        """The number; ValueError says which ones there are."""
        plain = text.strip()
        if not plain:
            return None
        if not plain.isdecimal() or not self._least <= int(plain) <= self._most:
            raise ValueError(_("A whole number from {least} to {most}.").format(
                least=self._least, most=self._most
            ))  # fmt: skip
        return int(plain)
