"""How long a server that the user named is waited for, and what is said when it does not answer."""

from time import monotonic
from typing import Final

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.transport.endpoints import Endpoint

IN_ALL: Final = 6.0  # seconds
ONE_TRY: Final = 1.5


class Patience:
    """Some seconds for everything that one server is asked. Once it was silent, it is not asked again."""

    def __init__(self, endpoint: Endpoint, seconds: float = IN_ALL) -> None:
        self._endpoint = endpoint
        self._ends = monotonic() + seconds

    def left(self) -> float:
        """Return for how many seconds the next try may wait. Raises Unavailable (LOOKUP with `address`)."""
        left = self._ends - monotonic()
        if left <= 0:
            raise self.lose()
        return min(left, ONE_TRY)

    def lose(self) -> Unavailable:
        """Ask no more, and return what is to be raised."""
        self._ends = 0.0
        return Unavailable(MessageKey.LOOKUP, address=str(self._endpoint))
