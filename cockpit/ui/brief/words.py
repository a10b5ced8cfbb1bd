"""The words of the brief that more than one of its panels uses."""

from __future__ import annotations

from cockpit.analysis.overnight import Happened
from cockpit.domain.day import NewsAbout
from cockpit.jobs.brief import Brief, ToSee
from cockpit.wording import _, n_

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
        return _("nothing noted since yesterday")
    latest = brief.news[0]
    notes = n_("{n} note", "{n} notes", len(brief.news))
    return _("{notes}; {about}: {text}").format(
        notes=notes, about=about_words()[latest.about], text=latest.text
    )
