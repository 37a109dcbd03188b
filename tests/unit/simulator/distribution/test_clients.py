"""Clients that are not ours ask the loopback for CRLs and OCSP answers, and agree about every certificate."""

from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID

from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.pki.keys import KeyKind, make_key
from certdesk.pki.roles import COMMON_NAMES, Role, file_stem
from certdesk.simulator.distribution.address import base_url
from certdesk.simulator.distribution.server import DistributionServer
from tests.unit.pki.readers import run
from tests.unit.pki.world import request_for
from tests.unit.simulator.distribution.publishing import AuthorityAtWork, ask

pytestmark = pytest.mark.foreign

KINDS = {Role.RSA: KeyKind.RSA_2048, Role.ECC: KeyKind.P_256}
STATES = ("good", "revoked", "unknown")


@dataclass(frozen=True)
class Site:
    """A folder with good.pem, revoked.pem, unknown.pem, issuer.pem, root.pem and chain.pem, and who answers."""

    folder: Path
    port: int
    role: Role

    def run(self, program: str, *arguments: str) -> str:
        return run(program, *arguments, cwd=self.folder)

    def ocsp_address(self, name: str) -> str:
        return self.run("openssl", "x509", "-in", f"{name}.pem", "-noout", "-ocsp_uri").strip()


@pytest.fixture(scope="module", params=[Role.RSA, Role.ECC])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Clients know no other time than the computer's, so here it is the present."""
    role, folder = request.param, tmp_path_factory.mktemp("site")
    present = datetime.now(UTC).replace(microsecond=0)
    work = AuthorityAtWork(present)
    server = DistributionServer(work)
    port = server.start()
    work.found(base_url(port))
    for state in STATES:
        key = make_key(KINDS[role])
        issued = work.authority.issue(request_for(key, not_before=present - timedelta(hours=1), days=30))
        (folder / f"{state}.pem").write_bytes(armour(issued.der, CERTIFICATE))
        if state == "good":
            work.issued.add(issued.serial)
        if state == "revoked":
            work.revoked[issued.serial] = Revoked(present, RevocationReason.KEY_COMPROMISE)
    issuer, root = issued.chain[1:]
    (folder / "issuer.pem").write_bytes(armour(issuer, CERTIFICATE))
    (folder / "root.pem").write_bytes(armour(root, CERTIFICATE))
    (folder / "chain.pem").write_bytes(armour(issuer, CERTIFICATE) + armour(root, CERTIFICATE))
    yield Site(folder, port, role)
    server.stop()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("options", [(), ("-sha256",), ("-no_nonce",)], ids=["sha1", "sha256", "no nonce"])
def test_openssl_is_told_the_status_at_the_address_in_the_certificate(
    site: Site, state: str, options: tuple[str, ...]
) -> None:
    address = site.ocsp_address(state)
    assert address == f"{base_url(site.port)}/ocsp"
    asked = ("-issuer", "issuer.pem", *options, "-cert", f"{state}.pem")
    said = site.run("openssl", "ocsp", *asked, "-url", address, "-CAfile", "chain.pem")
    assert "Response verify OK" in said
    assert f"{state}.pem: {state}" in said
    assert "WARNING" not in said  # as it says of a nonce that does not come back
    assert ("Reason: keyCompromise" in said) == (state == "revoked")


def test_openssl_is_told_about_several_certificates_at_once(site: Site) -> None:
    asked = [part for state in STATES for part in ("-cert", f"{state}.pem")]
    address = site.ocsp_address("good")
    said = site.run("openssl", "ocsp", "-issuer", "issuer.pem", *asked, "-url", address, "-CAfile", "chain.pem")
    assert "Response verify OK" in said
    assert all(f"{state}.pem: {state}" in said for state in STATES)


@pytest.mark.parametrize("state", STATES)
def test_gnutls_is_told_the_status(site: Site, state: str) -> None:
    files = ("--load-cert", f"{state}.pem", "--load-issuer", "issuer.pem", "--load-trust", "chain.pem")
    said = site.run("ocsptool", "--ask", "--nonce", *files, "--outfile", f"{state}.der")
    assert "Verifying OCSP Response: Success" in said
    said = site.run("ocsptool", "--response-info", "--inder", "--infile", f"{state}.der")
    assert f"Certificate Status: {state}" in said
    assert ("Revocation time" in said) == (state == "revoked")


@pytest.mark.parametrize("state", STATES)
def test_openssl_reads_an_answer_that_was_fetched_with_get(site: Site, state: str) -> None:
    asked = ("-issuer", "issuer.pem", "-cert", f"{state}.pem")
    site.run("openssl", "ocsp", *asked, "-no_nonce", "-reqout", "request.der")
    request = quote(b64encode((site.folder / "request.der").read_bytes()).decode(), safe="")
    (site.folder / "answer.der").write_bytes(ask(site.port, "GET", f"/ocsp/{request}").content)
    said = site.run("openssl", "ocsp", *asked, "-respin", "answer.der", "-no_nonce", "-CAfile", "chain.pem")
    assert "Response verify OK" in said
    assert f"{state}.pem: {state}" in said


def fetch_crls(site: Site) -> None:
    """Fetch the lists of the issuing CA and of the root, from where the certificates point."""
    lists = b""
    for role in (site.role, Role.ROOT):
        crl = ask(site.port, "GET", f"/{file_stem(COMMON_NAMES[role])}.crl").content
        (site.folder / f"{role}.crl").write_bytes(crl)
        lists += armour(crl, "X509 CRL")
    (site.folder / "lists.pem").write_bytes(lists)


@pytest.mark.parametrize("check", ["-crl_check", "-crl_check_all"])
def test_openssl_verifies_with_the_lists_that_were_fetched(site: Site, check: str) -> None:
    fetch_crls(site)
    given = ("-CAfile", "root.pem", "-untrusted", "issuer.pem", "-CRLfile", "lists.pem", "-x509_strict")
    assert "good.pem: OK" in site.run("openssl", "verify", check, *given, "good.pem")
    with pytest.raises(AssertionError, match="certificate revoked"):
        site.run("openssl", "verify", check, *given, "revoked.pem")


def test_openssl_fetches_the_list_itself(site: Site) -> None:
    given = ("-crl_check", "-crl_download", "-CAfile", "root.pem", "-untrusted", "issuer.pem")
    assert "good.pem: OK" in site.run("openssl", "verify", *given, "good.pem")
    with pytest.raises(AssertionError, match="certificate revoked"):
        site.run("openssl", "verify", *given, "revoked.pem")


def test_gnutls_verifies_the_lists(site: Site) -> None:
    fetch_crls(site)
    for role, authority in ((site.role, "issuer.pem"), (Role.ROOT, "root.pem")):
        (site.folder / "one.pem").write_bytes(armour((site.folder / f"{role}.crl").read_bytes(), "X509 CRL"))
        said = site.run("certtool", "--verify-crl", "--load-ca-certificate", authority, "--infile", "one.pem")
        assert "Verification output: Verified" in said


def test_the_authoritys_certificate_is_where_the_leaf_says(site: Site) -> None:
    leaf = x509.load_pem_x509_certificate((site.folder / "good.pem").read_bytes())
    access = leaf.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    (found,) = [one for one in access if one.access_method == AuthorityInformationAccessOID.CA_ISSUERS]
    path = found.access_location.value.removeprefix(base_url(site.port))
    assert armour(ask(site.port, "GET", path).content, CERTIFICATE) == (site.folder / "issuer.pem").read_bytes()


def test_ten_foreign_clients_at_once_agree(site: Site) -> None:
    address = site.ocsp_address("good")

    def client(state: str) -> str:
        asked = ("-issuer", "issuer.pem", "-cert", f"{state}.pem")
        return site.run("openssl", "ocsp", *asked, "-url", address, "-CAfile", "chain.pem")

    states = [STATES[number % 3] for number in range(10)]
    with ThreadPoolExecutor(10) as pool:
        for state, said in zip(states, pool.map(client, states), strict=True):
            assert f"{state}.pem: {state}" in said
