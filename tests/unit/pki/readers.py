"""Programs from outside that read certificates; a test that needs a missing one skips with its name."""

import hashlib
import re
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_JAVA_FINGERPRINT = re.compile(r"SHA256: ([0-9A-F:]{95})$", re.MULTILINE)


def run(program: str, *arguments: str | Path, cwd: Path) -> str:
    """Run `program` and return what it printed; fail with that when it is not content."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    return printed


def fingerprints(chain: tuple[bytes, ...]) -> list[str]:
    return [hashlib.sha256(der).hexdigest() for der in chain]


def by_openssl(path: Path) -> list[str]:
    """Return the SHA-256 of every certificate that openssl finds in a PEM, DER or PKCS #7 file, in its order."""
    if b"PKCS7" in path.read_bytes():
        return _printed_pem(run("openssl", "pkcs7", "-in", path, "-print_certs", cwd=path.parent))
    return _printed_pem(run("openssl", "storeutl", "-certs", path, cwd=path.parent))


def by_gnutls(path: Path) -> list[str]:
    """Return the SHA-256 of every certificate that GnuTLS finds, in the file's order."""
    content = path.read_bytes()
    how = "--p7-info" if b"PKCS7" in content else "--certificate-info"
    form = () if content.startswith(b"-----") else ("--inder",)
    return _printed_pem(run("certtool", how, *form, "--infile", path, cwd=path.parent))


def by_java(path: Path) -> list[str]:
    """Return the SHA-256 of every certificate that Java finds, in the file's order."""
    printed = run("keytool", "-J-Duser.language=en", "-printcert", "-file", path, cwd=path.parent)
    return [found.replace(":", "").lower() for found in _JAVA_FINGERPRINT.findall(printed)]


def _printed_pem(printed: str) -> list[str]:
    return fingerprints(tuple(ssl.PEM_cert_to_DER_cert(pem) for pem in _PEM.findall(printed)))
