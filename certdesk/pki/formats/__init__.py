"""The files a certificate can be downloaded as, and reading them back.

A format is a family (PEM, DER, PKCS #7, archive) with a choice from the chain. Names, contents and order
are the portal's own [DC-GLO]; `der` and `ca-bundle` are cut from the chain on the desk. One law holds for
all of them: `read_back(format, render(format, chain, name)) == expected(format, chain)`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from certdesk.domain.downloads import DownloadFormat
from certdesk.pki.formats.archives import Archive
from certdesk.pki.formats.der import DerFile
from certdesk.pki.formats.family import (
    Chain,
    Family,
    checked_chain,
    intermediates_first,
    intermediates_only,
    leaf_only,
    root_first,
    whole,
    without_root,
)
from certdesk.pki.formats.naming import file_stem
from certdesk.pki.formats.pem import PemFile
from certdesk.pki.formats.pkcs7 import Pkcs7File

FORMATS: Mapping[DownloadFormat, Family] = MappingProxyType(
    {
        DownloadFormat.PEM_ALL: PemFile(".pem", whole),
        DownloadFormat.PEM_NOROOT: PemFile(".pem", without_root),
        DownloadFormat.PEM_NOINTERMEDIATE: PemFile(".crt", leaf_only),
        DownloadFormat.DEFAULT: Archive(".crt", root_first),
        DownloadFormat.DEFAULT_PEM: Archive(".pem", root_first),
        DownloadFormat.DEFAULT_CER: Archive(".cer", root_first),
        DownloadFormat.APACHE: Archive(".crt", intermediates_first),
        DownloadFormat.P7B: Pkcs7File(".p7b"),
        DownloadFormat.CER: Pkcs7File(".cer"),
        DownloadFormat.DER: DerFile(),
        DownloadFormat.CA_BUNDLE: PemFile(".ca-bundle", intermediates_only),
    }
)


def render(format_: DownloadFormat, chain: Chain, common_name: str) -> bytes:
    """Return the file of this format for a chain of DER certificates: leaf, intermediates, root.

    The same chain and name give the same bytes. Raises Damaged when the chain is too short or unreadable.
    """
    return FORMATS[format_].render(checked_chain(chain), common_name)


def read_back(format_: DownloadFormat, content: bytes) -> Chain:
    """Return the certificates in a file of this format as DER, in the file's order. Raises Damaged."""
    return FORMATS[format_].read(content)


def expected(format_: DownloadFormat, chain: Chain) -> Chain:
    """Return what `read_back` must give for a file of this format made from `chain`."""
    return FORMATS[format_].choice(checked_chain(chain))


def suggested_name(format_: DownloadFormat, common_name: str) -> str:
    """Return a file name for a certificate of this common name, safe on every system (see `file_stem`)."""
    return file_stem(common_name) + FORMATS[format_].suffix


def media_type(format_: DownloadFormat) -> str:
    """Return the Content-Type under which the portal serves this format [DC-GLO]."""
    return FORMATS[format_].media_type
