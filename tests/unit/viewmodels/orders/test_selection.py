"""Several chosen orders: counted, kept through narrowing, and in the order of the list."""

from datetime import timedelta

import pytest

from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.filtering import Matches, narrowed
from certdesk.viewmodels.orders.rows import Shelf, shelved
from certdesk.viewmodels.orders.selection import ClientCount, Several, StatusCount, gathered, hidden_keys, keys_of
from tests.fakes_gui.orders_list import NOW, id_of, many, picture_book, with_status, without

BOOK = picture_book()
SHELF = shelved(BOOK, NOW)
SHOP, BOOKS, CDN = "shop.larkspur.example", "www.hollowaybooks.example", "cdn.nordlicht.example"


def all_of(shelf: Shelf) -> Matches:
    return narrowed(shelf, View.ALL, "")


def ids(*names: str) -> frozenset[OrderId]:
    return frozenset(id_of(BOOK, name) for name in names)


def several(*names: str, typed: str = "") -> Several:
    found = gathered(narrowed(SHELF, View.ALL, typed), ids(*names), NOW)
    assert found is not None
    return found


def test_fewer_than_two_are_not_several() -> None:
    assert gathered(all_of(SHELF), frozenset(), NOW) is None
    assert gathered(all_of(SHELF), ids(SHOP), NOW) is None


def test_they_are_summed_up_by_status_and_client() -> None:
    summary = several(SHOP, BOOKS, CDN, "gone.larkspur.example").summary
    assert summary.count == 4
    assert summary.statuses[0] == StatusCount(OrderStatus.ISSUED, "issued", 2)
    assert {status.word for status in summary.statuses[1:]} == {"pending", "revoked"}
    assert summary.clients == (
        ClientCount("Larkspur Florists", 2),
        ClientCount("Holloway Books", 1),
        ClientCount("Nordlicht Media", 1),
    )


@pytest.mark.parametrize(("later", "expiring"), [(0, 1), (133, 1), (134, 2)])
def test_those_that_end_within_30_days_are_counted_at_the_time_told(later: int, expiring: int) -> None:
    """One ends in 12 days, the other in 164."""
    found = gathered(all_of(SHELF), ids(SHOP, "www.kestrel-arch.example"), NOW + timedelta(days=later))
    assert found is not None
    assert found.summary.expiring == expiring


def test_ranks_are_where_they_stand_among_the_listed_rows() -> None:
    found = several(SHOP, CDN)
    names = [SHELF.rows[found.matches.positions[rank]].name for rank in found.ranks]
    assert names == [SHOP, CDN]
    assert found.hidden == 0


def test_a_filter_hides_some_and_they_come_last_among_the_keys() -> None:
    found = several(SHOP, CDN, BOOKS, typed="nordlicht")
    assert found.hidden == 2
    assert hidden_keys(found) == ids(SHOP, BOOKS)
    assert keys_of(found)[0] == id_of(BOOK, CDN)
    assert set(keys_of(found)) == ids(SHOP, CDN, BOOKS)


def test_the_same_choice_in_the_same_list_is_the_same_object() -> None:
    first = several(SHOP, CDN)
    assert gathered(first.matches, first.keys, NOW, first) is first
    narrowed_on = gathered(narrowed(SHELF, View.ALL, "nordlicht"), first.keys, NOW, first)
    assert narrowed_on is not None
    assert narrowed_on is not first
    assert narrowed_on.summary is first.summary


def test_a_new_book_drops_what_left_it_and_counts_anew() -> None:
    first = several(SHOP, CDN, BOOKS)
    changed = shelved(with_status(without(BOOK, CDN), BOOKS, "revoked"), NOW, SHELF)
    later = gathered(all_of(changed), first.keys, NOW, first)
    assert later is not None
    assert later.keys == ids(SHOP, BOOKS)
    assert {status.word for status in later.summary.statuses} == {"issued", "revoked"}


def test_many_of_a_long_list_are_found_as_few_are() -> None:
    shelf = shelved(many(3_000), NOW)
    matches = narrowed(shelf, View.ALL, "api")
    every_third = frozenset(row.key for row in shelf.rows[::3])
    found = gathered(matches, every_third, NOW)
    assert found is not None
    listed = [shelf.rows[matches.positions[rank]].key for rank in found.ranks]
    assert listed == [shelf.rows[at].key for at in matches.positions if shelf.rows[at].key in every_third]
    whole = gathered(matches, frozenset(row.key for row in shelf.rows), NOW)
    assert whole is not None
    assert list(whole.ranks) == list(range(len(matches.positions)))
