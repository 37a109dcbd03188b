"""Links that prove control over names: mailed by the practice CA, served on its loopback port."""

from sqlite3 import Connection
from typing import Final

from certdesk.simulator.distribution.address import published_at

_LINK: Final = "/dcv/"


def proof_link(connection: Connection, token: str) -> str:
    """Return the link that proves what `token` was made for."""
    return f"{published_at(connection)}{_LINK}{token}"


def token_in(link: str) -> str:
    """Return the token in a link of this world, whatever port it names, or an empty string."""
    before, found, token = link.strip().partition(_LINK)
    return token if found and before.startswith("http://") and token.isalnum() else ""
