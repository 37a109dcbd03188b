"""The guest portal of the authority: one order at a time, opened with a code [S2]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from certdesk.domain.deeds import DeedKey, Receipt
    from certdesk.domain.downloads import DownloadFormat
    from certdesk.domain.ordering import ReissueRequest
    from certdesk.domain.portal import CodeReceipt, GuestSession, Identifier, PortalFile, PortalOrder, ValidationMethod
    from certdesk.domain.proofs import NameProof
    from certdesk.domain.revocation import Revocation


class GuestPortal(Protocol):
    """The guest portal of the authority: one order per session, opened with a code sent by e-mail [S2]."""

    def now(self) -> datetime:
        """Return the portal's time, by which codes and sessions end (aware UTC)."""

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        """Send a code to the admin contact and return where and until when. A new code closes the old one.

        Raises FieldError (`email`, `identifier`), PolicyRefused (GUEST_OFF, ROUTE_OPENSRS, BRAND_RETIRED,
        CODE_LIMIT with `minutes`, RESEND_SOON with `seconds`).
        """

    def sign_in(self, request: str, code: str) -> GuestSession:
        """Open a session with the code that was sent for `request`.

        Raises FieldError on the field `code` (CODE_SHORT, CODE_WRONG, CODE_USED, CODE_EXPIRED) and
        PolicyRefused (CODE_LIMIT) after five wrong tries.
        """

    def order(self, token: str) -> PortalOrder:
        """Return the order that the session serves. Raises SessionRequired when it is over."""

    def download(self, token: str, format_: DownloadFormat) -> PortalFile:
        """Return one of the portal's nine formats. Raises SessionRequired, StateConflict (NOT_ISSUED)."""

    def sign_out(self, token: str) -> None:
        """End the session. A session that is over already is no error."""


class GuestDesk(Protocol):
    """What a guest session does to its order [S2]. Keys are as in OrderDesk; each raises SessionRequired."""

    def revoke(self, token: str, revocation: Revocation, key: DeedKey) -> Receipt:
        """Revoke the order, or one certificate of it, at once and for good.

        Raises PolicyRefused (REVOKE_OFF), FieldError (`comment`, COMMENT_LONG), NotFound (CERTIFICATE_GONE) and
        StateConflict (NOT_REVOCABLE with `status`; REISSUE_PENDING for one certificate while a reissue is).
        """

    def request_reissue(self, token: str, request: ReissueRequest, key: DeedKey) -> Receipt:
        """Ask for a reissue. Raises as OrderDesk.supply_csr, StateConflict (REISSUE_PENDING, NOT_REISSUABLE)."""

    def proofs(self, token: str) -> Sequence[NameProof]:
        """Return how far control over each name of the order is proved; empty while nothing has to be."""

    def proofs_ahead(self, token: str, names: Sequence[str], method: ValidationMethod | None) -> Sequence[NameProof]:
        """Return what would have to be proved for a reissue with `names`; what still holds is PROVED.

        A value that was returned is asked for by the reissue too, as long as it has not lapsed (30 days).
        Raises FieldError (`names`), PolicyRefused (PROOF_METHOD with `name`).
        """

    def choose_method(self, token: str, name: str, method: ValidationMethod) -> Sequence[NameProof]:
        """Prove `name` in another way; e-mail sends its links at once. Raises PolicyRefused (PROOF_METHOD)."""

    def check_proofs(self, token: str) -> Sequence[NameProof]:
        """Have the authority look for what was published, and return how far each name is proved now."""


class Portal(GuestPortal, GuestDesk, Protocol):
    """The whole of the guest portal."""
