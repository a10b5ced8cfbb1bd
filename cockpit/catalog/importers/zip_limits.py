"""A zip's own directory, read before anything is unpacked: bombs stop here."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from cockpit.catalog.importers.problems import ImportProblem
from cockpit.wording import _

LARGEST_UNPACKED = 200 * 1024 * 1024
HIGHEST_RATIO = 200
MOST_MEMBERS = 5_000
# Small parts of an honest workbook can be very regular; only a large one is a bomb.
_RATIO_COUNTS_FROM = 1024 * 1024


def insist_on_safe_zip(file: str, data: bytes) -> None:
    """ImportProblem when the archive would unpack to too much, or out of its folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise ImportProblem(file, _("the file is damaged"), _("export it again")) from error
    why = _too_much(members) or _strange(members)
    if why:
        raise ImportProblem(file, why, _("save the rows you need as CSV and import that"))


def _too_much(members: list[zipfile.ZipInfo]) -> str:
    if len(members) > MOST_MEMBERS:
        return _("it holds more than {most} parts").format(most=f"{MOST_MEMBERS:,}")
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        most = LARGEST_UNPACKED // 1024**2
        return _("it unpacks to more than {most} MB").format(most=most)
    for member in members:
        ratio = member.file_size / max(1, member.compress_size)
        if member.file_size > _RATIO_COUNTS_FROM and ratio > HIGHEST_RATIO:
            return _("a part of it is packed more than {most} times").format(most=HIGHEST_RATIO)
    return ""


def _strange(members: list[zipfile.ZipInfo]) -> str:
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in member.filename[:3]:
            return _("it names a part outside itself")
        if member.flag_bits & 0x1:
            return _("it is protected by a password")
    return ""
