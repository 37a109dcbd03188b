"""What the practice DigiCert writes to people with an account."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from certdesk.domain.accounts import SERVICE_NAMES, Seat
from certdesk.simulator.accounts.passwords import Password
from certdesk.simulator.accounts.people import Holder
from certdesk.simulator.accounts.users import ServiceUser
from certdesk.simulator.letters import FOOTER, dated

_SENDER_NAME: Final = "Practice DigiCert account"
_SENDER: Final = "accounts@practice-ca.example"
_SIGN_IN: Final = "https://accounts.practice-ca.example/"
_RESET: Final = "[Action Required] Reset your DigiCert password"


@dataclass(frozen=True, slots=True)
class AccountLetter:
    """One message to a person, before it is put into RFC 5322 form."""

    mailbox: str
    reference: str
    subject: str
    paragraphs: tuple[str, ...] = field(repr=False)
    sent_at: datetime
    sender_name: str = _SENDER_NAME
    sender: str = _SENDER

    @property
    def body(self) -> str:
        """The text, a blank line between paragraphs, the footer last."""
        return "\n\n".join((*self.paragraphs, FOOTER)) + "\n"


def account_welcome(holder: Holder, organisation: str, password: Password, now: datetime) -> AccountLetter:
    """Return the letter that comes with a new account."""
    return AccountLetter(
        mailbox=holder.email,
        reference=f"{holder.id}.welcome",
        subject="[Action required] Welcome to your DigiCert account",
        paragraphs=(
            f"{holder.name}, you have a DigiCert account at {organisation}:",
            _credentials(holder.username, _SIGN_IN),
            "The practice password is",
            password.text,
            "Services that you link to it open with it from then on. Until then each has a username of its own.",
        ),
        sent_at=now,
    )


def account_reset(holder: Holder, password: Password, now: datetime) -> AccountLetter:
    """Return the letter that brings a new password for an account."""
    return AccountLetter(
        mailbox=holder.email,
        reference=f"{holder.id}.reset",
        subject=_RESET,
        paragraphs=(
            "A new password for your DigiCert account was asked for:",
            _credentials(holder.username, _SIGN_IN),
            "The practice password is",
            password.text,
            "It takes the place of the one before.",
        ),
        sent_at=now,
    )


def service_welcome(
    owner: Holder, user: ServiceUser, organisation: str, password: Password, now: datetime
) -> AccountLetter:
    """Return the letter that comes with a new user of a service."""
    service = SERVICE_NAMES[user.seat.service]
    return AccountLetter(
        mailbox=owner.email,
        reference=f"{owner.id}.welcome.{_word(user.seat)}",
        subject=f"Welcome to {service}: {organisation}",
        paragraphs=(
            f"{owner.name}, you are a user of {service} at {organisation}:",
            _credentials(user.username, _page(user.seat)),
            "The practice password is",
            password.text,
            "It opens this service only. Your DigiCert account has another one.",
        ),
        sent_at=now,
    )


def service_reset(
    owner: Holder, user: ServiceUser, organisation: str, password: Password, now: datetime
) -> AccountLetter:
    """Return the letter that brings a new password for a service."""
    service = SERVICE_NAMES[user.seat.service]
    return AccountLetter(
        mailbox=owner.email,
        reference=f"{owner.id}.reset.{_word(user.seat)}",
        subject=_RESET,
        paragraphs=(
            f"A new password for {service} at {organisation} was asked for:",
            _credentials(user.username, _page(user.seat)),
            "The practice password is",
            password.text,
            "It takes the place of the one before, in this service only.",
        ),
        sent_at=now,
    )


def link_ended(holder: Holder, seat: Seat, organisation: str, by: str, now: datetime) -> AccountLetter:
    """Return the letter that tells a colleague that an administrator ended the link of a service."""
    service = SERVICE_NAMES[seat.service]
    return AccountLetter(
        mailbox=holder.email,
        reference=f"{holder.id}.unlinked.{_word(seat)}",
        subject=f"{service} is not linked any more: {organisation}",
        paragraphs=(
            f"{by}, an account administrator of {organisation}, unlinked {service} on\n  {dated(now)}",
            "That ended your link too. Once an administrator has linked again, so can you. Usernames stay as they are.",
        ),
        sent_at=now,
    )


def _credentials(username: str, page: str) -> str:
    return f"  Username  {username}\n  Sign in   {page}"


def _page(seat: Seat) -> str:
    return f"https://{seat.service.value.replace(' ', '-')}.practice-ca.example/{seat.organisation}"


def _word(seat: Seat) -> str:
    return f"{seat.organisation}.{seat.service.value.replace(' ', '-')}"
