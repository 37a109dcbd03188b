"""The services of moves off an ISO account, put together."""

from time import time

from certdesk.domain.clock import Clock
from certdesk.services.migrations.handing import HandedOver
from certdesk.services.migrations.keeping import KeptMigrations
from certdesk.services.migrations.moves import Moves
from certdesk.services.migrations.search import FoundAccounts
from certdesk.services.migrations.taking import TakenHoldings
from certdesk.services.ports import IsoRegistry
from certdesk.storage.desk import DeskStore


class MoveSide:
    """Everything about moves, over one store; `clock` is the portal's time."""

    def __init__(self, registry: IsoRegistry, store: DeskStore, clock: Clock) -> None:
        moves = Moves(store, clock)
        self.migrations = KeptMigrations(moves)
        self.holdings = TakenHoldings(moves, registry)
        self.account_search = FoundAccounts(moves, registry)
        self.handing_over = HandedOver(moves, time())
