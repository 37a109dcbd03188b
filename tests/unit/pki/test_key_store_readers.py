"""Programs from outside open what is written here: the key, the certificate and its intermediate, and nobody without
the pass phrase.
"""

import re
import shutil
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import KeyChoice, Target
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.formats.key_store import Contents
from certdesk.pki.formats.key_stores import KEY_STORES
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.key_files import encrypted_pem, read_key
from certdesk.pki.key_making import MadePair, make_pair
from certdesk.pki.keys import KeyKind, KeyPair
from tests.unit.pki.readers import run
from tests.unit.pki.world import NAMES, NOW, request_for

pytestmark = pytest.mark.foreign

PASSPHRASE, OTHER = "k7f3-9xwm-hqtz", "k7f3-9xwm-hqtx"
ALIAS = NAMES[0]
CHOICES = (KeyChoice.P256, KeyChoice.P384, KeyChoice.RSA_2048)
PKCS12 = tuple(target for target in Target if target is not Target.OLD_JAVA)

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_LOAD = """
import java.io.FileInputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;

public class Load {
    public static void main(String[] given) throws Exception {
        KeyStore store = KeyStore.getInstance(given[1]);
        store.load(new FileInputStream(given[0]), given[3].toCharArray());
        PrivateKey key = (PrivateKey) store.getKey(given[2], given[3].toCharArray());
        Certificate[] chain = store.getCertificateChain(given[2]);
        chain[0].verify(chain[1].getPublicKey());
        String how = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        Signature signature = Signature.getInstance(how);
        signature.initSign(key);
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(chain[0].getPublicKey());
        signature.update(new byte[] {1, 2, 3});
        System.out.println(chain.length + " " + signature.verify(signed));
    }
}
"""
_CONTEXT = """
const [file, passphrase] = process.argv.slice(1);
require('tls').createSecureContext({pfx: require('fs').readFileSync(file), passphrase});
console.log('opened');
"""


@pytest.fixture(scope="session")
def pairs() -> dict[KeyChoice, MadePair]:
    return {choice: make_pair(NAMES, choice) for choice in CHOICES}


@pytest.fixture(scope="session")
def held(authority: PracticeAuthority, pairs: dict[KeyChoice, MadePair]) -> dict[KeyChoice, Contents]:
    """Each key with the certificate that was issued for its request."""
    return {
        choice: Contents(pair.private_key, _issued(authority, pair).chain[:-1], ALIAS, NOW)
        for choice, pair in pairs.items()
    }


def _issued(authority: PracticeAuthority, pair: MadePair) -> IssuedCertificate:
    public = x509.load_der_x509_csr(pair.csr).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return authority.issue(request_for(KeyPair(KeyKind.P_256, b"", public)))


@pytest.fixture(params=CHOICES)
def contents(request: pytest.FixtureRequest, held: dict[KeyChoice, Contents]) -> Contents:
    return held[request.param]


@pytest.fixture
def store(tmp_path: Path, contents: Contents) -> Callable[[Target], Path]:
    def written(target: Target) -> Path:
        path = tmp_path / f"{target.name.lower()}{KEY_STORES[target].suffix}"
        path.write_bytes(KEY_STORES[target].render(contents, PASSPHRASE))
        return path

    return written


def certificates_in(printed: str) -> list[bytes]:
    """Return the certificates among what a program printed, as DER."""
    return [ssl.PEM_cert_to_DER_cert(pem) for pem in _PEM.findall(printed)]


def refuses(program: str, *arguments: str | Path, cwd: Path) -> None:
    """Run a program that must not be content."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run([program, *map(str, arguments)], cwd=cwd, capture_output=True, check=False, timeout=60)
    assert done.returncode != 0, done.stdout


@pytest.mark.parametrize("target", PKCS12)
def test_openssl_opens_it_without_its_legacy_provider(
    store: Callable[[Target], Path], contents: Contents, target: Target
) -> None:
    path = store(target)
    opened = path.with_suffix(".pem")
    ask = ("openssl", "pkcs12", "-in", path, "-nodes", "-out", opened, "-passin")
    run(*ask, f"pass:{PASSPHRASE}", cwd=path.parent)
    text = opened.read_text()
    assert f"friendlyName: {ALIAS}" in text
    assert certificates_in(text) == list(contents.chain)
    assert read_key(opened.read_bytes(), "", "") == contents.private_key
    refuses(*ask, f"pass:{OTHER}", cwd=path.parent)


@pytest.mark.parametrize("target", PKCS12)
def test_gnutls_opens_it(store: Callable[[Target], Path], contents: Contents, target: Target) -> None:
    path = store(target)
    ask = ("certtool", "--p12-info", "--inder", "--infile", path, "--password")
    printed = run(*ask, PASSPHRASE, cwd=path.parent)
    assert certificates_in(printed) == list(contents.chain)
    refuses(*ask, OTHER, cwd=path.parent)


@pytest.mark.parametrize("target", PKCS12)
def test_nss_takes_key_and_certificate_in(store: Callable[[Target], Path], target: Target) -> None:
    path = store(target)
    database = f"sql:{path.parent}"
    run("certutil", "-N", "-d", database, "--empty-password", cwd=path.parent)
    take = ("pk12util", "-i", path, "-d", database, "-W")
    refuses(*take, OTHER, cwd=path.parent)
    run(*take, PASSPHRASE, cwd=path.parent)
    assert ALIAS in run("certutil", "-K", "-d", database, cwd=path.parent)
    listed = run("certutil", "-L", "-d", database, cwd=path.parent)
    assert f"{ALIAS} " in listed
    assert "u,u,u" in listed


@pytest.mark.parametrize("target", PKCS12)
def test_node_serves_with_it(store: Callable[[Target], Path], target: Target) -> None:
    path = store(target)
    assert run("node", "-e", _CONTEXT, path, PASSPHRASE, cwd=path.parent) == "opened\n"
    refuses("node", "-e", _CONTEXT, path, OTHER, cwd=path.parent)


@pytest.mark.parametrize("target", [Target.JAVA, Target.OLD_JAVA])
def test_keytool_lists_it_and_takes_it_over(
    store: Callable[[Target], Path], contents: Contents, target: Target
) -> None:
    path = store(target)
    ask = ("keytool", "-J-Duser.language=en", "-list", "-v", "-keystore", path, "-storepass")
    printed = run(*ask, PASSPHRASE, cwd=path.parent)
    for said in (f"Alias name: {ALIAS}", "Entry type: PrivateKeyEntry", "Certificate chain length: 2"):
        assert said in printed
    assert ("Keystore type: JKS" in printed) == (target is Target.OLD_JAVA)
    refuses(*ask, OTHER, cwd=path.parent)
    over = path.with_name("over.p12")
    protected = ("-srcstorepass", PASSPHRASE, "-deststorepass", PASSPHRASE, "-deststoretype", "PKCS12")
    run(
        "keytool",
        "-importkeystore",
        "-noprompt",
        "-srckeystore",
        path,
        "-destkeystore",
        over,
        *protected,
        cwd=path.parent,
    )
    assert KEY_STORES[Target.JAVA].read(over.read_bytes(), PASSPHRASE) == contents


@pytest.mark.parametrize("target", [Target.JAVA, Target.OLD_JAVA])
def test_a_java_program_signs_with_its_key(store: Callable[[Target], Path], target: Target) -> None:
    path = store(target)
    program = path.with_name("Load.java")
    program.write_text(_LOAD)
    kind = "JKS" if target is Target.OLD_JAVA else "PKCS12"
    assert run("java", program, path, kind, ALIAS, PASSPHRASE, cwd=path.parent) == "2 true\n"
    refuses("java", program, path, kind, ALIAS, OTHER, cwd=path.parent)


@pytest.fixture
def key_file(tmp_path: Path, contents: Contents) -> Path:
    path = tmp_path / "shop.key"
    path.write_bytes(encrypted_pem(contents.private_key, PASSPHRASE))
    return path


def test_openssl_opens_an_encrypted_key(key_file: Path, contents: Contents) -> None:
    ask = ("openssl", "pkey", "-in", key_file, "-passin")
    opened = run(*ask, f"pass:{PASSPHRASE}", cwd=key_file.parent)
    assert read_key(opened.encode(), "", "") == contents.private_key
    refuses(*ask, f"pass:{OTHER}", cwd=key_file.parent)


def test_gnutls_opens_an_encrypted_key(key_file: Path) -> None:
    ask = ("certtool", "--key-info", "--pkcs8", "--infile", key_file, "--password")
    assert "PBES2-AES256-CBC" in run(*ask, PASSPHRASE, cwd=key_file.parent)
    refuses(*ask, OTHER, cwd=key_file.parent)


def test_node_signs_with_an_encrypted_key(key_file: Path) -> None:
    program = (
        "const [file, passphrase] = process.argv.slice(1);"
        "const key = require('fs').readFileSync(file);"
        "console.log(require('crypto').sign('sha256', Buffer.from('a'), {key, passphrase}).length > 0);"
    )
    assert run("node", "-e", program, key_file, PASSPHRASE, cwd=key_file.parent) == "true\n"
    refuses("node", "-e", program, key_file, OTHER, cwd=key_file.parent)


@pytest.mark.parametrize("choice", CHOICES)
def test_openssl_and_gnutls_find_the_request_good(
    tmp_path: Path, pairs: dict[KeyChoice, MadePair], choice: KeyChoice
) -> None:
    path = tmp_path / "shop.csr"
    path.write_bytes(pairs[choice].csr)
    said = run("openssl", "req", "-in", path, "-inform", "DER", "-noout", "-verify", "-text", cwd=tmp_path)
    assert "verify OK" in said
    assert all(f"DNS:{name}" in said for name in NAMES)
    assert "Self signature: verified" in run("certtool", "--crq-info", "--inder", "--infile", path, cwd=tmp_path)


_WRITERS = {
    "SEC 1": ("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-out", "own.key"),
    "PKCS #8": ("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "own.key"),
    "PKCS #1": ("openssl", "genrsa", "-traditional", "-out", "own.key", "2048"),
    "PKCS #1, AES": (
        "openssl",
        "genrsa",
        "-traditional",
        "-aes256",
        "-passout",
        f"pass:{PASSPHRASE}",
        "-out",
        "own.key",
    ),
    "PKCS #8, AES": ("openssl", "genrsa", "-aes256", "-passout", f"pass:{PASSPHRASE}", "-out", "own.key"),
    "certtool": ("certtool", "--generate-privkey", "--key-type", "rsa", "--bits", "2048", "--outfile", "own.key"),
    "certtool, AES": (
        *("certtool", "--generate-privkey", "--key-type", "rsa", "--bits", "2048", "--pkcs8"),
        *("--password", PASSPHRASE, "--outfile", "own.key"),
    ),
    "certtool, curve": ("certtool", "--generate-privkey", "--key-type", "ecdsa", "--outfile", "own.key"),
    "certtool, PKCS #8": (
        *("certtool", "--generate-privkey", "--key-type", "ecdsa", "--pkcs8", "--password", "", "--outfile", "own.key"),
    ),
    "OpenSSH": ("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", "own.key"),
}


@pytest.mark.parametrize("writer", _WRITERS.values(), ids=_WRITERS.keys())
def test_keys_of_other_programs_are_read(tmp_path: Path, writer: tuple[str, ...]) -> None:
    run(*writer, cwd=tmp_path)
    content = (tmp_path / "own.key").read_bytes()
    own = read_key(content, "own.key", PASSPHRASE)
    assert read_key(encrypted_pem(own, PASSPHRASE), "", PASSPHRASE) == own
    if PASSPHRASE in writer or f"pass:{PASSPHRASE}" in writer:
        with pytest.raises(FieldError):
            read_key(content, "own.key", OTHER)
