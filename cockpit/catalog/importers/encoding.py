"""Bytes to text: the encoding is told by marks and content, and said to the manager."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from cockpit.domain.drafts import Remark
from cockpit.wording import n_

_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Signs that stand beside no letter; and what no Western language writes: ``è`` before a vowel,
# ``ì`` and ``ù`` within a word, as Czech words read so have them.
_SIGNS = frozenset("£¥¢¤¿¼½¾¹³")
_UNHEARD_OF = re.compile(
    r"[èÈ][aeiouyáéíóú]|[ìÌùÙ](?=\w)|[øØ][áíìùýéaou]|iæ\b|[õÕ](?!e)(?=.*[áéíóú])", re.DOTALL
)
# The detector finds the alphabet; Latin ones it cannot tell apart, so their letters are weighed.
_LATIN = ("cp1252", "cp1250", "mac_roman")
_CANDIDATES = [
    *_LATIN, "cp1251", "cp1253", "iso8859_7", "koi8_r",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding's name for people, and what had to be replaced."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of ``data``, never failing: what fits no encoding is replaced and remarked."""
    for mark, codec, title in _MARKS:
        if data.startswith(mark):
            return _told(data.decode(codec, errors="replace"), title)
    wide = _wide(data[:4096])
    if wide:
        return _told(data.decode(wide, errors="replace"), "UTF-16")
    try:
        return _told(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _eight_bit(data)


def _told(text: str, title: str) -> Decoded:
    remarks = []
    if "\0" in text:
        lost = text.count("\0")
        text = text.replace("\0", "")
        remarks.append(Remark(n_("{n} empty character left out", "{n} empty characters left out",
                                 lost), 0))  # fmt: skip
    broken = text.count("\ufffd")
    if broken:
        said = n_("{n} character cannot be read", "{n} characters cannot be read", broken)
        remarks.append(Remark(said, 0))
    return Decoded(text, title, tuple(remarks))


def _wide(head: bytes) -> str:
    """UTF-16 without a mark shows as zeros in every other byte."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _eight_bit(data: bytes) -> Decoded:
    mended = data.decode("utf-8", errors="replace")
    wide = sum(letter > "\x7f" for letter in mended)
    if mended.count("\ufffd") < 0.05 * wide:
        return _told(mended, "UTF-8")
    codec = _detected(_telling_lines(data))
    title = "Windows-1252" if codec == "cp1252" else codec.replace("_", "-").upper()
    return _told(data.decode(codec, errors="replace"), title)


def _telling_lines(data: bytes) -> bytes:
    """Up to 64 KB of the lines that hold more than ASCII: only they tell the encoding."""
    picked: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            picked.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(picked)[:_SAMPLE]


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None or best.encoding in _LATIN:
        return min(_LATIN, key=lambda codec: _oddities(sample.decode(codec, errors="replace")))
    return best.encoding


def _oddities(text: str) -> int:
    """How many letters look wrong: a sign inside a word, a capital after a small letter."""
    odd, text = 0, f" {text} "
    for before, letter, after in zip(text, text[1:], text[2:], strict=False):
        if letter.isascii():
            continue
        inside = before.isalpha() and after.isalpha()
        odd += letter == "\ufffd" or (inside and not letter.isalpha())
        odd += letter.isupper() and (before.islower() or (inside and after.islower()))
        odd += letter in _SIGNS and (before.isalpha() or after.isalpha())
    return odd + len(_UNHEARD_OF.findall(text))
