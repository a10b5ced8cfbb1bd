"""A real mouse and a real keyboard on a real screen: files are chosen, mended, imported, undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.test_import_hopeless import MESSY
from tests.journeys.test_real_mouse import Screen
from tests.ui.imports.conftest import CLEAN, PICTURE

START = "Import your deals"


class Hands:
    """The program on a screen, and what a person does with it."""

    def __init__(self, folder: Path, display: str) -> None:
        self._screen = Screen(folder, display, "tests.journeys.told_import")
        self.keys = lambda *keys: self._screen.do("key", *keys)

    def until(self, wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Wait until the screen is so."""
        seen: dict[str, Any] = self._screen.until(wanted)
        return seen

    def quiet(self) -> dict[str, Any]:
        """What is on screen once nothing moves."""
        seen: dict[str, Any] = self._screen.quiet()
        return seen

    def click(self, name: str, *, times: int = 1) -> None:
        """Wait for a part of that name, move the mouse there and press."""
        self.until(lambda told: name in told["spots"])
        spot = self.quiet()["spots"][name]
        self._screen.do("mousemove", *spot)
        self._screen.do("click", "--repeat", times, "--delay", 80, 1)

    def type(self, text: str) -> None:
        """On the keyboard."""
        self._screen.do("type", "--delay", 12, text)

    def name_file(self, path: Path) -> None:
        """Write a file's name into the dialog that is open."""
        self.until(lambda told: told["dialog"])
        self.quiet()
        self.type(str(path))
        self.keys("Return")
        self.until(lambda told: not told["dialog"])

    def state(self, name: str) -> dict[str, Any]:
        """Wait until the import is there; gives what is on screen."""
        return self.until(lambda told: told.get("state") == name)

    def close(self) -> None:
        """End the program."""
        self._screen.close()


@pytest.fixture
def hands(tmp_path: Path, display: str) -> Iterator[Hands]:
    """On the welcome page of an empty folder."""
    opened = Hands(tmp_path / "data", display)
    yield opened
    opened.close()


def deals_in(folder: Path) -> list[tuple[Any, ...]]:
    """(name, amount) of the deals in the folder."""
    with closing(sqlite3.connect(folder / "data" / "cockpit.db")) as file:
        return file.execute("SELECT name, amount FROM deal ORDER BY name").fetchall()


@pytest.mark.desktop
@pytest.mark.slow
def test_a_messy_and_a_hopeless_file_by_mouse(hands: Hands, tmp_path: Path) -> None:
    hopeless, messy = tmp_path / "photo.csv", tmp_path / "messy.csv"
    hopeless.write_bytes(PICTURE)
    messy.write_bytes(MESSY.encode("cp1252"))
    hands.click(START)
    hands.click("Choose files…")
    hands.name_file(hopeless)
    told = hands.until(lambda told: told.get("messages"))
    assert told["messages"][0].startswith("photo.csv was not taken")
    hands.click("Choose files…")
    hands.name_file(messy)
    told = hands.state("READY")
    assert (told["figures"]["New deals"], told["figures"]["Rows refused"]) == ("3", "2")
    hands.click("3 Check")
    # The number, the fault, five texts, then the amount that is none.
    hands.click("row 0 7", times=2)
    hands.keys("ctrl+a")
    hands.type("800,00")
    hands.keys("Return")
    hands.until(lambda told: told["figures"].get("New deals") == "4")
    hands.click("Import 4 deals")
    told = hands.state("DONE")
    assert "Open the pipeline" in told["spots"]
    assert deals_in(tmp_path) == [
        ("Dachsanierung Süd", 1250000), ("Gate, north", 120000), ("Torantrieb", 80000),
        ("Wall", 70050),
    ]  # fmt: skip
    hands.keys("ctrl+z")
    hands.until(lambda told: told["title"] == "What was taken back")
    assert deals_in(tmp_path) == []


@pytest.mark.desktop
@pytest.mark.slow
def test_a_clean_file_by_keyboard_alone_and_again_in_two_presses(
    hands: Hands, tmp_path: Path
) -> None:
    clean = tmp_path / "deals.csv"
    clean.write_text(CLEAN)
    hands.until(lambda told: START in told["spots"])
    for _press in range(6):
        if hands.quiet()["focus"] == START:
            break
        hands.keys("Tab")
    hands.keys("Return")
    hands.state("EMPTY")
    hands.keys("ctrl+o")
    hands.name_file(clean)
    told = hands.state("READY")
    assert told["verb"] == "Import 3 deals"
    assert told["focus"] == "Columns of deals.csv"
    # The third column, which becomes the owner, is left out, and then not.
    for key in ("Down", "Down", "Delete"):
        hands.keys(key)
    hands.until(lambda told: told["figures"].get("New people") == "0")
    hands.keys("Return")
    hands.type("Owner")
    hands.keys("Return")
    hands.until(lambda told: told["figures"].get("New people") == "2")
    hands.keys("ctrl+Return")
    hands.state("DONE")
    assert len(deals_in(tmp_path)) == 3
    clean.write_text(CLEAN.replace("1200", "1300"))
    hands.keys("ctrl+o")
    hands.name_file(clean)
    assert hands.state("READY")["verb"] == "Import 1 deal"
    hands.keys("ctrl+Return")
    hands.state("DONE")
    assert ("Roof", 130000) in deals_in(tmp_path)
