"""A bureau in a folder of its own."""

from pathlib import Path

import pytest

from tests.unit.services.accounts.bureau import Bureau


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    return Bureau.of(tmp_path)
