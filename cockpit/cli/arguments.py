"""What may be typed: verbs, options before or after them, and one-line errors."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from cockpit import __doc__ as about
from cockpit.cli.help_words import HELP
from cockpit.wording import _

KINDS = (
    *("deals", "accounts", "people", "products", "contacts", "activities", "quotas"),
    *("notes", "stage_history", "leads", "calls", "surveys", "shifts", "rates"),
    *("deal_lines", "events"),
)
DIMENSIONS = (
    *("owner", "manager", "team", "region", "product", "stage", "source", "month", "quarter"),
    *("segment", "pipeline", "lost_reason", "type"),
)
# Options that take no value: what follows one of them may be the verb.
_FLAGS = frozenset(
    (
        "--demo",
        "--json",
        "--help",
        "--dry-run",
        "--whole",
        "--part",
        "--stalled",
        "--open",
        "--with-gaps",
        "--rows",
    )
) | {"--list"}


class UsageError(Exception):
    """Something typed wrongly; the message is the one line that is printed."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves the exit to the caller."""

    def add_argument(self, *names: str, **given: Any) -> argparse.Action:
        """As argparse has it, with the words of ``help_words``."""
        return super().add_argument(*names, **{"help": HELP.get(names[0])} | given)

    def error(self, message: str) -> NoReturn:
        """Raised, never printed with a usage block."""
        raise UsageError(f"{message}; see “cockpit --help”")


def day(text: str) -> date:
    """A date as 2017-12-31."""
    from cockpit.domain.period import YEARS

    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        message = _("“{text}” is no date, write it as 2017-12-31").format(text=text)
        raise argparse.ArgumentTypeError(message) from error
    if found.year not in YEARS:
        message = _("{text} is too far away; choose a day from {first} to {last}")
        years = {"first": YEARS.start, "last": YEARS.stop - 1}
        raise argparse.ArgumentTypeError(message.format(text=text, **years))
    return found


def count(text: str) -> int:
    """How many rows, none or more."""
    if not (text.isascii() and text.isdecimal()):
        message = _("“{text}” is no number of rows, write it as 20").format(text=text)
        raise argparse.ArgumentTypeError(message)
    return int(text)


def dimensions(text: str) -> tuple[str, ...]:
    """One or several dimensions with commas between."""
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    for word in words:
        if word not in DIMENSIONS:
            message = _("“{word}” is none of {all}").format(word=word, all=", ".join(DIMENSIONS))
            raise argparse.ArgumentTypeError(message)
    return words


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What the words mean; options may stand before the verb, after it and between its words."""
    first = verb_first(words)
    for name, _help, fill in _VERBS:
        if first[:1] == [name]:
            verb = Parser(prog=f"cockpit {name}", parents=[_options_everywhere()])
            verb.allow_abbrev = False
            fill(verb)
            return verb.parse_intermixed_args(first[1:], argparse.Namespace(verb=name))
    # The window is asked for, and waited for: the grammar of the verbs is not built for it.
    plain = Parser(parents=[_options_everywhere()], allow_abbrev=False, add_help=False)
    found, other = plain.parse_known_args(first, argparse.Namespace(verb=None))
    return parser().parse_args(first) if other else found


def verb_first(words: Sequence[str]) -> list[str]:
    """The words with the verb before its options; untouched when they hold no verb."""
    verbs = {name for name, _help, _fill in _VERBS}
    is_value = False
    for at, word in enumerate(words):
        if not word.startswith("-") and not is_value:
            return [word, *words[:at], *words[at + 1 :]] if word in verbs else list(words)
        is_value = word.startswith("--") and "=" not in word and word not in _FLAGS
    return list(words)


def parser() -> Parser:
    """The whole grammar."""
    everywhere = _options_everywhere()
    top = Parser(prog="cockpit", description=about, parents=[everywhere], allow_abbrev=False)
    top.set_defaults(verb=None)
    verbs = top.add_subparsers(dest="verb", parser_class=Parser, metavar="VERB")
    for name, help_text, fill in _VERBS:
        sub = verbs.add_parser(name, help=help_text, parents=[everywhere], allow_abbrev=False)
        fill(sub)
    return top


def _options_everywhere() -> Parser:
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="DIR")
    common.add_argument("--demo", action="store_true")
    common.add_argument("--json", action="store_true")
    common.add_argument("--as-of", type=day, metavar="DATE")
    common.add_argument("--known-at", type=day, metavar="DATE")
    common.add_argument("--limit", type=count, metavar="N")
    for scope in ("owner", "team", "region", "manager", "pipeline"):
        common.add_argument(f"--{scope}", metavar="NAME")
    return common


def _import(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("files", nargs="+", metavar="FILE")
    sub.add_argument("--kind", choices=KINDS)
    sub.add_argument("--mapping", metavar="NAME|FILE")
    sub.add_argument("--sheet", metavar="NAME")
    sub.add_argument("--range", metavar="B5:K204")
    sub.add_argument("--source", metavar="NAME")
    sub.add_argument("--exported-on", type=day, metavar="DATE")
    sub.add_argument("--dates", choices=("dmy", "mdy", "ymd"))
    sub.add_argument("--currency", metavar="C")
    sub.add_argument("--period", metavar="P")
    every = sub.add_mutually_exclusive_group()
    for name, const in (("--whole", True), ("--part", False)):
        every.add_argument(
            name, action="store_const", const=const, dest="whole", default=None, help=HELP[name]
        )
    sub.add_argument("--dry-run", action="store_true")


def _deals(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("text", nargs="*", metavar="TEXT")
    sub.add_argument("--stage", metavar="S")
    sub.add_argument("--stalled", action="store_true")
    sub.add_argument("--open", action="store_true")
    sub.add_argument("--closing", metavar="PERIOD")


def _move(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("deal", metavar="DEAL")
    sub.add_argument("stage", metavar="STAGE")
    sub.add_argument("--on", type=day, metavar="DATE")
    sub.add_argument("--amount", metavar="N")
    sub.add_argument("--reason", metavar="R")
    sub.add_argument("--with-gaps", action="store_true")


def _undo(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--rest", action="store_true")


def _history(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("deal", nargs="?", metavar="DEAL")


def _kpi(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("keys", nargs="*", metavar="KEY")
    sub.add_argument("--period", metavar="P")
    sub.add_argument("--by", type=dimensions, action="extend", default=[], metavar="DIMENSION")
    sub.add_argument("--rows", action="store_true")


def _reminders(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--from", type=day, metavar="DATE", dest="from_day")
    sub.add_argument("--to", type=day, metavar="DATE", dest="to_day")


def _export(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("kind", metavar="KIND")
    sub.add_argument("file", metavar="FILE")
    sub.add_argument("--stage", metavar="S")
    sub.add_argument("--stalled", action="store_true")
    sub.add_argument("--open", action="store_true")
    sub.add_argument("--closing", metavar="PERIOD")
    sub.add_argument("--text", nargs="*", default=[])


def _agenda(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--from", type=day, dest="first", metavar="DATE")
    sub.add_argument("--to", type=day, dest="last", metavar="DATE")
    sub.add_argument("--zone", metavar="Z")


def _picture(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("page", nargs="?", metavar="PAGE")
    sub.add_argument("file", nargs="?", metavar="FILE.png")
    sub.add_argument("--list", action="store_true", dest="list_pages")
    sub.add_argument("--theme", choices=("light", "dark"), default="light")
    sub.add_argument("--size", default="1440x900", metavar="WxH")


def _file(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("file", metavar="FILE")


def _restore(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("file", metavar="FILE")
    sub.add_argument("--dry-run", action="store_true")


def _settings(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("key", nargs="?", metavar="KEY")
    sub.add_argument("value", nargs="?", metavar="VALUE")


def _nothing(_sub: argparse.ArgumentParser) -> None:
    """A verb without words of its own."""


_VERBS = (
    ("import", _("take files in"), _import),
    ("deals", _("list deals"), _deals),
    ("move", _("move a deal to a stage"), _move),
    ("undo", _("take the last step back"), _undo),
    ("redo", _("do it again"), _nothing),
    ("history", _("what was done"), _history),
    ("kpi", _("measure"), _kpi),
    ("agenda", _("what happens when"), _agenda),
    ("reminders", _("what rings when"), _reminders),
    ("brief", _("the morning in one screen"), _nothing),
    ("export", _("write a table to a file"), _export),
    ("picture", _("a page of the window as a picture"), _picture),
    ("backup", _("a verified copy"), _file),
    ("restore", _("back from a copy"), _restore),
    ("check", _("look for damage"), _nothing),
    ("settings", _("read or write settings"), _settings),
)
