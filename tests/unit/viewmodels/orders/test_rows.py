"""Rows come grouped by whose move it is, soonest first, with words that are safe to show and easy to find."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from certdesk.domain.orders import Brand
from certdesk.domain.urgency import Group, View
from certdesk.viewmodels.orders.rows import Row, Sorting, Urgency, shelved
from tests.fakes_gui.orders_list import DAY, NOW, SECOND, a_book, an_entry, id_of, picture_book, with_status


def names(shelf_rows: Iterable[Row]) -> list[str]:
    return [row.name for row in shelf_rows]


def test_rows_stand_by_group_and_soonest_first() -> None:
    shelf = shelved(picture_book(), NOW)
    assert names(shelf.rows) == [
        "api.meridianfreight.example",
        "files.osprey-surveying.example",
        "vpn.copperfield-legal.example",
        "mail.tidewater-dental.example",
        "shop.larkspur.example",
        "www.hollowaybooks.example",
        "booking.alpenrose.example",
        "portal.ashgrove-school.example",
        "cdn.nordlicht.example",
        "www.kestrel-arch.example",
        "*.brightwater.example",
        "pay.brightwater.example",
        "müller.example",
        "old.holloway.example",
        "gone.larkspur.example",
        "denied.larkspur.example",
        "past.larkspur.example",
        "never.larkspur.example",
    ]


def test_what_is_over_comes_with_the_latest_in_front() -> None:
    book = a_book(
        an_entry("first.example", status="revoked", days=9), an_entry("last.example", status="expired", days=2)
    )
    assert names(shelved(book, NOW).rows) == ["last.example", "first.example"]


def test_orders_without_an_end_come_last_in_their_group() -> None:
    endless = an_entry("endless.example", days=400)
    endless = replace(endless, order=replace(endless.order, expires_at=None))
    shelf = shelved(a_book(endless, an_entry("far.example", days=190)), NOW)
    assert names(shelf.rows) == ["far.example", "endless.example"]
    assert shelf.rows[1].days(NOW) is None


def test_each_view_knows_its_orders_and_how_many() -> None:
    shelf = shelved(picture_book(), NOW)
    assert shelf.counts == {
        View.ALL: 18,
        View.NEEDS_ACTION: 3,
        View.EXPIRING: 4,
        View.IN_PROGRESS: 3,
        View.ACTIVE: 7,
        View.ENDED: 4,
    }
    assert {shelf.rows[at].group for at in shelf.views[View.NEEDS_ACTION]} == {Group.NEEDS_ACTION}
    assert "mail.tidewater-dental.example" in names(shelf.rows[at] for at in shelf.views[View.IN_PROGRESS])


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(6, Urgency.LAST_CALL), (7, Urgency.LAST_CALL), (8, Urgency.SOON), (30, Urgency.SOON), (31, Urgency.CALM)],
)
def test_days_speak_louder_as_the_end_comes_near(days: int, urgency: Urgency) -> None:
    row = shelved(a_book(an_entry("a.example", days=days)), NOW).rows[0]
    assert row.days(NOW) == days
    assert row.urgency(NOW) is urgency


def test_a_short_certificate_is_calm_until_a_third_of_it_is_left() -> None:
    entry = an_entry("short.example", days=20)
    issued = entry.order.expires_at
    assert issued is not None
    short = replace(entry, order=replace(entry.order, issued_at=issued - 47 * DAY))
    row = shelved(a_book(short), NOW).rows[0]
    assert row.group is Group.ACTIVE
    assert row.urgency(NOW) is Urgency.CALM


def test_an_order_is_found_by_each_of_its_names_and_ids() -> None:
    entry = an_entry("xn--mller-kva.example", client="Gärtnerei", shown="müller.example", order_id="1094582116")
    search = shelved(a_book(entry), NOW).rows[0].search
    for word in ("müller", "xn--mller-kva", "1094582116", entry.order.supplier_id, "gärtnerei"):
        assert word in search
    assert search.startswith("müller.example")


def test_hostile_names_are_made_harmless_and_bounded() -> None:
    hostile = an_entry("x" * 70_000, client="<b>Evil\u202e\x00Corp</b>\n", status="weird\u202estate" * 99, order_id="1")
    row = shelved(a_book(hostile), NOW).rows[0]
    assert len(row.name) <= 256
    assert len(row.status_word) <= 64
    assert not {"\u202e", "\x00", "\n"} & set(row.client + row.status_word)
    assert row.status is None
    assert row.group is Group.UNKNOWN


def test_brands_that_opensrs_serves_are_tagged() -> None:
    book = a_book(an_entry("a.example", brand=Brand.SECTIGO), an_entry("b.example"))
    assert [row.via_opensrs for row in shelved(book, NOW).rows] == [True, False]


def test_a_book_that_did_not_change_gives_back_the_same_shelf() -> None:
    shelf = shelved(picture_book(), NOW)
    assert shelved(picture_book(), NOW + SECOND, shelf) is shelf


def test_rows_that_did_not_change_are_the_same_objects() -> None:
    book = picture_book()
    before = shelved(book, NOW)
    after = shelved(with_status(book, "shop.larkspur.example", "revoked"), NOW, before)
    changed = {row.key for row in after.rows} - {row.key for row in after.rows if row in before.rows}
    assert changed == {id_of(book, "shop.larkspur.example")}
    kept = {id(row) for row in before.rows}
    assert sum(id(row) in kept for row in after.rows) == len(book.entries) - 1


def test_the_shelf_knows_when_the_next_order_moves_to_another_group() -> None:
    book = a_book(
        an_entry("soon.example", days=33), an_entry("later.example", days=50), an_entry("now.example", days=3)
    )
    shelf = shelved(book, NOW)
    assert shelf.regroup_at == NOW + 3 * DAY
    assert shelved(book, NOW + 3 * DAY, shelf).rows[1].group is Group.EXPIRING


SORTED = (
    an_entry("b.example", days=100, client="Zoe"),
    an_entry("*.a.example", days=120, client="adam"),
    an_entry("c.example", days=110, client=""),
    an_entry("d.example", days=40, client="Zoe", status="reissue_pending"),
    an_entry("soon.example", days=3, client="Zoe"),
)


@pytest.mark.parametrize(
    ("sorting", "shown"),
    [
        (Sorting.END, ["soon", "d", "b", "c", "*.a"]),
        (Sorting.NAME, ["soon", "*.a", "b", "c", "d"]),
        (Sorting.CLIENT, ["soon", "*.a", "d", "b", "c"]),
        (Sorting.STATUS, ["soon", "d", "b", "c", "*.a"]),
    ],
)
def test_a_group_is_sorted_by_what_was_chosen_and_groups_keep_their_order(sorting: Sorting, shown: list[str]) -> None:
    shelf = shelved(a_book(*SORTED), NOW, sorting=sorting)
    assert [name.removesuffix(".example") for name in names(shelf.rows)] == shown
    assert shelf.sorting is sorting
    assert [entry.shown_name for entry in shelf.urgent] == ["soon.example"]


def test_another_sorting_is_another_shelf_with_the_same_rows() -> None:
    before = shelved(a_book(*SORTED), NOW)
    after = shelved(a_book(*SORTED), NOW, before, Sorting.NAME)
    assert after is not before
    assert {id(row) for row in after.rows} == {id(row) for row in before.rows}


def test_the_filter_finds_tags_and_note_and_a_row_has_them() -> None:
    entry = replace(an_entry("a.example"), tags=("Renew", "vip"), note="Ask Söhne\nfirst")
    (row,) = shelved(a_book(entry), NOW).rows
    assert row.tags == ("Renew", "vip")
    assert row.note == entry.note
    assert all(word in row.search for word in ("renew", "vip", "söhne", "first"))


def test_an_order_that_was_not_looked_up_tells_no_time() -> None:
    (row,) = shelved(a_book(an_entry("a.example", status="")), NOW).rows
    assert row.group is Group.NOT_LOOKED_UP
    assert row.moment is None
