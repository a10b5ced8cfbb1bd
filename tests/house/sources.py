"""The program's own source, read once: what the house rules look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "cockpit"
EVERYTHING = (PROGRAM, "tests", "packaging")


@dataclass(frozen=True)
class Source:
    """A module: its path from the root with forward slashes, its text and syntax tree."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The syntax tree; parsed once a text."""
        return _parsed(self.text)

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    @property
    def room(self) -> str:
        """The first name below the package: ``ui``, ``storage``, ``cli``."""
        return self.path.split("/")[1].removesuffix(".py")

    def named(self) -> Iterator[tuple[ast.AST, str]]:
        """Every node that stands for something imported, with its full name, as far as known."""
        known = dict(_imports(self.tree))
        for node in ast.walk(self.tree):
            name = dotted(node)
            if name:
                first, _, rest = name.partition(".")
                full = known.get(first, first)
                yield node, f"{full}.{rest}" if rest else full


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of a chain of attributes; nothing for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Local name and full name of whatever the module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (
                    alias.asname or alias.name.split(".")[0],
                    (alias.name if alias.asname else alias.name.split(".")[0]),
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def imported(source: Source) -> Iterator[tuple[int, str]]:
    """Line and full name of each import: ``from a import b`` gives ``a.b``."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """All modules of ``folders``, in order."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths
    )


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)
