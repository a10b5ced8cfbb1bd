"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import io
import zipfile
from enum import Enum

from cockpit.catalog.importers.problems import ImportProblem
from cockpit.wording import _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


class Form(Enum):
    """The forms that can be told apart."""

    TEXT = "text"
    WORKBOOK = "workbook"
    ZIP = "zip"


def form_of(file: str, data: bytes) -> Form:
    """The form of ``data``; ImportProblem for what can hold no table."""
    if not data.strip():
        raise ImportProblem(file, _("the file is empty"), _("export it again"))
    if data.startswith(b"PK"):
        return _form_of_zip(file, data)
    if data.startswith(_OLE):
        return Form.WORKBOOK
    foreign = _foreign(data)
    if foreign:
        remedy = _("save it as CSV or XLSX and import that")
        raise ImportProblem(file, _("this is {what}, not a table").format(what=foreign), remedy)
    return Form.TEXT


def _form_of_zip(file: str, data: bytes) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        why = _("the workbook is damaged or cut off")
        raise ImportProblem(file, why, _("export it again")) from error
    return Form.WORKBOOK if names.intersection(_WORKBOOK_PARTS) else Form.ZIP


def _foreign(data: bytes) -> str:
    """What kind of thing the bytes are when they are certainly no table, else nothing."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    marks = (
        (b"%pdf", _("a PDF")),
        (b"\x89png", _("a picture")),
        (b"\xff\xd8\xff", _("a picture")),
        (b"gif8", _("a picture")),
        (b"\x1f\x8b", _("a compressed file")),
        (b"7z\xbc\xaf", _("a compressed file")),
        (b"rar!", _("a compressed file")),
        (b"sqlite format 3", _("a database")),
        (b"begin:vcalendar", _("a calendar")),
        (b"begin:vcard", _("a contact card")),
        (b"<!doctype html", _("a web page")),
        (b"<html", _("a web page")),
        (b"<?xml", _("an XML file")),
        (b"<table", _("a web page")),
        (b'{"', _("a JSON file")),
        (b"[{", _("a JSON file")),
    )
    for mark, what in marks:
        if head.startswith(mark):
            return what
    return _("a program's own file") if _is_binary(data[:4096]) else ""


def _is_binary(head: bytes) -> bool:
    """True for bytes that no text encoding with a table in it would give."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    # UTF-16 has a zero beside nearly every letter.
    if 0.3 < head.count(0) / len(head) < 0.7:
        return False
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\x1a" for byte in head)
    return control > max(8, 0.02 * len(head))
