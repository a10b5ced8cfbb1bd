"""The system libraries Qt needs on Linux: which are missing, and how this machine installs them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library and the packages that bring it; dnf and zypper find it by its soname."""

    soname: str
    apt: str
    pacman: str


OFFSCREEN = (
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
)
WINDOW = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)


def say(text: str) -> None:
    """Set-up talks on standard error: standard output belongs to the program."""
    print(text, file=sys.stderr, flush=True)


def missing_libraries() -> list[Library]:
    """The libraries the loader does not find; none on macOS and Windows, where wheels carry all."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in OFFSCREEN + WINDOW if not _loads(library.soname)]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def provide_libraries() -> bool:
    """Install what Qt misses when that can be done, else say how; true when nothing is missing."""
    missing = missing_libraries()
    if not missing:
        return True
    names = ", ".join(library.soname for library in missing)
    if may_use_apt():
        say("Installing the system libraries that Qt needs: " + names)
        apt_install(_distinct(library.apt for library in missing))
        missing = missing_libraries()
        if not missing:
            return True
        names = ", ".join(library.soname for library in missing)
    say("Qt needs system libraries that are missing here: " + names)
    say("  " + remedy(missing))
    return False


def remedy(missing: list[Library]) -> str:
    """The command that installs ``missing`` with the package manager found on this machine."""
    by_soname = _distinct(f"'{library.soname}()(64bit)'" for library in missing)
    commands = (
        ("apt-get", "sudo apt-get install -y", _distinct(library.apt for library in missing)),
        ("dnf", "sudo dnf install -y", by_soname),
        ("pacman", "sudo pacman -S --needed", _distinct(library.pacman for library in missing)),
        ("zypper", "sudo zypper install -y", by_soname),
    )
    for tool, command, packages in commands:
        if shutil.which(tool):
            return "{} {}".format(command, " ".join(packages))
    sonames = " ".join(library.soname for library in missing)
    return "install the packages of your system that contain " + sonames


def may_use_apt() -> bool:
    """Whether packages can be installed here without asking anyone."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: list[str]) -> bool:
    """Install Debian ``packages`` after a look for newer lists; true when all are there."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    codes = [
        subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode
        for command in (["apt-get", "update", "-q"], install)
    ]
    return codes[-1] == 0


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
