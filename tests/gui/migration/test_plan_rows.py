"""The rows of the page Plan: counted, narrowed, searched and sorted, whatever the certificates are."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.holdings import Holding, HoldingId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import Moved, MovePlan, MoveState, contradictions, counts
from certdesk.viewmodels.migration.plan.props import (
    ALL,
    InAccounts,
    Inputs,
    InState,
    Props,
    Shelf,
    Soon,
    derive,
    shelve,
)
from certdesk.viewmodels.migration.plan.rows import Row, Sorting, SortKey, in_order, row_of
from tests.fakes import START

_LABELS = st.sampled_from(["a", "B", "shop", "Älpen", "*.wild", "z9"])
_ENDS = st.none() | st.integers(-400, 800).map(lambda hours: START + timedelta(hours=hours))


@st.composite
def _moved(draw: st.DrawFn) -> Moved:
    number = draw(st.sampled_from(["", "0071", "71", "4012776300"]))
    is_disputed = draw(st.booleans())
    holding = Holding(
        HoldingId(draw(st.uuids()).hex),
        name := f"{draw(_LABELS)}.{draw(_LABELS)}.example",
        (name,),
        ends_at=draw(_ENDS),
        client=draw(st.sampled_from(["", "Larkspur Florists", "holloway", "Zürcher"])),
    )
    asked = draw(st.sampled_from([None, START]))
    plan = draw(st.sampled_from([None, *MovePlan]))
    is_kept = plan is MovePlan.SHARE and draw(st.booleans())
    return Moved(holding, "" if is_disputed else number, is_disputed, asked, plan, is_kept)


lines = st.lists(_moved().map(Line), max_size=20, unique_by=lambda line: line.holding.id)


def _props(found: list[Line], **changes: object) -> Props:
    shelf = shelve(found, START, Sorting(), Shelf(), is_sorted=True)
    return derive(Inputs(START, shelf=shelf, **changes))  # type: ignore[arg-type]  # fields by name


@given(lines)
def test_the_tabs_count_as_the_domain_does_and_leave_what_they_count(found: list[Line]) -> None:
    told = counts(line.moved for line in found)
    for tab in _props(found).tabs:
        assert isinstance(tab.showing, InState)
        rows = _props(found, showing=tab.showing).rows
        assert len(rows) == tab.count
        if tab.showing.state is None:
            assert tab.count == len(found) == sum(told.values())
        else:
            assert tab.count == told[tab.showing.state]
            assert {row.state for row in rows} <= {tab.showing.state}


@given(lines)
def test_a_plan_that_is_not_advised_has_a_tab_only_while_there_is_one(found: list[Line]) -> None:
    states = [tab.showing.state for tab in _props(found).tabs if isinstance(tab.showing, InState)]
    is_any = any(line.moved.state is MoveState.NOT_ADVISED for line in found)
    assert (MoveState.NOT_ADVISED in states) is is_any


@given(lines)
def test_what_ends_within_30_days_is_counted_and_can_be_shown_alone(found: list[Line]) -> None:
    props = _props(found, showing=Soon())
    ends = [line.holding.ends_at for line in found]
    soon = [end for end in ends if end is not None and START < end <= START + timedelta(days=30)]
    assert props.soon == len(props.rows) == len(soon)
    assert props.tabs[-1].showing == Soon()
    assert props.tabs[-1].count == len(soon)


@given(lines)
def test_what_does_not_go_together_can_be_shown_alone(found: list[Line]) -> None:
    said = contradictions(line.moved for line in found)
    numbers = frozenset(each.number for each in said)
    props = _props(found, showing=InAccounts(numbers))
    assert props.contradictions == said
    assert len(props.rows) == sum(len(each.names) for each in said)


@given(lines, st.sampled_from(SortKey), st.booleans())
def test_sorting_loses_nothing_and_does_not_depend_on_the_order_before(
    found: list[Line], key: SortKey, is_descending: bool
) -> None:
    rows = [row_of(line, START) for line in found]
    sorting = Sorting(key, is_descending)
    once = in_order(rows, sorting)
    assert sorted(row.id for row in once) == sorted(row.id for row in rows)
    assert in_order(reversed(once), sorting) == once


@given(lines, st.booleans())
def test_what_is_not_known_stands_last_whichever_way_it_goes(found: list[Line], is_descending: bool) -> None:
    rows = [row_of(line, START) for line in found]
    by = {key: in_order(rows, Sorting(key, is_descending)) for key in SortKey}
    for blanks in (
        [not row.number for row in by[SortKey.ACCOUNT]],
        [not row.client for row in by[SortKey.CLIENT]],
        [row.days is None for row in by[SortKey.END]],
        [row.plan is None for row in by[SortKey.PLAN]],
    ):
        assert blanks == sorted(blanks)


def _rank(row: Row) -> int:
    if row.is_over:
        return 3
    if row.is_soon:
        return 0
    return 1 if row.state in {MoveState.NOT_FOUND, MoveState.TO_REVIEW} else 2


@given(lines)
def test_what_ends_soon_stands_first_then_what_is_not_found_then_client_by_client(found: list[Line]) -> None:
    rows = _props(found).rows
    ranks = [_rank(row) for row in rows]
    assert ranks == sorted(ranks)
    soon = [row.days for row in rows if row.is_soon]
    assert soon == sorted(soon, key=lambda days: days or 0)
    for rank in (1, 2):
        clients = [(not row.client, row.client.casefold()) for row in rows if _rank(row) == rank]
        assert clients == sorted(clients)


@given(lines, st.data())
def test_a_row_stays_in_its_place_whatever_becomes_of_it(found: list[Line], data: st.DataObject) -> None:
    before = shelve(found, START, Sorting(), Shelf(), is_sorted=True)
    again = [Line(data.draw(_moved())) for _ in found]
    changed = [
        Line(Moved(old.holding, new.moved.number, new.moved.is_disputed, plan=new.moved.plan))
        for old, new in zip(found, again, strict=True)
    ]
    after = shelve(data.draw(st.permutations(changed)), START, Sorting(), before, is_sorted=False)
    assert [row.id for row in after.rows] == [row.id for row in before.rows]


def test_what_is_as_it_was_is_the_same_row() -> None:
    found = [Line(Moved(Holding(HoldingId(name), name, (name,)))) for name in ("a.example", "b.example")]
    before = shelve(found, START, Sorting(), Shelf(), is_sorted=True)
    after = shelve(
        [Line(found[0].moved), Line(Moved(found[1].holding, "1"))], START, Sorting(), before, is_sorted=False
    )
    assert after.rows[0] is before.rows[0]
    assert after.rows[1].number == "1"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ["münchen.example", "shop.larkspur.example"]),
        ("  LARKSPUR  ", ["shop.larkspur.example"]),
        ("0734 forms", []),
        ("00734126", ["shop.larkspur.example"]),
        ("shop florists", ["shop.larkspur.example"]),
        ("MÜNCHEN", ["münchen.example"]),
        ("mu\u0308nchen", ["münchen.example"]),
        ("xn--mnchen-3ya", ["münchen.example"]),
    ],
)
def test_every_word_that_is_typed_is_in_the_name_the_client_or_the_number(typed: str, shown: list[str]) -> None:
    shop = Holding(HoldingId("1"), "shop.larkspur.example", ("shop.larkspur.example",), client="Larkspur Florists")
    town = Holding(HoldingId("2"), "xn--mnchen-3ya.example", ("xn--mnchen-3ya.example",), shown_name="münchen.example")
    props = _props([Line(Moved(shop, "00734126")), Line(Moved(town))], search=typed)
    assert sorted(row.name for row in props.rows) == shown
    assert props.total == 2
    assert props.tabs[0].showing == ALL
