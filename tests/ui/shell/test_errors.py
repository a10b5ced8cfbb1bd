"""What nobody expected is said in the window, with details to copy; nothing is swallowed."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.ui.shell.errors import Errors


@pytest.fixture
def errors(stage):
    made = Errors(stage.window)
    made.went_wrong.connect(stage.window.notices.show_error)
    made.refused.connect(stage.window.refuse)
    hooks = sys.excepthook, threading.excepthook
    yield made
    sys.excepthook, threading.excepthook = hooks


def boom() -> None:
    raise ZeroDivisionError("over <b>Acme</b>")


def test_details_can_be_copied(stage, errors, qtbot, caplog):
    try:
        boom()
    except ZeroDivisionError as error:
        errors.take(error)
    with caplog.at_level(logging.ERROR, "cockpit.ui"):
        qtbot.waitUntil(lambda: "error" in stage.window.notices.notices())
    stage.window.notices.findChildren(QPushButton)[0].click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: over <b>Acme</b>" in copied
    assert "boom" in copied
    assert caplog.records[-1].exc_info is not None


@pytest.mark.parametrize("kind", [Refused, lambda text: StoreTrouble("full", text)])
def test_plain_words_are_shown_as_they_are(stage, errors, qtbot, kind):
    errors.take(kind("The disk is full; free some space."))
    toast = stage.window.overlays.toast
    qtbot.waitUntil(lambda: toast.sentence() == "The disk is full; free some space.")
    assert stage.window.notices.notices() == {}


def test_a_thread_that_dies_is_noticed(stage, errors, qtbot, caplog):
    errors.catch_everything()
    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "error" in stage.window.notices.notices())


def test_a_slot_that_raises_is_noticed(stage, errors, qtbot, caplog):
    errors.catch_everything()
    sys.excepthook(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: "error" in stage.window.notices.notices())
