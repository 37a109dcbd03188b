"""Key, certificate and intermediates in PKCS #12 (RFC 7292): .pfx and .p12."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, KeySerializationEncryption, PrivateFormat, pkcs12

from certdesk.pki.certificates import load_der
from certdesk.pki.errors import damaged, guarded
from certdesk.pki.formats.key_store import Contents
from certdesk.pki.keys import load_private_key, private_der

Protection = Callable[[str], KeySerializationEncryption]

# .NET refuses more than 300,000 rounds for one key, and a million for the whole file. They are those of the key and of
# the certificates; the seal always has the 2,048 that cryptography gives it, and whoever guesses begins there.
_ROUNDS, _OLD_ROUNDS = 100_000, 50_000
_LONG_AGO = datetime.fromtimestamp(0, UTC)


def modern(passphrase: str) -> KeySerializationEncryption:
    """PBES2 with AES-256-CBC, and HMAC-SHA-256: Windows Server 2019, Java 9, and all that came after them."""
    builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(_ROUNDS).hmac_hash(hashes.SHA256())
    return builder.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC).build(passphrase.encode("ascii"))


def old(passphrase: str) -> KeySerializationEncryption:
    """Triple DES and HMAC-SHA-1, which Windows up to 2016 and Android up to 12 need.

    To a file of `modern` they say “wrong password”, whatever the password.
    """
    builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(_OLD_ROUNDS).hmac_hash(hashes.SHA1())  # noqa: S303 - what old software opens
    return builder.key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC).build(passphrase.encode("ascii"))


@dataclass(frozen=True, slots=True)
class Pkcs12File:
    """One key with its chain; the alias is the friendly name of both."""

    suffix: str
    protection: Protection

    def render(self, contents: Contents, passphrase: str) -> bytes:
        """Return the file. Every call gives other bytes, for salts are new."""
        leaf, *others = (load_der(der) for der in contents.chain)
        return pkcs12.serialize_key_and_certificates(
            contents.alias.encode("utf-8"),
            load_private_key(contents.private_key),
            leaf,
            others,
            self.protection(passphrase),
        )

    def read(self, content: bytes, passphrase: str) -> Contents:
        """Return what the file holds. Raises Damaged, for a wrong pass phrase too."""
        store = guarded("store", lambda: pkcs12.load_pkcs12(content, passphrase.encode("ascii")))
        if store.key is None or store.cert is None:
            raise damaged("store")
        chain = (store.cert, *store.additional_certs)
        return Contents(
            private_key=private_der(store.key),  # type: ignore[arg-type]  # any key can be spelled so
            chain=tuple(each.certificate.public_bytes(Encoding.DER) for each in chain),
            alias=(store.cert.friendly_name or b"").decode("utf-8", "replace"),
            made_at=_LONG_AGO,
        )
