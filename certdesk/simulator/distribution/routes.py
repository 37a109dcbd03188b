"""What stands behind each path of the server on the loopback. The paths are those that certificates name."""

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import unquote

from certdesk.domain.errors import CertDeskError
from certdesk.pki.revocation.answers import MALFORMED_REQUEST, TRY_LATER
from certdesk.pki.roles import COMMON_NAMES, file_stem
from certdesk.simulator.distribution import pages
from certdesk.simulator.distribution.published import Published

_AUTHORITIES = {file_stem(name): role for role, name in COMMON_NAMES.items()}
_FILE = re.compile(r"/([A-Za-z0-9]{1,64})\.(crl|cer)")
_OCSP = re.compile(r"/ocsp(?:/(.*))?")
_LINK = re.compile(r"/dcv/([A-Za-z0-9_-]{16,128})")

_LIST_TYPE, _CERTIFICATE_TYPE = "application/pkix-crl", "application/pkix-cert"
_OCSP_TYPE, _PAGE_TYPE = "application/ocsp-response", "text/html; charset=utf-8"
_PAGE_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: the status, and content of one type."""

    status: HTTPStatus
    kind: str = "text/plain"
    content: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


_NOT_FOUND = Answer(HTTPStatus.NOT_FOUND)


def fetched(published: Published, path: str) -> Answer:
    """Return what GET of `path` gets: a revocation list, a certificate, an OCSP answer (RFC 6960 A.1), or a page."""
    try:
        if found := _FILE.fullmatch(path):
            return _file(published, found[1], found[2])
        if found := _OCSP.fullmatch(path):
            return _ocsp(published, _from_path(found[1] or ""))
        if found := _LINK.fullmatch(path):
            names = published.provable(found[1])
            return _page(HTTPStatus.OK, pages.question(names)) if names else _dead_end()
    except CertDeskError:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE)
    return _NOT_FOUND


def posted(published: Published, path: str, body: bytes) -> Answer:
    """Return what POST of `body` to `path` gets: an OCSP answer, or the page that says that names are proved."""
    try:
        if path in {"/ocsp", "/ocsp/"}:
            return _ocsp(published, body)
        if found := _LINK.fullmatch(path):
            names = published.provable(found[1])
            is_proved = bool(names) and published.prove(found[1])
            return _page(HTTPStatus.OK, pages.thanks(names)) if is_proved else _dead_end()
    except CertDeskError:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE)
    return _NOT_FOUND


def _file(published: Published, stem: str, ending: str) -> Answer:
    role = _AUTHORITIES.get(stem)
    if role is None:
        return _NOT_FOUND
    kind, content = (
        (_LIST_TYPE, published.crl(role)) if ending == "crl" else (_CERTIFICATE_TYPE, published.certificate(role))
    )
    return _NOT_FOUND if content is None else Answer(HTTPStatus.OK, kind, content)


def _ocsp(published: Published, request: bytes) -> Answer:
    try:
        answer = published.ocsp(request) if request else MALFORMED_REQUEST
    except CertDeskError:
        answer = TRY_LATER
    return Answer(HTTPStatus.OK, _OCSP_TYPE, answer)


def _from_path(text: str) -> bytes:
    """Return the request that a path holds in base64, or nothing. Clients escape it in different ways."""
    try:
        return binascii.a2b_base64(unquote(text), strict_mode=True)
    except ValueError:
        return b""


def _dead_end() -> Answer:
    return _page(HTTPStatus.NOT_FOUND, pages.dead_end())


def _page(status: HTTPStatus, content: bytes) -> Answer:
    return Answer(status, _PAGE_TYPE, content, _PAGE_HEADERS)
