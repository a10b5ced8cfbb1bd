"""People: who sells, in which team, under which manager."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


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
            headings("stage; deal stage; stage name; account name; account id; amount; company id")
        ),
        files=headings(
            "people; person; team; user; rep; agent; staff; employee; mitarbeiter; vertrieb"
        ),
    )


def _identity() -> tuple[Field, ...]:
    return (
        Field(
            "external_id",
            _("External ID"),
            Reading.ID,
            "id; record id; user id; person id; employee id; rep id; agent id; external id;"
            "personalnummer; account exe id",
        ),
        Field(
            "name",
            _("Name"),
            Reading.TEXT,
            "name; full name; sales agent; sales rep; sales representative; salesperson;"
            "sales person; agent; rep; employee; employee name; user; user name; display name;"
            "account executive; seller; team member; mitarbeiter; verkaufer; vertriebsmitarbeiter;"
            "nom; nom complet; vendeur; nombre; nombre completo; vendedor; nome; nome completo;"
            "venditore; naam; verkoper",
        ),
        Field(
            "first_name",
            _("First name"),
            Reading.TEXT,
            "first name; given name; forename; vorname; prenom; nombre de pila; primeiro nome;"
            "voornaam",
        ),
        Field(
            "last_name",
            _("Last name"),
            Reading.TEXT,
            "last name; surname; family name; nachname; nom de famille; apellido; apellidos;"
            "sobrenome; cognome; achternaam",
        ),
        Field(
            "email",
            _("Email"),
            Reading.TEXT,
            "email; e mail; email address; mail; work email; user email; e mail adresse; courriel;"
            "correo; correo electronico",
        ),
        Field(
            "role",
            _("Role"),
            Reading.TEXT,
            "role; title; job title; position; function; user role; rolle; funktion; fonction;"
            "cargo; puesto; ruolo; functie",
        ),
    )


def _place() -> tuple[Field, ...]:
    return (
        Field(
            "manager",
            _("Manager"),
            Reading.TEXT,
            "manager; sales manager; manager name; reports to; supervisor; team lead; team leader;"
            "boss; vorgesetzter; fuhrungskraft; leiter; teamleiter; responsable; superviseur; jefe;"
            "gerente; gestor; responsabile; leidinggevende",
        ),
        Field(
            "manager_ref", _("Manager ID"), Reading.ID, "manager id; reports to id; supervisor id"
        ),
        Field(
            "team",
            _("Team"),
            Reading.TEXT,
            "team; sales team; team name; hub spot team; hubspot team; group; department; squad;"
            "gruppe; abteilung; equipe; equipo; squadra",
        ),
        Field(
            "region",
            _("Region"),
            Reading.TEXT,
            "region; regional office; sales region; office; territory; branch; area; gebiet; buro;"
            "niederlassung; bureau; oficina; escritorio; regio",
        ),
        Field(
            "time_zone",
            _("Time zone"),
            Reading.TEXT,
            "time zone; timezone; time zone sid key; zeitzone; fuseau horaire; zona horaria",
        ),
    )


def _days() -> tuple[Field, ...]:
    return (
        Field(
            "hired_on",
            _("Joined on"),
            Reading.DATE,
            "hired on; hire date; hired; start date; joined; joined on; joining date;"
            "date of joining; eintrittsdatum; eintritt; date d embauche; fecha de ingreso;"
            "data de admissao; data di assunzione",
        ),
        Field(
            "quota_from",
            _("Quota from"),
            Reading.DATE,
            "quota from; quota start; quota start date; quota since",
        ),
        Field(
            "left_on",
            _("Left on"),
            Reading.DATE,
            "left on; leave date; leaving date; end date; termination date; left; exit date;"
            "austrittsdatum; austritt; date de depart; fecha de salida; data de saida",
        ),
    )
