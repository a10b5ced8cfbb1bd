"""PySide's own sources are compiled when they are needed.

Its library carries Python modules for signatures, the words of a ``TypeError`` and stub files as
text, and compiles them anew at every start: a third of what importing it takes. Those that only
Python code calls are stood in for, until somebody asks them for something.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_PLACE = "shibokensupport/signature/"
# Not "mapping": PySide's library looks into that one without asking it.
_NAMES = ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
_SELDOM = frozenset(f"{_PLACE}{name}.py" for name in _NAMES)
_STAND_IN = f"from {__name__} import answers_for\n__getattr__ = answers_for(__name__)\n"
_compile = compile
_unread: set[str] = set()
_reading = RLock()


@contextmanager
def sources_left_for_later() -> Iterator[None]:
    """While PySide is imported for the first time."""
    names = vars(builtins)
    names["compile"] = _later
    try:
        yield
    finally:
        names["compile"] = _compile


def _later(source: Any, filename: Any, mode: str, *rest: Any, **options: Any) -> Any:
    if isinstance(filename, str) and filename in _SELDOM:
        _unread.add(filename.removesuffix(".py").replace("/", "."))
        source = _STAND_IN
    return _compile(source, filename, mode, *rest, **options)


def answers_for(module: str) -> Callable[[str], Any]:
    """What finds the names of a module that is stood in for, reading it at the first."""

    def found(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _read(module)
        try:
            return vars(sys.modules[module])[name]
        except KeyError:
            raise AttributeError(f"module {module!r} has no attribute {name!r}") from None

    return found


def _read(module: str) -> None:
    # Any thread may make a mistake; half a module is no answer to it.
    with _reading:
        if module in _unread:
            whole = ModuleType(module)
            whole.__spec__ = ModuleSpec(module, None)
            # PySide's own way of reading its own text.
            vars(sys.modules["shibokensupport"])["__loader__"].exec_module(whole)
            named = {name: value for name, value in vars(whole).items() if name[:2] != "__"}
            vars(sys.modules[module]).update(named)
            _unread.discard(module)
