"""What stands behind each path, and what does not."""

from base64 import b64encode
from http import HTTPStatus
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID

from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.keys import KeyKind, make_key
from certdesk.pki.revocation.answers import MALFORMED_REQUEST, TRY_LATER
from certdesk.pki.roles import Role
from certdesk.simulator.distribution.routes import Answer, fetched, posted
from tests.unit.pki.world import NOW, request_for
from tests.unit.simulator.distribution.publishing import TOKEN, FakePublished

LINK = f"/dcv/{TOKEN}"
REQUEST = bytes(range(0, 256, 3)) * 2


@pytest.fixture
def published() -> FakePublished:
    return FakePublished()


def ocsp(content: bytes) -> Answer:
    return Answer(HTTPStatus.OK, "application/ocsp-response", content)


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/PracticeRootR1.crl", "application/pkix-crl", b"crl of root"),
        ("/PracticeTLSRSACA1.crl", "application/pkix-crl", b"crl of rsa"),
        ("/PracticeTLSRSACA1.cer", "application/pkix-cert", b"certificate of rsa"),
    ],
)
def test_an_authoritys_files_are_where_certificates_say(
    published: FakePublished, path: str, kind: str, content: bytes
) -> None:
    assert fetched(published, path) == Answer(HTTPStatus.OK, kind, content)


@pytest.mark.parametrize("kind", [KeyKind.RSA_2048, KeyKind.P_256])
def test_the_addresses_in_a_certificate_are_served(kind: KeyKind) -> None:
    base = "http://127.0.0.1:4711"
    issued = PracticeAuthority.found(NOW, base).issue(request_for(make_key(kind)))
    leaf = x509.load_der_x509_certificate(issued.der)
    access = leaf.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    points = leaf.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    addresses = [one.access_location.value for one in access]
    addresses += [name.value for point in points for name in point.full_name or ()]
    assert {one.access_method for one in access} >= {AuthorityInformationAccessOID.OCSP}
    assert len(addresses) == 3
    for address in addresses:
        path = address.removeprefix(base)
        answer = posted(_Everything(), path, b"x") if path == "/ocsp" else fetched(_Everything(), path)
        assert answer.status is HTTPStatus.OK


class _Everything(FakePublished):
    def crl(self, role: Role) -> bytes | None:
        return role.value.encode()

    certificate = crl


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/PracticeTLSECCCA1.crl",  # there is no world with it
        "/Unknown.crl",
        "/PracticeRootR1.pem",
        "/practicerootr1.crl",
        "/../PracticeRootR1.crl",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/../../etc/passwd",
        "/etc/passwd",
        "/dcv/",
        "/dcv/short",
        f"/dcv/{TOKEN}/x",
        f"/dcv/{'x' * 129}",
        "/ocspx",
        "/PracticeRootR1.crl/",
        "PracticeRootR1.crl",
    ],
)
def test_nothing_else_is_served(published: FakePublished, path: str) -> None:
    assert fetched(published, path).status is HTTPStatus.NOT_FOUND
    assert posted(published, path, b"x").status is HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("escaped", [quote, lambda text: quote(text, safe=""), lambda text: text])
def test_a_request_in_the_path_is_read_however_it_is_escaped(published: FakePublished, escaped: object) -> None:
    assert callable(escaped)
    text = b64encode(REQUEST).decode()
    assert {"/", "+", "="} <= set(text)
    assert fetched(published, f"/ocsp/{escaped(text)}") == ocsp(b"answer to " + REQUEST)


@pytest.mark.parametrize("path", ["/ocsp", "/ocsp/"])
def test_a_request_that_is_posted_is_answered(published: FakePublished, path: str) -> None:
    assert posted(published, path, REQUEST) == ocsp(b"answer to " + REQUEST)


@pytest.mark.parametrize("path", ["/ocsp", "/ocsp/", "/ocsp/%%%", "/ocsp/no base64", "/ocsp/AAA"])
def test_what_is_no_request_is_malformed(published: FakePublished, path: str) -> None:
    assert fetched(published, path) == ocsp(MALFORMED_REQUEST)
    assert posted(published, "/ocsp", b"") == ocsp(MALFORMED_REQUEST)
    assert published.asked == []


def test_trouble_with_the_database_is_for_later(published: FakePublished) -> None:
    published.trouble = True
    assert posted(published, "/ocsp", REQUEST) == ocsp(TRY_LATER)
    for answer in (
        fetched(published, "/PracticeRootR1.crl"),
        fetched(published, "/PracticeRootR1.cer"),
        fetched(published, LINK),
        posted(published, LINK, b""),
    ):
        assert answer.status is HTTPStatus.SERVICE_UNAVAILABLE


def test_a_link_asks_first_and_proves_when_its_button_is_pressed(published: FakePublished) -> None:
    page = fetched(published, LINK)
    assert (page.status, page.kind) == (HTTPStatus.OK, "text/html; charset=utf-8")
    assert b'<form method="post">' in page.content
    assert b"larkspur.example" in page.content
    assert published.proved == []
    done = posted(published, LINK, b"")
    assert done.status is HTTPStatus.OK
    assert b"<form" not in done.content
    assert published.proved == [TOKEN]


def test_a_link_that_leads_nowhere_proves_nothing(published: FakePublished) -> None:
    posted(published, LINK, b"")
    for link in (LINK, f"/dcv/{'0' * 32}"):
        assert fetched(published, link).status is HTTPStatus.NOT_FOUND
        assert b"leads nowhere" in posted(published, link, b"").content
    assert published.proved == [TOKEN]


def test_a_page_shows_names_as_text_and_runs_nothing(published: FakePublished) -> None:
    page = fetched(published, LINK)
    assert b"&lt;b&gt;shop&lt;/b&gt;" in page.content
    assert b"<b>" not in page.content
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert TOKEN.encode() not in page.content
