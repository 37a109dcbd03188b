"""A directory that fails while it links, and what must hold whatever failed."""

from collections.abc import Callable

import pytest

from certdesk.domain.accounts import Linked
from certdesk.domain.activity import DeskAct
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.domain.linking import SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import USER
from tests.fakes import FakeDirectory
from tests.unit.services.accounts.bureau import (
    READY,
    Bureau,
)

KEY = DeedKey("5e")
LINKED_READY = (DeskAct.SERVICE_LINKED, "DigiCert ONE, Tidewater Marine")
SILENCE = Unavailable(MessageKey.ACCOUNT_SILENT)


class Failing(FakeDirectory):
    """A directory that ends the program, or does not answer, before or after it linked."""

    before: BaseException | None = None
    after: BaseException | None = None
    sent = 0

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        self.sent += 1
        if self.before is not None:
            raise self.before
        linked = super().link(token, visit, key)
        if self.after is not None:
            raise self.after
        return linked


def refused(ask: Callable[[], object]) -> CertDeskError:
    with pytest.raises(CertDeskError) as caught:
        ask()
    return caught.value


def assert_whole(bureau: Bureau) -> None:
    """What was linked is noted once, what was not is noted nowhere, and nothing is under way."""
    is_linked = bureau.register.linked_user(USER.id, READY) is not None
    assert bureau.told().count(LINKED_READY) == (1 if is_linked else 0)
    assert bureau.seat(READY).state is (SeatState.LINKED if is_linked else SeatState.NOT_LINKED)
    assert bureau.under_way() == []
