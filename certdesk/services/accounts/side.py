"""The account's side of the desk, put together."""

from dataclasses import dataclass

from certdesk.domain.clock import Clock
from certdesk.services.accounts.account import DigiCertAccount
from certdesk.services.accounts.identities import Identities
from certdesk.services.accounts.links import Links
from certdesk.services.accounts.looking import Looking
from certdesk.services.accounts.people import ActingPeople
from certdesk.services.accounts.services import LinkedServices
from certdesk.services.ports import AccountDirectory, LinkableServices, PracticePeople
from certdesk.storage.desk import DeskStore


@dataclass(frozen=True, slots=True)
class DigiCert:
    """Everything of the DigiCert account that is outside."""

    directory: AccountDirectory
    services: LinkableServices
    people: PracticePeople


class AccountSide:
    """The three services of the account."""

    def __init__(self, digicert: DigiCert, identities: Identities, store: DeskStore, clock: Clock) -> None:
        looking = Looking(digicert.directory, identities, store, clock)
        self.accounts = DigiCertAccount(looking, Links(looking, digicert.services))
        self.services = LinkedServices(digicert.services, looking)
        self.people = ActingPeople(digicert.people, self.accounts, looking)
