"""The window of a practice service, for somebody who uses it by what it says."""

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.e2e.linking import fill_in, part, part_of, sees, type_over
from tests.e2e.visitor import Visitor


class ServiceWindow:
    """There is one, which shows one service at a time."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @property
    def is_open(self) -> bool:
        """Whether a service is shown."""
        return _window() is not None

    @property
    def widget(self) -> QWidget:
        """The window, once it is open."""
        self.visitor.wait("the service's window", lambda: self.is_open)
        window = _window()
        assert window is not None
        return window

    def reads(self, text: str) -> None:
        """Wait until the window says that."""
        sees(self.visitor, text, self.widget)

    def enter(self, username: str, password: str) -> None:
        """Sign in with a username of the service."""
        fill_in(self.visitor, part(self.visitor, "practice_sign_in", self.widget), username, password)

    def is_entered_by_hand(self) -> None:
        """Wait until the home page says that the user signed in by hand."""
        part(self.visitor, "service_home", self.widget)
        self.reads("You signed in by hand.")

    def is_entered_by_link(self) -> None:
        """Wait until the home page says that the DigiCert account opened it."""
        part(self.visitor, "service_home", self.widget)
        self.reads("Opened with your DigiCert account")

    def open_profile(self) -> None:
        """Select the profile icon, then Admin profile [S1]."""
        part(self.visitor, "service_home", self.widget)
        self._choose_from_icon("Admin profile")
        part(self.visitor, "service_admin_profile", self.widget)

    def sign_out(self) -> None:
        """Sign out of the service."""
        self._choose_from_icon("Sign out")
        part(self.visitor, "service_sign_in", self.widget)

    def edit(self, username: str) -> None:
        """Select the Edit icon unless that was done, and make a change in Username [S1]."""
        if self.visitor.buttons("Edit", self.widget):
            self.visitor.click("Edit", self.widget)
        type_over(self.visitor, part_of(self.visitor, QLineEdit, "service_username_field", self.widget), username)

    def update(self, username: str) -> None:
        """Change the username in the Admin profile, and select Update profile [S1]."""
        self.edit(username)
        self.visitor.click("Update profile", self.widget)

    def rename(self, username: str) -> None:
        """Change the username, and wait until that is done."""
        self.open_profile()
        self.update(username)
        self.reads("Profile updated")

    def close(self) -> None:
        """Close the window, and come back."""
        self.widget.close()
        self.visitor.come_back()

    def _choose_from_icon(self, entry: str) -> None:
        window = self.widget
        self.visitor.click("Profile", window)
        self.visitor.choose(entry)


def _window() -> QWidget | None:
    windows = (each for each in QApplication.topLevelWidgets() if each.objectName() == "practice_service_window")
    return next((each for each in windows if each.isVisible()), None)
