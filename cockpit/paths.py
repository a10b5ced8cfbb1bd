"""Where files lie: the data folder, this machine's settings, and the program's own resources."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A data folder and what is in it."""

    root: Path

    @property
    def database(self) -> Path:
        """The file with everything."""
        return self.root / "cockpit.db"

    @property
    def backups(self) -> Path:
        """Verified copies."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """What went wrong, without names."""
        return self.root / "logs"

    @property
    def window_lock(self) -> Path:
        """Held by the one window on this folder."""
        return self.root / "window.lock"


def data_folder(given: str | None, *, demo: bool = False) -> Folder:
    """``given``, else $COCKPIT_DATA, else the platform's data folder; the demo's lies beside it."""
    if given is None:
        given = os.environ.get("COCKPIT_DATA") or _platform_folder()
    root = Path(given).expanduser()
    return Folder(root.with_name(root.name + "-demo") if demo else root)


def _platform_folder() -> str:
    import platformdirs

    return platformdirs.user_data_dir("Cockpit", appauthor=False)


def machine_settings_file() -> Path:
    """Theme, window, language: what belongs to this machine."""
    given = os.environ.get("COCKPIT_CONFIG")
    if given:
        return Path(given).expanduser() / "machine.json"
    import platformdirs

    return Path(platformdirs.user_config_dir("Cockpit", appauthor=False)) / "machine.json"


def resources() -> Path:
    """Icons and the like: in a checkout, an installed wheel or a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(frozen) if frozen else Path(__file__).resolve().parent
    for place in (here / "resources", here.parent / "resources", here.parent / "cockpit_resources"):
        if place.is_dir():
            return place
    raise FileNotFoundError("the program's resources folder is missing; install Cockpit again")
