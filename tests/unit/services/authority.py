"""An authority that does deeds by their key, and that fails where a test says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from certdesk.domain.deeds import Deed, DeedKey, Intent, Receipt
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order


class Crash(BaseException):
    """The program ends here, as by a kill."""


@dataclass
class Authority:
    """Does each deed once. `before` and `after` are raised around doing it; while `is_silent` it does not answer."""

    order: Order
    now: datetime
    before: BaseException | None = None
    after: BaseException | None = None
    is_silent: bool = False
    is_refundable: bool = True
    sent: list[DeedKey] = field(default_factory=list)
    done: dict[DeedKey, Receipt] = field(default_factory=dict)

    def receipt(self, key: DeedKey) -> Receipt | None:
        self._answer()
        return self.done.get(key)

    def sending(self, intent: Intent) -> Callable[[], Receipt]:
        """Return what sends `intent`."""
        return lambda: self._do(intent.key, intent.deed)

    def _do(self, key: DeedKey, deed: Deed) -> Receipt:
        self._answer()
        self.sent.append(key)
        if self.before is not None:
            raise self.before
        if key not in self.done:
            self.done[key] = Receipt(key, deed, self.order, self.now, self.is_refundable and deed is Deed.REVOKE)
        if self.after is not None:
            raise self.after
        return self.done[key]

    def _answer(self) -> None:
        if self.is_silent:
            raise Unavailable(MessageKey.PORTAL)
