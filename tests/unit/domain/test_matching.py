"""Which order a line of a list means."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.book import BookEntry
from certdesk.domain.lists import ListedOrder
from certdesk.domain.matching import BookIndex, Fate, Match, matches
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.urgency import Group, group_of
from tests.samples import NOW, entry

SHOP = entry()
DAY = timedelta(days=1)


def line(number: int = 2, name: str = "", supplier: str = "", email: str = "", **own: object) -> ListedOrder:
    plain = ListedOrder(number, name, name, supplier, email)
    return replace(plain, **own)  # type: ignore[arg-type]  # fields by name


def told(*lines: ListedOrder, book: tuple[BookEntry, ...] = (SHOP,), removed: tuple[OrderId, ...] = ()) -> list[Match]:
    return list(matches(lines, BookIndex(book), removed, NOW))


@pytest.mark.parametrize(
    "named",
    [
        line(supplier="2817-44019C"),
        line(supplier=" 2817-44019c "),
        line(supplier="2817-44019C", name="other.example", email="other@example.com"),
        line(name="shop.larkspur.example", email="web@larkspur.example"),
        line(name="shop.larkspur.example.", email="WEB@larkspur.example"),
        line(name="shop.larkspur.example"),
        line(name="shop.larkspur.example", email="former@larkspur.example"),
        line(name="shop.larkspur.example", supplier="2817-44019C", email="web@larkspur.example"),
    ],
)
def test_a_line_that_names_an_order_of_the_book_means_it(named: ListedOrder) -> None:
    (match,) = told(named)
    assert (match.fate, match.before, match.after) == (Fate.KNOWN, SHOP, SHOP)


@pytest.mark.parametrize(
    "named",
    [
        line(supplier="9999-1234A", email="web@larkspur.example"),
        line(supplier="9999-1234A", name="shop.larkspur.example", email="web@larkspur.example"),
        line(name="www.larkspur.example", email="web@larkspur.example"),
    ],
)
def test_a_line_that_names_another_order_makes_a_new_one(named: ListedOrder) -> None:
    (match,) = told(named)
    assert (match.fate, match.before) == (Fate.NEW, None)


def test_a_new_order_is_what_the_line_says_and_nothing_more() -> None:
    (match,) = told(line(name="new.example", email="a@new.example", client="New", tags=("x",), note="n"))
    assert match.after is not None
    order = match.after.order
    assert (match.after.client, match.after.tags, match.after.note) == ("New", ("x",), "n")
    assert (order.common_name, order.admin_email, order.product.name, order.organisation) == (
        "new.example",
        "a@new.example",
        "",
        "",
    )
    assert not order.is_looked_up
    assert (order.issued_at, order.expires_at, order.covered_until) == (None, None, None)
    assert group_of(order, NOW) is Group.NOT_LOOKED_UP


def test_a_name_on_several_orders_means_the_newest_in_force() -> None:
    old = entry(id=OrderId("1"), supplier_id="A-1", status_word=OrderStatus.EXPIRED, placed_at=NOW)
    young = entry(id=OrderId("2"), supplier_id="A-2", placed_at=NOW - 9 * DAY)
    younger = entry(id=OrderId("3"), supplier_id="A-3", placed_at=NOW - 8 * DAY)
    named = line(name="shop.larkspur.example", email="web@larkspur.example")
    (match,) = told(named, book=(old, young, younger))
    assert match.before == younger


def test_a_name_alone_on_several_orders_is_not_guessed_at() -> None:
    book = (SHOP, entry(id=OrderId("2"), supplier_id="A-2", admin_email="other@larkspur.example"))
    assert told(line(name="shop.larkspur.example"), book=book)[0].fate is Fate.NO_EMAIL


def test_a_line_that_nobody_could_sign_in_with_is_left_out() -> None:
    assert told(line(name="new.example"))[0].fate is Fate.NO_EMAIL
    assert told(line(supplier="9999-1234A"))[0].fate is Fate.NO_EMAIL


def test_what_a_line_leaves_empty_stays_as_it_is() -> None:
    labelled = replace(SHOP, tags=("prod",), note="call first")
    (match,) = told(line(supplier="2817-44019C", client="Larkspur Ltd"), book=(labelled,))
    assert match.fate is Fate.UPDATED
    assert match.after == replace(labelled, client="Larkspur Ltd")


def test_facts_of_an_order_that_was_looked_up_are_not_taken_from_a_list() -> None:
    (match,) = told(line(supplier="2817-44019C", name="other.example", email="x@other.example", client="New"))
    assert match.after is not None
    assert match.after.order == SHOP.order


def test_a_list_completes_an_order_that_only_a_list_named() -> None:
    (first,) = told(line(name="new.example", email="a@new.example"), book=())
    assert first.after is not None
    (second,) = told(line(name="new.example", email="a@new.example", supplier="9-1234A"), book=(first.after,))
    assert (second.fate, second.before) == (Fate.UPDATED, first.after)
    assert second.after is not None
    assert (second.after.order.id, second.after.order.supplier_id) == (first.after.order.id, "9-1234A")


def test_the_same_order_twice_in_a_list_counts_once_and_says_where() -> None:
    found = told(
        line(2, name="new.example", email="a@new.example", client="First"),
        line(3, name="NEW.example", email="A@new.example", client="Second"),
        line(4, supplier="2817-44019C"),
        line(5, name="shop.larkspur.example", email="web@larkspur.example"),
    )
    assert [(match.fate, match.first) for match in found] == [
        (Fate.NEW, 0),
        (Fate.DUPLICATE, 2),
        (Fate.KNOWN, 0),
        (Fate.DUPLICATE, 4),
    ]


def test_two_contacts_of_one_name_are_two_orders_in_one_list_and_in_two() -> None:
    first, second = (line(number, name="new.example", email=f"{number}@new.example") for number in (2, 3))
    together = told(first, second, book=())
    alone = told(first, book=())
    assert alone[0].after is not None
    apart = told(second, book=(alone[0].after,))
    assert [match.fate for match in together] == [Fate.NEW, Fate.NEW]
    assert apart[0].after == together[1].after


def test_a_removed_order_that_a_list_names_again_comes_back() -> None:
    assert told(line(supplier="2817-44019C"), removed=(SHOP.order.id,))[0].fate is Fate.UPDATED


NAMES = st.sampled_from(["a.example", "b.example", "*.a.example"])
LINES = st.builds(
    ListedOrder,
    line=st.just(0),
    name=NAMES | st.just(""),
    shown_name=st.just(""),
    supplier_id=st.sampled_from(["", "1-AAAA1", "2-BBBB2"]),
    admin_email=st.sampled_from(["", "x@a.example", "y@a.example"]),
    client=st.sampled_from(["", "Ash", "Birch"]),
).filter(lambda each: bool(each.name or each.supplier_id))


@given(st.lists(LINES, max_size=12))
def test_a_list_that_was_taken_over_brings_nothing_new_the_next_time(lines: list[ListedOrder]) -> None:
    numbered = [replace(each, line=number) for number, each in enumerate(lines, 2)]
    book: dict[OrderId, BookEntry] = {SHOP.order.id: SHOP}
    for match in told(*numbered, book=tuple(book.values())):
        if match.after is not None:
            book[match.after.order.id] = match.after
    again = told(*numbered, book=tuple(book.values()))
    assert Fate.NEW not in {match.fate for match in again}
    assert len({match.after.order.id for match in again if match.after}) == sum(
        match.after is not None for match in again
    )
