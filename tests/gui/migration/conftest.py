"""A desk with one migration open, on a world without orders."""

from pathlib import Path

import pytest

from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.handing import HandingDesk


@pytest.fixture
def world(tmp_path: Path) -> FakeWorld:
    return FakeWorld(tmp_path)


@pytest.fixture
def moving(world: FakeWorld) -> MovingDesk:
    return MovingDesk(world)


@pytest.fixture
def handing(world: FakeWorld) -> HandingDesk:
    return HandingDesk(world)
