"""A bureau in a folder of its own, and a directory there that can be made to fail."""

from pathlib import Path

import pytest

from tests.unit.services.accounts.bureau import Bureau
from tests.unit.services.accounts.failing import Failing


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    return Bureau.of(tmp_path)


@pytest.fixture
def directory(bureau: Bureau) -> Failing:
    """The directory of a bureau whose user is signed in."""
    failing = Failing(bureau.register)
    bureau.world.directory = failing
    bureau.open()
    bureau.sign_in()
    bureau.announced.clear()
    return failing
