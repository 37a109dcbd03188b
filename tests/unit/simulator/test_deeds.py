"""Deeds done once: from two desks, from many threads, and after a restart."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from certdesk.domain.deeds import DeedKey, Receipt
from certdesk.domain.errors import CertDeskError, NotFound, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.domain.work import Silent
from tests.contracts.ports.acting import csr_for, fresh_session, listed, new_key, new_order, placed, seen
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import HandClock, practice_ca

S = OrderStatus
THREADS = 6


def at_once(act: Callable[[int], Receipt]) -> list[Receipt | MessageKey]:
    """Do `act` on several threads that begin together; return each one's receipt, or why it was refused."""
    together = Barrier(THREADS)

    def one(number: int) -> Receipt | MessageKey:
        together.wait()
        try:
            return act(number)
        except CertDeskError as error:
            return error.key

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def test_of_many_threads_with_one_key_all_get_the_receipt_of_one_order(outside: Outside) -> None:
    new, key = new_order(outside), new_key()
    before = len(outside.panel.orders(Silent()))
    receipts = at_once(lambda _: outside.panel.place(new, key))
    assert len(set(map(str, receipts))) == 1
    assert len(outside.panel.orders(Silent())) == before + 1


def test_two_desks_that_revoke_at_once_revoke_once(outside: Outside) -> None:
    order = placed(outside, S.ISSUED)
    token = fresh_session(outside, order).token
    answers = at_once(lambda number: outside.portal.revoke(token, Revocation(), DeedKey(f"desk-{number}")))
    assert answers.count(MessageKey.NOT_REVOCABLE) == THREADS - 1
    kinds = [event.kind for event in outside.portal.order(token).events]
    assert kinds.count(EventKind.REVOKED) == 1
    assert len(outside.mailboxes.messages(order.admin_email, f"{order.id} revoked")) == 1


def test_cancelling_and_supplying_at_once_leaves_one_outcome(outside: Outside) -> None:
    order = placed(outside)
    csr = csr_for(order.common_name)
    answers = at_once(
        lambda number: (
            outside.panel.cancel(order.id, "", DeedKey(f"cancel-{number}"))
            if number % 2
            else outside.panel.supply_csr(order.id, csr, DeedKey(f"supply-{number}"))
        )
    )
    done = [answer for answer in answers if isinstance(answer, Receipt)]
    assert 1 <= len(done) <= 2
    assert listed(outside, order.id).status is S.CANCELED
    assert {answer for answer in answers if isinstance(answer, MessageKey)} <= {
        MessageKey.CANCEL_PENDING_ONLY,
        MessageKey.CSR_NOT_WANTED,
    }


def test_one_key_pair_for_two_orders_at_once_is_taken_once(outside: Outside) -> None:
    name = "www.larkspur.example"
    new = replace(new_order(outside, name), csr=csr_for(name))
    answers = at_once(lambda number: outside.panel.place(new, DeedKey(f"place-{number}")))
    assert answers.count(MessageKey.KEY_REUSED) == THREADS - 1


def test_the_other_desk_was_quicker(outside: Outside) -> None:
    order = placed(outside, S.ISSUED)
    one, other = fresh_session(outside, order).token, fresh_session(outside, order).token
    request = ReissueRequest(csr_for(order.common_name))
    outside.portal.request_reissue(one, request, new_key())
    with pytest.raises(StateConflict) as caught:
        outside.portal.request_reissue(other, request, new_key())
    assert caught.value.key is MessageKey.REISSUE_PENDING
    outside.portal.revoke(one, Revocation(), new_key())
    with pytest.raises(StateConflict) as withdrawn:
        outside.panel.withdraw_reissue(order.id, "", new_key())
    assert withdrawn.value.key is MessageKey.NO_REISSUE


def test_receipts_outlive_a_restart(outside: Outside, tmp_path: Path, clock: HandClock) -> None:
    order, key = placed(outside, S.ISSUED), new_key()
    wish = Revocation(RevocationReason.SUPERSEDED)
    receipt = outside.portal.revoke(fresh_session(outside, order).token, wish, key)
    again = practice_ca(tmp_path, clock)
    assert again.panel.receipt(key) == receipt
    assert again.panel.receipt(DeedKey("never sent")) is None


def test_starting_over_forgets_what_was_done(outside: Outside) -> None:
    key = new_key()
    outside.panel.place(new_order(outside), key)
    outside.controls.start_over()
    assert outside.panel.receipt(key) is None


def test_what_was_refused_leaves_no_trace(outside: Outside) -> None:
    order = placed(outside, S.ISSUED)
    before = seen(outside, order)
    token = fresh_session(outside, order).token
    with pytest.raises(NotFound):
        outside.portal.revoke(token, Revocation(serial="00"), new_key())
    assert outside.portal.order(token) == before
