"""What letters, pages and texts say as renewal notices: brought into lines, and read by the domain."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from certdesk.domain.notice_links import host_of, links_in
from certdesk.domain.notice_reading import read_notice
from certdesk.domain.notice_senders import is_trusted_host
from certdesk.domain.notice_text import Link, MailText, cut_between_words
from certdesk.domain.notices import MailPlace, NoNotice, Notice, WhyNone
from certdesk.domain.text import displayable
from certdesk.pki.idn import to_ascii
from certdesk.services.notices.charsets import decoded, decoded_page
from certdesk.services.notices.mails import Letter, Part, letters_in
from certdesk.services.notices.pages import page_of, targets_of

_LONGEST_SHOWN = 160
_MOST_TEXT = 400_000


def read_letters(content: bytes, place: MailPlace) -> Iterator[Notice | NoNotice]:
    """Yield what a mail says, and then each mail that it carries."""
    for letter in letters_in(content):
        yield _read(letter, replace(place, depth=letter.depth))


def read_page(content: bytes, place: MailPlace) -> Notice | NoNotice:
    """Return what a saved page says; who sent it is not known."""
    page = page_of(decoded_page(content))
    return read_notice(MailText(place, page.lines, page.links, is_mail=False), to_ascii)


def read_text(content: bytes, place: MailPlace) -> Notice | NoNotice:
    """Return what a text says; who sent it is not known."""
    lines = tuple(cut_between_words(decoded(content), _MOST_TEXT).splitlines())
    return read_notice(MailText(place, lines, links_in(lines), is_mail=False), to_ascii)


def _read(letter: Letter, place: MailPlace) -> Notice | NoNotice:
    """Read the plain text, and the page where that does not say all; the links of both count."""
    mail = _headed(letter, place)
    lines = _lines(letter.plain)
    sources = [part.text() for part in letter.pages]
    if not sources:
        return read_notice(replace(mail, lines=lines, links=links_in(lines)), to_ascii)
    if any(line and not line.isspace() for line in lines):
        links = (*links_in(lines), *_links_of(sources))
        plain = read_notice(replace(mail, lines=lines, links=links), to_ascii)
        if _says_all(plain):
            return plain
    else:
        links, plain = links_in(lines), NoNotice(mail.place, WhyNone.EMPTY)
    pages = [page_of(each) for each in sources]
    shown = tuple(line for page in pages for line in page.lines)
    leading = (*links, *(link for page in pages for link in page.links))
    return _better(plain, read_notice(replace(mail, lines=shown, links=leading), to_ascii))


def _headed(letter: Letter, place: MailPlace) -> MailText:
    headers = letter.headers

    def shown(name: str) -> str:
        return displayable(headers.get(name, ""), _LONGEST_SHOWN)

    whole = replace(
        place,
        message_id=shown("message-id"),
        subject=shown("subject"),
        sender=shown("from"),
        sent_at=letter.sent_at,
    )
    return MailText(
        whole,
        (),
        sender=headers.get("from", ""),
        reply_to=headers.get("reply-to", ""),
        checks=headers.get("authentication-results", ""),
    )


def _lines(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(line for part in parts for line in cut_between_words(part.text(), _MOST_TEXT).splitlines())


def _links_of(pages: Sequence[str]) -> Iterator[Link]:
    """Yield the links of pages: as they stand where all lead to the provider, else with the texts that they show."""
    for page in pages:
        targets = targets_of(page)
        hosts = (host_of(each) for each in targets)
        if all(host is None or is_trusted_host(host) for host in hosts):
            yield from map(Link, targets)
        else:
            shown = page_of(page).links
            yield from shown
            found = {each.target for each in shown}
            yield from (Link(each) for each in targets if each not in found)


def _says_all(read: Notice | NoNotice) -> bool:
    return isinstance(read, Notice) and all(each.names and each.numbers and each.ends for each in read.entries)


def _better(plain: Notice | NoNotice, page: Notice | NoNotice) -> Notice | NoNotice:
    """Return the reading that says more: the page where the text is a stub, the text where both are alike."""
    if isinstance(page, NoNotice):
        return page if isinstance(plain, NoNotice) and plain.why is WhyNone.EMPTY else plain
    if isinstance(plain, NoNotice):
        return page
    return page if _weight(page) > _weight(plain) else plain


def _weight(notice: Notice) -> tuple[int, int, int]:
    entries = notice.entries
    return (
        sum(1 for each in entries if each.numbers),
        sum(1 for each in entries if each.names),
        sum(1 for each in entries if each.ends),
    )
