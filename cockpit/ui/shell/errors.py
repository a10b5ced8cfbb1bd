"""Whatever nobody expected reaches this one place: log, message, "copy details"."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot, qVersion

from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.ui.mailbox import mailbox

_log = logging.getLogger("cockpit.ui")


class Errors(QObject):
    """Catches what nothing else caught, in every thread.

    In the GUI thread follows ``refused(sentence)`` for what may not be done and what is wrong
    with the file, ``went_wrong(details)`` for everything else.
    """

    refused = Signal(str)
    went_wrong = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = mailbox().poster(self._sort_out)

    def catch_everything(self) -> None:
        """From now on, uncaught exceptions of all threads come here."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def take(self, error: BaseException) -> None:
        """Deal with an exception somebody caught and cannot mend; from any thread."""
        self._tell(error)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value)

    @Slot(object)
    def _sort_out(self, error: BaseException) -> None:
        if isinstance(error, Refused | StoreTrouble):
            self.refused.emit(str(error))
            return
        _log.error("unexpected", exc_info=error)
        self.went_wrong.emit(details_of(error))


def details_of(error: BaseException) -> str:
    """What helps whoever mends it: where it happened and on what kind of machine."""
    where = "".join(traceback.format_exception(error))
    machine = f"{platform.platform()} · Python {platform.python_version()} · Qt {qVersion()}"
    return f"{machine}\n\n{where}"
