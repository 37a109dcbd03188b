"""The roles that the program gives its widgets."""

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.views.kit.roles import install_roles


@pytest.fixture(autouse=True, scope="session")
def _roles(qapp: QApplication) -> None:
    install_roles()
