"""The table of moves is whole: every status has its place in it, and nothing leads out of it."""

import pytest

from certdesk.domain.lifecycle import ENDED, IN_FORCE, MOVES, WAITING, Move, after
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import EventKind

S = OrderStatus

ALLOWED = {
    S.NEEDS_CSR: {Move.CSR_SUPPLIED, Move.CANCELED},
    S.PENDING: {Move.APPROVAL_ASKED, Move.APPROVED, Move.REJECTED, Move.CANCELED},
    S.NEEDS_APPROVAL: {Move.APPROVED, Move.REJECTED, Move.CANCELED},
    S.PROCESSING: {Move.ISSUED, Move.REJECTED},
    S.ISSUED: {Move.REISSUE_REQUESTED, Move.REVOKED, Move.EXPIRED},
    S.REISSUE_PENDING: {Move.ISSUED, Move.REISSUE_WITHDRAWN, Move.REVOKED, Move.EXPIRED},
    S.EXPIRED: set(),
    S.REVOKED: set(),
    S.REJECTED: set(),
    S.CANCELED: set(),
}


def test_every_move_leads_somewhere_and_is_told_by_an_event_of_its_name() -> None:
    assert set(MOVES) == set(Move)
    assert all(MOVES.values())
    assert {move.value for move in Move} <= {kind.value for kind in EventKind}


def test_every_status_stands_in_one_of_three_phases() -> None:
    assert set(OrderStatus) == WAITING | IN_FORCE | ENDED
    assert len(WAITING) + len(IN_FORCE) + len(ENDED) == len(OrderStatus)


@pytest.mark.parametrize("status", OrderStatus)
def test_each_status_has_exactly_its_moves(status: OrderStatus) -> None:
    assert {move for move in Move if after(status.value, move) is not None} == ALLOWED[status]


def test_what_is_over_stays_over() -> None:
    assert {status for status in OrderStatus if not ALLOWED[status]} == ENDED


def test_every_status_can_be_reached_from_a_new_order() -> None:
    reached, new = set[OrderStatus](), {S.NEEDS_CSR}
    while new:
        reached |= new
        found = {after(status.value, move) for status in new for move in Move}
        new = {status for status in found if status is not None} - reached
    assert reached == set(OrderStatus)


def test_what_was_issued_never_waits_again() -> None:
    targets = {after(status.value, move) for status in IN_FORCE for move in Move}
    assert not targets & WAITING


@pytest.mark.parametrize("word", ["waiting_pickup", "", "issued ?", "\u202eissued"])
@pytest.mark.parametrize("move", Move)
def test_a_word_that_is_not_known_stays_as_it_came(word: str, move: Move) -> None:
    assert after(word, move) is None


def test_clients_may_spell_a_status_in_capitals() -> None:
    assert after("ISSUED", Move.REVOKED) is S.REVOKED
