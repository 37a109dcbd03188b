"""A migration that was begun, on a fake world."""

from pathlib import Path

import pytest

from tests.fakes import FakeWorld
from tests.unit.services.migrations.office import Office


@pytest.fixture
def office(world: FakeWorld) -> Office:
    return Office.of(world)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a user has files."""
    made = tmp_path / "files"
    made.mkdir()
    return made
