"""At least nine columns in ten land right, whatever the order, the wording and the language."""

from __future__ import annotations

import pytest

from tests.importing import unseen_headers
from tests.importing import unseen_headers_held_out as held_out
from tests.importing import unseen_program_headers as programs
from tests.importing.unseen_tables import unseen

SETS = {
    "worked on": unseen_headers.FILES,
    "held out": held_out.FILES,
    "fresh": held_out.FRESH,
    "last": held_out.LAST,
    "programs": programs.PROGRAMS,
    "kinds": programs.KINDS,
}


@pytest.mark.parametrize("name", SETS)
def test_nine_columns_in_ten_of_unseen_files_land_right(name: str) -> None:
    files = unseen(SETS[name])
    columns = sum(len(file.columns) for file in files)
    missed = [told for file in files for told in file.misses()]
    share = 1 - len(missed) / columns
    print(f"{share:.1%} of {columns} columns\n" + "\n".join(missed))
    assert share >= 0.90
