"""The flight pack in the real window: gaps and what closes them, both zones, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPageSize, QPdfWriter
from pytestqt.qtbot import QtBot

from cockpit.actions.cadences import set_cadence
from cockpit.actions.meetings import add_point
from cockpit.actions.people import add_person
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.period import DAY
from cockpit.jobs.flight_pack import Mend, Sheet
from cockpit.ui.flight_pack.page import FlightPackPage
from cockpit.ui.flight_pack.paper import document, keep_headings
from cockpit.ui.widgets.plain_label import PlainLabel
from tests.journeys.desk import Desk

HARM = '<img src="file:///canary"> & <b>Ana</b>'


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data", qtbot)
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Desk) -> FlightPackPage:
    workspace = desk.session.workspace
    who = workspace.do(add_person, HARM)
    daily = MeetingCadence(MeetingKind.ONE_ON_ONE, "One-on-one", workspace.today(), "FREQ=DAILY",
                           "10:00", person_id=who, zone="UTC")  # fmt: skip
    workspace.do(set_cadence, daily)
    workspace.do(add_point, "Pricing sheet", person_id=who)
    desk._walk.calendars.open_pack()
    desk.wait()
    found: Any = desk.session.window.page("flight_pack")
    assert isinstance(found, FlightPackPage)
    return found


def _words(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(PlainLabel) if one.text()]


def test_each_gap_is_closed_by_its_button(desk: Desk, page: FlightPackPage, qtbot: QtBot) -> None:
    assert page.pack is not None
    assert Mend.BACK_UP in {gap.mend for gap in page.pack.gaps}
    for _gap in range(9):  # closing one makes the lines anew
        if page.gaps.lines:
            page.gaps.lines[0].button.click()
            desk.wait()
    assert page.pack.gaps == ()
    assert page.gaps.lines == []
    assert not page.gaps._well.isHidden()


def test_the_days_stand_in_both_zones(desk: Desk, page: FlightPackPage) -> None:
    zone = desk.session.workspace.zone()
    page.zone.setText("tokyo")
    page.zone.setModified(True)
    page.zone.commit()
    desk.wait()
    assert page.pack is not None
    assert page.pack.there == ZoneInfo("Asia/Tokyo")
    mine = [one for one in page.pack.plan if one.person == HARM]
    assert len(mine) >= 3
    words = _words(page.days.grid)
    assert f"{mine[0].at:%H:%M}" in words
    assert any(f"{mine[0].at.astimezone(zone):%H:%M}" in one for one in words)
    assert HARM in _words(page.sheets.grid)
    assert "– Pricing sheet" in _words(page.sheets.grid)


def test_a_zone_that_is_none_is_refused(desk: Desk, page: FlightPackPage) -> None:
    said: list[str] = []
    page.refused.connect(said.append)
    page.zone.setText("Atlantis")
    page.zone.setModified(True)
    page.zone.commit()
    assert said == ["“Atlantis” is no time zone."]


def test_the_pack_is_written_as_text_and_as_pdf(
    desk: Desk, page: FlightPackPage, tmp_path: Path
) -> None:
    assert page.pack is not None
    page.paper._pack = page.pack
    said: list[str] = []
    page.paper.said.connect(said.append)
    for name in ("pack.txt", "pack.pdf"):
        page.paper.write(str(tmp_path / name))
    assert said == ["Flight pack written to pack.txt", "Flight pack written to pack.pdf"]
    assert HARM in (tmp_path / "pack.txt").read_text("utf-8")
    pdf = (tmp_path / "pack.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert HARM in document(page.pack).toPlainText()
    refused: list[str] = []
    page.paper.refused.connect(refused.append)
    page.paper.write(str(tmp_path / "none" / "pack.pdf"))
    assert "cannot be written" in refused[0]


def test_no_heading_stands_alone_at_the_foot_of_a_page(page: FlightPackPage) -> None:
    assert page.pack is not None
    people = tuple(Sheet(f"Person {n}", (), ()) for n in range(90))
    text = document(replace(page.pack, sheets=people))
    paper = QPdfWriter(QBuffer())
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    keep_headings(text, paper)
    blocks = [text.findBlockByNumber(n) for n in range(text.blockCount())]
    pushed = [one for one in blocks if one.blockFormat().pageBreakPolicy().value]
    # Every second line is a heading, a page holds some fifty lines: few are pushed on.
    assert 1 <= len(pushed) <= len(blocks) // 40


def test_the_last_day_never_lies_before_the_first(desk: Desk, page: FlightPackPage) -> None:
    page.last.setText("today")
    page.last.setModified(True)
    page.last.commit()
    desk.wait()
    days = page.days_asked()
    assert days.end - days.start == DAY
