"""Colours can be read, icons take their colour, and a switch reaches everything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

import cockpit.ui
from cockpit.ui.theme import theme
from cockpit.ui.theme.fonts import ROLES
from cockpit.ui.theme.icons import icon_file, icon_names
from cockpit.ui.theme.tokens import COLORS, SETS, TEXT_PAIRS, contrast
from cockpit.ui.widgets.plain_label import PlainLabel

UI = Path(cockpit.ui.__file__).parent
# (shape, ground): what must be seen but is no text.
SHAPES = (("accent", "bg"), ("accent", "panel"), ("good", "panel"), ("check", "panel"))


@pytest.fixture(autouse=True)
def _light_again(qapp):
    yield
    theme().choose("system")
    theme().set_text_scale(1.0)


@pytest.mark.parametrize("name", SETS)
def test_every_text_pair_can_be_read(name):
    tokens = SETS[name]
    weak = {
        pair: round(ratio, 2)
        for pair in TEXT_PAIRS
        if (ratio := contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("name", SETS)
def test_shapes_that_mean_something_can_be_seen(name):
    tokens = SETS[name]
    assert all(contrast(getattr(tokens, a), getattr(tokens, b)) >= 3 for a, b in SHAPES)


def test_high_contrast_is_higher():
    for scheme in ("light", "dark"):
        usual, high = SETS[scheme], SETS[f"contrast-{scheme}"]
        assert contrast(high.dim, high.bg) > contrast(usual.dim, usual.bg)
        assert contrast(high.line, high.bg) >= 3


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_no_colour_is_written_outside_the_tokens():
    strays = {
        file.relative_to(UI).as_posix()
        for file in (UI / "theme", UI / "widgets", UI / "shell")
        for file in file.rglob("*.py")
        if file.name != "tokens.py" and re.search(r"#[0-9a-fA-F]{6}\b", file.read_text("utf-8"))
    }
    assert strays == set()


def test_a_switch_is_announced_and_dresses_the_application(qtbot):
    theme().choose("light")
    with qtbot.waitSignal(theme().changed):
        theme().choose("dark")
    assert theme().dark
    assert theme().color("bg") == QColor(SETS["dark"].bg)
    assert QApplication.palette().window().color() == QColor(SETS["dark"].bg)
    assert SETS["dark"].panel in theme_sheet()


def theme_sheet() -> str:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.styleSheet()


def test_an_unknown_choice_follows_the_system(qapp):
    theme().choose("sepia")
    assert theme().choice == "system"
    assert theme().name in SETS


@pytest.mark.parametrize("name", SETS)
def test_the_style_sheet_finds_its_pictures(qapp, name):
    theme().choose(name)
    pictures = set(re.findall(r"url\((:[^)]+)\)", theme_sheet()))
    assert pictures
    assert all(QFile.exists(picture) and QFile(picture).size() > 50 for picture in pictures)


def test_the_style_sheet_is_whole(qapp):
    assert "$" not in theme_sheet()
    assert theme_sheet().count("{") == theme_sheet().count("}")


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_drawn_in_its_colour(qapp, name):
    image = theme().pixmap(name, "bad", 24, 2.0).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked, f"{name} is empty"
    assert all(abs(c.red() - theme().color("bad").red()) < 6 for c in inked)
    assert 'stroke="currentColor"' in icon_file(name).read_text("utf-8")


def test_pictures_are_drawn_once(qapp):
    first = theme().pixmap("deal", "dim", 16, 1.0)
    assert theme().pixmap("deal", "dim", 16, 1.0) is first
    assert theme().pixmap("deal", "dim", 16, 2.0).width() == 32


def test_text_grows_with_the_manager_s_wish(qapp):
    small = theme().font("body").pointSizeF()
    theme().set_text_scale(2.0)
    assert theme().font("body").pointSizeF() == pytest.approx(2 * small)
    assert all(theme().font(role).pointSizeF() > 0 for role in ROLES)


def test_colors_are_tokens(qapp):
    assert all(theme().color(name).isValid() for name in COLORS)
    assert all(theme().tone(tone)[0].isValid() for tone in ("neutral", "warn", "bad"))


def test_the_system_s_scheme_is_followed(qapp):
    hints = QApplication.styleHints()
    theme().choose("system")
    expected = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    assert theme().name.endswith(expected)


def test_larger_text_reaches_every_widget_without_dressing_it_anew(qtbot, monkeypatch):
    holder = QWidget()
    field, label = QLineEdit(holder), PlainLabel("Deals", "strong", parent=holder)
    qtbot.addWidget(holder)
    field.ensurePolished()
    usual = [QFontMetrics(one.font()).height() for one in (field, label)]
    dressed: list[object] = []
    monkeypatch.setattr("cockpit.ui.theme.look.style_sheet", dressed.append)
    theme().set_text_scale(1.5)
    large = [QFontMetrics(one.font()).height() for one in (field, label)]
    assert all(new > old * 1.3 for new, old in zip(large, usual, strict=True))
    theme().set_text_scale(1.0)
    assert [QFontMetrics(one.font()).height() for one in (field, label)] == usual
    assert not dressed
