"""The practice CA, put together: somebody else's computer, in one SQLite file."""

import secrets
from pathlib import Path
from random import Random

from certdesk.domain.clock import Clock
from certdesk.domain.messages import MessageKey
from certdesk.pki.roles import Role
from certdesk.simulator.accounts.access import Access
from certdesk.simulator.accounts.acting import Acting
from certdesk.simulator.accounts.directory import Directory
from certdesk.simulator.accounts.linkable import Linkable
from certdesk.simulator.certificates import certificate_of
from certdesk.simulator.clock import PracticeClock
from certdesk.simulator.controls import Controls
from certdesk.simulator.counter import Counter
from certdesk.simulator.iso.access import RegistrarAccess
from certdesk.simulator.iso.registry import Registry
from certdesk.simulator.mailroom import Mailroom
from certdesk.simulator.panel import Panel
from certdesk.simulator.portal import Portal
from certdesk.simulator.present import Present
from certdesk.simulator.reach import Reach
from certdesk.simulator.secrecy import Digest, slow_digest
from certdesk.simulator.sessions import Sessions
from certdesk.simulator.store import Store
from certdesk.simulator.vault import SetKeyAside, Vault, VaultKey, no_key_to_set_aside
from certdesk.storage.database import Database


class PracticeCA:
    """One certificate authority with a desk for each of the ports.

    `panel` is a ResellerPanel and OrderDesk, `portal` a GuestPortal and GuestDesk, `mailroom` a Mailboxes,
    `controls` a PracticeControls, `counter` a PracticeDesk; `directory` an AccountDirectory, `services` the
    LinkableServices, `people` the PracticePeople; `iso` an IsoRegistry.
    Any thread may call them. Nothing is opened before the first call. `vault_key` gives the 32 bytes that wrap
    the CA keys, and is asked for only when a CA key is needed; starting over calls `set_key_aside` when it is lost.
    `randomness` makes codes, salts, tokens and order IDs; `digest` is how codes and passwords are kept.
    """

    def __init__(
        self,
        path: Path,
        vault_key: VaultKey,
        system: Clock,
        randomness: Random | None = None,
        set_key_aside: SetKeyAside = no_key_to_set_aside,
        digest: Digest = slow_digest,
    ) -> None:
        chance = secrets.SystemRandom() if randomness is None else randomness
        self._store = Store(path)
        clock = PracticeClock(system, self._store)
        sessions = Sessions(chance)
        present = Present(self._store, clock, vault_key, chance, digest)
        reach = Reach(present)
        self.controls = Controls(self._store, clock, Vault(vault_key, set_key_aside), present, sessions)
        self.panel = Panel(reach, self.controls.ensure)
        self.portal = Portal(reach, sessions, self.controls.ensure)
        self.mailroom = Mailroom(present)
        self.counter = Counter(present)
        access = Access(Reach(present, MessageKey.ACCOUNT_SILENT), self.controls.ensure)
        self.directory = Directory(access)
        self.services = Linkable(access)
        self.people = Acting(access)
        self.iso = Registry(RegistrarAccess(Reach(present, MessageKey.ISO_SILENT), self.controls.ensure))

    @property
    def database(self) -> Database:
        """The practice CA's file, for whoever opens the home or moves the file aside."""
        return self._store.database

    def root_pem(self) -> str | None:
        """Return the root certificate as PEM text, or None before the world is set up."""
        from certdesk.pki.armour import CERTIFICATE, armour  # noqa: PLC0415 - certdesk.pki takes 100 ms

        with self._store.read() as connection:
            root = certificate_of(connection, Role.ROOT)
        return None if root is None else armour(root, CERTIFICATE).decode("ascii")
