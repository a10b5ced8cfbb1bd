"""The flight pack on paper and in files: plain text, PDF, a printer."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from cockpit.domain.refusal import Refused
from cockpit.jobs.flight_pack import FlightPack, pack_lines, write_pack
from cockpit.jobs.whole_file import replacing
from cockpit.ui.theme import theme
from cockpit.ui.widgets.file_dialogs import ask_for_name
from cockpit.wording import _

_POINTS, _HEADING, _TITLE = 9.5, 10.5, 16.0
_INDENT, _COLUMN, _LEADING = 8.0, 92.0, 125.0
# A document that is printed leaves two centimetres at each side by itself.
_MARGINS = QMarginsF(0, 0, 0, 0)
_EDGE_INCHES = 2 / 2.54
# Between a time and what it is for.
_GAP = re.compile(r" {2,}")


class PackExport(QObject):
    """``said`` what was written, ``refused`` why not."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._pack: FlightPack | None = None

    def ask(self, kind: str, pack: FlightPack) -> None:
        """Ask where to; ``kind`` is text, pdf or print."""
        self._pack = pack
        if kind == "print":
            self._ask_printer()
            return
        names = {"text": "Text (*.txt)", "pdf": "PDF (*.pdf)"}
        ending = "txt" if kind == "text" else "pdf"
        name = f"flight_pack_{pack.days.start}.{ending}"
        title = _("Export the flight pack")
        ask_for_name(self._owner.window(), title, name, [names[kind]], self.write)

    @Slot(str)
    def write(self, name: str) -> None:
        """Write the pack to the file of that name, as PDF where it ends so."""
        if self._pack is None:
            return
        path = Path(name)
        try:
            if path.suffix.lower() == ".pdf":
                write_pdf(self._pack, path)
            else:
                write_pack(self._pack, path)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.said.emit(_("Flight pack written to {file}").format(file=path.name))

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter()
        self._printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(self._printer, self._owner.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_printer)
        dialog.setModal(True)
        dialog.show()

    @Slot()
    def _on_printer(self) -> None:
        if self._pack is not None:
            put_on(self._pack, self._printer)
            self.said.emit(_("Flight pack sent to the printer"))


def write_pdf(pack: FlightPack, path: Path) -> None:
    """The pack as a PDF file of A4 pages; Refused when it cannot be written."""
    with replacing(path) as stream:
        # Qt writes by name: to the file that becomes the whole one.
        writer = QPdfWriter(stream.name)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
        writer.setTitle(_("Flight pack"))
        put_on(pack, writer)


def put_on(pack: FlightPack, pages: QPagedPaintDevice) -> None:
    """Print the pack; no heading is left alone at the foot of a page."""
    text = document(pack)
    keep_headings(text, pages)
    text.print_(pages)


def keep_headings(text: QTextDocument, pages: QPagedPaintDevice) -> None:
    """A heading with no room for two lines below it goes to the next page."""
    trial = text.clone()
    trial.documentLayout().setPaintDevice(pages)
    height, edge = pages.height(), pages.logicalDpiY() * _EDGE_INCHES
    trial.setPageSize(QSizeF(pages.width(), height))
    frame = trial.rootFrame().frameFormat()
    # In dots of the screen: the layout turns them into those of the paper.
    frame.setMargin(int(QGuiApplication.primaryScreen().logicalDotsPerInchY() * _EDGE_INCHES))
    trial.rootFrame().setFrameFormat(frame)
    layout, block, mine = trial.documentLayout(), trial.begin(), text.begin()
    while block.isValid() and block.next().isValid():
        rect = layout.blockBoundingRect(block)
        room = height - edge - rect.bottom() % height
        if _is_heading(block) and room < 2 * rect.height():
            for one in (block, mine):
                place = one.blockFormat()
                place.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(one).setBlockFormat(place)
        block, mine = block.next(), mine.next()


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().topMargin() > 0


def document(pack: FlightPack) -> QTextDocument:
    """The pack on pages: its headings stand out, times and words in columns; nothing of it is
    read as markup."""
    text = QTextDocument()
    title, *lines = pack_lines(pack)
    cursor = QTextCursor(text)
    _write(cursor, title, _TITLE, QFont.Weight.DemiBold)
    for line in lines:
        if not line:
            continue
        cursor.insertBlock()
        if line.startswith(" ") or line.endswith("."):
            _write(cursor, _GAP.sub("\t", line.strip()), _POINTS, QFont.Weight.Normal)
        else:
            _write(cursor, line, _HEADING, QFont.Weight.DemiBold)
    return text


def _write(cursor: QTextCursor, words: str, points: float, weight: QFont.Weight) -> None:
    """One line, with room above it where it is a heading."""
    place, look = QTextBlockFormat(), QTextCharFormat()
    heading = weight is not QFont.Weight.Normal
    place.setTopMargin(points if heading else 0)
    place.setLeftMargin(0 if heading else _INDENT)
    place.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    place.setTabPositions([QTextOption.Tab(_COLUMN, QTextOption.TabType.LeftTab)])
    font = QFont(theme().font("body").family())
    font.setPointSizeF(points)
    font.setWeight(weight)
    look.setFont(font)
    cursor.setBlockFormat(place)
    cursor.insertText(words, look)
