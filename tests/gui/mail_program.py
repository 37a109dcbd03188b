"""A mail program for tests: what it was asked to open."""

from PySide6.QtCore import QObject, QUrl, Slot


class MailProgram(QObject):
    """Stands in for the user's mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_mail(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())
