"""Which orders became issued between two readings of the book."""

from datetime import timedelta

import pytest

from certdesk.domain.book import Book, BookEntry
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.orders.issued import newly_issued
from certdesk.viewmodels.orders.rows import Shelf, Sorting, shelved
from tests.samples import DAY, NOW, entry


def shelf(*entries: BookEntry, before: Shelf | None = None, sorting: Sorting = Sorting.END) -> Shelf:
    return shelved(Book(entries, NOW), NOW, before, sorting)


@pytest.mark.parametrize("status", ["needs_csr", "needs_approval", "pending", "processing", "waiting_pickup"])
def test_an_order_that_was_not_issued_and_is_now_is_told(status: str) -> None:
    before = shelf(entry(status_word=status, expires_at=None), entry(id=OrderId("2")))
    after = shelf(entry(), entry(id=OrderId("2")), before=before)
    assert [row.key for row in newly_issued(before, after)] == [entry().order.id]


def test_a_reissue_is_told_when_it_brought_another_end() -> None:
    before = shelf(entry(status_word="reissue_pending"))
    assert newly_issued(before, shelf(entry(), before=before)) == ()
    reissued = shelf(entry(expires_at=NOW + 150 * DAY), before=before)
    assert len(newly_issued(before, reissued)) == 1


def test_the_first_reading_and_orders_that_were_not_seen_before_are_not_news() -> None:
    before = shelf(entry())
    assert newly_issued(None, before) == ()
    assert newly_issued(before, before) == ()
    assert newly_issued(before, None) == ()
    assert newly_issued(before, shelf(entry(), entry(id=OrderId("2")), before=before)) == ()


def test_sorting_anew_is_no_news() -> None:
    before = shelf(entry(), entry(id=OrderId("2"), status_word="pending"))
    after = shelf(entry(), entry(id=OrderId("2"), status_word="pending"), before=before, sorting=Sorting.NAME)
    assert newly_issued(before, after) == ()


def test_orders_whose_refund_window_closes_about_now_stand_apart_and_follow_the_clock() -> None:
    one = entry(issued_at=NOW - 28 * DAY, expires_at=NOW + 171 * DAY)
    first = shelved(Book((one, entry(id=OrderId("2"))), NOW), NOW)
    assert first.closing == (one,)
    later = shelved(Book((one, entry(id=OrderId("2"))), NOW), NOW + timedelta(days=5), first)
    assert later.closing == ()
    assert later.rows == first.rows
    assert shelved(Book((one, entry(id=OrderId("2"))), NOW), NOW, first) is first
