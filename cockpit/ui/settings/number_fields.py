"""Fields for whole numbers and for shares of a hundred."""

from __future__ import annotations

from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import age, number
from cockpit.wording import _


class WholeField(TextField):
    """A whole number; empty is None."""

    def read(self, text: str) -> object:
        """The number."""
        plain = text.strip().removesuffix("d").strip()
        if not plain:
            return None
        if not plain.isascii() or not plain.isdigit() or len(plain) > 6:
            raise ValueError(_("“{text}” is no whole number.").format(text=text.strip()))
        return int(plain)


class DaysField(WholeField):
    """A number of days, said as on the cards."""

    def write(self, value: object) -> str:
        """With its unit."""
        return age(value) if isinstance(value, int) else ""


class PercentField(TextField):
    """A share between 0 and 1, written in per cent."""

    def read(self, text: str) -> object:
        """The share."""
        plain = text.replace("%", "").replace("\u00a0", "").strip().replace(",", ".")
        try:
            share = float(plain) / 100
        except ValueError as error:
            message = _("“{text}” is no percentage.").format(text=text.strip())
            raise ValueError(message) from error
        if not 0 <= share <= 1:
            raise ValueError(_("A probability lies between 0 and 100 %."))
        return round(share, 6)

    def write(self, value: object) -> str:
        """In per cent, without needless decimals."""
        if not isinstance(value, float | int):
            return ""
        share = value * 100
        digits = 0 if abs(share - round(share)) < 1e-6 else 1
        return f"{number(share, digits)}\u00a0%"
