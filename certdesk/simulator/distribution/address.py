"""Where the practice CA publishes: on this computer's loopback, and nowhere else."""

from sqlite3 import Connection
from typing import Final

from certdesk.pki.issuance import DEFAULT_BASE_URL

ADDRESS: Final = "127.0.0.1"


def base_url(port: int) -> str:
    """Return what every address that is served on this port begins with."""
    return f"http://{ADDRESS}:{port}"


def published_at(connection: Connection) -> str:
    """Return what certificates and links of this world begin with: on the port that it was given, else nowhere."""
    row = connection.execute("SELECT port FROM counter WHERE port IS NOT NULL").fetchone()
    return DEFAULT_BASE_URL if row is None else base_url(row[0])
