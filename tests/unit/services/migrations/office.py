"""Somebody who moves certificates, what they have of them, and files that hold some."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs7 import serialize_certificates
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

from certdesk.domain.changes import Topic
from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line
from certdesk.domain.work import Silent
from certdesk.services.api import Desk
from certdesk.services.api.migrations import HoldingsRead, MigrationView, NoticesRead
from tests.fakes import START, FakeWorld

KEY = ec.generate_private_key(ec.SECP256R1())


@dataclass
class Office:
    """One migration at a desk."""

    world: FakeWorld
    desk: Desk
    migration: MigrationId

    @classmethod
    def of(cls, world: FakeWorld) -> "Office":
        begun = world.desk.migrations.begin("Off the ISO account").migration
        world.announced.clear()
        return cls(world, world.desk, begun.id)

    def view(self) -> MigrationView:
        """What a desk shows that is opened again."""
        return self.world.desk_again().migrations.load(self.migration)

    def typed(self, *names: str) -> list[HoldingId]:
        """Certificates that were typed."""
        return list(self.desk.holdings.take_typed(self.migration, "\n".join(names)).added)

    def files(self, *paths: Path, passphrase: str = "") -> HoldingsRead:
        return self.desk.holdings.read_files(self.migration, paths, passphrase, Silent())

    def notices(self, *paths: Path) -> NoticesRead:
        return self.desk.account_search.read_notices(self.migration, paths, Silent())

    def line(self, name: str) -> Line:
        """The certificate of that name, as it is kept."""
        (found,) = [line for line in self.view().lines if line.holding.common_name == name]
        return found

    @property
    def told(self) -> frozenset[Topic]:
        return frozenset(topic for topics in self.world.announced for topic in topics)


def certificate(
    *names: str, common_name: str | None = "", days: int = 90, is_authority: bool = False, issuer: str = "Other CA"
) -> x509.Certificate:
    """A certificate of some other authority, for these names, that ends so many days from now."""
    cn = (names[0] if names else "") if common_name == "" else common_name
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, cn)] if cn else [])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(KEY.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START - timedelta(days=400))
        .not_valid_after(START + timedelta(days=days))
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(list(map(x509.DNSName, names))), critical=False)
    if is_authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return builder.sign(KEY, hashes.SHA256())


AUTHORITY = certificate(common_name="Other CA", is_authority=True)
KEY_PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates)


def p7b(*certificates: x509.Certificate, encoding: Encoding = Encoding.DER) -> bytes:
    return serialize_certificates(list(certificates), encoding)


def pfx(found: x509.Certificate, passphrase: str, *others: x509.Certificate) -> bytes:
    protection = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return serialize_key_and_certificates(b"site", KEY, found, others, protection)


def mail(
    lines: Sequence[str],
    at: datetime = START - timedelta(days=9),
    sender: str = "Starfield Technologies <renewals@starfieldtech.com>",
    subject: str = "SSL certificate renewal",
    message_id: str = "",
) -> bytes:
    """A mail with that text."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "web@okafor.example"
    message["Subject"] = subject
    message["Date"] = at
    if message_id:
        message["Message-ID"] = message_id
    message.set_content("\n".join(lines) + "\n")
    return bytes(message)


def notice(name: str, number: str, end: str = "7 January 2027", **header: object) -> bytes:
    """A renewal notice about one certificate; without a number where that is empty."""
    lines = ["Your SSL certificate expires soon. Renew it.", "", f"Certificate: {name}", f"Expires on: {end}"]
    lines += [f"Customer number: {number}"] if number else []
    return mail([*lines, "Product: Standard SSL"], **header)  # type: ignore[arg-type]  # fields by name
