"""Dates and lists in the same words, whatever a program that another test ran in this process has chosen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale


@contextmanager
def plain_locale() -> Iterator[None]:
    """Write dates and numbers as the C locale does."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)
