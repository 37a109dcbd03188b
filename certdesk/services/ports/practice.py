"""What only a practice CA has: its mails, its clock, the other side of its counter, and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta

    from certdesk.domain.accounts import AccountSession, PracticePerson
    from certdesk.domain.approvals import ApprovalRequest
    from certdesk.domain.mail import Mailbox, Message, MessageSummary
    from certdesk.domain.orders import OrderId
    from certdesk.domain.practice import PracticeState, WorldPlan
    from certdesk.domain.practice_zone import PracticeZone
    from certdesk.domain.work import Reporter


class Mailboxes(Protocol):
    """Where the mails of the practice world arrive."""

    def mailboxes(self) -> Sequence[Mailbox]:
        """Return every mailbox, those with the newest mail first."""

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        """Return the messages of one mailbox, or of all, that hold every word of `search`; newest first."""

    def open(self, message: int) -> Message:
        """Return one message and mark it as read. Raises NotFound."""


class PracticeControls(Protocol):
    """What only a practice CA has: a world to set up, and a clock to move."""

    def state(self) -> PracticeState:
        """Return whether the world is set up, its time, and the number of unread mails."""

    def set_up(self, plan: WorldPlan, report: Reporter) -> None:
        """Create the world. Does nothing when there is one. Raises Cancelled, Unavailable."""

    def names(self, orders: Sequence[OrderId]) -> Mapping[OrderId, tuple[str, ...]]:
        """Return the names on each of the orders that exist, the common name first."""

    def advance(self, by: timedelta) -> None:
        """Move the clock forward; everything that falls due happens."""

    def start_over(self) -> None:
        """Forget the world, its mails and its sessions."""


class PracticeDesk(Protocol):
    """What only a practice CA allows: to sit on the other side of the counter."""

    def requests(self) -> Sequence[ApprovalRequest]:
        """Return the requests that wait for approval, the oldest first, then the last twenty that were settled."""

    def approve(self, request: int, comment: str) -> None:
        """Approve a request as the account's administrator. Raises NotFound, StateConflict (REQUEST_SETTLED)."""

    def reject(self, request: int, comment: str) -> None:
        """Reject a request as the account's administrator. Raises NotFound, StateConflict (REQUEST_SETTLED)."""

    def publish(self, order: OrderId, name: str) -> None:
        """Put what proves `name` in its place in the practice world's DNS, on its web, or follow its mailed link."""

    def follow(self, link: str) -> str:
        """Follow a link of a practice mail and return the name it proved. Raises NotFound (PROOF_NOT_FOUND)."""

    def set_online(self, is_online: bool) -> None:
        """Let panel and portal answer, or not: then everything they are asked raises Unavailable (PORTAL)."""

    def zone(self) -> PracticeZone:
        """Return what the practice world publishes, and where else the practice CA looks."""

    def set_zone(self, zone: PracticeZone) -> None:
        """Publish other things in the practice world's DNS and on its web, or look elsewhere for them.

        Raises FieldError (`records`, `files`: ZONE_FORM with `line`; `resolver`, `web`: ADDRESS_FORM).
        """

    def serve(self) -> str:
        """Publish CRLs, certificates and OCSP answers on a loopback port, and return the address (`http://…`).

        Serving already, it only returns the address. Raises Unavailable (PORT_TAKEN with `port`) when the port
        that earlier certificates name is taken; another one is then in use, and the next call returns its address.
        """

    def stop_serving(self) -> None:
        """Let go of the port."""


class PracticePeople(Protocol):
    """What only a practice world allows: to be somebody else."""

    def people(self) -> Sequence[PracticePerson]:
        """Return whom one may be: the user, the administrators, their colleagues. Nobody before there is a world."""

    def act_as(self, person: str) -> AccountSession:
        """Return a session of that person's account. Raises NotFound (PERSON_GONE)."""
