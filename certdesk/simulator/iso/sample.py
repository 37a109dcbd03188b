"""What the webmaster's ISO account shows, which customer account each certificate is in, and who holds those."""

from dataclasses import dataclass
from typing import Final

from certdesk.domain.orders import Validation
from certdesk.pki.idn import to_ascii
from certdesk.pki.keys import KeyKind
from certdesk.simulator.world.clients import (
    ASHGROVE,
    BRIGHTWATER,
    COPPERFIELD,
    HOLLOWAY,
    KESTREL,
    LARKSPUR,
    MERIDIAN,
    MORGENROT,
    NORDLICHT,
    OSPREY,
    TIDEWATER,
    Client,
)

USERNAME: Final = "okaforweb"


@dataclass(frozen=True, slots=True)
class Product:
    """What the registrar sells."""

    name: str
    validation: Validation


STANDARD: Final = Product("Standard SSL", Validation.DV)
WILDCARD: Final = Product("Standard SSL Wildcard", Validation.DV)
SEVERAL: Final = Product("Standard SSL, up to 5 names", Validation.DV)
DELUXE: Final = Product("Deluxe SSL", Validation.OV)
PREMIUM: Final = Product("Premium SSL", Validation.EV)


@dataclass(frozen=True, slots=True)
class Account:
    """One customer account. `email` is the address on file, `domains` are what is registered in it."""

    number: str
    client: Client
    email: str
    domains: tuple[str, ...] = ()
    is_closed: bool = False


def _account(number: str, client: Client, *domains: str, contact: str = "", is_closed: bool = False) -> Account:
    email = f"{contact}@{client.domain}" if contact else client.admin_email
    return Account(number, client, email, domains, is_closed)


CLINIC: Final = _account("40127763", TIDEWATER, TIDEWATER.domain)
FLOWERS: Final = _account("31884207", LARKSPUR, LARKSPUR.domain)
BOOKS: Final = _account("27190455", HOLLOWAY)
BOOK_DOMAINS: Final = _account("27190612", HOLLOWAY, HOLLOWAY.domain, contact="accounts")
STUDIO: Final = _account("35501918", KESTREL, KESTREL.domain)
SCHOOL: Final = _account("38840027", ASHGROVE, ASHGROVE.domain)
OLD_SCHOOL: Final = _account("29004418", ASHGROVE, contact="bursar", is_closed=True)
MEDIA: Final = _account("36610482", NORDLICHT, NORDLICHT.domain)
WILLS: Final = _account("41006125", COPPERFIELD, contact="practice.manager")
CAREERS: Final = _account("30277914", COPPERFIELD, COPPERFIELD.domain)
SURVEYS: Final = _account("00734126", OSPREY, OSPREY.domain)
FREIGHT: Final = _account("33951806", MERIDIAN, MERIDIAN.domain)
BAKERY: Final = _account("37460291", MORGENROT, MORGENROT.domain, to_ascii("bäckerei-morgenrot.example"))

ACCOUNTS: Final = (
    CLINIC, FLOWERS, BOOKS, BOOK_DOMAINS, STUDIO, SCHOOL, OLD_SCHOOL, MEDIA, WILLS, CAREERS, SURVEYS, FREIGHT, BAKERY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One certificate of the ISO account with `left` days of validity, the common name first in `names`."""

    names: tuple[str, ...]
    client: Client
    account: Account | None
    left: int
    product: Product = STANDARD
    key: KeyKind = KeyKind.P_256

    @property
    def common_name(self) -> str:
        """The first of its names."""
        return self.names[0]


def _row(label: str, account: Account, left: int, product: Product = STANDARD, key: KeyKind = KeyKind.P_256) -> Row:
    return Row((f"{label}.{account.client.domain}",), account.client, account, left, product, key)


_RSA: Final = KeyKind.RSA_2048
ROWS: Final = (
    _row("clinic", CLINIC, 9),
    _row("wholesale", FLOWERS, 14, DELUXE),
    _row("club", BOOKS, 23),
    _row("wills", WILLS, 90, PREMIUM, _RSA),
    # Its owner moved away years ago, and nobody took the certificate along.
    Row(("old.brightwater.example",), BRIGHTWATER, None, 54, STANDARD, _RSA),
    _row("forms", SURVEYS, 75),
    _row("studio", STUDIO, 118, DELUXE),
    _row("parents", SCHOOL, 48),
    _row("press", MEDIA, 61),
    _row("tickets", BOOKS, 132),
    _row("recall", CLINIC, 102),
    _row("weddings", FLOWERS, 140),
    _row("archiv", MEDIA, 61),
    _row("careers", CAREERS, 77, DELUXE, KeyKind.P_384),
    Row(
        tuple(f"{label}.meridianfreight.example" for label in ("depot", "depot-rotterdam", "depot-venlo")),
        MERIDIAN, FREIGHT, 35, SEVERAL,
    ),
    _row("customs", FREIGHT, 36, STANDARD, _RSA),
    Row((to_ascii("bestellen.bäckerei-morgenrot.example"),), MORGENROT, BAKERY, 44),
    Row(("*.models.kestrel-arch.example", "models.kestrel-arch.example"), KESTREL, STUDIO, 156, WILDCARD),
)  # fmt: skip
