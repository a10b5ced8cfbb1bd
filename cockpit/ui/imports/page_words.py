"""What the page says at each point of an import: messages, figures, verbs."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.ui.imports.counts import CountLine
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.messages import Message
from cockpit.ui.imports.plan_shown import FileRefused, FileShown, count_lines, verb_of
from cockpit.ui.imports.state import State
from cockpit.ui.imports.wishes import WHOLE
from cockpit.ui.widgets import figures
from cockpit.wording import _, n_

FAILURE, REFUSED = "failure", "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The panel beside the files; an empty verb means no button."""

    title: str
    lines: list[CountLine]
    note: str
    verb: str
    enabled: bool = True
    other: str = ""


def messages_of(importing: Importing, file: FileShown | None) -> list[Message]:
    """What failed, the files that cannot be read, and what the shown file asks."""
    messages = []
    if importing.failure:
        messages.append(Message(FAILURE, "error", importing.failure, closable=True))
    for at, refused in enumerate(importing.refused):
        key = f"{REFUSED}:{at}"
        messages.append(Message(key, "error", refusal_sentence(refused), closable=True))
    if file is not None and importing.state is State.READY:
        messages += [
            Message(asked.what, "warn", asked.sentence, asked.answers) for asked in file.questions
        ]
        messages += _about_a_part(importing, file)
    return messages


def _about_a_part(importing: Importing, file: FileShown) -> list[Message]:
    """An export that seems to lack deals: only the manager knows whether they are gone there."""
    if not file.report.partial or file.questions or importing.wish.whole is not None:
        return []
    said = n_(
        "This looks like a part of an export: {n} deal known from there is not in it.",
        "This looks like a part of an export: {n} deals known from there are not in it.",
        file.report.partial,
    )
    return [Message(WHOLE, "info", said, ((WHOLE, _("It is whole: mark them")),))]


def refusal_sentence(refused: FileRefused) -> str:
    """Why a file cannot be read, and the way out."""
    said = _("{file} was not taken: {why}.").format(file=refused.path.name, why=refused.why)
    return f"{said} {_capital(refused.remedy)}." if refused.remedy else said


def outcome_of(importing: Importing) -> Outcome:
    """What the panel beside the files shows now."""
    if importing.state is State.DONE:
        return _done(importing)
    if importing.planned is None:
        return Outcome(_("What will happen"), [], _("Nothing is written until you confirm."), "")
    shown = importing.planned.shown
    lines = count_lines(shown.reports)
    title = _("What will happen")
    if importing.state is State.WRITING:
        return Outcome(_("What happens"), lines, "", verb_of(shown.reports), enabled=False)
    if importing.stale:
        return Outcome(title, lines, _("Checking again…"), _("Checking…"), enabled=False)
    verb = verb_of(shown.reports)
    if shown.asks:
        rows = sum(report.rows for report in shown.reports)
        lines = [CountLine(_("Rows read"), figures.count(rows))]
        note = _("A question is open. What will happen is known once it is answered.")
        return Outcome(title, lines, note, _("Import"), enabled=False)
    if not verb:
        note = _("The files say nothing that is not here already.")
        return Outcome(title, lines, note, _("Nothing to import"), enabled=False)
    return Outcome(title, lines, _("One step: Ctrl Z takes the whole import back."), verb)


def _done(importing: Importing) -> Outcome:
    lines = count_lines(importing.reports, done=True)
    more = _("Import more files")
    if importing.taken_back:
        return Outcome(_("What was taken back"), lines, "", _("Open the pipeline"), other=more)
    note = _("Ctrl Z takes the whole import back.")
    return Outcome(_("What happened"), lines, note, _("Open the pipeline"), other=more)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
