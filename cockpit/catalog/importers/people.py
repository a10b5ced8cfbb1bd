"""People: who sells, in which team, under which manager."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; user id; person id; employee id; rep id; agent id; external id;
    personalnummer; account exe id
name: name; full name; sales agent; sales rep; sales representative; salesperson; sales person;
    agent; rep; employee; employee name; user; user name; display name; account executive;
    seller; team member; mitarbeiter; verkaufer; vertriebsmitarbeiter; nom; nom complet;
    vendeur; nombre; nombre completo; vendedor; nome; nome completo; venditore; naam; verkoper;
    vor und nachname; name vorname; nome e cognome; cognome e nome; nombre y apellidos; nom et
    prenom; prenom et nom; nome e sobrenome; nome e apelido; first and last name; volledige naam;
    氏名; 担当者名; 社員名
first_name: first name; given name; forename; vorname; prenom; nombre de pila; primeiro nome;
    voornaam
last_name: last name; surname; family name; nachname; nom de famille; apellido; apellidos;
    sobrenome; cognome; achternaam
email: email; e mail; email address; mail; work email; user email; e mail adresse; courriel;
    correo; correo electronico;
    メール; メールアトレス
role: role; title; job title; position; function; user role; rolle; funktion; fonction; cargo;
    puesto; ruolo; functie;
    役割; 役職
manager: manager; sales manager; manager name; reports to; supervisor; team lead; team leader;
    boss; vorgesetzter; fuhrungskraft; leiter; teamleiter; responsable; superviseur; jefe;
    gerente; gestor; responsabile; leidinggevende; teamleitung; manager email;
    上司; マネーシャー
manager_ref: manager id; reports to id; supervisor id
team: team; sales team; team name; hub spot team; hubspot team; group; department; squad;
    gruppe; abteilung; equipe; equipo; squadra;
    チーム; 部署; 部門
region: region; regional office; sales region; office; territory; branch; area; gebiet; buro;
    niederlassung; bureau; oficina; escritorio; regio; standort; delegacion; ort; sede;
    vestiging; localisation; location; filiale; agence;
    地域; エリア
time_zone: time zone; timezone; time zone sid key; zeitzone; fuseau horaire; zona horaria
hired_on: hired on; hire date; hired; start date; joined; joined on; joining date; date of
    joining; eintrittsdatum; eintritt; date d embauche; fecha de ingreso; data de admissao; data
    di assunzione
quota_from: quota from; quota start; quota start date; quota since
left_on: left on; leave date; leaving date; end date; termination date; left; exit date;
    austrittsdatum; austritt; date de depart; fecha de salida; data de saida
"""
)


def people() -> Kind:
    """One row a person on our side; a manager, a team or a day of joining gives it away."""
    return Kind(
        key="people",
        title=_("People"),
        fields=(*_identity(), *_place(), *_days()),
        signs=fields_that_tell(
            "name manager; name team; name hired_on email; name hired_on role; "
            "name quota_from; name role email; last_name manager; last_name team; "
            "email manager; email manager_ref; email time_zone; name manager_ref; "
            "name region email"
        ),
        own=("user", "person", "employee", "rep", "agent"),
        against=frozenset(
            headings(
                "stage; deal stage; stage name; account name; account id; amount; company id;"
                "lost reason; probability; probability of winning; expected close; milestone"
            )
        ),
        files=headings(
            "people; person; team; user; rep; agent; staff; employee; mitarbeiter; vertrieb"
        ),
    )


def _identity() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("name", _("Name"), Reading.TEXT),
        _HEADS.field("first_name", _("First name"), Reading.TEXT),
        _HEADS.field("last_name", _("Last name"), Reading.TEXT),
        _HEADS.field("email", _("Email"), Reading.TEXT),
        _HEADS.field("role", _("Role"), Reading.TEXT),
    )


def _place() -> tuple[Field, ...]:
    return (
        _HEADS.field("manager", _("Manager"), Reading.TEXT),
        _HEADS.field("manager_ref", _("Manager ID"), Reading.ID),
        _HEADS.field("team", _("Team"), Reading.TEXT),
        _HEADS.field("region", _("Region"), Reading.TEXT),
        _HEADS.field("time_zone", _("Time zone"), Reading.TEXT),
    )


def _days() -> tuple[Field, ...]:
    return (
        _HEADS.field("hired_on", _("Joined on"), Reading.DATE),
        _HEADS.field("quota_from", _("Quota from"), Reading.DATE),
        _HEADS.field("left_on", _("Left on"), Reading.DATE),
    )
