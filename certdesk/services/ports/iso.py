"""The provider whose ISO accounts go away [S3]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from certdesk.domain.iso import CustomerAccount, IsoAccount, IsoCertificate, Reply


class IsoRegistry(Protocol):
    """The provider that removes its ISO accounts: who holds which certificate [S3].

    Each raises Unavailable (ISO_SILENT) while the provider does not answer.
    """

    def account(self) -> IsoAccount:
        """Return the user's ISO account."""

    def certificates(self) -> Sequence[IsoCertificate]:
        """Return what the ISO account shows. Raises PolicyRefused (ISO_REMOVED with `date`) once it is removed."""

    def set_removal(self, on: date | None) -> None:
        """Have the ISO account removed on that day, or not (again): then it shows its certificates as before."""

    def retrieve_number(self, product: str, identifier: str) -> Reply:
        """Account Assistance: mail the customer number of the account that holds the product with that identifier.

        `product` is one of AssistedProduct. Raises FieldError (`product`, `identifier`: ASSISTANCE_EMPTY), NotFound
        (ASSISTANCE_NOTHING).
        """

    def reset_password(self, number: str) -> Reply:
        """Account Assistance: mail a way to a new password to the account's holder.

        Raises FieldError (`number`, NUMBER_FORM), NotFound (ASSISTANCE_NOTHING), StateConflict (ACCOUNT_CLOSED).
        """

    def customer_account(self, number: str) -> CustomerAccount:
        """Return what the owner of a customer account sees. Raises NotFound (ASSISTANCE_NOTHING)."""
