"""Cockpit from a checkout: one command sets everything up, then runs, tests or measures it.

Needs nothing but Python 3.11 or newer; works on Linux, macOS and Windows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

USAGE = """usage: python3 packaging/dev.py VERB [ARGUMENT ...]

  run [ARGUMENT ...]     open the window, or pass the arguments on (run --demo, run settings)
  test [ARGUMENT ...]    lint, types, architecture contracts, then all tests (arguments: pytest's)
  lint                   the same without the tests
  bench [ARGUMENT ...]   measure against the goals (--json, a size, a name)
  torture [ARGUMENT ...] the long safety tests
  pictures FOLDER [...]  every page, both themes, two sizes (of the demo, or --data DIR)
"""
OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14", "python3")


def main(arguments: list[str]) -> int:
    """Do what the first argument says; its exit code."""
    if sys.version_info < OLDEST:
        return use_newer_python()
    verbs = {
        "run": run, "test": test, "lint": lint,
        "bench": bench, "torture": torture, "pictures": pictures,
    }  # fmt: skip
    if not arguments or arguments[0] not in verbs:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    from environment import SetupFailed, ready

    try:
        ready(developing=arguments[0] not in ("run", "pictures"))
        return verbs[arguments[0]](arguments[1:])
    except SetupFailed as refusal:
        print(f"dev.py: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def use_newer_python() -> int:
    """Hand over to a newer Python on the path; without one, say what is needed."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    for name in NEWER:
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", check], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([found, *sys.argv])
    mine = "{}.{}".format(*sys.version_info[:2])
    message = "dev.py: Cockpit needs Python 3.11 or newer, this is {} ({}); install a newer one"
    print(message.format(mine, sys.executable), file=sys.stderr)
    return 2


def run(arguments: list[str]) -> int:
    """The program itself, from whatever folder the user is in."""
    from environment import PYTHON, become

    # -P: the user's folder is full of files, none of which is a module of ours.
    return become([str(PYTHON), "-P", "-m", "cockpit", *arguments])


def lint(arguments: list[str]) -> int:
    """Style, format, types and architecture; all of them, also when one fails."""
    del arguments
    from environment import PYTHON

    python, scripts = str(PYTHON), PYTHON.parent
    return steps(
        [
            ("ruff check", [python, "-m", "ruff", "check", "."]),
            ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
            ("mypy", [python, "-m", "mypy"]),
            ("import contracts", [str(scripts / "lint-imports"), "--no-logo"]),
        ]
    )


def test(arguments: list[str]) -> int:
    """Lint, then every test; on each processor but four at most, for their memory."""
    from environment import PYTHON

    workers = str(max(1, min(4, os.cpu_count() or 1)))
    command = [str(PYTHON), "-m", "pytest", "-n", workers, "--dist", "worksteal"]
    linted = lint([])
    return steps([("pytest", command + arguments)]) or linted


def bench(arguments: list[str]) -> int:
    """The lines of the goals, each beside the machine's own limit."""
    return module("tests.bench", arguments)


def torture(arguments: list[str]) -> int:
    """Kills, power cuts, fuzzed files and random walks, for hours if wanted."""
    return module("tests.torture", arguments)


def module(name: str, arguments: list[str]) -> int:
    """A module of the checkout as a program, in the checkout's root."""
    from environment import PYTHON, ROOT, become

    os.chdir(ROOT)
    return become([str(PYTHON), "-m", name, *arguments])


def pictures(arguments: list[str]) -> int:
    """Every page in both themes and two sizes, as files of the folder named first."""
    if not arguments or arguments[0].startswith("-"):
        print("dev.py: name a folder: pictures FOLDER", file=sys.stderr)
        return 2
    from page_pictures import take_all

    return take_all(arguments[0], arguments[1:])


def steps(commands: list[tuple[str, list[str]]]) -> int:
    """Run every command under its heading; 1 when any failed."""
    from environment import ROOT, environment

    failed = []
    for title, command in commands:
        print(f"\n=== {title} ===", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        took = time.monotonic() - started
        said = "ok" if code == 0 else "FAILED"
        print(f"--- {title}: {said} in {took:.1f} s", flush=True)
        if code != 0:
            failed.append(title)
    if failed:
        print("\ndev.py: failed: " + ", ".join(failed), file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
