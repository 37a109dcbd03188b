"""The words that every printed page has."""

from PySide6.QtCore import QCoreApplication


def page_words(page: int, pages: int) -> str:
    """Return the number of a page, as in “Page 1 of 3”."""
    return QCoreApplication.translate("Printing", "Page {page} of {pages}").format(page=page, pages=pages)
