"""What the services ask of real X.509, imported when first asked: a start that only shows the book needs none."""

from __future__ import annotations

# ruff: noqa: PLC0415 - certdesk.pki.formats and cryptography take 150 ms to import
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from certdesk.domain.book import ChainLink
from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.errors import Damaged, FieldError
from certdesk.domain.ordering import NamesRead
from certdesk.domain.orders import Product

if TYPE_CHECKING:
    from certdesk.domain.csr import CsrFacts

Chain = tuple[bytes, ...]


def links(chain: Chain) -> tuple[ChainLink, ...]:
    """Return facts and PEM text of each certificate of a DER chain. Raises Damaged."""
    from certdesk.pki.armour import CERTIFICATE, armour
    from certdesk.pki.certificates import read

    return tuple(ChainLink(read(der), armour(der, CERTIFICATE).decode("ascii")) for der in chain)


def file_name(format_: DownloadFormat, common_name: str) -> str:
    """Return a file name for this format that is safe on every system."""
    from certdesk.pki.formats import suggested_name

    return suggested_name(format_, common_name)


def read_names(typed: Sequence[str], product: Product) -> NamesRead:
    """Return the names as an order of `product` takes them. Raises FieldError (`names`, NAMES_…)."""
    from certdesk.pki.ordering import read_names as read

    return read(typed, product)


def read_csr(content: bytes) -> CsrFacts:
    """Return what a file or pasted text says as a signing request. Raises FieldError (`csr`, CSR_…)."""
    from certdesk.pki.requests import read_csr as read

    return read(content)


def describe_csrs(content: bytes) -> tuple[CsrFacts | FieldError, ...]:
    """Return every signing request in a file or pasted text, or why one cannot be read. Raises FieldError (`csr`)."""
    from certdesk.pki.requests import describe_all

    return describe_all(content)


def is_request(der: bytes) -> bool:
    """Return whether `der` is a signing request by its outline, and no private key or anything else."""
    from certdesk.pki.recognition import Kind, kind_of

    return kind_of(der) is Kind.REQUEST


def site_certificates(content: bytes, file: str, passphrase: str) -> tuple[CertificateFacts, ...]:
    """Return the certificates of sites in a file. Raises FieldError (`certificates`; CERTIFICATE_FILE, BUNDLE_…)."""
    from certdesk.pki.certificate_files import site_certificates as read

    return read(content, file, passphrase)


def key_digest(pem: str) -> str:
    """Return the SHA-256 of a certificate's public key (SubjectPublicKeyInfo), in hexadecimal. Raises Damaged."""
    from certdesk.pki.certificates import key_digest as digest_of

    return digest_of(pem.encode("ascii", "replace")).hex()


def key_list(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the digests in a list of keys, as its lines are read. Raises FieldError (`list`, KEY_LIST_FORM)."""
    from certdesk.pki.key_list_format import digests_in

    return digests_in(stream)


def listed_as(facts: CsrFacts) -> tuple[bytes, ...]:
    """Return the digests by which a request's key may stand in a list of keys."""
    from certdesk.pki.key_list_format import list_digests

    return list_digests(facts)


def shown_name(name: str) -> str:
    """Return a name in A-labels as people read it."""
    from certdesk.pki.idn import to_unicode

    return to_unicode(name)


def cut(format_: DownloadFormat, chain: Chain, common_name: str) -> bytes:
    """Return the file of this format, made from the chain. Raises Damaged."""
    from certdesk.pki.formats import render

    return render(format_, chain, common_name)


def holds(format_: DownloadFormat, content: bytes, chain: Chain) -> bool:
    """Return whether a file of this format holds exactly what belongs into it. Raises Damaged for a bad chain."""
    from certdesk.pki.formats import expected, read_back

    issued = expected(format_, chain)
    try:
        return read_back(format_, content) == issued
    except Damaged:
        return False
