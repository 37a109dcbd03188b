"""Links that prove control over names: mailed by the practice CA, served on its loopback port."""

from sqlite3 import Connection
from typing import Final

from certdesk.simulator.distribution.address import base_url

_UNSERVED: Final = "http://ca.practice.example"  # until something was served; it answers nowhere
_LINK: Final = "/dcv/"


def proof_link(connection: Connection, token: str) -> str:
    """Return the link that proves what `token` was made for."""
    row = connection.execute("SELECT port FROM counter WHERE port IS NOT NULL").fetchone()
    return f"{_UNSERVED if row is None else base_url(row[0])}{_LINK}{token}"


def token_in(link: str) -> str:
    """Return the token in a link of this world, whatever port it names, or an empty string."""
    before, found, token = link.strip().partition(_LINK)
    return token if found and before.startswith("http://") and token.isalnum() else ""
