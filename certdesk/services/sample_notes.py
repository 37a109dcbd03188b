"""What the note beside the sample signing requests says: content to practise with, like the practice CA's letters."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from textwrap import fill
from typing import Final

NOBODYS: Final = "shop.nobody-ordered-this.example"
_WIDTH: Final = 92
_HEAD: Final = """CSRs to try with CertDesk
=========================

Every file here was made for practising. The private keys were thrown away as soon as the requests were signed, so
no certificate that you get for one of them can be installed anywhere. Make the folder again for other keys.

Drop a file on the CertDesk window, on an order in its list, or on the first step of a reissue. Nothing is sent
before you say so. CertDesk knows all names of a certificate once you were signed in to its order; before that it
compares the common name only.
"""


def good(name: str) -> str:
    """A request with which nothing is wrong."""
    return f"All names of {name} with a new P-256 key. Expect: every check passes, and CertDesk offers that order."


def missing(name: str, left_out: str) -> str:
    """A request that leaves a name out."""
    if not left_out:
        return f"The one name of {name}. With more names on the order, the last one would be missing here."
    return (
        f"As the first, without {left_out}. Expect: CertDesk asks whether to drop that name. If it is dropped, the "
        "earlier certificates are revoked 72 hours after the reissue."
    )


def added(name: str) -> str:
    """A request that brings a name."""
    return f"All names of {name} and one more. Expect: CertDesk asks whether to add it. It would have to be validated."


def wrong() -> str:
    """A request that is for no order."""
    return (
        f"For {NOBODYS}, which is on no order. Expect: dropped on the window, no order is found; dropped on an order, "
        "the CSR is for another name."
    )


def faulty(fault: str, name: str) -> str:
    """A request with a weak key, or signed in an old way."""
    said = {
        "small": "An RSA key of 1024 bits. Expect: refused, 2048 is the minimum.",
        "close primes": "An RSA key whose primes are neighbours. Expect: refused, anybody can factor it.",
        "roca": "An RSA key with the mark of ROCA (CVE-2017-15361), as faulty chips made them. Expect: refused.",
        "old hash": "Signed with SHA-1. Expect: noted and accepted, for the certificate gets its own signature.",
    }
    return f"{said[fault]} Its names are those of {name}."


def same_key(one: str, two: str) -> str:
    """Two requests with one key."""
    return (
        f"This one for {one} and the other for {two} share one key. Expect: the first is accepted. Once its "
        "certificate is issued, the second is refused, because two sites must not share one key pair."
    )


def binary(name: str) -> str:
    """A request without armour."""
    return f"For {name}, in DER instead of text. Expect: accepted like the first."


def mailed(name: str) -> str:
    """A request inside a mail."""
    return f"For {name}, quoted in a mail. Expect: accepted; the text around the request is left out."


def awaited(name: str) -> str:
    """The request that an order waits for."""
    return f"The first CSR for {name}, which waits for one. Expect: CertDesk opens Add CSR. No guest session is needed."


def twenty(number: int) -> str:
    """A folder of many."""
    return (
        f"{number} requests for {number} orders. Drop the folder on the window. Expect: a list in which each has found "
        "its order. Send them all after one review."
    )


def mail(name: str, pem: str) -> str:
    """Return a mail in which somebody quotes a request."""
    message = EmailMessage(SMTP)
    message["Subject"] = f"Re: new certificate for {name}"
    message["From"] = "Server room <servers@hosting.example>"
    message["To"] = "webmaster@agency.example"
    quoted = "".join(f"> {line}\n" for line in pem.splitlines())
    message.set_content(
        f"Hello,\n\nhere is the CSR again, as you asked.\n\n{quoted}\nThe key stays here.\n", cte="7bit"
    )
    return message.as_string()


def read_me(notes: Sequence[tuple[str, str]]) -> str:
    """Return the note: what each file shows, and what to expect of it."""
    parts = [_HEAD]
    for path, note in notes:
        shown = "twenty" if path.startswith("twenty/") else path
        parts.append(f"{shown}\n{fill(note, _WIDTH, initial_indent='    ', subsequent_indent='    ')}\n")
    return "\n".join(parts)
