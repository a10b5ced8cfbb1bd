"""How long modules and functions are, and which are too long."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from statistics import median

from tests.house.sources import Source

MODULE_LIMIT = 400
FUNCTION_LIMIT = 40


def functions(source: Source) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function, from ``def`` to its last line."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{source.path}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def too_long(source: Source) -> list[str]:
    """What goes over a hard limit, with its length."""
    offences = [f"{name} has {length} lines" for name, length in functions(source)
                if length > FUNCTION_LIMIT]  # fmt: skip
    if source.lines > MODULE_LIMIT:
        offences.insert(0, f"{source.path} has {source.lines} lines")
    return offences


def report(all_sources: Iterable[Source]) -> str:
    """One line: how many, the medians, and the longest of each."""
    modules = [(source.path, source.lines) for source in all_sources]
    pieces = [piece for source in all_sources for piece in functions(source)]
    longest = " and ".join(
        f"{name} ({length})"
        for name, length in (max(many, key=lambda one: one[1]) for many in (modules, pieces))
    )
    return (
        f"{len(modules)} modules, median {median(lines for _, lines in modules):.0f} lines; "
        f"{len(pieces)} functions, median {median(lines for _, lines in pieces):.0f}; "
        f"longest: {longest}"
    )
