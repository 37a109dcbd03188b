"""What tests of keys have in common: a desk whose vault is open, and certificates for the keys that are made there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from certdesk.domain.local_keys import KeyChoice, MadeKey
from certdesk.domain.orders import Validation
from certdesk.domain.portal import OrderCertificate
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssueRequest
from tests.fakes import START, FakeWorld
from tests.unit.services.portfolio import SHOP, SHOP_ORDER

NAMES = ("shop.larkspur.example", "www.larkspur.example")
PASSPHRASE, OTHER = "k7f3-9xwm-hqtz", "k7f3-9xwm-hqtx"

Chain = tuple[bytes, ...]
Certify = Callable[[bytes], Chain]
"""Issues a certificate for a public key (SubjectPublicKeyInfo), and gives it with intermediate and root."""


def certifier() -> Certify:
    """Return an authority as one function."""
    authority = PracticeAuthority.found(START, "http://ca.practice.example.com")
    return lambda public: authority.issue(IssueRequest(public, Validation.DV, NAMES, START)).chain


def certified(world: FakeWorld, certify: Certify, choice: KeyChoice = KeyChoice.P256) -> tuple[MadeKey, Chain]:
    """Make a key for the shop, and let its order stand on a certificate for it from now on."""
    made = world.desk.keys.make(SHOP, NAMES, choice)
    chain = certify(made.csr.public_key)
    shown = world.portal.shown[SHOP]
    certificate = certificate_of(made)
    world.portal.shown[SHOP] = replace(shown, chain=chain, certificates=(certificate, *shown.certificates))
    return made, chain


def certificate_of(made: MadeKey) -> OrderCertificate:
    """Return what the portal shows of a certificate for this key."""
    ends = START + timedelta(days=199)
    return OrderCertificate("0a1b", NAMES, START, ends, is_present=True, key_digest=made.key.digest)


def sign_in(world: FakeWorld) -> None:
    """Sign in to the shop's order."""
    world.sign_in(SHOP_ORDER)


def left_behind(world: FakeWorld) -> Iterator[str]:
    """Yield the names of the files in the downloads folder."""
    return (entry.name for entry in world.downloads_folder.iterdir())
