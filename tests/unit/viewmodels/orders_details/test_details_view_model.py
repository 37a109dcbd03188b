"""What the details show, and what becomes of the user's acts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.acts import Act, WhyNot
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, OrderId
from certdesk.domain.portal import GuestSession, SessionPhase
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.details_props import (
    BrandRetired,
    LinkRole,
    Page,
    ServedByOpenSrs,
    SessionEnded,
    SessionState,
    StatusUnknown,
    Trouble,
)
from tests.fakes_gui.details import (
    NOW,
    SHOP,
    FakeOrders,
    FakeSessions,
    a_session,
    an_order,
    details_of,
    seen,
    session_required,
    sold_as,
    unissued,
)
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")


class Desk:
    """A details view-model over fakes, with what it asked for."""

    def __init__(self, *known: OrderDetails, sessions: tuple[GuestSession, ...] = ()) -> None:
        self.orders = FakeOrders(*known)
        self.sessions = FakeSessions(*sessions)
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.model = DetailsViewModel(self.orders, self.sessions, self.runner)
        self.shown = 0
        self.downloads: list[OrderId] = []
        self.requests: list[SignInRequest] = []
        self.model.changed.connect(self._count)
        self.model.download_wanted.connect(self.downloads.append)
        self.model.sign_in_wanted.connect(self.requests.append)

    def _count(self, _props: object) -> None:
        self.shown += 1

    def show(self, order: OrderId | None = SHOP) -> "Desk":
        self.model.show(order)
        self.lane.drain()
        return self

    @property
    def page(self) -> Page:
        page = self.model.props.page
        assert page is not None
        return page

    def after(self, span: timedelta) -> None:
        self.sessions.time = NOW + span
        self.model.tick()


def seen_shop() -> OrderDetails:
    return details_of(an_order(), seen(an_order()))


def test_nothing_is_shown_until_an_order_is_chosen() -> None:
    desk = Desk(seen_shop())
    assert desk.model.props.selected is None
    assert desk.model.props.page is None


def test_a_chosen_order_shows_what_is_saved_of_it() -> None:
    page = Desk(seen_shop()).show().page
    assert page.header.name == "shop.larkspur.example"
    assert page.header.client == "Larkspur Florists"
    assert page.header.freshness.age == timedelta(minutes=2)
    assert page.fields.supplier_id == "2817-44019C"
    assert [name.name for name in page.names] == list(seen(an_order()).names)
    assert [row.role for row in page.chain] == [LinkRole.LEAF, LinkRole.INTERMEDIATE, LinkRole.ROOT]
    assert page.certificate is not None
    assert len(page.activity) == 6


def test_an_order_that_no_guest_session_has_shown_yet_says_so() -> None:
    page = Desk(details_of(an_order())).show().page
    assert not page.is_seen
    assert page.can_sign_in
    assert (page.certificate, page.names, page.chain) == (None, (), ())


def test_names_have_both_spellings_where_they_differ() -> None:
    portal = seen(an_order(), ("xn--bcher-kva.example", "larkspur.example"), ("bücher.example", "larkspur.example"))
    page = Desk(details_of(an_order(), portal)).show().page
    assert [(name.shown, name.is_idn) for name in page.names] == [
        ("bücher.example", True),
        ("larkspur.example", False),
    ]


def test_a_validation_that_cannot_be_reused_any_more_has_no_date() -> None:
    desk = Desk(seen_shop()).show()
    assert desk.page.fields.reusable_until is not None
    desk.after(timedelta(days=13))
    assert desk.page.fields.reusable_until is None


def test_the_answer_for_an_order_that_is_no_longer_chosen_is_dropped() -> None:
    other = details_of(an_order("www.kestrel.example", order="2"))
    desk = Desk(seen_shop(), other)
    desk.model.show(SHOP)
    desk.model.show(OrderId("2"))
    desk.lane.crank()
    assert desk.model.props.page is None
    desk.lane.crank()
    assert desk.page.header.name == "www.kestrel.example"


def test_only_the_latest_of_several_answers_counts() -> None:
    desk = Desk(seen_shop()).show()
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.model.refresh(frozenset({Topic.ACTIVITY}))
    before = desk.shown
    desk.orders.known[SHOP] = replace(seen_shop(), activity=())
    desk.lane.crank()
    assert desk.shown == before
    desk.lane.crank()
    assert desk.page.activity == ()


def test_a_change_elsewhere_is_not_read_again() -> None:
    desk = Desk(seen_shop()).show()
    desk.model.refresh(frozenset({Topic.MAIL}))
    assert desk.lane.waiting == 0


def test_reading_the_same_again_announces_nothing() -> None:
    desk = Desk(seen_shop()).show()
    before = desk.shown
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    desk.after(timedelta(seconds=1))
    assert desk.shown == before


def test_a_live_session_goes_straight_to_the_download() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),)).show()
    desk.model.download()
    assert (desk.downloads, desk.requests) == ([SHOP], [])


@pytest.mark.parametrize("sessions", [(), (a_session(left=timedelta()),), (a_session(OrderId("other")),)])
def test_without_a_live_session_of_its_own_the_download_begins_with_signing_in(
    sessions: tuple[GuestSession, ...],
) -> None:
    desk = Desk(seen_shop(), sessions=sessions).show()
    desk.model.download()
    assert desk.downloads == []
    assert desk.requests == [SignInRequest(SHOP, After.OPEN_DOWNLOAD)]


def test_a_session_that_ends_between_two_ticks_is_noticed_by_the_download() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(left=timedelta(seconds=1)),)).show()
    desk.sessions.time = NOW + timedelta(seconds=1)
    desk.model.download()
    assert desk.downloads == []


def test_signing_in_and_a_new_code_are_different_wishes() -> None:
    desk = Desk(seen_shop()).show()
    desk.model.sign_in()
    desk.model.send_new_code()
    assert desk.requests == [SignInRequest(SHOP), SignInRequest(SHOP, After.NOTHING, send_at_once=True)]


@pytest.mark.parametrize(
    "act",
    [
        DetailsViewModel.download,
        DetailsViewModel.sign_in,
        DetailsViewModel.send_new_code,
        DetailsViewModel.sign_out,
        DetailsViewModel.update,
    ],
)
def test_without_a_chosen_order_no_act_does_anything(act: Callable[[DetailsViewModel], None]) -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),))
    act(desk.model)
    assert (desk.downloads, desk.requests, desk.lane.waiting) == ([], [], 0)


def test_signing_out_ends_the_session_of_this_order_alone() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(), a_session(OrderId("2")))).show()
    desk.model.sign_out()
    desk.lane.drain()
    assert desk.sessions.signed_out == [SHOP]
    assert desk.page.session is None
    assert desk.page.banner is None


def test_the_session_counts_down_by_the_minute_and_its_end_is_told() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),)).show()
    assert desk.page.session == SessionState(SessionPhase.LIVE, timedelta(hours=1, minutes=42))
    desk.after(timedelta(hours=1, minutes=30))
    assert desk.page.session == SessionState(SessionPhase.ENDING, timedelta(minutes=12))
    desk.after(timedelta(hours=1, minutes=42))
    assert not desk.page.session
    assert desk.page.banner == SessionEnded(NOW + timedelta(hours=1, minutes=42))
    assert desk.page.buttons == (Act.DOWNLOAD,)


def test_the_newer_of_two_sessions_of_an_order_is_the_one_that_counts() -> None:
    old, new = a_session(left=timedelta(minutes=-5)), a_session()
    page = Desk(seen_shop(), sessions=(old, new)).show().page
    assert page.banner is None
    assert page.session is not None


def test_the_portal_is_asked_only_with_a_live_session_and_once_at_a_time() -> None:
    desk = Desk(seen_shop()).show()
    desk.model.update()
    assert desk.lane.waiting == 0
    desk.sessions.sessions = (a_session(),)
    desk.model.update()
    desk.model.update()
    assert desk.page.header.freshness.is_updating
    desk.lane.drain()
    assert desk.orders.updated == [SHOP]
    assert not desk.page.header.freshness.is_updating


def test_a_portal_that_does_not_answer_leaves_the_page_and_says_so_until_it_does() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),)).show()
    desk.orders.portal_error = Unavailable(MessageKey.PORTAL)
    desk.model.update()
    desk.lane.drain()
    assert desk.page.banner == Trouble(desk.orders.portal_error)
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert isinstance(desk.page.banner, Trouble)
    desk.orders.portal_error = None
    desk.model.retry()
    desk.lane.drain()
    assert desk.page.banner is None


def test_a_session_that_the_portal_calls_over_is_no_trouble() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),)).show()
    desk.orders.portal_error = session_required()
    desk.model.update()
    desk.sessions.sessions = (a_session(left=timedelta()),)
    desk.lane.drain()
    assert desk.page.banner == SessionEnded(NOW)


def test_an_order_that_is_gone_is_told_in_place_of_the_page() -> None:
    desk = Desk().show()
    assert desk.model.props.page is None
    assert desk.model.props.error is not None
    assert desk.model.props.error.key is MessageKey.ORDER_GONE


def test_a_bug_goes_out_and_is_not_shown_as_the_portals_fault() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),)).show()
    del desk.orders.known[SHOP]  # the fake's update then raises KeyError
    reported: list[Exception] = []
    desk.model.failed.connect(reported.append)
    desk.model.update()
    desk.lane.drain()
    assert [type(error) for error in reported] == [KeyError]
    assert desk.page.banner is None


def test_the_route_of_a_brand_stands_where_its_acts_would() -> None:
    page = Desk(details_of(sold_as(an_order(), Brand.SECTIGO))).show().page
    assert page.banner == ServedByOpenSrs(Brand.SECTIGO)
    assert (page.buttons, page.first_button, page.can_sign_in) == ((Act.COPY_DETAILS,), None, False)
    page = Desk(details_of(sold_as(an_order(), Brand.THAWTE, retired=True))).show().page
    assert page.banner == BrandRetired(Brand.THAWTE)


def test_a_status_that_is_not_known_is_shown_as_it_came() -> None:
    page = Desk(details_of(an_order(status="waiting_pickup"))).show().page
    assert page.banner == StatusUnknown("waiting_pickup")
    assert page.header.status is None
    assert page.buttons == (Act.SIGN_IN, Act.COPY_DETAILS)


@pytest.mark.parametrize(
    ("status", "first"),
    [
        ("issued", Act.DOWNLOAD),
        ("reissue_pending", Act.DOWNLOAD),
        ("revoked", None),
        ("expired", None),
        ("rejected", Act.COPY_DETAILS),
        ("canceled", None),
    ],
)
def test_the_status_decides_which_button_comes_first(status: str, first: Act | None) -> None:
    page = Desk(details_of(an_order(status=status))).show().page
    assert page.first_button is first


def test_a_session_about_to_end_needs_no_second_way_to_sign_in() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(left=timedelta(minutes=12)),)).show()
    assert desk.page.buttons == (Act.DOWNLOAD,)
    assert desk.page.can_sign_in


def test_the_menu_keeps_what_does_not_apply_with_its_reason() -> None:
    page = Desk(details_of(unissued("needs_csr"))).show().page
    assert page.buttons == (Act.SIGN_IN,)
    reasons = {verdict.act: verdict.why_not for verdict in page.verdicts}
    assert reasons[Act.DOWNLOAD] is WhyNot.NOT_ISSUED_YET
    assert reasons[Act.SIGN_OUT] is WhyNot.NOT_SIGNED_IN


def test_suggestions_are_the_three_in_front_with_the_act_that_fits() -> None:
    entries = tuple(
        details_of(order).entry
        for order in (an_order(order="1"), unissued("needs_csr"), sold_as(an_order(order="3"), Brand.SECTIGO))
    )
    desk = Desk()
    desk.model.set_suggestions((*entries, entries[0]))
    shown = desk.model.props.suggestions
    assert [suggestion.act for suggestion in shown] == [Act.DOWNLOAD, Act.SIGN_IN, None]
    assert [suggestion.days for suggestion in shown] == [12, None, 12]
    for suggestion in shown:
        desk.model.follow(suggestion)
    assert desk.requests == [SignInRequest(OrderId("1"), After.OPEN_DOWNLOAD), SignInRequest(SHOP)]
