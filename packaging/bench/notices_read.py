"""A measured process: renewal notices read beside bare parsing, and the memory that a large mailbox takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from bench.processes import Figures, hand_in, peak_mib
from certdesk.domain.notices import MailPlace, Notice
from certdesk.domain.work import Silent
from certdesk.services.notices.letters import read_letters
from certdesk.services.notices.mailboxes import single
from certdesk.services.notices.reading import read_notices

_ROUNDS = 40
_OF_A_KIND = 25
_ATTACHMENT = bytes(range(256)) * 144  # 36 KB, 49 KB as it is mailed
_ONE_MIB = 1024 * 1024
_ABOUT = (
    "We wrote to you before, and do so once more, since there is not much time left.",
    "When it has ended, browsers warn everybody who comes to your site.",
    "Sign in, choose the one that is to be renewed, and follow the steps on the page.",
    "If somebody else looks after your site, pass this mail on to them.",
    "We are there day and night, should anything be unclear.",
)


def text_of(number: int) -> str:
    """Return the text of a notice."""
    facts = (
        f"Customer Number: {30000000 + number}",
        f"Common Name: www.site-{number}.example",
        f"Expires: {number % 28 + 1} Feb 2027",
        "Product: Standard SSL (1 Year)",
    )
    return "\n\n".join(("Dear customer,", "your certificate is about to expire.", "\n".join(facts), *_ABOUT * 2))


def page_of(number: int) -> str:
    """Return the same as a page, laid out in tables as such mails are."""
    rows = "".join(
        f'<tr><td style="padding:8px;font-family:sans-serif">{name}</td><td style="padding:8px">{value}</td></tr>\n'
        for name, _, value in (line.partition(": ") for line in text_of(number).split("\n") if ": " in line)
    )
    told = "".join(f'<p style="margin:0 0 16px;color:#333333">{line}</p>\n' for line in _ABOUT * 2)
    link = '<a href="https://certs.starfieldtech.com/renew" style="color:#ffffff">Renew now</a>'
    return (
        f'<html><head><style>td {{ margin: 0 }}</style></head><body><table width="100%"><tr><td>'
        f"<p>Your certificate is about to expire.</p><table>{rows}</table>{told}{link}</td></tr></table></body></html>"
    )


def mail(number: int, kind: str, attachment: bytes = b"") -> bytes:
    """Return a notice as it arrives: a text, a page, or both."""
    message = EmailMessage()
    for hop in range(4):
        message["Received"] = (
            f"from mx{hop}.example by mx{hop + 1}.example with ESMTPS; Fri, 20 Nov 2026 14:02:0{hop} +0000"
        )
    message["From"] = "Starfield Technologies <renewals@starfieldtech.com>"
    message["To"], message["Subject"] = "web@site.example", "Your certificate is about to expire"
    message["Date"], message["Message-ID"] = "Fri, 20 Nov 2026 14:02:00 +0000", f"<{number}@starfieldtech.com>"
    if kind == "page":
        message.set_content(page_of(number), subtype="html")
    else:
        message.set_content(text_of(number))
    if kind == "both":
        message.add_alternative(page_of(number), subtype="html")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename="terms.pdf")
    return message.as_bytes()


def read(content: bytes) -> None:
    """Read one mail as CertDesk does."""
    (found,) = read_letters(single(BytesIO(content).readline), MailPlace("bench"))
    assert isinstance(found, Notice)
    assert found.entries[0].numbers


def parse(content: bytes) -> None:
    """Parse it with the standard library alone, and decode its text."""
    body = message_from_bytes(content, policy=default).get_body(("plain", "html"))
    assert body is not None
    assert body.get_content()


def rates(mails: Sequence[bytes]) -> Figures:
    """Return how many mails a second are read and parsed; both in turn, so that what else goes on meets both alike."""
    taken = [(_took(read, mails), _took(parse, mails)) for _ in range(_ROUNDS)][1:]
    ours, bare = (median(each) for each in zip(*taken, strict=True))
    return {"read": len(mails) / ours, "parsed": len(mails) / bare, "x_parsed": median(a / b for a, b in taken)}


def _took(work: Callable[[bytes], None], mails: Sequence[bytes]) -> float:
    begun = time.perf_counter()
    for each in mails:
        work(each)
    return time.perf_counter() - begun


def write_mailbox(path: Path, mib: int) -> int:
    """Write a mailbox of about so many MiB, and return how many mails it has; each carries 49 KB that nobody reads."""
    written = number = 0
    kinds = cycle(("both", "text", "page"))
    with path.open("wb") as stream:
        while written < mib * _ONE_MIB:
            number += 1
            content = mail(number, next(kinds), _ATTACHMENT).replace(b"\nFrom ", b"\n>From ")
            written += stream.write(b"From renewals@starfieldtech.com Fri Nov 20 14:02:00 2026\n" + content + b"\n")
    return number


def large(folder: Path, mib: int) -> Figures:
    """Return how long a mailbox takes, and how much more memory than the first of its mails; it is removed again."""
    path = folder / "large.mbox"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        written = write_mailbox(path, mib)
        assert sum(1 for _ in islice(read_notices([path], Silent()), 10)) == min(10, written)
        before, begun = peak_mib(), time.perf_counter()
        notices = sum(isinstance(each, Notice) for each in read_notices([path], Silent()))
        took, after = time.perf_counter() - begun, peak_mib()
    finally:
        path.unlink(missing_ok=True)
    assert notices == written
    more = None if before is None or after is None else after - before
    return {"mib": mib, "mails": written, "ms": took * 1000, "more_mib": more}


def kinds() -> Iterator[tuple[str, list[bytes]]]:
    """Yield mails of each kind, and all of them together."""
    made = {kind: [mail(number, kind) for number in range(_OF_A_KIND)] for kind in ("text", "both", "page")}
    yield from made.items()
    yield "mixed", [each for some in made.values() for each in some]


def main() -> None:
    """Use the folder that was named for a mailbox of as many MiB as were asked for."""
    found = large(Path(sys.argv[2]), int(sys.argv[3]))
    hand_in({"kinds": {name: rates(mails) for name, mails in kinds()}, "mailbox": found})


if __name__ == "__main__":
    main()
