"""From a dropped file to deals in the folder, and back."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt

from cockpit.actions.imports import import_files
from cockpit.catalog.exporters.table import Column, Table
from cockpit.jobs.export import write_table
from cockpit.ui.imports import files_panel, steps
from cockpit.ui.imports.column_model import NAMES
from cockpit.ui.imports.names_popover import NamesPopover
from cockpit.ui.imports.plan_shown import warned_lines
from cockpit.ui.imports.state import State
from cockpit.workspace import Workspace
from tests.sql import rows
from tests.ui.imports.conftest import CLEAN, MESSY, PICTURE, STRANGE, UNCLEAR, Desk


def heads(desk: Desk) -> list[tuple[str, str]]:
    lines = desk.page.files.columns.lines
    return [
        (lines.index(row, 0).data(), lines.index(row, 1).data()) for row in range(lines.rowCount())
    ]


def test_nothing_is_there_but_the_place_to_drop(desk):
    assert desk.at(State.EMPTY)
    assert desk.page.files.drop.isVisible()
    assert not desk.page.outcome.isVisible()


def test_a_clean_file_comes_in_with_one_press(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    assert desk.at(State.READY)
    assert desk.deals() == []
    assert heads(desk)[:3] == [("Deal ID", "External ID"), ("Deal name", "Name"),
                               ("Owner", "Owner")]  # fmt: skip
    assert desk.figures()["New deals"] == "3"
    assert desk.figures()["New people"] == "2"
    assert desk.figures()["Rows refused"] == "0"
    assert desk.page.outcome.primary.text() == "Import 3 deals"
    desk.go()
    assert desk.at(State.DONE)
    assert dict(desk.deals())["Gate <b>two</b>"] == 90050
    assert "3 deals" in desk.page.files.done.message.sentence.text()


def test_the_check_shows_examples_and_how_each_column_was_read(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    lines = desk.page.files.columns.lines
    said = {lines.line(row).heading: lines.line(row) for row in range(lines.rowCount())}
    assert said["Deal ID"].examples == "D1 · D2 · D3"
    assert said["Opened"].said == "year-month-day"
    assert said["Amount"].said == "US dollars"
    assert said["Owner"].said == "2 people, 2 new"


def test_undo_takes_the_whole_import_back_and_redo_brings_it(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    desk.go()
    desk.workspace.undo()
    desk.wait()
    assert desk.deals() == []
    assert "taken back" in desk.page.files.done.message.sentence.text()
    desk.workspace.redo()
    desk.wait()
    assert len(desk.deals()) == 3
    assert "came in" in desk.page.files.done.message.sentence.text()


def test_the_same_file_again_has_nothing_to_import(desk):
    path = desk.file("deals.csv", CLEAN)
    desk.take(path)
    desk.go()
    desk.take(path)
    assert desk.figures()["Unchanged deals"] == "3"
    assert not desk.page.outcome.primary.isEnabled()


def test_after_the_import_the_button_opens_the_pipeline(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    desk.go()
    desk.go()
    assert desk.opened == [True]


def test_refused_rows_are_named_before_and_after(desk):
    desk.take(desk.file("messy.csv", MESSY))
    assert desk.figures()["Rows refused"] == "3"
    desk.page.presenter.go_to(steps.CHECK)
    grid = desk.page.files.check.rows
    assert grid.isVisible()
    faults = [grid.lines.line(row).fault for row in range(grid.lines.rowCount())]
    shown = [(fault.row, fault.column, fault.value) for fault in faults]
    assert shown[:2] == [(3, "Amount", "much"), (4, "Opened", "2026-99-07")]
    desk.go()
    assert desk.deals() == [("Roof", 120000)]
    assert desk.page.files.done.findings.refused.rows.rowCount() == 3


def test_refused_rows_are_saved_mended_and_imported(desk, tmp_path):
    desk.take(desk.file("messy.csv", MESSY))
    desk.go()
    target = tmp_path / "again.csv"
    desk.page.refused_rows.save_as(str(target))
    desk.wait()
    assert "3 rows saved" in desk.said[-1]
    with target.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header[-1] == "Why it was refused"
    assert rows[0][:2] == ["D2", "Gate"]
    assert rows[2][:2] == ["D4", "Cut off"]
    text = target.read_text("utf-8-sig").replace("much", "800").replace("2026-99-07", "2026-02-07")
    target.write_text(text.replace("D4,Cut off,,,", "D4,Cut off,Ana Wolf,,Prospecting"))
    desk.take(target)
    desk.go()
    assert dict(desk.deals())["Gate"] == 80000
    assert len(desk.deals()) == 4


def test_refused_rows_of_a_workbook_are_saved_as_they_stand(desk, tmp_path):
    columns = tuple(Column(title) for title in ("Deal ID", "Deal name", "Stage", "Amount"))
    rows = [("D1", "Roof", "Prospecting", "12"), ("D2", "=cmd()", "Prospecting", "much")]
    path, target = tmp_path / "deals.xlsx", tmp_path / "refused.csv"
    write_table(Table("Deals", columns, rows), path)
    desk.take(path)
    assert desk.figures()["Rows refused"] == "1"
    desk.page.refused_rows.save_as(str(target))
    desk.wait()
    with target.open(encoding="utf-8-sig", newline="") as stream:
        _header, row = csv.reader(stream)
    assert (row[0], row[3], row[4]) == ("D2", "much", "Amount: not a number")


def test_in_the_past_nothing_is_read(desk, workspace):
    desk.context.use_workspace(Workspace(workspace.path, workspace.now, as_of=date(2026, 3, 1)))
    desk.take(desk.file("deals.csv", CLEAN))
    assert desk.at(State.EMPTY)
    assert "the past" in desk.said[0]
    desk.context.workspace.close()


def test_what_is_no_table_is_refused_in_place(desk):
    desk.take(desk.file("photo.csv", PICTURE))
    assert desk.at(State.EMPTY)
    (sentence,) = desk.page.files.messages.sentences()
    assert "photo.csv was not taken" in sentence
    assert "picture" in sentence
    assert desk.page.files.drop.isVisible()


def test_beside_a_good_file_a_hopeless_one_is_left_out(desk):
    desk.take(desk.file("photo.csv", PICTURE), desk.file("deals.csv", CLEAN))
    assert desk.at(State.READY)
    assert len(desk.page.files.messages.sentences()) == 1
    assert desk.page.outcome.primary.text() == "Import 3 deals"


def test_dates_with_two_readings_are_asked(desk):
    desk.take(desk.file("deals.csv", UNCLEAR))
    assert "does the day or the month stand first?" in desk.page.files.messages.sentences()[0]
    assert not desk.page.outcome.primary.isEnabled()
    desk.page.files.messages.answered.emit("dates", "dmy")
    desk.wait()
    assert desk.page.files.messages.sentences() == []
    desk.go()
    opened = desk.workspace.ask(lambda db: db.all("SELECT opened_on FROM deal"))
    epoch = date(1970, 1, 1)
    days = {epoch + timedelta(days=day) for (day,) in opened}
    assert days == {date(2026, 4, 3), date(2026, 2, 5)}


def test_columns_of_no_kind_are_asked_and_mapped_by_hand(desk):
    desk.take(desk.file("strange.csv", STRANGE))
    assert "What are its rows?" in desk.page.files.messages.sentences()[0]
    desk.page.files.messages.answered.emit("kind", "products")
    desk.wait()
    for heading, field in (("foo", "name"), ("bar", "list_price")):
        desk.page.files.columns.chosen.emit(heading, field)
        desk.wait()
    assert desk.page.outcome.primary.text() == "Import 2 products"
    desk.go()
    names = desk.workspace.ask(lambda db: db.all("SELECT name, list_price FROM product"))
    assert ("Roof", 120000) in names


def test_a_column_changed_by_hand_changes_what_comes_in(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    desk.page.files.columns.chosen.emit("Amount", "")
    desk.wait()
    assert ("Amount", "— do not import —") in heads(desk)
    desk.go()
    assert {amount for _name, amount in desk.deals()} == {None}


def test_another_currency_is_what_amounts_become(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    desk.page.outcome.reading.answered.emit("currency", "EUR")
    desk.wait()
    desk.go()
    assert desk.workspace.ask(lambda db: db.all("SELECT DISTINCT currency FROM deal")) == [("EUR",)]


def test_cancel_at_the_last_moment_leaves_nothing(desk, monkeypatch):
    desk.take(desk.file("deals.csv", CLEAN))

    def late(work, batches, terms, progress, *layouts):
        def stopping(share, what):
            if what == "keeping it":
                desk.page.importing.cancel()
            progress(share, what)

        return import_files(work, batches, terms, stopping, *layouts)

    monkeypatch.setattr("cockpit.jobs.imports.import_files", late)
    before = desk.workspace.position
    desk.go()
    assert desk.at(State.READY)
    assert desk.deals() == []
    assert desk.workspace.position == before
    assert desk.page.outcome.primary.isEnabled()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(desk, monkeypatch, qtbot):
    desk.take(desk.file("deals.csv", CLEAN))
    going = Event()

    def slow(work, batches, terms, progress, *layouts):
        progress(0.4, "writing")
        assert going.wait(120)
        progress(0.5, "writing")
        raise AssertionError

    monkeypatch.setattr("cockpit.jobs.imports.import_files", slow)
    strip = desk.page.outcome.progress
    desk.page.go_on()
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible, timeout=3000)
    assert desk.at(State.WRITING)
    assert not desk.page.outcome.primary.isEnabled()
    strip.cancelled.emit()
    going.set()
    desk.wait()
    assert desk.at(State.READY)
    assert not strip.isVisible()


def test_a_fault_is_said_and_handed_on(desk, monkeypatch):
    desk.take(desk.file("deals.csv", CLEAN))

    def broken(work, batches, terms, progress, *layouts):
        raise ZeroDivisionError

    monkeypatch.setattr("cockpit.jobs.imports.import_files", broken)
    desk.page.go_on()
    with pytest.raises(AssertionError):
        desk.wait()
    assert isinstance(desk.wrong[0], ZeroDivisionError)
    assert desk.at(State.READY)
    assert "nothing was written" in desk.page.files.messages.sentences()[0]


def test_several_files_stand_side_by_side_and_one_can_be_left_out(desk):
    people = desk.file("team.csv", "Name,Email,Manager\nAna Wolf,ana@x.example,Cy Ray\n")
    desk.take(desk.file("deals.csv", CLEAN), people)
    chips = desk.page.files.tabs.chips()
    assert len(chips) == 2
    assert desk.page.presenter.file().name == "deals.csv"
    chips[0].removed.emit()
    desk.wait()
    assert desk.page.files.tabs.chips() == []
    assert [path.name for path in desk.page.importing.wish.paths] == ["deals.csv"]


def test_the_steps_lead_to_file_columns_and_check(desk, qtbot):
    desk.take(desk.file("deals.csv", CLEAN))
    panes = desk.page.files.panes
    for step, pane in ((steps.CHECK, files_panel.CHECK), (steps.FILE, files_panel.DROP),
                       (steps.COLUMNS, files_panel.COLUMNS)):  # fmt: skip
        qtbot.mouseClick(desk.page.files.steps.chip(step), Qt.MouseButton.LeftButton)
        assert panes.currentIndex() == pane
    assert not desk.page.files.steps.chip(steps.DONE).isEnabled()


def test_the_sample_of_8800_deals(desk, shared_data):
    maven = shared_data / "maven"
    names = ("accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv")
    desk.take(*[maven / name for name in names])
    shown = desk.figures()
    assert shown["New deals"] == "8,800"
    assert shown["New accounts"] == "85"
    assert shown["Rows with a question"] == "1,480 spelt otherwise"
    lines = desk.page.files.columns.lines
    said = [lines.line(row).said for row in range(lines.rowCount())]
    assert "“GTXPro” → GTX Pro?" in said
    assert "1,425 empty: kept, flagged" in said


def test_a_name_taken_although_spelt_otherwise_can_be_one_of_its_own(desk):
    products = desk.file("products.csv", "Product,List price\nGTX Pro,4821\n")
    lines = "".join(f"D{n},Deal {n},Ana Wolf,GTXPro,Prospecting,{n}00\n" for n in range(1, 4))
    header = "Deal ID,Deal name,Owner,Product,Stage,Amount\n"
    desk.take(products)
    desk.go()
    desk.page.importing.restart()
    desk.take(desk.file("deals.csv", header + lines))
    assert desk.figures()["Rows with a question"] == "3 spelt otherwise"
    columns = desk.page.files.columns.lines
    (row,) = [at for at in range(columns.rowCount()) if columns.line(at).heading == "Product"]
    assert columns.line(row).asks == NAMES
    desk.page.mending.ask(row)
    (popover,) = desk.window.findChildren(NamesPopover)
    assert popover.fields[0][1].value() == "GTX Pro"
    popover.fields[0][1].accept("")
    popover.accept.click()
    desk.wait()
    assert desk.figures()["New products"] == "1"
    assert desk.figures()["Rows with a question"] == "0"
    desk.go()
    names = rows(desk.workspace, "SELECT name FROM product ORDER BY name")
    assert names == [("GTX Pro",), ("GTXPro",)]


def test_a_name_taken_although_spelt_otherwise_can_be_confirmed(desk):
    desk.take(desk.file("products.csv", "Product,List price\nGTX Pro,4821\n"))
    desk.go()
    desk.page.importing.restart()
    told = "Deal ID,Deal name,Owner,Product,Stage,Amount\nD1,One,Ana Wolf,GTXPro,Prospecting,100\n"
    path = desk.file("deals.csv", told)
    desk.take(path)
    desk.page.mending._on_names({("products", "GTXPro"): "GTX Pro"})
    desk.wait()
    assert desk.figures()["Rows with a question"] == "0"
    desk.go()
    assert "Rows with a question" not in desk.figures()
    assert rows(desk.workspace, "SELECT name FROM product") == [("GTX Pro",)]


def test_columns_of_days_of_stages_are_not_called_left_out(desk):
    told = (
        "Deal ID,Deal name,Owner,Stage,Amount,Created,Date entered Proposal,Colour\n"
        "D1,One,Ana Wolf,Negotiation,100,2026-01-05,2026-01-09,red\n"
    )
    desk.take(desk.file("deals.csv", told))
    assert heads(desk)[-2:] == [
        ("Date entered Proposal", "Days of a stage"),
        ("Colour", "— do not import —"),
    ]


def test_a_deal_that_only_went_missing_is_said(desk):
    lines = CLEAN.splitlines(keepends=True)
    desk.take(desk.file("deals-2026-03-05.csv", CLEAN))
    desk.go()
    desk.page.importing.restart()
    desk.take(desk.file("deals-2026-03-06.csv", "".join(lines[:-1])))
    desk.go()
    assert desk.page.files.done.message.sentence.text() == "1 missing deal was marked."


def test_deals_of_long_ago_say_which_period_shows_their_figures(desk):
    old = CLEAN.replace("2026-", "2017-")
    desk.take(desk.file("deals.csv", old))
    desk.go()
    said = desk.page.files.done.message.sentence.text()
    assert "Their latest day is 7 Feb 2017: choose a period of that time" in said


def test_what_is_to_know_has_the_quotation_marks_of_the_screen(desk):
    desk.take(desk.file("products.csv", "Product,List price\nGTX Pro,4821\n"))
    desk.go()
    desk.page.importing.restart()
    told = "Deal ID,Deal name,Owner,Product,Stage,Amount\nD1,One,Ana Wolf,GTXPro,Prospecting,100\n"
    desk.take(desk.file("deals.csv", told))
    (report,) = desk.page.importing.planned.shown.reports
    said = [line.what for line in warned_lines([report])]
    assert "unknown product “GTXPro”, read as “GTX Pro”" in said
