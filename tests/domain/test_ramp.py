"""A ramp is typed as people say it."""

from __future__ import annotations

import pytest

from cockpit.domain.ramp import ramp_from, ramp_words


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("25 %, 50%, 75", (0.25, 0.5, 0.75)),
        ("0.25; 0.5", (0.25, 0.5)),
        ("", ()),
        ("100 %,", (1.0,)),
        ("0, 12.5 %", (0.0, 0.125)),
    ],
)
def test_shares_are_read(text: str, shares: tuple[float, ...]) -> None:
    assert ramp_from(text) == shares
    assert ramp_from(ramp_words(shares)) == shares


@pytest.mark.parametrize("text", ["half", "120 %", "-5 %", "25 50"])
def test_anything_else_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="share of a quota"):
        ramp_from(text)
