"""Signing requests that other programs made, and what those programs say of them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import cryptography_vectors
import pytest

from certdesk.domain.csr import CsrFacts, KeyFlaw, Oddity
from certdesk.domain.errors import FieldError
from certdesk.pki.armour import armour
from certdesk.pki.keys import KeyPair
from certdesk.pki.requests import describe_all, describe_csr, read_csr
from tests.unit.pki.readers import run

pytestmark = pytest.mark.foreign

VECTORS = Path(cryptography_vectors.__file__).parent / "x509" / "requests"
CURVES = {
    "prime256v1": ("ECDSA P-256", (), True),
    "secp384r1": ("ECDSA P-384", (), True),
    "secp521r1": ("ECDSA P-521", (KeyFlaw.CURVE_ASKED,), True),
    "secp224r1": ("ECDSA P-224", (KeyFlaw.CURVE,), True),
    "secp256k1": ("ECDSA secp256k1", (KeyFlaw.CURVE,), True),
    "brainpoolP256r1": ("ECDSA brainpoolP256r1", (KeyFlaw.CURVE,), True),
    "sect283k1": ("ECDSA sect283k1", (KeyFlaw.CURVE,), None),
    "secp112r1": ("ECDSA secp112r1", (KeyFlaw.CURVE,), None),
    "SM2": ("SM2", (KeyFlaw.KIND,), None),
}


def made_by_openssl(folder: Path, *options: str) -> CsrFacts:
    """Return what is read of a request that openssl makes with the key in `key.pem`."""
    named = ("-new", "-key", "key.pem", "-subj", "/CN=a.example.com")
    run("openssl", "req", *named, *options, "-out", "a.csr", cwd=folder)
    return describe_csr((folder / "a.csr").read_bytes())


@pytest.mark.parametrize("curve", CURVES)
def test_each_curve_of_openssl_is_told(tmp_path: Path, curve: str) -> None:
    run("openssl", "ecparam", "-name", curve, "-genkey", "-noout", "-out", "key.pem", cwd=tmp_path)
    facts = made_by_openssl(tmp_path)
    assert (facts.algorithm, facts.key.flaws, facts.is_signed) == CURVES[curve]


@pytest.mark.parametrize("curve", ["prime256v1", "brainpoolP256r1"])
def test_a_curve_that_is_spelled_out_is_refused_in_words(tmp_path: Path, curve: str) -> None:
    spelled = ("-param_enc", "explicit")
    run("openssl", "ecparam", "-name", curve, "-genkey", "-noout", *spelled, "-out", "key.pem", cwd=tmp_path)
    facts = made_by_openssl(tmp_path)
    assert (facts.algorithm, facts.key.flaws) == ("ECDSA with explicit parameters", (KeyFlaw.CURVE,))
    assert facts.is_signed in {True, None}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-algorithm", "ED25519"), "Ed25519"),
        (("-algorithm", "ED448"), "Ed448"),
        (("-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"), "RSA-PSS 2048"),
    ],
)
def test_kinds_of_keys_that_are_not_certified_are_named_and_verified(
    tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    run("openssl", "genpkey", *options, "-out", "key.pem", cwd=tmp_path)
    facts = made_by_openssl(tmp_path)
    assert (facts.algorithm, facts.key.flaws, facts.is_signed) == (words, (KeyFlaw.KIND,), True)


def test_dsa_is_named_with_its_size_and_verified(tmp_path: Path) -> None:
    run("openssl", "dsaparam", "-genkey", "-out", "key.pem", "1024", cwd=tmp_path)
    facts = made_by_openssl(tmp_path)
    assert (facts.algorithm, facts.key.flaws, facts.is_signed) == ("DSA 1024", (KeyFlaw.KIND,), True)


@pytest.mark.parametrize(
    ("bits", "flaws"), [("512", (KeyFlaw.SMALL,)), ("2050", (KeyFlaw.UNEVEN,)), ("2056", ()), ("3072", ())]
)
def test_each_size_of_rsa_is_told_and_verified(tmp_path: Path, bits: str, flaws: tuple[KeyFlaw, ...]) -> None:
    run("openssl", "genrsa", "-out", "key.pem", bits, cwd=tmp_path)
    facts = made_by_openssl(tmp_path)
    assert (facts.algorithm, facts.key.flaws, facts.is_signed) == (f"RSA {bits}", flaws, True)


@pytest.mark.parametrize(
    ("options", "signature"),
    [
        (("-sha1",), "SHA-1 with RSA"),
        (("-md5",), "MD5 with RSA"),
        (("-sha224",), "SHA-224 with RSA"),
        (("-sha512",), "SHA-512 with RSA"),
        (("-sha512-256",), "SHA-512/256 with RSA"),
        (("-sha3-256",), "SHA3-256 with RSA"),
        (("-sigopt", "rsa_padding_mode:pss"), "RSA-PSS"),
        (("-sha384", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_mgf1_md:sha1"), "RSA-PSS"),
        (("-outform", "DER"), "SHA-256 with RSA"),
        (("-text",), "SHA-256 with RSA"),
    ],
)
def test_what_openssl_signs_is_verified(key: KeyPair, tmp_path: Path, options: tuple[str, ...], signature: str) -> None:
    (tmp_path / "key.pem").write_bytes(armour(key.private_key, "PRIVATE KEY"))
    made_by_openssl(tmp_path, *options)
    facts = read_csr((tmp_path / "a.csr").read_bytes())
    assert (facts.signature, facts.public_key, facts.is_signed) == (signature, key.public_key, True)
    assert (Oddity.OLD_HASH in facts.oddities) is signature.startswith(("MD5", "SHA-1 "))


def test_a_form_filled_in_for_openssl_is_read(key: KeyPair, tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(armour(key.private_key, "PRIVATE KEY"))
    (tmp_path / "form").write_text(
        "[req]\nprompt=no\ndistinguished_name=dn\nattributes=at\nreq_extensions=ex\nutf8=yes\nstring_mask=nombstr\n"
        "[dn]\nC=IE\nO=Larkspur Büro\nOU=Web\nCN=a.example.com\nemailAddress=web@example.com\n"
        "[at]\nchallengePassword=secret123\nunstructuredName=x\n"
        "[ex]\nsubjectAltName=DNS:a.example.com,DNS:*.b.example.com,IP:10.0.0.1,email:a@b.example,URI:http://x.example\n"
        "keyUsage=digitalSignature\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\ntlsfeature=status_request\n"
    )
    run("openssl", "req", "-new", "-key", "key.pem", "-config", "form", "-out", "a.csr", cwd=tmp_path)
    facts = read_csr((tmp_path / "a.csr").read_bytes())
    assert facts.names == ("a.example.com", "*.b.example.com")
    assert dict(facts.subject)["O"] == "Larkspur Büro"
    assert facts.oddities == (
        Oddity.CHALLENGE_PASSWORD,
        Oddity.UNIT,
        Oddity.ATTRIBUTES,
        Oddity.NAMES_OF_OTHER_KINDS,
    )


def vectors() -> Iterator[Path]:
    yield from sorted(path for path in VECTORS.iterdir() if path.suffix in {".pem", ".der"})


def test_whatever_openssl_verifies_is_signed_and_nothing_else() -> None:
    """The digests that neither of both has are the only requests of which no more is said than that."""
    paths = list(vectors())
    assert len(paths) > 20
    run("openssl", "version", cwd=VECTORS)
    for path in paths:
        form = path.suffix.removeprefix(".").upper()
        command = ["openssl", "req", "-in", str(path), "-inform", form, "-verify", "-noout"]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        facts = describe_csr(path.read_bytes())
        assert bool(facts.is_signed) is ("verify OK" in said), path.name
        assert (facts.is_signed is None) is ("md4" in path.name), path.name


def test_requests_made_by_java_nss_and_gnutls_are_read(tmp_path: Path) -> None:
    store = ("-keystore", "s.p12", "-storepass", "practice", "-alias", "s", "-noprompt")
    name = ("-dname", "CN=a.example.com")
    run("keytool", "-genkeypair", "-keyalg", "EC", "-groupname", "secp384r1", *name, *store, cwd=tmp_path)
    run("keytool", "-certreq", "-file", "java.csr", *store, cwd=tmp_path)
    run(
        "keytool",
        "-certreq",
        "-file",
        "ext.csr",
        "-ext",
        "san=dns:a.example.com,dns:b.example.com",
        *store,
        cwd=tmp_path,
    )
    (tmp_path / "noise").write_bytes(bytes(range(256)))
    run("certutil", "-N", "-d", "sql:.", "--empty-password", cwd=tmp_path)
    nss = ("-R", "-d", "sql:.", "-s", "CN=a.example.com", "-k", "ec", "-q", "nistp256", "-z", "noise")
    run("certutil", *nss, "-o", "nss.csr", cwd=tmp_path)
    run("certutil", *nss, "-8", "b.example.com", "-a", "-o", "nss.txt", cwd=tmp_path)
    (tmp_path / "template").write_text('cn = "a.example.com"\ndns_name = "b.example.com"\n')
    run("certtool", "--generate-privkey", "--ecc", "--outfile", "key.pem", cwd=tmp_path)
    gnutls = ("--generate-request", "--load-privkey", "key.pem", "--template", "template")
    run("certtool", *gnutls, "--outfile", "gnutls.csr", cwd=tmp_path)
    for file in ("java.csr", "nss.csr"):
        facts = read_csr((tmp_path / file).read_bytes())
        assert (facts.names, facts.oddities) == (("a.example.com",), ())
    for file in ("gnutls.csr", "nss.txt", "ext.csr"):
        facts = read_csr((tmp_path / file).read_bytes())
        assert facts.names == ("a.example.com", "b.example.com")
        assert set(facts.oddities) <= {Oddity.COMMON_NAME_APART, Oddity.STRAY_TEXT}


def test_stores_made_by_java_are_told_from_requests(tmp_path: Path) -> None:
    for kind, what in (("PKCS12", "pkcs12"), ("JKS", "jks"), ("JCEKS", "jks")):
        options = ("-storetype", kind, "-keystore", kind, "-storepass", "practice", "-keypass", "practice", "-noprompt")
        named = ("-genkeypair", "-keyalg", "EC", "-dname", "CN=a.example.com", "-alias", "s")
        run("keytool", *named, *options, cwd=tmp_path)
        with pytest.raises(FieldError) as refused:
            describe_all((tmp_path / kind).read_bytes())
        assert refused.value.facts["what"] == what
