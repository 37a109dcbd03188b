"""All services of one desk, put together."""

# ruff: noqa: PLC0415 - a service is imported when it is first asked for, so that a start does not wait for all of them

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from certdesk.credentials.store import SecretStore, SystemKeyring
from certdesk.domain.changes import Announce, Regret
from certdesk.services.accounts.identities import Identities
from certdesk.services.accounts.keyring_tokens import KeyringTokens
from certdesk.services.acts import OrderActs
from certdesk.services.counter import PracticeCounter
from certdesk.services.drafts import KeptDrafts
from certdesk.services.home import HomeFiles
from certdesk.services.labels import OrderLabels
from certdesk.services.open_sessions import OpenSessions
from certdesk.services.orders import OrderBook
from certdesk.services.ports import (
    AccountDirectory,
    IsoRegistry,
    LinkableServices,
    Mailboxes,
    Panel,
    Portal,
    PracticeControls,
    PracticeDesk,
    PracticePeople,
)
from certdesk.services.practice import PracticeWorld
from certdesk.services.saved_views import KeptViews
from certdesk.services.sessions import GuestSessions
from certdesk.services.visits import Visits
from certdesk.storage.database import Database
from certdesk.storage.desk import DeskStore

if TYPE_CHECKING:
    from certdesk.services import api
    from certdesk.services.accounts.side import AccountSide
    from certdesk.services.local_keys import VaultedKeys
    from certdesk.services.migrations.side import MoveSide


@dataclass(frozen=True, slots=True)
class Outside:
    """The outside systems that a desk talks to."""

    panel: Panel
    portal: Portal
    mail_room: Mailboxes
    controls: PracticeControls
    counter: PracticeDesk
    directory: AccountDirectory
    services: LinkableServices
    people: PracticePeople
    registry: IsoRegistry
    keyring: SecretStore = field(default_factory=SystemKeyring)


def build_desk(
    outside: Outside,
    database: Database,
    announce: Announce,
    downloads_folder: Path,
    *others: Database,
    regret: Regret | None = None,
) -> "api.Desk":
    """Return the services over `database`, which `Desk.home` opens together with the `others` of this home.

    `regret` hears what was done but could not be noted in the database.

    The portal is also the desk's clock: what is seen is dated by the time that codes and sessions go by.
    """
    return WholeDesk(outside, DeskStore(database, announce, regret), HomeFiles(database, *others), downloads_folder)


class WholeDesk:
    """The services over one store. Those that a first look at the book does not ask are made when they are needed."""

    def __init__(self, outside: Outside, store: DeskStore, home: HomeFiles, downloads_folder: Path) -> None:
        self._outside, self._store, self._folder = outside, store, downloads_folder
        portal = outside.portal
        sessions = OpenSessions(store.announce)
        visits = self._visits = Visits(portal, sessions)
        identities = self._identities = Identities(KeyringTokens(outside.keyring, store), store)
        orders = OrderBook(outside.panel, visits, store, portal)
        self.home: api.Home = home
        self.orders: api.Orders = orders
        self.sessions: api.Sessions = GuestSessions(portal, sessions, visits, store)
        self.practice: api.Practice = PracticeWorld(
            outside.controls, outside.mail_room, orders, sessions, identities, store
        )
        self.acts: api.Acts = OrderActs(outside.panel, portal, visits, orders, store)
        self.counter: api.Counter = PracticeCounter(outside.counter, orders, store)
        self.labels: api.Labels = OrderLabels(store, portal)
        self.saved_views: api.SavedViews = KeptViews(store)
        self.drafts: api.Drafts = KeptDrafts(store, portal)

    @cached_property
    def downloads(self) -> "api.Downloads":
        """Saving certificates."""
        from certdesk.services.downloads import CertificateDownloads

        return CertificateDownloads(self._visits, self._store, self._outside.portal, self._folder)

    @cached_property
    def bulk(self) -> "api.BulkDownloads":
        """Saving many at once."""
        from certdesk.services.bulk_downloads import FolderPerClient

        return FolderPerClient(self.downloads, self._store)

    @cached_property
    def proofs(self) -> "api.Proofs":
        """Proving names."""
        from certdesk.services.proofs import NameProofs

        return NameProofs(self._outside.portal, self._outside.counter, self._visits, self._store)

    @cached_property
    def lists(self) -> "api.Lists":
        """Lists of orders in files."""
        from certdesk.services.exporting import ListExport
        from certdesk.services.importing import ListImport
        from certdesk.services.lists import OrderLists

        return OrderLists(ListImport(self._store, self._outside.portal), ListExport(self._store))

    @cached_property
    def activity(self) -> "api.DeskActivity":
        """What was done at this desk."""
        from certdesk.services.activity import WholeActivity

        return WholeActivity(self._store)

    @cached_property
    def requests(self) -> "api.Requests":
        """Signing requests."""
        from certdesk.services.requests.signing_requests import SigningRequests

        return SigningRequests(self._store, self._outside.portal)

    @cached_property
    def keys(self) -> "VaultedKeys":
        """Private keys that are kept here."""
        from certdesk.services.key_vault import KeyVault
        from certdesk.services.local_keys import VaultedKeys

        return VaultedKeys(KeyVault(self._store, self._outside.keyring), self._store, self._outside.portal)

    @cached_property
    def key_stores(self) -> "api.KeyStores":
        """Files that hold a private key."""
        from certdesk.services.key_stores import KeyStoreFiles

        return KeyStoreFiles(self._visits, self.keys, self._store, self._outside.portal)

    @cached_property
    def accounts(self) -> "api.Accounts":
        """The DigiCert account."""
        return self._account.accounts

    @cached_property
    def services(self) -> "api.Services":
        """The services that can be linked to it."""
        return self._account.services

    @cached_property
    def people(self) -> "api.People":
        """Whom one is there."""
        return self._account.people

    @cached_property
    def migrations(self) -> "api.Migrations":
        """Moves off an ISO account."""
        return self._moves.migrations

    @cached_property
    def holdings(self) -> "api.Holdings":
        """The certificates of a move."""
        return self._moves.holdings

    @cached_property
    def account_search(self) -> "api.AccountSearch":
        """Finding out which customer account holds each."""
        return self._moves.account_search

    @cached_property
    def handing_over(self) -> "api.HandingOver":
        """What clients are given."""
        return self._moves.handing_over

    @cached_property
    def _account(self) -> "AccountSide":
        from certdesk.services.accounts.side import AccountSide, DigiCert

        outside = self._outside
        digicert = DigiCert(outside.directory, outside.services, outside.people)
        return AccountSide(digicert, self._identities, self._store, outside.portal)

    @cached_property
    def _moves(self) -> "MoveSide":
        from certdesk.services.migrations.side import MoveSide

        return MoveSide(self._outside.registry, self._store, self._outside.portal)
