"""The practice registrar as it is reached from outside."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from certdesk.domain.errors import PolicyRefused
from certdesk.domain.iso import CustomerAccount, IsoAccount, IsoCertificate, Reply
from certdesk.domain.messages import MessageKey
from certdesk.simulator.iso import assistance, records
from certdesk.simulator.iso.access import RegistrarAccess


class Registry:
    """Shows the webmaster's ISO account and the customer accounts, and has their numbers mailed (port IsoRegistry).

    All of it raises Unavailable (ISO_SILENT) while the registrar does not answer.
    """

    def __init__(self, access: RegistrarAccess) -> None:
        self._access = access

    def account(self) -> IsoAccount:
        """Return the webmaster's ISO account."""
        with self._access.read() as moment:
            return records.iso_account(moment)

    def certificates(self) -> Sequence[IsoCertificate]:
        """Return what the ISO account shows. Raises PolicyRefused (ISO_REMOVED with `date`) from its last day on."""
        with self._access.read() as moment:
            account = records.iso_account(moment)
            if account.is_removed and account.removal is not None:
                raise PolicyRefused(MessageKey.ISO_REMOVED, date=datetime.combine(account.removal, time(), UTC))
            return records.all_certificates(moment.connection)

    def set_removal(self, on: date | None) -> None:
        """Have the ISO account go at the start of that day (UTC), or not, or not any more."""
        with self._access.write() as moment:
            records.set_removal(moment.connection, on)

    def retrieve_number(self, product: str, identifier: str) -> Reply:
        """Have the number of the account that holds a certificate, or a domain, mailed to its address on file.

        `product` is one of AssistedProduct. Raises FieldError (`product`, `identifier`: ASSISTANCE_EMPTY), NotFound
        (ASSISTANCE_NOTHING).
        """
        with self._access.write() as moment:
            return assistance.retrieve_number(moment, product, identifier)

    def reset_password(self, number: str) -> Reply:
        """Have a link to a new password mailed to the address on file of an account.

        Raises FieldError (`number`, NUMBER_FORM), NotFound (ASSISTANCE_NOTHING), StateConflict (ACCOUNT_CLOSED).
        """
        with self._access.write() as moment:
            return assistance.reset_password(moment, number)

    def customer_account(self, number: str) -> CustomerAccount:
        """Return what an account's owner sees, before the removal and after. Raises NotFound (ASSISTANCE_NOTHING)."""
        with self._access.read() as moment:
            return assistance.account_with(moment, number)

    def chain(self, fingerprint: str) -> tuple[bytes, ...]:
        """Return a certificate with its chain as DER, leaf first and root last; empty for one that is not known."""
        with self._access.read() as moment:
            return records.chain_of(moment.connection, fingerprint)
