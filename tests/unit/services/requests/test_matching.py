"""A request finds the orders that it could be for."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.book import BookEntry
from certdesk.domain.csr import CsrFacts
from certdesk.domain.orders import Brand, Order, OrderStatus
from certdesk.services.requests.matching import OrderIndex
from tests.unit.storage.samples import order

SHOP, WWW, PAY, BASE = "shop.larkspur.example", "www.larkspur.example", "pay.larkspur.example", "larkspur.example"
STAR = "*.larkspur.example"


class Book:
    """Orders with the names that sessions showed of them."""

    def __init__(self) -> None:
        self.entries: list[BookEntry] = []
        self.names: dict[str, tuple[str, ...]] = {}

    def add(self, *names: str, status: OrderStatus = OrderStatus.ISSUED, brand: Brand = Brand.DIGICERT) -> str:
        """Put an order in, which is newer than those before; return its ID. Its first name is its common name."""
        number = len(self.entries) + 1
        known: Order = order(number, names[0])
        changed = replace(
            known,
            status_word=status.value,
            product=replace(known.product, brand=brand),
            placed_at=known.placed_at + timedelta(days=number),
        )
        self.entries.append(BookEntry(changed, "", f"shown {names[0]}"))
        if len(names) > 1:
            self.names[changed.id] = names
        return changed.id

    def match(self, *names: str, common_name: str | None = None) -> list[str]:
        named = names[0] if common_name is None else common_name
        facts = CsrFacts(b"", named, names, b"", "", "", "")
        index = OrderIndex(self.entries, self.names)  # type: ignore[arg-type]  # IDs are texts
        return [use.order for use in index.match(facts).orders]


@pytest.fixture
def book() -> Book:
    return Book()


def test_the_common_name_decides_whatever_else_is_shared(book: Book) -> None:
    book.add(WWW, SHOP, PAY)
    shop = book.add(SHOP)
    assert book.match(SHOP, WWW, PAY) == [shop]


def test_orders_with_the_same_common_name_are_all_told_the_likeliest_first(book: Book) -> None:
    old, more, new = book.add(SHOP), book.add(SHOP, WWW), book.add(SHOP)
    assert book.match(SHOP) == [new, more, old]
    assert book.match(SHOP, WWW) == [more, new, old]


def test_without_its_common_name_an_orders_own_name_among_the_names_counts_before_others(book: Book) -> None:
    book.add(PAY, WWW, BASE)
    shop = book.add(SHOP)
    assert book.match(WWW, BASE, SHOP, common_name="") == [shop]


def test_else_most_shared_names_decide_and_as_many_are_all_told(book: Book) -> None:
    book.add("a.example", WWW)
    two, also_two = book.add("b.example", WWW, BASE), book.add("c.example", BASE, WWW)
    assert book.match(WWW, BASE) == [also_two, two]


@pytest.mark.parametrize(("asked", "own"), [(SHOP, STAR), (STAR, SHOP), (STAR, BASE), (BASE, STAR)], ids=str)
def test_at_last_wildcards_count_for_what_they_cover_and_for_their_base(book: Book, asked: str, own: str) -> None:
    found = book.add(own)
    assert book.match(asked) == [found]
    assert book.match("a.b.larkspur.example") == []


def test_what_shares_a_name_comes_before_what_is_covered(book: Book) -> None:
    book.add(STAR)
    shared = book.add("a.example", SHOP)
    assert book.match(SHOP) == [shared]


@pytest.mark.parametrize("status", OrderStatus)
def test_only_orders_that_can_take_a_request_now_are_told(book: Book, status: OrderStatus) -> None:
    found = book.add(SHOP, status=status)
    can = status in {OrderStatus.NEEDS_CSR, OrderStatus.ISSUED}
    assert book.match(SHOP) == ([found] if can else [])


def test_orders_that_guests_cannot_reissue_can_still_take_their_first_request(book: Book) -> None:
    book.add(SHOP, brand=Brand.SECTIGO)
    waiting = book.add(SHOP, status=OrderStatus.NEEDS_CSR, brand=Brand.SECTIGO)
    assert book.match(SHOP) == [waiting]


def test_spelling_makes_no_difference(book: Book) -> None:
    found = book.add("Shop.Larkspur.example.")
    assert book.match(SHOP) == [found]


@pytest.mark.parametrize("names", [(), ("other.example",)])
def test_a_request_that_nothing_fits_matches_nothing(book: Book, names: tuple[str, ...]) -> None:
    book.add(SHOP, WWW)
    assert book.match(*names, common_name=names[0] if names else "") == []


def test_orders_are_called_by_what_people_read(book: Book) -> None:
    book.add(SHOP)
    facts = CsrFacts(b"", SHOP, (SHOP,), b"", "", "", "")
    (use,) = OrderIndex(book.entries, {}).match(facts).orders
    assert use.name == f"shown {SHOP}"


def test_a_thousand_requests_find_their_orders_among_ten_thousand_at_once() -> None:
    """A bound that a busy machine keeps too; the bench has the figures."""
    entries = [BookEntry(order(number, f"www.site-{number}.example"), "", "") for number in range(10_000)]
    requests = [
        CsrFacts(b"", f"www.site-{n}.example", (f"www.site-{n}.example",), b"", "", "", "") for n in range(1_000)
    ]
    begun = time.process_time()
    index = OrderIndex(entries, {})
    matches = [index.match(facts) for facts in requests]
    assert time.process_time() - begun < 2
    assert [[use.order for use in match.orders] for match in matches] == [[entries[n].order.id] for n in range(1_000)]
