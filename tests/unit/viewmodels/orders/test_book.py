"""The list's view-model: loads, refreshes, narrows, chooses, and lets time pass."""

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from certdesk.domain.changes import Topic
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import Group, View
from certdesk.jobs.outcome import Progress
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.book_props import ListState, OrdersState, Props
from certdesk.viewmodels.orders.rows import Row, Sorting
from certdesk.viewmodels.orders.selection import Gathering
from tests.fakes_gui.orders_list import (
    DAY,
    MINUTE,
    NOW,
    SECOND,
    FakeOrders,
    FakeSessions,
    a_book,
    an_entry,
    id_of,
    picture_book,
    with_status,
    without,
)
from tests.lanes import HandLane

SHOP = "shop.larkspur.example"


@dataclass
class Stage:
    """A view-model, what it works with, and all that it announced."""

    model: OrdersViewModel
    orders: FakeOrders
    sessions: FakeSessions
    commands: HandLane
    queries: HandLane
    runner: Runner
    announced: list[Props]
    failures: list[Exception]

    @property
    def props(self) -> Props:
        return self.model.props

    def loaded(self) -> "Stage":
        self.model.reload()
        self.queries.drain()
        return self


@pytest.fixture
def stage(qapp: object) -> Stage:
    orders, sessions, commands, queries = FakeOrders(), FakeSessions(), HandLane(), HandLane()
    runner = Runner(commands, queries)
    model = OrdersViewModel(orders, sessions, runner)
    made = Stage(model, orders, sessions, commands, queries, runner, [], [])
    model.changed.connect(made.announced.append)
    model.failed.connect(made.failures.append)
    return made


def state_of(stage: Stage) -> ListState:
    return stage.props.state


def is_refreshing(stage: Stage) -> bool:
    return stage.props.is_refreshing


def selected_of(stage: Stage) -> OrderId | None:
    return stage.props.selected


def names(props: Props) -> list[str]:
    listing = props.listing
    assert listing is not None
    items = (listing[place] for place in range(len(listing)))
    return [item.name for item in items if isinstance(item, Row)]


def test_nothing_is_said_of_a_load_that_is_quick(stage: Stage) -> None:
    stage.model.reload()
    assert state_of(stage) is ListState.QUIET
    stage.queries.drain()
    assert state_of(stage) is ListState.READY
    assert stage.props.total == 18
    assert stage.props.as_of == NOW


def test_a_slow_first_load_is_said_to_be_loading(stage: Stage, qtbot: QtBot) -> None:
    stage.model.reload()
    qtbot.waitUntil(lambda: stage.props.state is ListState.LOADING)
    stage.queries.drain()
    assert state_of(stage) is ListState.READY


def test_only_the_latest_load_counts(stage: Stage) -> None:
    stage.model.reload()
    stage.model.reload()
    stage.queries.crank()
    assert state_of(stage) is ListState.QUIET
    stage.orders.book = a_book(an_entry("only.example"))
    stage.queries.crank()
    assert names(stage.props) == ["only.example"]


def test_a_reload_without_a_change_announces_nothing(stage: Stage) -> None:
    stage.loaded()
    stage.announced.clear()
    stage.sessions.time = NOW + SECOND
    stage.model.refresh(frozenset({Topic.ORDERS}))
    stage.queries.drain()
    assert stage.orders.calls == ["load", "load"]
    assert stage.announced == []


@pytest.mark.parametrize(
    ("topic", "loads"), [(Topic.ORDERS, 2), (Topic.CLOCK, 2), (Topic.MAIL, 1), (Topic.ACTIVITY, 1)]
)
def test_only_what_touches_the_list_reloads_it(stage: Stage, topic: Topic, loads: int) -> None:
    stage.loaded().model.refresh(frozenset({topic}))
    stage.queries.drain()
    assert stage.orders.calls == ["load"] * loads


def test_an_empty_book_an_empty_view_and_no_match_are_told_apart(stage: Stage) -> None:
    stage.orders.book = a_book()
    assert state_of(stage.loaded()) is ListState.EMPTY_BOOK
    stage.orders.book = a_book(an_entry("a.example"))
    stage.loaded().model.set_view(View.ENDED)
    assert state_of(stage) is ListState.EMPTY_VIEW
    stage.model.set_filter("tidewtr")
    assert state_of(stage) is ListState.NO_MATCH
    stage.model.set_filter("   ")
    assert state_of(stage) is ListState.EMPTY_VIEW


def test_filter_and_view_narrow_what_is_listed_but_not_the_counts(stage: Stage) -> None:
    stage.loaded().model.set_filter("larkspur")
    assert len(names(stage.props)) == stage.props.shown == 5
    stage.model.set_view(View.ENDED)
    assert len(names(stage.props)) == 4
    assert stage.props.counts[View.NEEDS_ACTION] == 3
    assert stage.props.total == 18


def test_the_chosen_order_stays_chosen_while_the_filter_hides_it(stage: Stage) -> None:
    shop = id_of(stage.orders.book, SHOP)
    stage.loaded().model.select(shop)
    stage.model.set_filter("kestrel")
    assert stage.props.selected == shop


def test_an_order_that_left_the_book_is_not_chosen_any_more(stage: Stage) -> None:
    stage.loaded().model.select(id_of(stage.orders.book, SHOP))
    stage.orders.book = without(stage.orders.book, SHOP)
    stage.loaded()
    assert stage.props.selected is None


def test_asking_the_panel_shows_progress_and_takes_its_answer(stage: Stage) -> None:
    stage.orders.listed = a_book(an_entry("new.example"), as_of=NOW + MINUTE)
    stage.loaded().model.ask_panel()
    assert is_refreshing(stage)
    stage.commands.drain()
    assert Progress(1, 2) in [props.progress for props in stage.announced]
    assert not is_refreshing(stage)
    assert stage.props.progress is None
    assert names(stage.props) == ["new.example"]
    assert stage.props.as_of == NOW + MINUTE


def test_asking_twice_asks_once(stage: Stage) -> None:
    stage.loaded().model.ask_panel()
    stage.model.ask_panel()
    stage.commands.drain()
    assert stage.orders.calls == ["load", "refresh"]


def test_the_change_that_a_refresh_announces_is_not_loaded_again(stage: Stage) -> None:
    stage.loaded().model.ask_panel()
    stage.model.refresh(frozenset({Topic.ORDERS}))
    stage.commands.drain()
    assert stage.queries.waiting == 0


def test_cached_rows_show_while_the_panel_is_asked(stage: Stage) -> None:
    stage.model.reload()
    stage.model.ask_panel()
    stage.queries.drain()
    assert state_of(stage) is ListState.READY
    assert stage.props.is_refreshing


def test_a_load_that_a_refresh_overtook_does_not_bring_back_the_old(stage: Stage) -> None:
    stage.orders.listed = a_book(an_entry("new.example"))
    stage.model.reload()
    stage.model.ask_panel()
    stage.commands.drain()
    stage.orders.book = picture_book()
    stage.queries.drain()
    assert names(stage.props) == ["new.example"]


def test_stopping_keeps_the_book_and_shows_no_error(stage: Stage) -> None:
    stage.loaded().model.ask_panel()
    stage.model.stop()
    stage.commands.drain()
    assert not stage.props.is_refreshing
    assert stage.props.error is None
    assert stage.orders.calls == ["load"]
    assert stage.props.total == 18


def test_a_change_during_a_stopped_refresh_is_loaded_after_it(stage: Stage) -> None:
    stage.loaded().model.ask_panel()
    stage.orders.book = with_status(stage.orders.book, SHOP, "revoked")
    stage.model.refresh(frozenset({Topic.ORDERS}))
    stage.model.stop()
    stage.commands.drain()
    stage.queries.drain()
    assert stage.props.counts[View.ENDED] == 5


def test_a_panel_that_does_not_answer_is_said_beside_the_cached_rows(stage: Stage) -> None:
    stage.loaded()
    stage.orders.error = Unavailable(MessageKey.PORTAL)
    stage.model.ask_panel()
    stage.commands.drain()
    assert stage.props.error is stage.orders.error
    assert state_of(stage) is ListState.READY
    assert stage.failures == []
    stage.orders.error = None
    stage.model.try_again()
    stage.commands.drain()
    assert stage.props.error is None


def test_reading_the_cache_does_not_mend_a_panel_that_did_not_answer(stage: Stage) -> None:
    stage.loaded()
    stage.orders.error = Unavailable(MessageKey.PORTAL)
    stage.model.ask_panel()
    stage.commands.drain()
    stage.orders.error = None
    stage.loaded()
    assert stage.props.error is not None


def test_a_book_that_cannot_be_read_is_said_and_tried_again(stage: Stage) -> None:
    stage.orders.error = Unavailable(MessageKey.DATABASE_BUSY, file="desk.sqlite")
    assert state_of(stage.loaded()) is ListState.UNREADABLE
    stage.orders.error = None
    stage.model.try_again()
    stage.queries.drain()
    assert state_of(stage) is ListState.READY
    assert stage.props.error is None


def test_a_bug_goes_out_and_is_not_shown_as_an_error(stage: Stage) -> None:
    stage.orders.error = ZeroDivisionError()
    stage.loaded()
    assert stage.failures == [stage.orders.error]
    assert stage.props.error is None


def test_time_is_told_anew_each_minute_and_not_each_second(stage: Stage) -> None:
    stage.loaded()
    stage.announced.clear()
    stage.sessions.time = NOW + SECOND
    stage.model.tick()
    assert stage.announced == []
    stage.sessions.time = NOW + MINUTE
    stage.model.tick()
    assert [props.now for props in stage.announced] == [NOW + MINUTE]


def test_days_count_down_when_the_portals_day_changes(stage: Stage) -> None:
    stage.loaded()
    shop = id_of(stage.orders.book, SHOP)
    stage.sessions.time = NOW + DAY
    stage.model.tick()
    listing = stage.props.listing
    assert listing is not None
    row = listing[listing.place_of(shop) or 0]
    assert isinstance(row, Row)
    assert row.days(stage.props.now) == 11


def test_an_order_whose_end_has_come_near_moves_to_its_new_group(stage: Stage) -> None:
    stage.orders.book = a_book(an_entry("far.example", days=31))
    stage.loaded()
    stage.sessions.time = NOW + DAY - MINUTE
    stage.model.tick()
    assert stage.queries.waiting == 0
    stage.sessions.time = NOW + DAY
    stage.model.tick()
    stage.queries.drain()
    assert stage.props.listing is not None
    assert [section.group for section in stage.props.listing.sections] == [Group.EXPIRING]


def test_a_book_of_a_quarter_of_an_hour_ago_is_stale(stage: Stage) -> None:
    stage.loaded()
    stage.sessions.time = NOW + 15 * MINUTE
    stage.model.tick()
    assert not stage.props.is_stale
    stage.sessions.time = NOW + 16 * MINUTE
    stage.model.tick()
    assert stage.props.is_stale


def test_filter_view_and_choice_are_kept_and_restored(stage: Stage) -> None:
    shop = id_of(stage.orders.book, SHOP)
    kept = OrdersState("larkspur", View.ACTIVE, shop)
    stage.model.restore(kept)
    assert selected_of(stage) is None
    stage.loaded()
    assert (stage.props.typed, stage.props.view, selected_of(stage)) == ("larkspur", View.ACTIVE, shop)
    assert names(stage.props) == [SHOP]
    assert stage.model.state() == kept


def test_a_kept_choice_that_is_gone_chooses_nothing(stage: Stage) -> None:
    stage.model.restore(OrdersState(selected=OrderId("gone")))
    assert stage.loaded().props.selected is None


def test_sorting_is_asked_for_and_kept(stage: Stage) -> None:
    stage.loaded().model.set_sorting(Sorting.NAME)
    assert stage.props.sorting is Sorting.NAME
    stage.queries.drain()
    assert stage.props.shelf is not None
    assert stage.props.shelf.sorting is Sorting.NAME
    assert names(stage.props)[0] == "api.meridianfreight.example"
    assert stage.model.state().sorting is Sorting.NAME


def test_a_kept_sorting_is_there_from_the_first_row_on(stage: Stage) -> None:
    stage.model.restore(OrdersState(sorting=Sorting.CLIENT))
    stage.loaded()
    assert stage.orders.calls == ["load"]
    assert stage.props.shelf is not None
    assert stage.props.shelf.sorting is Sorting.CLIENT


def test_sorting_while_the_panel_is_asked_is_not_lost(stage: Stage) -> None:
    stage.loaded().model.ask_panel()
    stage.model.set_sorting(Sorting.NAME)
    stage.commands.drain()
    stage.queries.drain()
    assert stage.props.shelf is not None
    assert stage.props.shelf.sorting is Sorting.NAME


def test_several_chosen_leave_no_single_one_and_a_choice_ends_them(stage: Stage) -> None:
    shop, cdn = id_of(stage.orders.book, SHOP), id_of(stage.orders.book, "cdn.nordlicht.example")
    stage.loaded().model.gather(Gathering(frozenset({shop, cdn}), cdn))
    assert selected_of(stage) is None
    assert stage.props.current == cdn
    assert stage.props.chosen == (shop, cdn)
    stage.model.select(shop)
    assert stage.model.props.several is None
    assert len(stage.model.props.chosen) == 1


def test_several_are_counted_anew_each_minute(stage: Stage) -> None:
    shop, far = id_of(stage.orders.book, SHOP), id_of(stage.orders.book, "www.kestrel-arch.example")
    stage.loaded().model.gather(Gathering(frozenset({shop, far})))
    assert stage.props.several is not None
    assert stage.props.several.summary.expiring == 1
    stage.sessions.time = NOW + 140 * DAY
    stage.model.tick()
    assert stage.props.several is not None
    assert stage.props.several.summary.expiring == 2


def test_a_view_or_words_can_be_saved_and_blanks_cannot(stage: Stage) -> None:
    stage.loaded()
    saveable = []
    for view, typed in ((View.ALL, ""), (View.ALL, "  "), (View.ALL, "larkspur"), (View.ENDED, "")):
        stage.model.show_saved(view, typed)
        saveable.append(stage.props.can_be_saved)
    assert saveable == [False, False, True, True]
