"""What the palette lists: commands first known, then whatever the providers find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cockpit.ui.commands import Command, Commands
from cockpit.ui.shell.ranking import LEAST, folded, forgiving_scores, score

MOST = 40
_RECENT_BONUS = 3.0
# What a provider found by its own means (a full-text search) is shown at least with this.
_FOUND = 58.0


@dataclass(frozen=True)
class Result:
    """A line of the palette; ``keys`` stands at its right end."""

    title: str
    detail: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    key: str = ""


Provider = Callable[[str], Iterable[Result]]


def found(
    query: str, commands: Commands, providers: Iterable[Provider], recent: list[str]
) -> list[Result]:
    """The lines for what was typed, best first; for nothing, the recent and then all commands."""
    wanted = folded(query.strip())
    if not wanted:
        return _untyped(commands, recent)
    ranked = _ranked_commands(wanted, commands.available(), recent, commands)
    order = len(ranked)
    for provider in providers:
        for result in provider(query.strip()):
            points = max(_FOUND, score(wanted, result.title, result.detail) - 1)
            ranked.append((-points, order, result))
            order += 1
    ranked.sort(key=_place)
    return [result for _points, _order, result in ranked[:MOST]]


def as_result(command: Command, commands: Commands) -> Result:
    """A command as a line."""
    return Result(
        command.title,
        # "Go to Plan" says itself that it goes somewhere.
        "" if command.title.startswith(command.group) else command.group,
        command.icon,
        _Run(commands, command.key),
        command.keys,
        command.key,
    )


@dataclass(frozen=True)
class _Run:
    """Runs a command by its key, through the registry, so that refusals are shown."""

    commands: Commands
    key: str

    def __call__(self) -> None:
        self.commands.run(self.key)


def _untyped(commands: Commands, recent: list[str]) -> list[Result]:
    there = {command.key: command for command in commands.available()}
    first = [there.pop(key) for key in recent if key in there]
    return [as_result(command, commands) for command in (*first, *there.values())][:MOST]


def _ranked_commands(
    wanted: str, there: list[Command], recent: list[str], commands: Commands
) -> list[tuple[float, int, Result]]:
    points = [score(wanted, command.title, command.group) for command in there]
    if max(points, default=0.0) < 90:
        near = forgiving_scores(wanted, [command.title for command in there])
        points = [max(pair) for pair in zip(points, near, strict=True)]
    bonus = {key: _RECENT_BONUS - i * 0.3 for i, key in enumerate(recent[:10])}
    return [
        (-(point + bonus.get(command.key, 0.0)), i, as_result(command, commands))
        for i, (command, point) in enumerate(zip(there, points, strict=True))
        if point >= LEAST
    ]


def _place(ranked: tuple[float, int, Result]) -> tuple[float, int]:
    return ranked[0], ranked[1]
