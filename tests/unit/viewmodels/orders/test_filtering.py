"""Typing narrows the list: every word must occur, typing on never finds more, and headings follow their rows."""

import string

from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.urgency import Group, View
from certdesk.viewmodels.orders.filtering import Heading, Listing, listing_of, narrowed
from certdesk.viewmodels.orders.rows import Row, Shelf, shelved
from tests.fakes_gui.orders_list import NOW, id_of, many, picture_book

SHELF = shelved(picture_book(), NOW)
MANY = shelved(many(300), NOW)


def listing(typed: str = "", view: View = View.ALL, shelf: Shelf = SHELF) -> Listing:
    return listing_of(narrowed(shelf, view, typed))


def shown(of: Listing) -> list[str]:
    items = (of[place] for place in range(len(of)))
    return [item.name if isinstance(item, Row) else f"{item.group} {item.count}" for item in items]


def test_every_word_must_occur_in_any_order_and_case() -> None:
    assert shown(listing("FLORISTS shop")) == ["expiring 1", "shop.larkspur.example"]
    assert shown(listing("florists nowhere")) == []


def test_an_order_is_found_by_its_ids_and_both_spellings() -> None:
    order = picture_book().entries[4].order
    assert shown(listing(order.id))[1:] == ["shop.larkspur.example"]
    assert "müller.example" in shown(listing("mu\u0308ller"))
    assert "müller.example" in shown(listing("xn--mller"))


def test_headings_stand_above_their_rows_with_counts() -> None:
    assert shown(listing("larkspur")) == [
        "expiring 1",
        "shop.larkspur.example",
        "ended 4",
        "gone.larkspur.example",
        "denied.larkspur.example",
        "past.larkspur.example",
        "never.larkspur.example",
    ]


def test_a_view_and_words_narrow_together() -> None:
    assert shown(listing("tidewater", View.IN_PROGRESS)) == ["expiring 1", "mail.tidewater-dental.example"]
    assert shown(listing("tidewater", View.ENDED)) == []


def test_the_place_of_an_order_is_where_it_stands() -> None:
    everything = listing()
    for row in SHELF.rows:
        place = everything.place_of(row.key)
        assert place is not None
        assert everything[place] is row
    assert listing("larkspur").place_of(id_of(picture_book(), "cdn.nordlicht.example")) is None


def test_keys_name_every_item_from_the_top() -> None:
    of = listing("larkspur")
    assert of.keys() == [
        item.key if isinstance(item, Row) else item.group for item in (of[place] for place in range(len(of)))
    ]


def test_letters_lead_to_the_next_name_and_round_again() -> None:
    everything = listing()
    first = everything.starting_with("p", -1)
    assert first is not None
    second = everything.starting_with("p", first)
    third = everything.starting_with("P", second or 0)
    found = [everything[place] for place in (first, second, third) if place is not None]
    assert [item.name for item in found if isinstance(item, Row)] == [
        "portal.ashgrove-school.example",
        "pay.brightwater.example",
        "past.larkspur.example",
    ]
    assert everything.starting_with("p", third or 0) == first


def test_letters_find_a_wildcard_by_its_domain_and_nothing_else() -> None:
    everything = listing()
    place = everything.starting_with("brightwater", -1)
    item = everything[place or 0]
    assert isinstance(item, Row)
    assert item.name == "*.brightwater.example"
    assert everything.starting_with("zzz", -1) is None
    assert everything.starting_with("", -1) is None


TEXT = st.text(alphabet=string.ascii_lowercase + string.digits + " .-", max_size=8)


@given(typed=TEXT, more=TEXT, view=st.sampled_from(View))
def test_typing_on_finds_what_searching_anew_finds(typed: str, more: str, view: View) -> None:
    before = narrowed(MANY, view, typed)
    onward = narrowed(MANY, view, typed + more, before)
    assert list(onward.positions) == list(narrowed(MANY, view, typed + more).positions)


@given(first=TEXT, second=TEXT, view=st.sampled_from(View), other=st.sampled_from(View))
def test_what_was_typed_before_never_hides_a_match(first: str, second: str, view: View, other: View) -> None:
    before = narrowed(MANY, other, first)
    positions = narrowed(MANY, view, second, before).positions
    assert [MANY.rows[at] for at in positions] == [
        row
        for at, row in enumerate(MANY.rows)
        if at in MANY.views[view] and all(word in row.search for word in second.split())
    ]


@given(typed=TEXT, view=st.sampled_from(View))
def test_headings_count_the_rows_below_them(typed: str, view: View) -> None:
    of = listing(typed, view, MANY)
    items = [of[place] for place in range(len(of))]
    groups: list[Group] = []
    counts: dict[Group, int] = {}
    for item in items:
        if isinstance(item, Heading):
            groups.append(item.group)
            counts[item.group] = item.count
        else:
            assert item.group is groups[-1]
            counts[item.group] -= 1
    assert groups == [group for group in Group if group in counts]
    assert set(counts.values()) <= {0}
