"""What reaches the practice mailboxes about renewals besides notices: clients' answers, and one fraud."""

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Final

from certdesk.simulator.accounts.sample import USER
from certdesk.simulator.delivery import with_headers
from certdesk.simulator.iso.registrar import NAME
from certdesk.simulator.iso.sample import BOOKS, FLOWERS

_SIGNED: Final = USER.name.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client writes back to the webmaster, the webmaster's question below it."""

    sender_name: str
    sender: str
    about: str
    text: tuple[str, ...] = field(repr=False)
    question: str = field(repr=False)
    asked_at: datetime
    sent_at: datetime
    mailbox: str = USER.email

    @property
    def reference(self) -> str:
        """Which conversation it belongs to."""
        return "answer"

    @property
    def subject(self) -> str:
        """The subject of the question, answered."""
        return f"Re: {self.about}"

    @property
    def body(self) -> str:
        """The answer, and the question as mail programs quote it."""
        quoted = "\n".join(f"> {line}".rstrip() for line in self.question.splitlines())
        asked = f"On {self.asked_at:%d/%m/%Y %H:%M}, {USER.name} wrote:"
        return "\n\n".join((*self.text, f"{asked}\n{quoted}")) + "\n"

    def as_mail(self) -> EmailMessage:
        """Return it in RFC 5322 form."""
        question = f"<{self.asked_at:%Y%m%d%H%M%S}.question@{USER.email.partition('@')[2]}>"
        message = with_headers(self)
        message["In-Reply-To"] = question
        message["References"] = question
        message.set_content(self.body)
        return message


@dataclass(frozen=True, slots=True)
class Fraud:
    """A mail that looks like a notice and is none: sender, links and customer number are all wrong."""

    mailbox: str
    name: str
    deadline: datetime
    sent_at: datetime
    sender_name: str = f"{NAME} Renewals"
    sender: str = "renewals@practice-registrar-billing.example"

    @property
    def reference(self) -> str:
        """Nothing that anybody could look up."""
        return "final-notice"

    @property
    def subject(self) -> str:
        """In a hurry."""
        return f"FINAL NOTICE: {self.name} will be suspended"

    @property
    def body(self) -> str:
        """The text."""
        return "\n".join(
            (
                "Dear customer,",
                "",
                "your certificate will be SUSPENDED unless you confirm your account within 24 hours.",
                "",
                f"Customer number: {_WRONG_NUMBER}",
                f"Certificate: {self.name}",
                f"Expires on: {self._day}",
                "",
                f"Confirm your account: {_LINK}",
                "",
                "Billing department",
                "",
            )
        )

    @property
    def _day(self) -> str:
        return f"{self.deadline:%Y-%m-%d}"

    def as_mail(self) -> EmailMessage:
        """Return it in RFC 5322 form, with what the receiver's mail server thinks of it (RFC 8601)."""
        message = with_headers(self)
        message["Reply-To"] = "confirm@account-check.example"
        server, domain = (address.partition("@")[2] for address in (self.mailbox, self.sender))
        message["Authentication-Results"] = (
            f"mx.{server}; spf=softfail smtp.mailfrom={domain}; dkim=none; dmarc=fail header.from={domain}"
        )
        message.set_content(self.body)
        page = _FRAUD_PAGE.format(name=self.name, deadline=self._day)
        message.add_alternative(page, subtype="html")
        message.set_boundary(f"=_{self.reference}")
        return message


_WRONG_NUMBER: Final = "50010333"
_LINK: Final = "http://practice-registrar.example.account-check.example/confirm?id=88213"
_FRAUD_PAGE: Final = f"""\
<html><body>
<p>Dear customer,</p>
<p>your certificate will be <b>SUSPENDED</b> unless you confirm your account within 24 hours.</p>
<p>Customer number: {_WRONG_NUMBER}<br>Certificate: {{name}}<br>Expires on: {{deadline}}</p>
<p><a href="{_LINK}">https://www.practice-registrar.example/account</a></p>
<p>Billing department</p>
</body></html>
"""


def from_the_bookshop(asked_at: datetime, sent_at: datetime) -> Answer:
    """Return the answer that settles two certificates at once."""
    return Answer(
        sender_name="Orla Keane",
        sender=BOOKS.email,
        about="Which customer account are your certificates in?",
        text=(
            f"Hi {_SIGNED},",
            f"found it on the last invoice: our customer number is {BOOKS.number}.",
            "That is for both, the club and the ticket shop.",
            "Orla\nHolloway Books, Galway\n+353 91 555 018",
        ),
        question=_asked("club.hollowaybooks.example", "tickets.hollowaybooks.example"),
        asked_at=asked_at,
        sent_at=sent_at,
    )


def from_the_florist(asked_at: datetime, sent_at: datetime) -> Answer:
    """Return the answer with two digits the wrong way round: nobody has that number."""
    return Answer(
        sender_name="Imogen Larkspur",
        sender=FLOWERS.email,
        about="Which customer account is wholesale.larkspur.example in?",
        text=(
            f"Morning {_SIGNED},",
            f"I think our customer number is {_swapped(FLOWERS.number)}. I am reading it off a sticky note.",
            "Imogen",
        ),
        question=_asked("wholesale.larkspur.example"),
        asked_at=asked_at,
        sent_at=sent_at,
    )


def _swapped(number: str) -> str:
    """Return a number with its last digit and its last but one the wrong way round."""
    return f"{number[:-2]}{number[-1]}{number[-2]}"


def _asked(*names: str) -> str:
    listed = "\n".join(f"  {name}" for name in names)
    return (
        "Hello,\n\nmy sign-in to the registrar goes away. Could you tell me your customer number there, for\n\n"
        f"{listed}\n\nIt is on invoices and renewal notices, a number of at most ten digits.\n\n{_SIGNED}"
    )
