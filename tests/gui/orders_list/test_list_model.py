"""The model keeps Qt's rules through every change, and makes only the change that is needed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from certdesk.domain.book import Book
from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.filtering import Listing, listing_of, narrowed
from certdesk.viewmodels.orders.rows import Shelf, shelved
from certdesk.views.orders.list_model import LONGEST_COMPARED, OrderListModel
from tests.fakes_gui.orders_list import DAY, NOW, a_book, an_entry, id_of, many, picture_book, with_status, without

SHOP = "shop.larkspur.example"


def listing(book: Book, typed: str = "", before: Shelf | None = None) -> Listing:
    return listing_of(narrowed(shelved(book, NOW, before), View.ALL, typed))


def names(model: OrderListModel) -> list[str]:
    return [model.data(model.index(place)) for place in range(model.rowCount())]


class Watched:
    """A model under Qt's own tester, and what it told its views."""

    def __init__(self) -> None:
        self.model = OrderListModel(NOW)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.told: list[str] = []
        self.model.modelReset.connect(lambda: self.told.append("reset"))
        self.model.rowsInserted.connect(lambda _, first, last: self.told.append(f"+{first}-{last}"))
        self.model.rowsRemoved.connect(lambda _, first, last: self.told.append(f"-{first}-{last}"))
        self.model.dataChanged.connect(lambda first, last: self.told.append(f"={first.row()}-{last.row()}"))

    def show(self, what: Listing | None) -> list[str]:
        self.told.clear()
        self.model.show(what, NOW)
        return self.told


@pytest.fixture
def watched(qapp: object) -> Watched:
    return Watched()


def test_headings_and_rows_stand_as_listed(watched: Watched) -> None:
    watched.show(listing(picture_book(), "larkspur"))
    assert names(watched.model)[:3] == ["Expiring within 30 days", SHOP, "Ended"]
    assert watched.model.index_of(id_of(picture_book(), SHOP)).row() == 1


def test_headings_cannot_be_chosen(watched: Watched) -> None:
    watched.show(listing(picture_book()))
    heading, row = (watched.model.flags(watched.model.index(place)) for place in (0, 1))
    assert not heading & Qt.ItemFlag.ItemIsSelectable
    assert row & Qt.ItemFlag.ItemIsSelectable
    assert watched.model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_the_same_orders_again_only_change_in_place(watched: Watched) -> None:
    book = picture_book()
    watched.show(listing(book))
    renamed = tuple(replace(entry, client="Another") for entry in book.entries)
    assert watched.show(listing(replace(book, entries=renamed))) == ["=0-23"]
    assert watched.model.row(watched.model.index(1)).client == "Another"  # type: ignore[union-attr]  # it is there, or the test fails


def test_an_order_that_changes_its_group_is_moved_alone(watched: Watched) -> None:
    book = picture_book()
    watched.show(listing(book))
    told = watched.show(listing(with_status(book, SHOP, "revoked")))
    assert told == ["-6-6", "+19-19", "=0-23"]
    assert names(watched.model)[18:20] == ["Ended", SHOP]


def test_an_order_that_is_gone_is_removed_alone(watched: Watched) -> None:
    watched.show(listing(picture_book()))
    assert watched.show(listing(without(picture_book(), SHOP))) == ["-6-6", "=0-22"]


def test_a_new_list_of_great_length_is_a_reset(watched: Watched) -> None:
    book = many(LONGEST_COMPARED + 1)
    watched.show(listing(book))
    assert watched.show(listing(book, "customer-00001")) == ["reset"]
    assert watched.show(None) == ["reset"]
    assert watched.model.rowCount() == 0


def test_only_what_moves_rows_counts_as_reordering(watched: Watched) -> None:
    book = picture_book()
    watched.show(listing(book))
    again = replace(book, entries=tuple(replace(entry, client="Another") for entry in book.entries))
    assert not watched.model.would_reorder(listing(again))
    assert watched.model.would_reorder(listing(with_status(book, SHOP, "revoked")))


def test_nothing_shown_cannot_be_reordered(watched: Watched) -> None:
    assert not watched.model.would_reorder(listing(picture_book()))


NAMES = [f"{letter}.example" for letter in "abcdefghij"]
STATUSES = ["issued", "needs_csr", "pending", "revoked", "on_hold"]
BOOKS = st.dictionaries(st.sampled_from(NAMES), st.tuples(st.sampled_from(STATUSES), st.integers(1, 60)))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
@given(states=st.lists(BOOKS, min_size=2, max_size=5))
def test_any_change_of_the_book_keeps_qts_rules(qapp: object, states: list[dict[str, tuple[str, int]]]) -> None:
    watched = Watched()
    shelf = None
    for state in states:
        book = a_book(*(an_entry(name, status=status, days=days) for name, (status, days) in state.items()))
        shelf = shelved(book, NOW, shelf)
        shown = listing_of(narrowed(shelf, View.ALL, ""))
        watched.show(shown)
        assert names(watched.model) == names(_fresh(shown))


def _fresh(shown: Listing) -> OrderListModel:
    model = OrderListModel(NOW)
    model.show(shown, NOW)
    return model


def spoken(model: OrderListModel, name: str) -> str:
    text = model.data(model.index(names(model).index(name)), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(text, str)
    return text


def test_a_row_reads_as_one_sentence(watched: Watched) -> None:
    watched.show(listing(picture_book()))
    assert spoken(watched.model, SHOP) == (
        "shop.larkspur.example, issued, 12 days left, expires 2 December 2026, Larkspur Florists"
    )
    assert spoken(watched.model, "gone.larkspur.example") == (
        "gone.larkspur.example, revoked, since 16 November 2026, Larkspur Florists"
    )
    assert spoken(watched.model, "pay.brightwater.example").endswith("Brightwater Sailing, via OpenSRS")
    assert "Status: on_hold" in spoken(watched.model, "old.holloway.example")


def test_a_heading_reads_as_a_heading_with_its_count(watched: Watched) -> None:
    watched.show(listing(picture_book()))
    first = watched.model.index(0)
    assert watched.model.data(first, Qt.ItemDataRole.AccessibleTextRole) == "Needs action, 3 orders"
    assert watched.model.data(first, Qt.ItemDataRole.AccessibleDescriptionRole) == "Heading"


def test_days_are_told_as_of_the_time_that_was_given(watched: Watched) -> None:
    shown = listing(picture_book())
    watched.show(shown)
    watched.model.show(shown, NOW + 11 * DAY)
    assert "1 day left" in spoken(watched.model, SHOP)
