"""What the columns of a file become, kept as a small file for somebody else, and read from one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.catalog.importers.mapping import mapping_from_text
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports_plan import FilePlan
from cockpit.jobs.whole_file import replacing
from cockpit.ui.imports.choosing import ask_for_columns, ask_where_to_put_columns
from cockpit.ui.imports.importing import Importing
from cockpit.wording import _


class Sharing(QObject):
    """``said(sentence)`` when a file is written or cannot be taken; ``file_at_hand`` gives the
    plan of the file that is shown."""

    said = Signal(str)

    def __init__(
        self, importing: Importing, file_at_hand: Callable[[], FilePlan | None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._importing, self._file_at_hand, self._page = importing, file_at_hand, page

    @Slot()
    def ask_where(self) -> None:
        """Ask where the columns go."""
        file = self._file_at_hand()
        if file is not None and file.mapping is not None:
            name = _("{file} columns").format(file=file.path.stem)
            ask_where_to_put_columns(self._page, str(file.path.parent), f"{name}.json", self.save)

    @Slot()
    def ask_which(self) -> None:
        """Ask for a file of columns."""
        file = self._file_at_hand()
        if file is not None:
            ask_for_columns(self._page, str(file.path.parent), self.load)

    @Slot(str)
    def save(self, name: str) -> None:
        """Write the columns of the file at hand; the command line takes it with --mapping."""
        file = self._file_at_hand()
        if file is None or file.mapping is None:
            return
        text = json.dumps(file.mapping.to_json(), ensure_ascii=False, indent=2)
        try:
            with replacing(Path(name)) as stream:
                stream.write(text.encode() + b"\n")
        except Refused as refusal:
            self.said.emit(str(refusal))
        else:
            self.said.emit(_("Columns saved to {file}").format(file=Path(name).name))

    @Slot(str)
    def load(self, name: str) -> None:
        """Read the file at hand as another says."""
        file = self._file_at_hand()
        if file is None:
            return
        try:
            mapping = mapping_from_text(Path(name).read_text("utf-8-sig", errors="replace"))
        except OSError as error:
            self.said.emit(f"{Path(name).name}: {error.strerror or error}")
        except Refused as refusal:
            self.said.emit(str(refusal))
        else:
            if mapping.places(file.header):
                self._importing.say(self._importing.wish.with_mapping(file, mapping))
            else:
                self.said.emit(_("None of its columns is in {file}").format(file=file.name))
