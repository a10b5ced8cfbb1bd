"""Whatever the program does, the only SQLite in its process is sqlcipher3's, and a safe one."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

WALK = """
    import sys
    from cockpit.cli import run

    folder, export = sys.argv[1:]
    for words in (["import", export], ["deals", "--open"], ["kpi"], ["undo"], ["check"]):
        assert run(["--data", folder, *words, "--json"]) == 0, words
"""
CHECK = """
    import sys
    from sqlcipher3 import dbapi2

    others = sorted({"sqlite3", "_sqlite3", "pysqlite3", "PySide6.QtSql"} & set(sys.modules))
    assert not others, others
    # 3.51.3 mended the write-ahead log's reset, which could lose committed pages.
    assert dbapi2.sqlite_version_info >= (3, 51, 3), dbapi2.sqlite_version
"""
EXPORT = """\
Opportunity ID,Sales Agent,Product,Account,Deal Stage,Engage Date,Close Date,Close Value
A1,Ada Byron,Engine,Acme,Won,2026-01-05,2026-02-01,1200
A2,Ada Byron,Engine,Initech,Engaging,2026-02-05,,
"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``program`` in a Python of its own."""
    command = [sys.executable, "-c", textwrap.dedent(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_walk_through_the_verbs_loads_no_other_sqlite(tmp_path: Path) -> None:
    export = tmp_path / "deals.csv"
    export.write_text(EXPORT, "utf-8")
    done = run(WALK + CHECK, str(tmp_path / "folder"), str(export))
    assert done.returncode == 0, done.stderr


def test_another_sqlite_is_seen() -> None:
    done = run("    import sqlite3\n" + CHECK)
    assert done.returncode == 1
    assert "['_sqlite3', 'sqlite3']" in done.stderr
