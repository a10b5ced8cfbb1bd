"""The ramp of new people in words: 25 %, 50 %, 75 % of a full quota, month by month."""

from __future__ import annotations

import re

from cockpit.wording import _

_PART = re.compile(r"(\d{1,3}(?:[.]\d{1,2})?)\s*(%?)", re.ASCII)


def ramp_from(text: str) -> tuple[float, ...]:
    """Shares from 0 to 1: ``25 %, 50 %`` as well as ``0.25, 0.5``; ValueError for anything else."""
    found = []
    for part in re.split(r"[,;]\s*", text.strip().strip(",;")):
        if not part:
            continue
        match = _PART.fullmatch(part)
        share = float(match[1]) if match else -1.0
        if match and (match[2] or share > 1):
            share /= 100
        if not 0 <= share <= 1:
            message = _("“{text}” is no share of a quota; write 25 %, 50 %, 75 %.")
            raise ValueError(message.format(text=part))
        found.append(share)
    return tuple(found)


def ramp_words(ramp: tuple[float, ...]) -> str:
    """As it is typed: 25 %, 50 %."""
    return ", ".join(f"{share * 100:g} %" for share in ramp)
