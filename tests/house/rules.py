"""The rules of the house that lint does not know: each takes a module and names its offences."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Source, dotted, imported

CLOCK_ROOMS = ("cockpit/app.py", "cockpit/paths.py")
CLOCKS = {
    "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow",
    "datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime",
    "PySide6.QtCore.QDateTime.currentDateTime", "PySide6.QtCore.QDateTime.currentDateTimeUtc",
    "PySide6.QtCore.QDate.currentDate", "PySide6.QtCore.QTime.currentTime",
}  # fmt: skip
OTHER_SQLITES = ("sqlite3", "_sqlite3", "pysqlite3", "apsw", "PySide6.QtSql")
CODE_FROM_DATA = ("pickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib")
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
RICH_TEXT_BY_GUESS = ("PySide6.QtWidgets.QLabel", "PySide6.QtWidgets.QMessageBox")
PLAIN_LABEL = "cockpit/ui/widgets/plain_label.py"

# Calls whose text a person reads. Of other calls on a screen we know nothing.
SHOWN = {
    "PlainLabel", "QAction", "QCheckBox", "QCommandLinkButton", "QDockWidget", "QGroupBox",
    "QPushButton", "QRadioButton", "QToolButton", "Refused", "addAction", "addItem", "addItems",
    "addRow", "addTab", "drawText", "setAccessibleDescription", "setAccessibleName",
    "setHeaderLabels", "setHorizontalHeaderLabels", "setLabelText", "setPlaceholderText",
    "setPlainText", "setPrefix", "setStatusTip", "setSuffix", "setTabText", "setText", "setTitle",
    "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage", "showText",
}  # fmt: skip
TRANSLATED = {"_", "n_"}
NAME = re.compile(r"[a-z0-9_.:/-]*")  # a key, a role, a token: lower case without spaces
WORD = re.compile(r"[^\W\d_]{2,}")


def shapeless_name(source: Source) -> list[str]:
    """A module whose name says nothing about what is in it."""
    parts = source.path.removesuffix(".py").split("/")
    return [f"{source.path}: {part} is no name" for part in parts if part in SHAPELESS]


def docstring(source: Source) -> list[str]:
    """A module says in one sentence what it is; more may follow after an empty line."""
    text = ast.get_docstring(source.tree)
    if not text:
        return [f"{source.path} has no docstring"]
    first = " ".join(text.split("\n\n")[0].split())
    if first[-1] not in ".:" or re.search(r"[.!?] [A-Z]", first):
        return [f"{source.path} does not open with one sentence: {first}"]
    return []


def asks_the_clock(source: Source) -> list[str]:
    """Time is an argument: only app and paths ask what time it is."""
    if source.path in CLOCK_ROOMS:
        return []
    return [_at(source, node, name) for node, name in source.named() if name in CLOCKS]


def other_sqlite(source: Source) -> list[str]:
    """One SQLite, sqlcipher3: a second one in the process breaks the file's locks."""
    return _imports_of(source, OTHER_SQLITES)


def runs_data(source: Source) -> list[str]:
    """Unpickling or evaluating what a file says is running the file."""
    calls = [
        _at(source, node, node.func.id)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("eval", "exec", "compile")
    ]
    return _imports_of(source, CODE_FROM_DATA) + calls


def guesses_markup(source: Source) -> list[str]:
    """Names of deals and people are data: Qt's own label would take them for rich text."""
    if source.path == PLAIN_LABEL:
        return []
    return [
        _at(source, node, name)
        for node, name in source.named()
        if name.startswith(RICH_TEXT_BY_GUESS)
    ]


def silences_the_house(source: Source) -> list[str]:
    """A ban with a ``noqa`` beside it is no ban."""
    return [
        f"{source.path}:{number} {line.strip()}"
        for number, line in enumerate(source.text.splitlines(), 1)
        if re.search(r"#\s*(ruff:\s*)?noqa(?!:)|#\s*(ruff:\s*)?noqa:.*TID251", line)
    ]


def untranslated(source: Source) -> list[str]:
    """Words that a person reads and that do not go through wording."""
    offences = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in SHOWN:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                offences += [_at(source, node, repr(text)) for text in _bare_words(argument)]
    return offences


def _bare_words(node: ast.expr) -> Iterator[str]:
    """The literals with a capitalised word or several words in ``node``, outside ``_(…)``."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join"):
            yield from _bare_words(node.func.value)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = [] if NAME.fullmatch(node.value) else WORD.findall(node.value)
        if len(words) > 1 or any(word[0].isupper() for word in words):
            yield node.value
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield from _bare_words(child)


def _imports_of(source: Source, banned: tuple[str, ...]) -> list[str]:
    return [
        f"{source.path}:{line} {name}"
        for line, name in imported(source)
        if any(name == one or name.startswith(one + ".") for one in banned)
    ]


def _at(source: Source, node: ast.AST, what: str) -> str:
    return f"{source.path}:{getattr(node, 'lineno', 0)} {what}"
