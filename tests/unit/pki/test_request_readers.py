"""Signing requests that other programs made."""

from pathlib import Path

import pytest

from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import armour
from certdesk.pki.keys import KeyPair
from certdesk.pki.requests import read_csr
from tests.unit.pki.readers import run
from tests.unit.pki.test_requests import refusal

pytestmark = pytest.mark.foreign


def test_requests_made_by_openssl_are_read(tmp_path: Path) -> None:
    for curve, read in (("prime256v1", True), ("secp384r1", True), ("sect283k1", False), ("secp112r1", False)):
        run("openssl", "ecparam", "-name", curve, "-genkey", "-noout", "-out", "key.pem", cwd=tmp_path)
        run("openssl", "req", "-new", "-key", "key.pem", "-subj", "/CN=a.example.com", "-out", "a.csr", cwd=tmp_path)
        content = (tmp_path / "a.csr").read_bytes()
        if read:
            assert read_csr(content).names == ("a.example.com",)
        else:
            assert refusal(content) == (MessageKey.KEY_CURVE, {"algorithm": f"ECDSA {curve}"})


@pytest.mark.parametrize(
    ("options", "signature"),
    [
        (("-sha1",), "SHA-1 with RSA"),
        (("-md5",), "MD5 with RSA"),
        (("-sha512",), "SHA-512 with RSA"),
        (("-sigopt", "rsa_padding_mode:pss"), "RSA-PSS"),
        (("-outform", "DER"), "SHA-256 with RSA"),
        (("-text",), "SHA-256 with RSA"),
    ],
)
def test_what_openssl_signs_is_verified(key: KeyPair, tmp_path: Path, options: tuple[str, ...], signature: str) -> None:
    (tmp_path / "key.pem").write_bytes(armour(key.private_key, "PRIVATE KEY"))
    run("openssl", "req", "-new", "-key", "key.pem", "-subj", "/CN=a.example.com", *options, "-out", "a", cwd=tmp_path)
    facts = read_csr((tmp_path / "a").read_bytes())
    assert (facts.signature, facts.public_key) == (signature, key.public_key)


def test_requests_made_by_java_nss_and_gnutls_are_read(tmp_path: Path) -> None:
    store = ("-keystore", "s.p12", "-storepass", "practice", "-alias", "s", "-noprompt")
    name = ("-dname", "CN=a.example.com")
    run("keytool", "-genkeypair", "-keyalg", "EC", "-groupname", "secp384r1", *name, *store, cwd=tmp_path)
    run("keytool", "-certreq", "-file", "java.csr", *store, cwd=tmp_path)
    (tmp_path / "noise").write_bytes(bytes(range(256)))
    run("certutil", "-N", "-d", "sql:.", "--empty-password", cwd=tmp_path)
    nss = ("-R", "-d", "sql:.", "-s", "CN=a.example.com", "-k", "ec", "-q", "nistp256", "-z", "noise")
    run("certutil", *nss, "-o", "nss.csr", cwd=tmp_path)
    run("certutil", *nss, "-a", "-o", "nss.txt", cwd=tmp_path)
    (tmp_path / "template").write_text('cn = "a.example.com"\ndns_name = "b.example.com"\n')
    run("certtool", "--generate-privkey", "--ecc", "--outfile", "key.pem", cwd=tmp_path)
    gnutls = ("--generate-request", "--load-privkey", "key.pem", "--template", "template")
    run("certtool", *gnutls, "--outfile", "gnutls.csr", cwd=tmp_path)
    for file in ("java.csr", "nss.csr", "nss.txt", "gnutls.csr"):
        assert read_csr((tmp_path / file).read_bytes()).common_name == "a.example.com"
    assert read_csr((tmp_path / "gnutls.csr").read_bytes()).names == ("a.example.com", "b.example.com")
