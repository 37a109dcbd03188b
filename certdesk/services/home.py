"""The files of a desk: opened with care, and moved aside only when the user says so."""

from certdesk.domain.errors import Unavailable
from certdesk.storage.database import Database
from certdesk.storage.failures import files_explained
from certdesk.storage.files import move_aside


class HomeFiles:
    """The databases below one home, the desk's own and the practice CA's."""

    def __init__(self, *databases: Database) -> None:
        self._databases = databases

    def open(self) -> None:
        """Create or check every database. Raises Unavailable for the first one that cannot be used."""
        for database in self._databases:
            database.prepare()

    def move_aside(self, file: str) -> None:
        """Rename the database called `file`, with what SQLite keeps beside it, unless it can be used after all.

        A second press would otherwise move the new file aside too. Raises Unavailable.
        """
        for database in self._databases:
            if database.path.name == file and not _is_usable(database):
                with files_explained(database.path):
                    move_aside(database.path)


def _is_usable(database: Database) -> bool:
    try:
        database.prepare()
        return database.is_sound()
    except Unavailable:
        return False
