"""What the tests of the order list share."""

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.views.theme.appearance import Appearance, Scheme


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    """The program dressed in light."""
    return Appearance(qapp, Scheme.LIGHT)
