"""All services of one desk, put together."""

from dataclasses import dataclass, field
from pathlib import Path

from certdesk.credentials.store import SecretStore, SystemKeyring
from certdesk.domain.changes import Announce, Regret
from certdesk.services.accounts.side import AccountSide, DigiCert
from certdesk.services.activity import WholeActivity
from certdesk.services.acts import OrderActs
from certdesk.services.api import Desk, Home
from certdesk.services.bulk_downloads import FolderPerClient
from certdesk.services.counter import PracticeCounter
from certdesk.services.downloads import CertificateDownloads
from certdesk.services.drafts import KeptDrafts
from certdesk.services.exporting import ListExport
from certdesk.services.home import HomeFiles
from certdesk.services.importing import ListImport
from certdesk.services.key_stores import KeyStoreFiles
from certdesk.services.key_vault import KeyVault
from certdesk.services.labels import OrderLabels
from certdesk.services.lists import OrderLists
from certdesk.services.local_keys import VaultedKeys
from certdesk.services.migrations.side import MoveSide
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
from certdesk.services.proofs import NameProofs
from certdesk.services.requests.signing_requests import SigningRequests
from certdesk.services.saved_views import KeptViews
from certdesk.services.sessions import GuestSessions
from certdesk.services.visits import Visits
from certdesk.storage.database import Database
from certdesk.storage.desk import DeskStore


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
) -> Desk:
    """Return the services over `database`, which `Desk.home` opens together with the `others` of this home.

    `regret` hears what was done but could not be noted in the database.

    The portal is also the desk's clock: what is seen is dated by the time that codes and sessions go by.
    """
    return _desk(outside, DeskStore(database, announce, regret), HomeFiles(database, *others), downloads_folder)


def _desk(outside: Outside, store: DeskStore, home: Home, downloads_folder: Path) -> Desk:
    sessions = OpenSessions(store.announce)
    visits = Visits(outside.portal, sessions)
    orders = OrderBook(outside.panel, visits, store, outside.portal)
    downloads = CertificateDownloads(visits, store, outside.portal, downloads_folder)
    digicert = DigiCert(outside.directory, outside.services, outside.people)
    account = AccountSide(digicert, outside.keyring, store, outside.portal)
    moves = MoveSide(outside.registry, store, outside.portal)
    keys = VaultedKeys(KeyVault(store, outside.keyring), store, outside.portal)
    return Desk(
        orders=orders,
        sessions=GuestSessions(outside.portal, sessions, visits, store),
        downloads=downloads,
        practice=PracticeWorld(outside.controls, outside.mail_room, orders, sessions, account.identities, store),
        acts=OrderActs(outside.panel, outside.portal, visits, orders, store),
        proofs=NameProofs(outside.portal, outside.counter, visits, store),
        counter=PracticeCounter(outside.counter, orders, store),
        home=home,
        labels=OrderLabels(store, outside.portal),
        saved_views=KeptViews(store),
        lists=OrderLists(ListImport(store, outside.portal), ListExport(store)),
        activity=WholeActivity(store),
        bulk=FolderPerClient(downloads, store),
        requests=SigningRequests(store, outside.portal),
        drafts=KeptDrafts(store, outside.portal),
        keys=keys,
        key_stores=KeyStoreFiles(visits, keys, store, outside.portal),
        accounts=account.accounts,
        services=account.services,
        people=account.people,
        migrations=moves.migrations,
        holdings=moves.holdings,
        account_search=moves.account_search,
        handing_over=moves.handing_over,
    )
