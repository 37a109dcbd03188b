"""Who sent a notice and where its links lead, and what of that speaks against it."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from certdesk.domain.look_alikes import looks_like
from certdesk.domain.notice_links import host_of, is_bare
from certdesk.domain.notice_text import Link, MailText
from certdesk.domain.notices import Suspect, Suspicion
from certdesk.domain.text import displayable

PROVIDER: Final = ("starfieldtech.com", "godaddy.com", "secureserver.net")
PRACTICE: Final = ("practice-ca.example", "practice-registrar.example")
"""Nobody can register a name below .example (RFC 2606), so a real mail never comes from there."""

TRUSTED: Final = PROVIDER + PRACTICE

_BRANDS: Final = ("starfieldtech", "starfield", "godaddy", "secureserver")
_ADDRESS: Final = re.compile(r"[^\s<>@\"(),;:\[\]]{1,128}@([^\s<>@\"(),;:\[\]]{1,255})")
_DMARC: Final = re.compile(r"\bdmarc\s{0,3}=\s{0,3}(?:pass|fail)\b", re.IGNORECASE)
_FAILED: Final = re.compile(r"\b(?:dkim|spf)\s{0,3}=\s{0,3}(?:hard)?fail\b", re.IGNORECASE)
_PASSED: Final = re.compile(r"\b(?:dkim|spf)\s{0,3}=\s{0,3}pass\b", re.IGNORECASE)
_DMARC_FAILED: Final = re.compile(r"\bdmarc\s{0,3}=\s{0,3}fail\b", re.IGNORECASE)
_SHOWN: Final = re.compile(r"(?<![\w@.-])((?:[\w-]{1,63}\.){1,10}[^\W\d_]{2,63})(?![\w@-])")
_FROM: Final = re.compile(
    r"[\s>*_|]{0,20}(?:from|von|de|da|van|od|från|fra|lähettäjä|kimden|от|发件人|寄件者|差出人|보낸 ?사람|من|מאת)\b"
    r"[\s*_]{0,20}[:：]",
    re.IGNORECASE,
)
_MOST: Final = 20
_MOST_LINES: Final = 1_000
_LONGEST_SHOWN: Final = 120


def is_trusted_host(host: str) -> bool:
    """Return whether a host is one of the provider's, or of the practice world's."""
    return any(host == each or host.endswith(f".{each}") for each in TRUSTED)


def suspects_of(
    mail: MailText, names: Collection[str], canonical: Callable[[str], str] = str.lower
) -> tuple[Suspect, ...]:
    """Return what speaks against a mail, each host and address once.

    `names` are those of the certificates that the mail is about: mail programs make links of them, so one that leads
    to the front page of such a name, and shows nothing else, is let be. `canonical` brings hosts into their form.
    """
    found = [*_of_sender(mail), *_of_links(mail.links, names, canonical)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _of_sender(mail: MailText) -> Iterator[Suspect]:
    if not mail.is_mail:
        return
    senders = _ADDRESS.findall(mail.sender)
    if not senders or len(senders) < mail.sender.count("@"):
        yield _suspect(Suspicion.SENDER_HIDDEN, mail.sender)
    for host in map(_host, senders):
        if is_trusted_host(host):
            continue
        if looks_like(host, _BRANDS):
            yield _suspect(Suspicion.LOOK_ALIKE, host)
        forwarded = Suspicion.FORWARDED if _is_forwarded(mail.lines) else Suspicion.SENDER_ELSEWHERE
        yield _suspect(forwarded, mail.sender)
    answered = _ADDRESS.findall(mail.reply_to)
    for host in map(_host, answered):
        if not is_trusted_host(host):
            yield _suspect(Suspicion.REPLY_ELSEWHERE, host)
    if len(answered) < mail.reply_to.count("@"):
        yield _suspect(Suspicion.REPLY_ELSEWHERE, mail.reply_to)
    if any(map(_has_failed, mail.checks.split("\n"))):
        yield _suspect(Suspicion.CHECK_FAILED, mail.sender)


def _has_failed(check: str) -> bool:
    """Return whether a server notes that a mail failed: by its domain's policy, or where it does not look at that,
    since one check failed and none passed (RFC 8601, RFC 7489).
    """
    if _DMARC.search(check):
        return bool(_DMARC_FAILED.search(check))
    return bool(_FAILED.search(check)) and not _PASSED.search(check)


def _is_forwarded(lines: tuple[str, ...]) -> bool:
    """Return whether a mail quotes another one from the provider. What it quotes, whoever forwards it can change."""
    quoted = (line for line in lines[:_MOST_LINES] if "@" in line and _FROM.match(line))
    return any(is_trusted_host(_host(each)) for line in quoted for each in _ADDRESS.findall(line[:500]))


def _of_links(links: tuple[Link, ...], names: Collection[str], canonical: Callable[[str], str]) -> Iterator[Suspect]:
    for link in links:
        host = host_of(link.target)
        if host is None or is_trusted_host(host):
            continue
        shown = [_host(each) for each in _SHOWN.findall(link.text[:_LONGEST_SHOWN])]
        is_disguised = any(not _is_same_site(each, host) for each in shown)
        if looks_like(host, _BRANDS):
            yield _suspect(Suspicion.LOOK_ALIKE, host)
        if is_disguised:
            yield _suspect(Suspicion.LINK_DISGUISED, f"{shown[0]} → {host}")
        elif not (_is_named(canonical(host), names) and is_bare(link.target)):
            yield _suspect(Suspicion.LINK_ELSEWHERE, host)


def _is_named(host: str, names: Collection[str]) -> bool:
    return bool({host, f"www.{host}", f"*.{host}", host.removeprefix("www.")}.intersection(names))


def _is_same_site(shown: str, host: str) -> bool:
    return shown == host or shown.endswith(f".{host}") or host.endswith(f".{shown}")


def _host(text: str) -> str:
    return text.lower().rstrip(".")


def _suspect(why: Suspicion, about: str) -> Suspect:
    return Suspect(why, displayable(about, _LONGEST_SHOWN))
