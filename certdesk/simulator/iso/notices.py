"""Renewal notices as the practice registrar sends them: plain, in HTML, or both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from enum import StrEnum
from html import escape
from typing import Final

from certdesk.simulator.delivery import with_headers
from certdesk.simulator.iso.registrar import DOMAIN, NAME, RENEWALS, WEBSITE
from certdesk.simulator.iso.wording import Words


class Shape(StrEnum):
    """How a notice is put into a mail."""

    PLAIN = "plain"
    HTML = "html"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Entry:
    """One certificate that a notice is about. `name` is as people read it."""

    name: str
    product: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `number` is the customer number in it, "" where it says none; `token` is in its links."""

    mailbox: str
    holder: str
    number: str
    entries: tuple[Entry, ...]
    sent_at: datetime
    token: str
    words: Words
    shape: Shape = Shape.PLAIN
    charset: str = "utf-8"
    sender_name: str = NAME
    sender: str = RENEWALS

    @property
    def reference(self) -> str:
        """What tells it from the other notices of its second."""
        return f"renewal.{self.token}"

    @property
    def subject(self) -> str:
        """The subject, in the notice's language."""
        if len(self.entries) == 1:
            return self.words.subject.format(name=self.entries[0].name)
        return self.words.subject_several.format(number=len(self.entries))

    @property
    def link(self) -> str:
        """Where it can be renewed, as it says."""
        return f"{WEBSITE}/renew?ref={self.token}"

    @property
    def body(self) -> str:
        """The text, a blank line between paragraphs, the footer last."""
        words = self.words
        paragraphs = (
            words.greeting.format(holder=self.holder),
            *self._facts(),
            f"{words.renew}: {self.link}",
            words.support.format(number=self.token),
            words.footer,
        )
        return "\n\n".join(paragraphs) + "\n"

    def _facts(self) -> Iterator[str]:
        words = self.words
        yield words.one if len(self.entries) == 1 else words.several
        yield _table([(words.customer_number, self.number)]) if self.number else words.without_number
        for each in self.entries:
            yield _table(list(_facts_of(each, words)))


def as_mail(notice: Notice) -> EmailMessage:
    """Return a notice in RFC 5322 form, ASCII on the wire."""
    message = with_headers(notice)
    message["List-Unsubscribe"] = f"<{WEBSITE}/unsubscribe?ref={notice.token}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Authentication-Results"] = _checked(notice.mailbox)
    if notice.shape is not Shape.HTML:
        message.set_content(notice.body, charset=notice.charset)
    if notice.shape is Shape.HTML:
        message.set_content(_page(notice), subtype="html", charset=notice.charset)
    elif notice.shape is Shape.BOTH:
        message.add_alternative(_page(notice), subtype="html", charset=notice.charset)
        message.set_boundary(f"=_{notice.token}")
    return message


def _checked(mailbox: str) -> str:
    """Return what the mail server of the receiver found (RFC 8601)."""
    server = f"mx.{mailbox.partition('@')[2]}"
    return f"{server}; spf=pass smtp.mailfrom={DOMAIN}; dkim=pass header.d={DOMAIN}; dmarc=pass header.from={DOMAIN}"


def _facts_of(entry: Entry, words: Words) -> Iterator[tuple[str, str]]:
    yield words.certificate, entry.name
    yield words.product, entry.product
    yield words.ends, words.day(entry.ends_at)


def _table(facts: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"  {f'{label}:':<17} {value}" for label, value in facts)


_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{code}">
<head><meta charset="{charset}"><title>{subject}</title>
<style>body {{ font-family: sans-serif }} .n {{ color: #1d4ed8 }}</style></head>
<body>
<img src="{website}/mail/logo.png?ref={token}" width="120" height="32" alt="{sender}">
<p>{greeting}</p>
<p>{intro}</p>
{facts}
<p><a href="{link}">{renew}</a></p>
<p><small>{support}</small></p>
<p><small>{footer}</small></p>
</body>
</html>
"""


def _page(notice: Notice) -> str:
    words = notice.words
    texts = {
        "code": words.code,
        "charset": notice.charset,
        "subject": notice.subject,
        "website": WEBSITE,
        "token": notice.token,
        "sender": notice.sender_name,
        "greeting": words.greeting.format(holder=notice.holder),
        "intro": words.one if len(notice.entries) == 1 else words.several,
        "link": notice.link,
        "renew": words.renew,
        "support": words.support.format(number=notice.token),
        "footer": words.footer,
    }
    return _PAGE.format(facts=_html_facts(notice), **{name: escape(text) for name, text in texts.items()})


def _html_facts(notice: Notice) -> str:
    """Return the facts of one certificate line by line, those of several as a table with a head."""
    words = notice.words
    number = f'<span class="n">{escape(notice.number)}</span>'
    intro = f"{escape(words.customer_number)}: {number}" if notice.number else escape(words.without_number)
    if len(notice.entries) == 1:
        rows = [_html_row(pair, "th", "td") for pair in _facts_of(notice.entries[0], words)]
    else:
        rows = [_html_row((words.certificate, words.product, words.ends), "th", "th")]
        rows += [_html_row(tuple(value for _, value in _facts_of(each, words)), "td", "td") for each in notice.entries]
    table = "\n".join(rows)
    return f"<p>{intro}</p>\n<table>\n{table}\n</table>"


def _html_row(cells: Sequence[str], first: str, rest: str) -> str:
    tags = (first, *[rest] * (len(cells) - 1))
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for tag, cell in zip(tags, cells, strict=True))}</tr>"
