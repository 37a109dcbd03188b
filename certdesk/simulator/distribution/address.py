"""Where the practice CA publishes: on this computer's loopback, and nowhere else."""

from typing import Final

ADDRESS: Final = "127.0.0.1"


def base_url(port: int) -> str:
    """Return what every address that is served on this port begins with."""
    return f"http://{ADDRESS}:{port}"
