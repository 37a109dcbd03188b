"""Everything the windows may ask of the desk: one protocol per purpose, one module per pane, one `Desk` with all of it.

All methods may be slow and are called through the runner, except those whose docstring says *at once*.
Each raises only the types of domain/errors.
"""

from certdesk.services.api.accounts import Accounts, People, Services
from certdesk.services.api.acts import Acts, Counter, Proofs
from certdesk.services.api.book import BulkDownloads, DeskActivity, Labels, Lists, SavedViews
from certdesk.services.api.desk import Desk
from certdesk.services.api.keys import Keys, KeyStores
from certdesk.services.api.migrations import HoldingsRead, MigrationView, NoticesRead, Refused, SortedFiles
from certdesk.services.api.moving import AccountSearch, HandingOver, Holdings, Migrations
from certdesk.services.api.orders import Downloads, Orders, Sessions
from certdesk.services.api.practice import Home, Practice
from certdesk.services.api.requests import Drafts, Requests

__all__ = [
    "AccountSearch",
    "Accounts",
    "Acts",
    "BulkDownloads",
    "Counter",
    "Desk",
    "DeskActivity",
    "Downloads",
    "Drafts",
    "HandingOver",
    "Holdings",
    "HoldingsRead",
    "Home",
    "KeyStores",
    "Keys",
    "Labels",
    "Lists",
    "MigrationView",
    "Migrations",
    "NoticesRead",
    "Orders",
    "People",
    "Practice",
    "Proofs",
    "Refused",
    "Requests",
    "SavedViews",
    "Services",
    "Sessions",
    "SortedFiles",
]
