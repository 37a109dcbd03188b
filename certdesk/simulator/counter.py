"""The other side of the practice CA's counter: what its administrator, a domain's owner and its operator do."""

from collections.abc import Sequence

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.practice_zone import PracticeZone
from certdesk.simulator import approvals, deciding, proving, reach, zoning
from certdesk.simulator.present import Present
from certdesk.simulator.serving import Serving


class Counter:
    """What only a practice CA allows (port PracticeDesk). It works while the CA does not answer, too."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._serving = Serving(present)

    def requests(self) -> Sequence[ApprovalRequest]:
        """Return the requests that can be decided on, the oldest first, then the last twenty that were settled."""
        with self._present.read() as moment:
            return approvals.listed(moment.connection)

    def approve(self, request: int, comment: str) -> None:
        """Approve a request. Raises NotFound, StateConflict (REQUEST_SETTLED), FieldError (`comment`)."""
        with self._present.write() as moment:
            deciding.approve(moment, request, comment)

    def reject(self, request: int, comment: str) -> None:
        """Reject a request. Raises NotFound, StateConflict (REQUEST_SETTLED), FieldError (`comment`)."""
        with self._present.write() as moment:
            deciding.reject(moment, request, comment)

    def publish(self, order: OrderId, name: str) -> None:
        """Put what proves `name` in its place, or follow its mailed link. Raises NotFound."""
        with self._present.write() as moment:
            proving.publish(moment, order, name)

    def follow(self, link: str) -> str:
        """Follow a link of a practice mail and return the name it proved. Raises NotFound (PROOF_NOT_FOUND)."""
        with self._present.write() as moment:
            return proving.follow(moment, link)

    def set_online(self, is_online: bool) -> None:
        """Let panel and portal answer, or not."""
        with self._present.write() as moment:
            reach.set_online(moment.connection, online=is_online)

    def zone(self) -> PracticeZone:
        """Return what the practice world publishes, and where else the practice CA looks."""
        with self._present.read() as moment:
            return zoning.zone_of(moment.connection)

    def set_zone(self, zone: PracticeZone) -> None:
        """Publish other things, or look elsewhere for them.

        Raises FieldError (`records`, `files`: ZONE_FORM with `line`; `resolver`, `web`: ADDRESS_FORM).
        """
        with self._present.write() as moment:
            zoning.set_zone(moment.connection, zone)

    def serve(self) -> str:
        """Publish on a loopback port and return the address. Raises Unavailable (PORT_TAKEN with `port`)."""
        return self._serving.start()

    def stop_serving(self) -> None:
        """Let go of the port."""
        self._serving.stop()
