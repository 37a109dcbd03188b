"""What is published, out of the practice CA's own database."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Final

from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import TOKEN_LIFETIME, is_accepted
from certdesk.pki.revocation.answers import UNAUTHORIZED
from certdesk.pki.revocation.status import Status
from certdesk.pki.roles import Role
from certdesk.simulator.certificates import certificate_of
from certdesk.simulator.distribution.lists import crl_in_force, publish_crl
from certdesk.simulator.distribution.statuses import status_in
from certdesk.simulator.moments import stored
from certdesk.simulator.present import Moment, Present

if TYPE_CHECKING:
    from certdesk.pki.authority import PracticeAuthority
    from certdesk.pki.revocation.responder import OcspResponder

_MOST_KNOWN: Final = 10_000

Prove = Callable[[str], bool]
"""Takes the names of a token as proved; says whether there was anything to prove."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was looked up since the mark changed, so that not every question opens the database."""

    mark: tuple[int, datetime]
    root: bytes | None
    responder: "OcspResponder | None"
    statuses: dict[tuple[Role, int], Status] = field(default_factory=dict)


class StoredRecords:
    """What the practice CA publishes (Published), at its own present: what is due has happened before it answers.

    Any thread may ask. What takes cryptography is loaded when the first answer is to be signed.
    """

    def __init__(self, present: Present, prove: Prove) -> None:
        self._present = present
        self._prove = prove
        self._known: _Known | None = None
        self._one_at_a_time = Lock()

    def crl(self, role: Role) -> bytes | None:
        """Return the list in force; a stale one is renewed first. Raises Unavailable."""
        with self._present.read() as moment:
            if certificate_of(moment.connection, role) is None:
                return None
            if (crl := crl_in_force(moment.connection, role, moment.now)) is not None:
                return crl
        with self._present.write() as moment:
            crl = crl_in_force(moment.connection, role, moment.now)  # somebody else may have been quicker
            return crl or publish_crl(moment.connection, _authority(moment), role, moment.now)

    def certificate(self, role: Role) -> bytes | None:
        """Return the certificate of one authority. Raises Unavailable."""
        with self._present.read() as moment:
            return certificate_of(moment.connection, role)

    def ocsp(self, request: bytes) -> bytes:
        """Return the signed answer to a request, as of the practice CA's now. Raises Unavailable."""
        known = self._known_now()
        if known.responder is None:
            return UNAUTHORIZED
        return known.responder.answer(request, partial(self._status, known), known.mark[1])

    def provable(self, token: str) -> tuple[str, ...]:
        """Return the names that were to be proved by a mail with this token and are not yet. Raises Unavailable."""
        with self._present.read() as moment:
            if not is_accepted(ValidationMethod.EMAIL, moment.now):
                return ()
            rows = moment.connection.execute(
                "SELECT name FROM proofs WHERE token = ? AND method = ? AND proved_at IS NULL AND made_at > ?"
                " ORDER BY name",
                (token, ValidationMethod.EMAIL.value, stored(moment.now - TOKEN_LIFETIME)),
            )
            return tuple(name for (name,) in rows)

    def prove(self, token: str) -> bool:
        """Take the names of this token as proved."""
        return self._prove(token)

    def _known_now(self) -> _Known:
        """Return what is known at this mark. The responder is made when first asked, for a new world, and when due."""
        with self._one_at_a_time:
            mark, before = self._present.mark(), self._known
            if before is not None and before.mark == mark:
                return before
            with self._present.read() as moment:
                root = certificate_of(moment.connection, Role.ROOT)
                responder = before.responder if before is not None and before.root == root else None
                if root is not None and (responder is None or not responder.can_answer_at(mark[1])):
                    responder = _authority(moment).responder(mark[1])
            self._known = _Known(mark, root, responder)
            return self._known

    def _status(self, known: _Known, role: Role, serial: int) -> Status:
        with suppress(KeyError):
            return known.statuses[role, serial]
        with self._present.read() as moment:
            status = status_in(moment.connection, role, serial)
        if len(known.statuses) < _MOST_KNOWN:
            known.statuses[role, serial] = status
        return status


def _authority(moment: Moment) -> "PracticeAuthority":
    from certdesk.simulator import authorities  # noqa: PLC0415 - certdesk.pki takes 100 ms, and serving begins at a start

    return authorities.load(moment.connection, moment.vault_key)
