"""All fakes together, and a desk that works with them."""

from dataclasses import dataclass, field
from pathlib import Path

from certdesk.credentials.store import SecretStore, SystemKeyring
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import Order
from certdesk.domain.portal import CODE_LENGTH, GuestSession, Identifier, IdentifierKind, PortalOrder
from certdesk.services.api import Desk
from certdesk.services.desk import Outside, build_desk
from certdesk.storage.desk import desk_database
from tests.fakes.accounts import FakeDirectory, FakePeople
from tests.fakes.books import books_of
from tests.fakes.iso import FakeIso
from tests.fakes.linkable import FakeServices
from tests.fakes.mail import FakeMailboxes
from tests.fakes.portal import FakePortal
from tests.fakes.practice import FakeControls, FakeCounter, FakePanel
from tests.fakes.register import Register
from tests.fakes.work import FakeClock


@dataclass
class FakeWorld:
    """Everything outside, and a desk on it with a database of its own in `home`."""

    home: Path
    shown: tuple[PortalOrder, ...] = ()
    announced: list[frozenset[Topic]] = field(default_factory=list)
    regretted: list[CertDeskError] = field(default_factory=list)
    keyring: SecretStore = field(default_factory=SystemKeyring)

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.mail = FakeMailboxes()
        self.books = books_of(self.shown, self.clock, self.mail)
        self.portal, self.panel = FakePortal(self.books), FakePanel(self.books)
        self.controls, self.counter = FakeControls(self.books, self.portal), FakeCounter(self.books)
        self.register = Register(self.clock, self.mail, lambda: self.books.is_online)
        self.directory, self.services = FakeDirectory(self.register), FakeServices(self.register)
        self.people = FakePeople(self.register)
        self.iso = FakeIso(self.clock, self.mail, lambda: self.books.is_online)
        self.downloads_folder = self.home / "Downloads"
        self.database = desk_database(self.home / "desk.sqlite3")
        self.database.prepare()
        self.desk = self.desk_again()

    def desk_again(self) -> Desk:
        """Return the desk as it is after the program was closed and started again."""
        return build_desk(
            self.outside(self.keyring),
            self.database,
            self.announced.append,
            self.downloads_folder,
            regret=self.regretted.append,
        )

    def outside(self, keyring: SecretStore) -> Outside:
        """Return the outside systems as a desk with this keyring meets them."""
        return Outside(
            self.panel,
            self.portal,
            self.mail,
            self.controls,
            self.counter,
            self.directory,
            self.services,
            self.people,
            self.iso,
            keyring,
        )

    def newest_code(self, address: str) -> str:
        """Return the access code in the newest mail to `address`."""
        newest = self.mail.open(self.mail.messages(address, "")[0].id)
        return next(line for line in newest.text.splitlines() if len(line) == CODE_LENGTH)

    def sign_in(self, order: Order) -> GuestSession:
        """Sign the desk in to `order` as its user would."""
        receipt = self.desk.sessions.request_code(
            order.admin_email, Identifier(IdentifierKind.SUPPLIER_ID, order.supplier_id)
        )
        return self.desk.sessions.sign_in(receipt, self.newest_code(order.admin_email))
