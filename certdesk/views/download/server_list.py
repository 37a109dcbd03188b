"""“Where will it be installed?”: the servers, one of them chosen."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.downloads import Server
from certdesk.views.kit.rail import Rail, RailEntry
from certdesk.views.wording.downloads import server_icon, server_words


def server_rail() -> Rail:
    """Return all servers in a column."""
    heading = QCoreApplication.translate("ServerList", "Where will it be installed?")
    return Rail(heading, {server: _entry(server) for server in Server})


def _entry(server: Server) -> RailEntry:
    return RailEntry(f"server_{server.value}", server_icon(server), server_words(server).name)
