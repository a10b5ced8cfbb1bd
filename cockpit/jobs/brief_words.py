"""The words of the brief, on screen and in the terminal."""

from __future__ import annotations

from cockpit.analysis.overnight import Happened
from cockpit.domain.day import NewsAbout
from cockpit.jobs.brief import Brief, ToSee
from cockpit.wording import _, n_

_NAMED = 2
# More of what came up overnight is shown when it is asked for.
MOST_URGENT = 12

NUMBER_WORDS = {
    "revenue": _("Won"),
    "deals_won": _("Deals won"),
    "activity_volume": _("Calls and meetings"),
}
_GOOD = (Happened.WON, Happened.FORWARD, Happened.PULLED_IN, Happened.GREW)
_WARN = (Happened.PUSHED, Happened.BACK)
_BAD = (Happened.LOST, Happened.SHRANK, Happened.QUIET)


def change_words() -> dict[Happened, str]:
    """What happened, in the order of the panel."""
    return {
        Happened.WON: _("Won"),
        Happened.LOST: _("Lost"),
        Happened.FORWARD: _("Moved forward"),
        Happened.BACK: _("Moved back"),
        Happened.PUSHED: _("Pushed out"),
        Happened.PULLED_IN: _("Pulled in"),
        Happened.GREW: _("Grew"),
        Happened.SHRANK: _("Shrank"),
        Happened.QUIET: _("Went quiet (14\u00a0d)"),
        Happened.NEW: _("New"),
        Happened.OWNER: _("Changed hands"),
    }


def tone_of(what: Happened) -> str:
    """The colour of what happened."""
    for tone, among in (("good", _GOOD), ("warn", _WARN), ("bad", _BAD)):
        if what in among:
            return tone
    return "dim"


def why(one: ToSee) -> str:
    """Why somebody is to be seen, in a few words."""
    if one.why == "blocker":
        return _("stuck: {blocker}").format(blocker=one.words)
    if one.why == "mood":
        return _("was low when you last asked")
    return n_("no activity for {n} day", "no activity for {n} days", one.days or 0)


def check_titles() -> dict[str, str]:
    """The four checks of the morning."""
    return {
        "team": _("The team’s calls and meetings of the day"),
        "calendar": _("Your calendar"),
        "inbox": _("Inbox and voicemail"),
        "news": _("News: us, rivals, industry"),
    }


def check_words(brief: Brief, hours: str) -> dict[str, str]:
    """What there is to know of each check; ``hours`` are those that are free, as text."""
    meetings = n_("{n} meeting", "{n} meetings", len(brief.meetings))
    calendar = _("{meetings}, {hours} h free before 13:00").format(meetings=meetings, hours=hours)
    return {
        "team": _team(brief),
        "calendar": calendar,
        "inbox": _("tick when cleared"),
        "news": news_words(brief),
    }


def _team(brief: Brief) -> str:
    sums: dict[str, int] = {}
    for one in brief.team:
        for kind, n in one.counts.items():
            sums[kind] = sums.get(kind, 0) + n
    kinds = {
        "call": lambda n: n_("{n} call", "{n} calls", n),
        "meeting": lambda n: n_("{n} meeting", "{n} meetings", n),
        "demo": lambda n: n_("{n} demo", "{n} demos", n),
    }
    parts = [kinds[kind](n) for kind, n in sums.items() if kind in kinds]
    others = sum(n for kind, n in sums.items() if kind not in kinds)
    parts += [n_("{n} other", "{n} others", others)] if others else []
    if not parts:
        return _("nothing is entered for the day yet")
    said = ", ".join(parts)
    if brief.without:
        return _("{said}; none: {names}").format(said=said, names=named(brief.without))
    return said


def named(who: tuple[str, ...]) -> str:
    """The first names, and how many more there are."""
    names, more = ", ".join(who[:_NAMED]), len(who) - _NAMED
    return _("{names} and {n} more").format(names=names, n=more) if more > 0 else names


def about_words() -> dict[NewsAbout, str]:
    """Whom news may be about."""
    return {
        NewsAbout.US: _("us"),
        NewsAbout.RIVAL: _("rivals"),
        NewsAbout.INDUSTRY: _("industry"),
    }


def news_words(brief: Brief) -> str:
    """How many notes there are and what the latest says."""
    if not brief.news:
        return _("nothing noted since the day before")
    latest = brief.news[0]
    notes = n_("{n} note", "{n} notes", len(brief.news))
    return _("{notes}; {about}: {text}").format(
        notes=notes, about=about_words()[latest.about], text=latest.text
    )
