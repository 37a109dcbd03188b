"""A linking wizard with all that can be met in it."""

import pytest

from tests.fakes_gui.linking import LinkingDesk


@pytest.fixture
def desk(qapp: object) -> LinkingDesk:
    return LinkingDesk()
