"""Workbooks (XLSX, XLS, XLSB, ODS): sheets of typed cells, read by a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from cockpit.catalog.importers import workbook_child
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.catalog.importers.table import Cell
from cockpit.catalog.importers.zip_limits import insist_on_safe_zip
from cockpit.wording import _

SECONDS = 30.0
_LARGEST_FILE = 200 * 1024 * 1024
# A compound file; Excel keeps an encrypted workbook in a stream of one, under this name
# ([MS-OFFCRYPTO] 2.3.4.4). Entries of its directory lie at multiples of 128 bytes.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED, _ENTRY = "EncryptedPackage\0".encode("utf-16le"), 128


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet; ``first_row`` is the number of ``rows[0]`` in the file, ``first_column``
    that of its first cell."""

    name: str
    first_row: int
    first_column: int
    rows: list[list[Cell]]


def read_workbook(file: str, data: bytes) -> list[Sheet]:
    """The visible sheets that hold anything; ImportProblem when the file is unsafe or damaged."""
    if len(data) > _LARGEST_FILE:
        raise ImportProblem(file, _("the workbook is too large"), _("save it as CSV"))
    if data.startswith(b"PK"):
        insist_on_safe_zip(file, data)
    if _is_encrypted(data):
        raise _refusal(file, "encrypted")
    told = _here(file, data) if getattr(sys, "frozen", False) else _in_a_child(file, data)
    sheets = [
        Sheet(one["name"], one["first_row"], one["first_column"], _typed(one["rows"]))
        for one in told
    ]
    if not any(sheet.rows for sheet in sheets):
        raise ImportProblem(file, _("the workbook has no rows"), _("export it again"))
    return [sheet for sheet in sheets if sheet.rows]


def _is_encrypted(data: bytes) -> bool:
    if not data.startswith(_COMPOUND):
        return False
    at = data.find(_ENCRYPTED)
    while at > 0 and at % _ENTRY:
        at = data.find(_ENCRYPTED, at + 1)
    return at > 0


def _typed(rows: list[list[Any]]) -> list[list[Cell]]:
    """The child's pairs become dates and times again."""
    return [[_of_pair(cell) if type(cell) is list else cell for cell in row] for row in rows]


def _of_pair(pair: list[str]) -> Cell:
    letter, text = pair
    if letter == "m":
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if letter == "d" else time.fromisoformat(text)


def _in_a_child(file: str, data: bytes) -> list[dict[str, Any]]:
    """The script itself is run, without its folder on the path: it needs nothing of ours."""
    script = str(Path(workbook_child.__file__))
    try:
        done = subprocess.run(
            [sys.executable, "-P", script],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        why = _("the workbook takes longer than {n} seconds to read").format(n=int(SECONDS))
        raise ImportProblem(file, why, _("save it as CSV and import that")) from error
    if done.returncode == 0:
        sheets: list[dict[str, Any]] = json.loads(done.stdout)
        return sheets
    raise _refusal(file, done.stderr.decode("utf-8", errors="replace").strip())


def _here(file: str, data: bytes) -> list[dict[str, Any]]:
    """A frozen program has no interpreter to start: the zip's limits are the guard there."""
    try:
        return workbook_child.sheets_of(data)
    except MemoryError as error:
        raise _refusal(file, "too large") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise _refusal(file, str(error)) from error


def _refusal(file: str, said: str) -> ImportProblem:
    lowered = said.lower()
    if "password" in lowered or "encrypt" in lowered:
        why = _("the workbook is protected by a password")
        return ImportProblem(file, why, _("save it without one and import again"))
    if "too large" in lowered or "memory" in lowered:
        return ImportProblem(file, _("a sheet is too large"), _("save the rows you need as CSV"))
    why = _("the workbook is damaged or is not one")
    return ImportProblem(file, why, _("open it in a spreadsheet program and save it as CSV"))
