"""How a figure is said: its value with the unit, its change, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.analysis.figure import Beside
from cockpit.analysis.metric import Counts, Metric, Unit
from cockpit.analysis.reading import Reading
from cockpit.domain.money import exponent
from cockpit.ui.widgets.figures import count, day, money, number, percent, short_money
from cockpit.wording import _, n_

UP, DOWN = "\u25b2", "\u25bc"
# Under so many rows a proportion shows its interval instead of its change.
FEW = 30
_MILLION = 1_000_000
_MANY_DAYS = 100


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words, and the colour token it may be shown in."""

    text: str
    tone: str


def value_words(metric: Metric, value: float | None, currency: str, *, exact: bool = False) -> str:
    """The value with its unit: 63.2 %, $2.84M, 52 d, 2.9×; n/a when there is none."""
    if value is None:
        return _("n/a")
    if metric.unit is Unit.RATIO:
        return percent(value)
    if metric.is_money:
        return _money(metric, value, currency, exact)
    if metric.unit is Unit.DAYS:
        return _("{n} d").format(n=number(value, 1 if exact else 0))
    if metric.unit is Unit.HOURS:
        return _("{n} h").format(n=number(value, 1))
    if metric.unit is Unit.SECONDS:
        return _("{n} s").format(n=number(value, 1 if exact else 0))
    if metric.unit is Unit.TIMES:
        return f"{number(value)}×"
    return count(round(value)) if float(value).is_integer() else number(value)


def beside_words(one: Beside, currency: str) -> str:
    """A figure said beside another, with its name: Required 3.1×."""
    if one.value is None:
        said = _("n/a")
    elif one.unit == Unit.RATIO:
        said = percent(one.value)
    elif one.unit in (Unit.MONEY, Unit.MONEY_PER_DAY):
        said = money(round(one.value), currency)
    else:
        said = _of_unit(one.value, one.unit)
    return _("{what}: {value}").format(what=one.title, value=said)


def _of_unit(value: float, unit: str) -> str:
    words = {
        Unit.TIMES: "{n}×",
        Unit.DAYS: _("{n} d"),
        Unit.HOURS: _("{n} h"),
        Unit.SECONDS: _("{n} s"),
    }
    digits = 0 if unit == Unit.COUNT and float(value).is_integer() else 1
    return next((said for key, said in words.items() if key == unit), "{n}").format(
        n=number(value, digits)
    )


def _money(metric: Metric, value: float, currency: str, exact: bool) -> str:
    """Sums are shortened, averages are told to the unit."""
    if exact:
        return money(round(value), currency)
    unit = 10 ** exponent(currency)
    if metric.denominator is not None and abs(value) < _MILLION * unit:
        return money(round(value / unit) * unit, currency)
    return short_money(value, currency)


def change_words(reading: Reading) -> Change | None:
    """The change on the previous period to date; None where there is nothing to compare with."""
    difference = reading.previous.difference
    if difference is None:
        return None
    return Change(*_signed(reading, difference))


def _signed(reading: Reading, difference: float) -> tuple[str, str]:
    metric, growth = reading.metric, reading.previous.growth
    size = _size(metric, abs(difference), growth, reading.currency)
    if not size:
        return _("no change"), "dim"
    sign = UP if difference > 0 else DOWN
    if metric.higher_is_better is None:
        return f"{sign} {size}", "dim"
    better = (difference > 0) == metric.higher_is_better
    return f"{sign} {size}", "good" if better else "bad"


def _size(metric: Metric, difference: float, growth: float | None, currency: str) -> str:
    """How large it is, in points, days or per cent; nothing when it rounds to none."""
    if metric.unit is Unit.RATIO:
        points = round(difference * 100, 1)
        return _("{n} pts").format(n=number(points)) if points else ""
    if metric.unit is Unit.DAYS:
        digits = 0 if difference >= _MANY_DAYS else 1
        return _("{n} d").format(n=number(difference, digits)) if round(difference, 1) else ""
    if growth is None:
        return value_words(metric, difference, currency) if difference else ""
    return percent(abs(growth)) if round(abs(growth), 3) else ""


def range_words(reading: Reading) -> str:
    """How much stands behind a figure, and where a proportion likely lies: 12 deals · likely
    41–83 %."""
    counted = counted_words(reading.metric, reading.n)
    if reading.interval is None:
        return counted
    return _("{counted} · {likely}").format(counted=counted, likely=likely_words(reading.interval))


def likely_words(interval: tuple[float, float]) -> str:
    """Where a proportion likely lies: likely 41–83 %."""
    low, high = (number(share * 100, 0) for share in interval)
    return _("likely {low}–{high}\u00a0%").format(low=low, high=high)


def likely_meaning(reading: Reading) -> str:
    """What is meant by likely, for whoever asks; nothing where there is no range."""
    if reading.interval is None:
        return ""
    return _(
        "Likely: with {counted} chance alone moves the figure within this range 95 times of 100."
        " The more there are, the narrower it is."
    ).format(counted=counted_words(reading.metric, reading.n))


def counted_words(metric: Metric, n: int) -> str:
    """So many of what the figure counts: 1,985 deals."""
    counts = metric.counts
    if counts is Counts.LEADS:
        return n_("{n} lead", "{n} leads", n)
    if counts is Counts.CALLS:
        return n_("{n} call", "{n} calls", n)
    if counts is Counts.ACTIVITIES:
        return n_("{n} activity", "{n} activities", n)
    if counts is Counts.SURVEYS:
        return n_("{n} answer", "{n} answers", n)
    if counts is Counts.SHIFTS:
        return n_("{n} shift", "{n} shifts", n)
    return n_("{n} deal", "{n} deals", n)


def counted_title(metric: Metric) -> str:
    """What the figure counts, over a column of numbers: deals."""
    return {
        Counts.LEADS: _("leads"), Counts.CALLS: _("calls"), Counts.ACTIVITIES: _("activities"),
        Counts.SURVEYS: _("answers"), Counts.SHIFTS: _("shifts"),
    }.get(metric.counts, _("deals"))  # fmt: skip


def reason_words(reading: Reading) -> str:
    """Why there is no figure."""
    return reading.reason or _("nothing to count yet")


def doubts(reading: Reading) -> str:
    """What is counted but not priced, estimated, or left out; nothing when all is sure."""
    parts = []
    if reading.estimated:
        parts.append(n_("{n} at list price", "{n} at list price", reading.estimated))
    if reading.not_priced:
        parts.append(n_("{n} without a price", "{n} without a price", reading.not_priced))
    if reading.left_out:
        parts.append(n_("{n} left out", "{n} left out", len(reading.left_out)))
    return ", ".join(parts)


def pace(reading: Reading, gone: float) -> Change | None:
    """How far a share of a target is from the share of working days gone, while it runs."""
    if reading.value is None or not 0 < gone < 1:
        return None
    points = (reading.value - gone) * 100
    size = number(abs(points), 0)
    if points <= -0.5:
        return Change(_("{sign} {n} pts behind pace").format(sign=DOWN, n=size), "warn")
    if points >= 0.5:
        return Change(_("{sign} {n} pts ahead of pace").format(sign=UP, n=size), "good")
    return Change(_("on pace"), "good")


def compared_with(reading: Reading) -> str:
    """What the change is measured against, for the tooltip."""
    before = reading.previous.period
    first, last = day(before.start), day(before.last_day)
    return _("compared with {first} – {last}").format(first=first, last=last)
