"""Shifts: when people were to work, and when they did."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: shift id; id; record id; external id
person: person; name; employee; employee name; agent; agent name; user; rep; mitarbeiter;
    empleado; agente; employe; medewerker; dipendente; funcionario; nom; nombre; nome; naam;
    operatore; operador
person_ref: person id; employee id; agent id; user id; badge; personalnummer
on_day: day; date; shift date; work date; on; datum; fecha; jour; data; tag; dia; giorno; dag
planned_start: planned start; scheduled start; shift start; start planned; rostered start; start
    time; start; plan start; beginn; schichtbeginn; geplanter beginn; debut prevu; inicio
    previsto; inizio previsto; geplande start
planned_end: planned end; scheduled end; shift end; end planned; rostered end; end time; end;
    plan end; ende; schichtende; geplantes ende; fin prevue; fin prevista; fin previsto; fine
    prevista; fim previsto; geplande einde; gepland einde
actual_start: actual start; clock in; clocked in; punch in; logged in; login; login time; time
    in; check in; started at; arrived; kommen; tatsachlicher beginn; arrivee; debut reel;
    entrada; inicio real; ingresso; inizio effettivo; werkelijke start
actual_end: actual end; clock out; clocked out; punch out; logged out; logout; logout time; time
    out; check out; ended at; left; gehen; tatsachliches ende; fin reelle; salida; fin real;
    saida; uscita; fine effettiva; werkelijk einde
break_seconds: break seconds; break; breaks; break time; break minutes; pause; pausen
training_seconds: training seconds; training; training time; training minutes; schulung;
    coaching
available_seconds: available seconds; available; available time; available minutes; idle time;
    ready time; idle; waiting time
missed: missed; absent; no show; did not attend; absence; fehlt; abwesend
excused: excused; absence excused; is excused; approved absence; entschuldigt; leave approved
"""
)


def shifts() -> Kind:
    """One row a person and a day; planned times beside actual ones give it away."""
    return Kind(
        key="shifts",
        title=_("Shifts"),
        fields=(*_when(), *_how_long()),
        signs=fields_that_tell(
            "person planned_start actual_start; person planned_start planned_end on_day; "
            "person_ref planned_start actual_start; person on_day missed; "
            "person on_day available_seconds; person on_day actual_start actual_end"
        ),
        own=("shift",),
        against=frozenset(
            headings("amount; stage; quota; subject; topic; call id; answered; type; activity type")
        ),
        files=headings("shift; roster; schedule; attendance; schicht; dienstplan; turno"),
        needs=("people",),
    )


def _when() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("Shift ID"), Reading.ID),
        _HEADS.field("person", _("Person"), Reading.TEXT),
        _HEADS.field("person_ref", _("Person ID"), Reading.ID),
        _HEADS.field("on_day", _("Day"), Reading.DATE),
        _HEADS.field("planned_start", _("Planned start"), Reading.CLOCK),
        _HEADS.field("planned_end", _("Planned end"), Reading.CLOCK),
        _HEADS.field("actual_start", _("Actual start"), Reading.CLOCK),
        _HEADS.field("actual_end", _("Actual end"), Reading.CLOCK),
    )


def _how_long() -> tuple[Field, ...]:
    return (
        _HEADS.field("break_seconds", _("Breaks"), Reading.WORK_TIME),
        _HEADS.field("training_seconds", _("Training"), Reading.WORK_TIME),
        _HEADS.field("available_seconds", _("Available"), Reading.WORK_TIME),
        _HEADS.field("missed", _("Missed"), Reading.FLAG),
        _HEADS.field("excused", _("Excused"), Reading.FLAG, strict=False),
    )
