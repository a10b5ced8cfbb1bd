"""Small folders made of a few typed lines, asked by the command line alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cockpit.cli import run

DEALS = "Deal ID,Deal Name,Account,Owner,Product,Deal Stage,Amount,Currency,Create Date,"
DEALS += "Expected Close,Closed On,Lead Source,Lost Reason"
HISTORY = "Deal ID,Changed At,Stage,Amount,Close Date"


class Desk:
    """A folder and the files that are put into it."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.data, self._capsys = place, place / "data", capsys

    def say(self, *words: object, code: int = 0) -> tuple[str, str]:
        """What is printed: (standard output, standard error)."""
        self._capsys.readouterr()
        found = run([str(word) for word in words] + ["--data", str(self.data)])
        out, err = self._capsys.readouterr()
        assert found == code, err
        return out, err

    def json(self, *words: object, code: int = 0) -> Any:
        """The JSON that is printed."""
        return json.loads(self.say(*words, "--json", code=code)[0])

    def write(self, name: str, *lines: str) -> Path:
        """A file of those lines beside the folder."""
        path = self.place / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def take(self, *, exported_on: str = "2024-12-31", code: int = 0, **files: list[str]) -> Any:
        """Import files (name without ending: lines); the reports."""
        paths = [self.write(f"{name}.csv", *lines) for name, lines in files.items()]
        return self.json("import", *paths, "--exported-on", exported_on, code=code)

    def kpi(self, key: str, *words: object) -> Any:
        """One figure."""
        (found,) = self.json("kpi", key, *words)
        return found

    def error(self, *words: object, code: int = 2) -> str:
        """The one line of an error; nothing may be on standard output."""
        out, err = self.say(*words, code=code)
        assert out == ""
        assert err.startswith("cockpit: ")
        assert err.count("\n") == 1
        return err
