"""The checkout's own Python environment: made when missing, renewed when its pins change."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = HOME / "cockpit-setup.json"


class SetupFailed(Exception):
    """The environment could not be made; the message says what to do."""


def ready(*, developing: bool) -> None:
    """Make `.venv` fit `pyproject.toml` and the constraints; costs milliseconds when it does."""
    wanted = {"program": _wanted(developing=False), "tools": _wanted(developing=True)}
    part = "tools" if developing else "program"
    stamp = _read_stamp()
    if not PYTHON.exists():
        stamp = {}
    if stamp.get(part) != _fingerprint(wanted[part]):
        _install(wanted[part])
        stamp[part] = _fingerprint(wanted[part])
        stamp["program"] = _fingerprint(wanted["program"])
        _write_stamp(stamp)
    if "libraries" not in stamp:
        from system_packages import provide_libraries

        if provide_libraries():
            stamp["libraries"] = "found"
            _write_stamp(stamp)


def environment() -> dict[str, str]:
    """The variables a child needs to find the package in this checkout, from any folder."""
    kept = os.environ.get("PYTHONPATH")
    return dict(os.environ, PYTHONPATH=str(ROOT) + (os.pathsep + kept if kept else ""))


def become(command: list[str]) -> int:
    """Run ``command`` in place of this process where the system can; else pass its exit code on."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment())  # noqa: S606
    return subprocess.run(command, env=environment(), check=False).returncode


def _wanted(*, developing: bool) -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements: list[str] = list(project["dependencies"])
    if developing:
        requirements += project["optional-dependencies"]["dev"]
    return requirements


def _fingerprint(requirements: list[str]) -> str:
    """Changes with the pins, and with the place: an environment cannot be moved."""
    parts = [str(HOME), CONSTRAINTS.read_text("utf-8"), *requirements]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def _write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=1), "utf-8")


def _install(requirements: list[str]) -> None:
    from system_packages import say

    if not _has_pip():
        _create()
    say("Installing the pinned packages into .venv; the first time takes a minute or two")
    # No stamp while half installed, so that a broken-off set-up is taken up again.
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    command = [*pip, "-c", str(CONSTRAINTS), *requirements]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise SetupFailed("the packages could not be installed; is there a network? Then try again")


def _has_pip() -> bool:
    """Whether `.venv` is whole and made for this place; a moved or half-made one is made anew."""
    if not PYTHON.exists():
        return False
    ask = "import sys, pip; print(sys.prefix, *sys.version_info[:2])"
    answer = subprocess.run(
        [str(PYTHON), "-I", "-c", ask], capture_output=True, text=True, check=False
    )
    prefix, _, version = answer.stdout.strip().rpartition(" 3 ")
    return (
        answer.returncode == 0 and Path(prefix).resolve() == HOME.resolve() and int(version) >= 11
    )


def _create() -> None:
    from system_packages import apt_install, may_use_apt, say

    if HOME.exists():
        if any(HOME.iterdir()) and not (HOME / "pyvenv.cfg").exists():
            raise SetupFailed(f"{HOME} is not a Python environment; move it away")
        shutil.rmtree(HOME)
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info[1]}-venv"
        if not (may_use_apt() and apt_install([package])):
            raise SetupFailed("Python's venv is missing: sudo apt-get install -y " + package)
    say("Making .venv with Python {}.{}.{}".format(*sys.version_info[:3]))
    base = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.run([base, "-m", "venv", str(HOME)], check=False).returncode != 0:
        raise SetupFailed(f"Python could not make {HOME}")
