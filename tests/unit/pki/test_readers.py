"""Every download before programs that CertDesk did not write: they find what was issued, all of it, in order."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from cryptography import x509

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.orders import Validation
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.formats import FORMATS, expected, render, suggested_name
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.keys import KeyKind, KeyPair, public_der
from tests.unit.pki.readers import by_gnutls, by_java, by_openssl, fingerprints, run
from tests.unit.pki.world import NAMES, NOW, request_for

pytestmark = pytest.mark.foreign

ARCHIVES = [format_ for format_ in DownloadFormat if FORMATS[format_].suffix == ".zip"]
SINGLE_FILES = [format_ for format_ in DownloadFormat if format_ not in ARCHIVES]
Reader = Callable[[Path], list[str]]


@pytest.fixture(scope="module", params=[KeyKind.RSA_2048, KeyKind.P_256])
def issued(
    request: pytest.FixtureRequest, authority: PracticeAuthority, keys: dict[KeyKind, KeyPair]
) -> IssuedCertificate:
    return authority.issue(request_for(keys[request.param], Validation.OV))


def saved(folder: Path, format_: DownloadFormat, issued: IssuedCertificate) -> Path:
    path = folder / suggested_name(format_, NAMES[0])
    path.write_bytes(render(format_, issued.chain, NAMES[0]))
    return path


@pytest.mark.parametrize("reader", [by_openssl, by_gnutls, by_java])
@pytest.mark.parametrize("format_", SINGLE_FILES)
def test_a_single_file_is_read_whole_and_in_order(
    issued: IssuedCertificate, tmp_path: Path, format_: DownloadFormat, reader: Reader
) -> None:
    found = reader(saved(tmp_path, format_, issued))
    assert found == fingerprints(expected(format_, issued.chain))


@pytest.mark.parametrize("reader", [by_openssl, by_gnutls, by_java])
@pytest.mark.parametrize("format_", ARCHIVES)
def test_each_file_of_an_archive_is_read(
    issued: IssuedCertificate, tmp_path: Path, format_: DownloadFormat, reader: Reader
) -> None:
    with ZipFile(saved(tmp_path, format_, issued)) as archive:
        archive.extractall(tmp_path / "out")
        found = [reader(tmp_path / "out" / name) for name in archive.namelist()]
    assert found == [[fingerprint] for fingerprint in fingerprints(expected(format_, issued.chain))]


@pytest.mark.parametrize("format_", ARCHIVES)
def test_unzip_and_jar_find_nothing_wrong_with_an_archive(
    issued: IssuedCertificate, tmp_path: Path, format_: DownloadFormat
) -> None:
    path = saved(tmp_path, format_, issued)
    assert "No errors detected" in run("unzip", "-t", path, cwd=tmp_path)
    with ZipFile(path) as archive:
        assert run("jar", "tf", path, cwd=tmp_path).split() == archive.namelist()


def test_nss_trusts_the_leaf_once_it_has_the_files_of_an_archive(issued: IssuedCertificate, tmp_path: Path) -> None:
    with ZipFile(saved(tmp_path, DownloadFormat.DEFAULT, issued)) as archive:
        archive.extractall(tmp_path)
        names = archive.namelist()
    run("certutil", "-N", "-d", "sql:.", "--empty-password", cwd=tmp_path)
    for name, trust in zip(names, ("CT,,", ",,", ",,"), strict=True):
        run("certutil", "-A", "-d", "sql:.", "-n", name, "-t", trust, "-a", "-i", name, cwd=tmp_path)
    at = f"{NOW:%y%m%d%H%M%SZ}"
    verdict = run("certutil", "-V", "-d", "sql:.", "-n", names[-1], "-u", "V", "-e", "-b", at, cwd=tmp_path)
    assert "certificate is valid" in verdict


@pytest.mark.parametrize("format_", SINGLE_FILES)
def test_nss_imports_a_single_file(issued: IssuedCertificate, tmp_path: Path, format_: DownloadFormat) -> None:
    path = saved(tmp_path, format_, issued)
    run("certutil", "-N", "-d", "sql:.", "--empty-password", cwd=tmp_path)
    text = () if format_ is DownloadFormat.DER else ("-a",)
    run("certutil", "-A", "-d", "sql:.", "-n", "saved", "-t", ",,", *text, "-i", path, cwd=tmp_path)
    (tmp_path / "kept.pem").write_text(run("certutil", "-L", "-d", "sql:.", "-n", "saved", "-a", cwd=tmp_path))
    assert by_openssl(tmp_path / "kept.pem") == fingerprints(expected(format_, issued.chain))[:1]


def test_openssl_verifies_with_the_bundle_and_the_root_of_the_downloads(
    issued: IssuedCertificate, tmp_path: Path
) -> None:
    leaf = saved(tmp_path, DownloadFormat.PEM_NOINTERMEDIATE, issued)
    bundle = saved(tmp_path, DownloadFormat.CA_BUNDLE, issued)
    with ZipFile(saved(tmp_path, DownloadFormat.DEFAULT, issued)) as archive:
        archive.extract("PracticeRoot.crt", tmp_path)
    trust = ("-no-CApath", "-no-CAstore", "-CAfile", "PracticeRoot.crt", "-untrusted", bundle)
    at = str(int(NOW.timestamp()))
    assert "OK" in run("openssl", "verify", "-x509_strict", "-attime", at, *trust, leaf, cwd=tmp_path)


def test_a_java_keystore_takes_the_pkcs7_reply_to_its_own_request(authority: PracticeAuthority, tmp_path: Path) -> None:
    store = ("-keystore", "server.p12", "-storepass", "practice", "-alias", "server", "-noprompt")
    run("keytool", "-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=x", *store, cwd=tmp_path)
    run("keytool", "-certreq", "-file", "server.csr", *store, cwd=tmp_path)
    request = x509.load_pem_x509_csr((tmp_path / "server.csr").read_bytes())
    key = KeyPair(KeyKind.RSA_2048, b"", public_der(request.public_key()))  # type: ignore[arg-type]  # of a kind that we read
    path = saved(tmp_path, DownloadFormat.P7B, authority.issue(request_for(key)))
    printed = run("keytool", "-J-Duser.language=en", "-importcert", "-file", path, *store, cwd=tmp_path)
    assert "Certificate reply was installed in keystore" in printed
    listed = run("keytool", "-J-Duser.language=en", "-list", "-v", *store, cwd=tmp_path)
    assert "Certificate chain length: 3" in listed
