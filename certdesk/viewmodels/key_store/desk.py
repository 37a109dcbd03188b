"""The services that files with a private key take."""

from dataclasses import dataclass

from certdesk.services.api import Downloads, Keys, KeyStores, Orders


@dataclass(frozen=True, slots=True)
class KeyDesk:
    """`downloads` says where files went last."""

    orders: Orders
    downloads: Downloads
    keys: Keys
    stores: KeyStores
