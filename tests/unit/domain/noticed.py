"""Mails as texts, for tests of what notices say."""

from certdesk.domain.notice_links import links_in
from certdesk.domain.notice_reading import read_notice
from certdesk.domain.notice_text import Link, MailText
from certdesk.domain.notices import MailPlace, NoNotice, Notice, NoticeEntry
from certdesk.pki.idn import to_ascii

SENDER = "Starfield Technologies <renewals@starfieldtech.com>"


def read(
    text: str,
    subject: str = "",
    *,
    sender: str = SENDER,
    reply_to: str = "",
    checks: str = "",
    links: tuple[Link, ...] = (),
    is_mail: bool = True,
) -> Notice | NoNotice:
    """What a mail with this text says."""
    lines = tuple(text.split("\n"))
    place = MailPlace("notice.eml", subject=subject)
    return read_notice(
        MailText(place, lines, (*links, *links_in(lines)), sender, reply_to, checks, is_mail=is_mail), to_ascii
    )


def notice(text: str, subject: str = "", *, sender: str = SENDER, links: tuple[Link, ...] = ()) -> Notice:
    """The same, where it is a notice."""
    found = read(text, subject, sender=sender, links=links)
    assert isinstance(found, Notice), found
    return found


def only_entry(text: str, subject: str = "") -> NoticeEntry:
    """What a notice says of the one certificate that it is about."""
    (entry,) = notice(text, subject).entries
    return entry


def numbers(text: str) -> list[str]:
    """The customer numbers that a notice about one certificate says."""
    return [said.value for said in only_entry(text).numbers]


def names(text: str) -> list[str]:
    """The names of the one certificate."""
    return [said.value for said in only_entry(text).names]


def days(text: str) -> list[str]:
    """The ends of the one certificate, ISO; ambiguous ones with a bar."""
    return ["|".join(map(str, said.value.days)) for said in only_entry(text).ends]


def brief(found: Notice) -> dict[str, tuple[list[str], list[str]]]:
    """Numbers and ends by the common name of each entry."""
    return {
        entry.names[0].value if entry.names else "": (
            [said.value for said in entry.numbers],
            ["|".join(map(str, said.value.days)) for said in entry.ends],
        )
        for entry in found.entries
    }
