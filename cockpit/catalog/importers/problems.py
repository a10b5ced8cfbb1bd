"""Files that cannot be read, said in words with the way out."""

from __future__ import annotations

from cockpit.domain.refusal import Refused


class ImportProblem(Refused):
    """A file cannot be taken as it is: nothing was written. ``file`` is its name. One line."""

    def __init__(self, file: str, why: str, remedy: str = "") -> None:
        self.file = file
        self.why = why
        self.remedy = remedy
        told = f"{file}: {why}" + (f"; {remedy}" if remedy else "")
        super().__init__(" ".join(told.split()))


class Headless(ImportProblem):
    """A table without a row that names its columns: they can be told by number."""


class Unclear(ImportProblem):
    """A column can be read in two ways; ``option`` is what the manager has to say."""

    def __init__(self, file: str, column: str, value: str, why: str, option: str) -> None:
        self.column = column
        self.value = value
        self.option = option
        super().__init__(file, why)
