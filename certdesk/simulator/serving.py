"""The practice CA on the loopback: where it publishes, and the port that its certificates name."""

from threading import Lock
from typing import TYPE_CHECKING

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.simulator import proving
from certdesk.simulator.distribution.address import base_url
from certdesk.simulator.present import Present

if TYPE_CHECKING:
    from certdesk.simulator.distribution.server import DistributionServer


class Serving:
    """Publishes while the program runs, if it can on the port that was used before. Any thread may ask."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._server: DistributionServer | None = None
        self._one_at_a_time = Lock()

    def start(self) -> str:
        """Serve, unless it is done already, and return the address.

        Raises Unavailable (PORT_TAKEN with `port`) when the port of before is taken, once another one is in use.
        """
        with self._one_at_a_time:
            kept = self._kept_port()
            is_serving = self._server is not None and self._server.port is not None
            try:
                port = self._serving().start(kept)
            except OSError:
                raise Unavailable(MessageKey.PORT_TAKEN, port=kept or 0) from None
            if port != kept:
                self._keep(port)
            if kept not in {None, port} and not is_serving:
                raise Unavailable(MessageKey.PORT_TAKEN, port=kept or 0)
            return base_url(port)

    def stop(self) -> None:
        """Let go of the port."""
        with self._one_at_a_time:
            if self._server is not None:
                self._server.stop()

    def _serving(self) -> "DistributionServer":
        if self._server is None:
            from certdesk.simulator.distribution.records import StoredRecords  # noqa: PLC0415 - see there
            from certdesk.simulator.distribution.server import DistributionServer  # noqa: PLC0415 - with it

            self._server = DistributionServer(StoredRecords(self._present, self._prove))
        return self._server

    def _prove(self, token: str) -> bool:
        with self._present.write() as moment:
            return proving.prove_by_token(moment, token) is not None

    def _kept_port(self) -> int | None:
        with self._present.read() as moment:
            row = moment.connection.execute("SELECT port FROM counter").fetchone()
        return None if row is None else row[0]

    def _keep(self, port: int) -> None:
        with self._present.write() as moment:
            moment.connection.execute(
                "INSERT INTO counter (only, port) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET port = excluded.port",
                (port,),
            )
