"""What Account Assistance of the practice registrar writes to the holders of customer accounts."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from certdesk.domain.iso import CustomerAccount
from certdesk.simulator.iso.registrar import ACCOUNT_SITE, ASSISTANCE, NAME

FOOTER: Final = "This message comes from a practice registrar.\nNothing in it is real."


@dataclass(frozen=True, slots=True)
class AssistanceLetter:
    """One answer, before it is put into RFC 5322 form."""

    mailbox: str
    reference: str
    subject: str
    paragraphs: tuple[str, ...] = field(repr=False)
    sent_at: datetime
    sender_name: str = f"{NAME} Account Assistance"
    sender: str = ASSISTANCE

    @property
    def body(self) -> str:
        """The text, a blank line between paragraphs, the footer last."""
        return "\n\n".join((*self.paragraphs, FOOTER)) + "\n"


def customer_number(account: CustomerAccount, asked_for: str, email: str, now: datetime) -> AssistanceLetter:
    """Return the letter that brings a customer number. `asked_for` is the certificate or domain that was named."""
    closed = ("This customer account is closed. Customer Support can say what became of it.",)
    return AssistanceLetter(
        mailbox=email,
        reference=f"number.{account.number}",
        subject="Your customer number",
        paragraphs=(
            f"{account.holder}, you asked which customer account this is in:",
            f"  {asked_for}",
            f"Customer number: {account.number}",
            *(closed if account.is_closed else (f"Sign in with it at {ACCOUNT_SITE}/",)),
            "If you did not ask, there is nothing to do: the number went to your address on file, and nowhere else.",
        ),
        sent_at=now,
    )


def password_reset(account: CustomerAccount, token: str, email: str, now: datetime) -> AssistanceLetter:
    """Return the letter with the way to a new password. Nobody else gets it, and nobody needs the old one."""
    return AssistanceLetter(
        mailbox=email,
        reference=f"reset.{account.number}",
        subject="Reset your password",
        paragraphs=(
            f"{account.holder}, a new password was asked for:",
            f"  Customer number: {account.number}",
            "Choose it on this page, which opens once, within 24 hours:",
            f"{ACCOUNT_SITE}/reset/{token}",
            "If you did not ask, there is nothing to do: the old password goes on.",
        ),
        sent_at=now,
    )
