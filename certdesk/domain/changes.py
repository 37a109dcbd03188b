"""What a committed change touched."""

from collections.abc import Callable
from enum import StrEnum

from certdesk.domain.errors import CertDeskError


class Topic(StrEnum):
    """A part of the world that screens show; announced after the commit that changed it."""

    ORDERS = "orders"
    SESSIONS = "sessions"
    ACTIVITY = "activity"
    MAIL = "mail"
    CLOCK = "clock"
    PREFERENCES = "preferences"
    VIEWS = "views"
    REQUESTS = "requests"
    DRAFTS = "drafts"
    KEYS = "keys"
    ACCOUNTS = "accounts"
    MIGRATIONS = "migrations"


Announce = Callable[[frozenset[Topic]], None]

Regret = Callable[[CertDeskError], None]
"""Hears what could not be noted here although it was done elsewhere."""
