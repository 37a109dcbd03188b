"""Where a sample order stands in its life, in the words of the table of orders."""

from dataclasses import dataclass
from datetime import date, timedelta

from certdesk.domain.orders import OrderStatus


@dataclass(frozen=True, slots=True)
class Waiting:
    """No certificate yet: `status` since `since` ago. `goes_on_in` is when the authority moves it on, if it does."""

    status: OrderStatus
    since: timedelta
    goes_on_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class InForce:
    """Issued, with `left` days of validity.

    `reissued_after` days lie between the order's first certificate and this one. `reissue_in` is when a
    reissue that was asked for will be issued; the order is reissue_pending until then.
    """

    left: int
    reissued_after: int = 0
    reissue_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Expired:
    """The certificate ended `ago` days ago and was not replaced."""

    ago: int
    reissued_after: int = 0


@dataclass(frozen=True, slots=True)
class Revoked:
    """Issued `issued_ago` days ago, withdrawn `ago` days ago."""

    issued_ago: int
    ago: int


@dataclass(frozen=True, slots=True)
class Ended:
    """Never issued: the portal's `word`, since `since` ago or since a day of its own. Nothing more will happen."""

    word: str
    since: timedelta = timedelta()
    on: date | None = None


Stage = Waiting | InForce | Expired | Revoked | Ended


def hours(count: float) -> timedelta:
    """Return `count` hours."""
    return timedelta(hours=count)
