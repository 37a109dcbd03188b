"""The activity of the whole desk: read page by page, and checked for whether it was changed."""

import unicodedata

from certdesk.domain.activity import ActivityPage
from certdesk.storage.desk import DeskStore


class WholeActivity:
    """Implements `api.DeskActivity`."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def page(self, search: str, start: int, size: int) -> ActivityPage:
        """Return `size` lines from the `start`th on, newest first, of those that hold every word of `search`."""
        words = tuple(unicodedata.normalize("NFC", search).casefold().split())
        with self._store.read() as records:
            return records.desk_activity.page(words, start, size)

    def verify(self) -> int:
        """Return how many entries are sealed and whole. Raises Damaged (ACTIVITY_BROKEN with `number`)."""
        with self._store.read() as records:
            return records.activity.verify()
