"""The settings verb: what belongs to the data, read and written."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict, fields
from typing import Any

from cockpit.actions.preferences import set_preference
from cockpit.cli.arguments import UsageError
from cockpit.cli.output import print_json, print_table, wants_json
from cockpit.domain.preferences import Preferences, sentences
from cockpit.domain.ramp import ramp_from
from cockpit.queries.names import person_named
from cockpit.wording import _
from cockpit.workspace import Workspace


def do_settings(workspace: Workspace, arguments: Namespace) -> int:
    """All settings, one of them, or a new value for it."""
    key: str | None = arguments.key
    known = [item.name for item in fields(Preferences)]
    if key is not None and key not in known:
        raise UsageError(
            _("there is no setting “{key}”; there are {all}").format(key=key, all=", ".join(known))
        )
    if key is not None and arguments.value is not None:
        workspace.do(set_preference, key, _value(workspace, key, arguments.value))
    values = asdict(workspace.preferences())
    if key is not None:
        values = {key: values[key]}
    if wants_json(arguments):
        print_json(values)
    else:
        said = sentences()
        rows = [[name, json.dumps(value), said[name]] for name, value in values.items()]
        print_table([_("Setting"), _("Value"), _("What it means")], rows)
    return 0


def _value(workspace: Workspace, key: str, text: str) -> Any:
    if key == "me":
        return workspace.ask(person_named, text) if text else None
    if key == "tiles":
        return tuple(word.strip() for word in text.split(",") if word.strip())
    if key == "ramp":
        try:
            return ramp_from(text)
        except ValueError as error:
            raise UsageError(str(error)) from error
    if key == "fiscal_start_month":
        try:
            return int(text)
        except ValueError as error:
            raise UsageError(_("the fiscal year's first month is a number, 1 to 12")) from error
    if key == "demo":
        return _yes_or_no(text)
    return text.upper() if key in ("reporting_currency", "holiday_country") else text


def _yes_or_no(text: str) -> bool:
    said = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in said:
        raise UsageError(_("“{text}” is neither yes nor no").format(text=text))
    return said[text.lower()]
