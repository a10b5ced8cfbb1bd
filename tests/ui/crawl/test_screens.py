"""Every page fits: both themes, three sizes, text as usual and 40 % larger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cockpit.ui.process.pictures import PAGES
from tests.demo_files import demo_file
from tests.ui.crawl.fit import misfits
from tests.ui.crawl.stand import Stand

SIZES = ((1280, 800), (1440, 900), (1024, 640))


# One window for all of them: each page is shown in each look, and nothing is written.
@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory, qapp) -> Iterator[Stand]:
    """The window on the made-up team."""
    opened = Stand(demo_file(600), tmp_path_factory.mktemp("screens") / "folder")
    yield opened
    opened.close()


def faults(stand: Stand) -> Iterator[str]:
    """Everything that does not fit, on whichever page and at whichever size."""
    for page in PAGES:
        window = stand.show(page)
        for size in SIZES:
            stand.resize(size)
            for fault in misfits(window):
                yield f"{page} {size[0]}×{size[1]}: {fault}"


@pytest.mark.parametrize("text_scale", [1.0, 1.4])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_off_or_lies_outside(stand, dark, text_scale):
    stand.dress(dark=dark, text_scale=text_scale)
    found = list(faults(stand))
    assert not found, "\n".join(found)
