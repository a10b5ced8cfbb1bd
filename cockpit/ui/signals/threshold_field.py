"""A field for a line that figures should not cross: per cent, money or a plain number."""

from __future__ import annotations

from cockpit.domain.money import exponent
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import MINUS, number
from cockpit.wording import _


class ThresholdField(TextField):
    """The value is a fraction for per cent, minor units for money, else the number itself."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder, quiet=False)
        self._unit, self._currency = "plain", "USD"

    def set_unit(self, unit: str, currency: str) -> None:
        """Say what is typed: percent, money or plain."""
        self._unit, self._currency = unit, currency

    def read(self, text: str) -> object:
        """The number of the text."""
        bare = text.replace(MINUS, "-").replace("\u00a0", "").replace("%", "").replace(" ", "")
        bare = bare.replace(self._currency, "").replace(",", ".").lstrip("+")
        try:
            return float(bare) * self._scale()
        except ValueError:
            raise ValueError(_("“{text}” is no number.").format(text=text.strip())) from None

    def write(self, value: object) -> str:
        """As it is typed."""
        if not isinstance(value, float | int):
            return ""
        plain = round(value / self._scale(), 4)
        digits = 0 if float(plain).is_integer() else 1 if float(plain * 10).is_integer() else 2
        text = number(plain, digits)
        if self._unit == "percent":
            return f"{text}\u00a0%"
        return f"{text} {self._currency}" if self._unit == "money" else text

    def _scale(self) -> float:
        if self._unit == "percent":
            return 0.01
        return float(10 ** exponent(self._currency)) if self._unit == "money" else 1.0
