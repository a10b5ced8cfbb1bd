"""The set-up commands say what is wrong and set up only when something changed."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import ROOT

DEV = ROOT / "packaging" / "dev.py"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The module that makes `.venv`, pointed at an empty folder, with nothing installed by it."""
    monkeypatch.syspath_prepend(str(DEV.parent))
    module = importlib.import_module("environment")
    home = tmp_path / ".venv"
    monkeypatch.setattr(module, "HOME", home)
    monkeypatch.setattr(module, "STAMP", home / "stamp.json")
    monkeypatch.setattr(module, "PYTHON", home / "python")
    monkeypatch.setattr(module, "CONSTRAINTS", tmp_path / "constraints.txt")
    (tmp_path / "constraints.txt").write_text("numpy==2.4.6\n")
    return module


@pytest.fixture
def packages(environment: ModuleType) -> ModuleType:
    """The module that knows the system's packages."""
    return importlib.import_module("system_packages")


@pytest.fixture
def installed(
    environment: ModuleType, packages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> list[list[str]]:
    """What was installed, instead of installing it."""
    done: list[list[str]] = []

    def install(requirements: list[str]) -> None:
        environment.HOME.mkdir(exist_ok=True)
        environment.PYTHON.touch()
        done.append(requirements)

    monkeypatch.setattr(environment, "_install", install)
    monkeypatch.setattr(packages, "provide_libraries", lambda: True)
    return done


def test_a_second_run_sets_nothing_up(environment: ModuleType, installed: list[list[str]]) -> None:
    environment.ready(developing=False)
    environment.ready(developing=False)
    assert len(installed) == 1
    assert not any(requirement.startswith("pytest") for requirement in installed[0])


def test_tools_are_added_for_tests_and_serve_the_program_too(
    environment: ModuleType, installed: list[list[str]]
) -> None:
    environment.ready(developing=True)
    environment.ready(developing=False)
    assert len(installed) == 1
    assert any(requirement.startswith("pytest-qt") for requirement in installed[0])


def test_a_raised_pin_is_installed(environment: ModuleType, installed: list[list[str]]) -> None:
    environment.ready(developing=False)
    environment.CONSTRAINTS.write_text("numpy==2.4.7\n")
    environment.ready(developing=False)
    assert len(installed) == 2


def test_a_lost_environment_is_made_again(
    environment: ModuleType, installed: list[list[str]]
) -> None:
    environment.ready(developing=False)
    environment.PYTHON.unlink()
    environment.ready(developing=False)
    assert len(installed) == 2


def test_a_folder_that_is_no_environment_is_left_alone(environment: ModuleType) -> None:
    environment.HOME.mkdir()
    (environment.HOME / "thesis.txt").touch()
    with pytest.raises(environment.SetupFailed, match="move it away"):
        environment._create()
    assert (environment.HOME / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("apt-get", "sudo apt-get install -y libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", "sudo pacman -S --needed libglvnd xcb-util-cursor"),
        ("zypper", "sudo zypper install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("none", "install the packages of your system that contain libEGL.so.1 libxcb-cursor.so.0"),
    ],
)
def test_the_remedy_fits_the_system(
    packages: ModuleType, monkeypatch: pytest.MonkeyPatch, tool: str, command: str
) -> None:
    monkeypatch.setattr(packages.shutil, "which", lambda name: name if name == tool else None)
    missing = [
        library
        for library in packages.OFFSCREEN + packages.WINDOW
        if library.soname in ("libEGL.so.1", "libxcb-cursor.so.0")
    ]
    assert packages.remedy(missing) == command


def test_a_missing_library_is_named_with_the_remedy(
    packages: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = packages.Library("libcockpit-test.so.9", "libcockpit-test9", "cockpit-test")
    monkeypatch.setattr(packages.sys, "platform", "linux")
    monkeypatch.setattr(packages, "WINDOW", (absent,))
    monkeypatch.setattr(packages, "OFFSCREEN", ())
    monkeypatch.setattr(packages, "may_use_apt", lambda: False)
    assert packages.provide_libraries() is False
    said = capsys.readouterr()
    assert "libcockpit-test.so.9" in said.err
    assert said.out == ""


def test_without_a_verb_it_says_how_to_use_it() -> None:
    done = subprocess.run([sys.executable, str(DEV)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    for verb in ("run", "test", "lint", "bench", "torture", "pictures"):
        assert f"\n  {verb} " in done.stderr


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    pins = (ROOT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.split("==")[0] for line in pins if "==" in line}
    names = {requirement.split(">")[0].split("=")[0].lower() for requirement in wanted}
    assert names <= pinned
