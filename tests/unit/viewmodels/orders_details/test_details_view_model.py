"""What the details show, and what becomes of the user's acts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.acts import Act, WhyNot
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import UNKNOWN_PRODUCT, Brand, OrderId
from certdesk.domain.portal import GuestSession, SessionPhase
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import ActRequest, After, SignInRequest
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.details_props import (
    BrandRetired,
    GuestsOff,
    LinkRole,
    NewerIssued,
    Page,
    RefundAwaited,
    RefundCloses,
    ServedByOpenSrs,
    SessionEnded,
    SessionState,
    StatusUnknown,
    Trouble,
)
from certdesk.views.wording.acts import plain_words
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
        self.begun: list[ActRequest] = []
        self.requests: list[SignInRequest] = []
        self.model.changed.connect(self._count)
        self.model.act_wanted.connect(self.begun.append)
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


def test_an_order_that_was_issued_since_the_last_session_says_so() -> None:
    portal = replace(seen(an_order()), chain=())
    page = Desk(details_of(an_order(), portal)).show().page
    assert not page.is_seen
    assert page.can_sign_in
    assert Desk(details_of(unissued("processing"), portal)).show().page.is_seen


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


NEEDS_SESSION = {
    Act.DOWNLOAD: After.OPEN_DOWNLOAD,
    Act.REVOKE: After.OPEN_REVOKE,
    Act.PROVE_NAMES: After.OPEN_PROOFS,
}


@pytest.mark.parametrize("act", NEEDS_SESSION)
def test_with_a_live_session_an_act_begins_at_once(act: Act) -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),)).show()
    desk.model.begin(act)
    assert (desk.begun, desk.requests) == ([ActRequest(act, SHOP)], [])


@pytest.mark.parametrize("sessions", [(), (a_session(left=timedelta()),), (a_session(OrderId("other")),)])
@pytest.mark.parametrize(("act", "after"), NEEDS_SESSION.items())
def test_without_a_live_session_of_its_own_an_act_begins_with_signing_in(
    act: Act, after: After, sessions: tuple[GuestSession, ...]
) -> None:
    desk = Desk(seen_shop(), sessions=sessions).show()
    desk.model.begin(act)
    assert desk.begun == []
    assert desk.requests == [SignInRequest(SHOP, after)]


@pytest.mark.parametrize("act", [Act.ADD_CSR, Act.CANCEL, Act.WITHDRAW_REISSUE, Act.WRITE_TO_SUPPORT, Act.ORDER_AGAIN])
def test_what_the_panel_does_needs_no_session(act: Act) -> None:
    desk = Desk(seen_shop()).show()
    desk.model.begin(act)
    assert (desk.begun, desk.requests) == ([ActRequest(act, SHOP)], [])


def test_an_act_can_begin_on_an_order_that_is_not_shown() -> None:
    desk = Desk(sessions=(a_session(OrderId("2")),))
    desk.model.begin(Act.DOWNLOAD, OrderId("2"))
    assert desk.begun == [ActRequest(Act.DOWNLOAD, OrderId("2"))]


def test_a_session_that_ends_between_two_ticks_is_noticed_by_the_act() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(left=timedelta(seconds=1)),)).show()
    desk.sessions.time = NOW + timedelta(seconds=1)
    desk.model.begin(Act.REVOKE)
    assert desk.begun == []


def test_signing_in_and_a_new_code_are_different_wishes() -> None:
    desk = Desk(seen_shop()).show()
    desk.model.begin(Act.SIGN_IN)
    desk.model.send_new_code()
    assert desk.requests == [SignInRequest(SHOP), SignInRequest(SHOP, After.NOTHING, send_at_once=True)]


@pytest.mark.parametrize(
    "act",
    [
        lambda model: model.begin(Act.DOWNLOAD),
        lambda model: model.begin(Act.SIGN_IN),
        lambda model: model.begin(Act.CANCEL),
        DetailsViewModel.send_new_code,
        DetailsViewModel.sign_out,
        DetailsViewModel.update,
    ],
)
def test_without_a_chosen_order_no_act_does_anything(act: Callable[[DetailsViewModel], None]) -> None:
    desk = Desk(seen_shop(), sessions=(a_session(),))
    act(desk.model)
    assert (desk.begun, desk.requests, desk.lane.waiting) == ([], [], 0)


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
    assert desk.page.buttons == (Act.DOWNLOAD, Act.REISSUE, Act.REVOKE)


def test_a_certificate_that_was_issued_since_the_last_session_is_told() -> None:
    shop = seen_shop()
    order = replace(shop.entry.order, expires_at=NOW + timedelta(days=178))
    issued = replace(shop, entry=replace(shop.entry, order=order))
    ended = a_session(left=timedelta(minutes=-5))
    assert Desk(issued).show().page.banner == NewerIssued()
    assert Desk(issued, sessions=(ended,)).show().page.banner == SessionEnded(ended.ends_at)
    assert Desk(issued, sessions=(a_session(),)).show().page.banner is None
    assert Desk(shop).show().page.banner is None


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
    assert (page.buttons, page.first_button, page.can_sign_in) == ((), None, False)
    page = Desk(details_of(sold_as(an_order(), Brand.THAWTE, retired=True))).show().page
    assert page.banner == BrandRetired(Brand.THAWTE)


def test_a_status_that_is_not_known_is_shown_as_it_came() -> None:
    page = Desk(details_of(an_order(status="waiting_pickup"))).show().page
    assert page.banner == StatusUnknown("waiting_pickup")
    assert page.header.status is None
    assert page.buttons == (Act.COPY_DETAILS, Act.SIGN_IN)


@pytest.mark.parametrize(
    ("status", "first", "buttons"),
    [
        ("needs_csr", Act.ADD_CSR, "Add CSR… | Cancel order… | Sign in…"),
        (
            "needs_approval",
            Act.COPY_APPROVER_NOTE,
            "Copy a note to the approver | Cancel order… | Prove names…",
        ),
        ("pending", Act.CANCEL, "Cancel order… | Prove names… | Sign in…"),
        ("processing", None, "Prove names… | Cancel order… | Sign in…"),
        ("issued", Act.DOWNLOAD, "Download… | Reissue… | Revoke… | Sign in…"),
        ("reissue_pending", Act.DOWNLOAD, "Download… | Prove names… | Withdraw reissue… | Revoke…"),
        ("rejected", Act.COPY_DETAILS, "Copy order details | Write to OpenSRS Support… | Order again…"),
        ("revoked", None, "Download… | Order again… | Remove from list"),
        ("canceled", Act.REMOVE_FROM_LIST, "Remove from list | Order again…"),
        ("expired", Act.ORDER_AGAIN, "Order again… | Download… | Remove from list"),
        ("waiting_pickup", None, "Copy order details | Sign in…"),
    ],
)
def test_the_status_decides_which_buttons_there_are_and_which_comes_first(
    status: str, first: Act | None, buttons: str
) -> None:
    page = Desk(details_of(an_order(status=status))).show().page
    assert page.first_button is first
    assert " | ".join(plain_words(act) for act in page.buttons) == buttons
    assert first is None or page.buttons[0] is first


def test_an_order_that_only_a_list_named_can_be_looked_up_or_left_out() -> None:
    named = replace(an_order(status=""), product=UNKNOWN_PRODUCT)
    page = Desk(details_of(named)).show().page
    assert page.banner == StatusUnknown("")
    assert page.buttons == (Act.SIGN_IN, Act.COPY_DETAILS, Act.REMOVE_FROM_LIST)
    assert page.first_button is Act.SIGN_IN


def test_an_account_that_keeps_guests_from_revoking_has_no_button_for_it() -> None:
    portal = replace(seen(an_order()), may_revoke=False)
    page = Desk(details_of(an_order(), portal)).show().page
    assert Act.REVOKE not in page.buttons
    assert not page.allows(Act.REVOKE)


def test_guest_access_that_is_off_is_told_until_somebody_gets_in() -> None:
    desk = Desk(seen_shop()).show()
    desk.model.note_refusal(OrderId("other"))
    assert not desk.page.banner
    desk.model.note_refusal(SHOP)
    assert [desk.page.banner] == [GuestsOff()]
    desk.model.show(None)
    desk.show()
    assert [desk.page.banner] == [GuestsOff()]
    desk.sessions.sessions = (a_session(),)
    desk.model.tick()
    assert not desk.page.banner


def revoked(*acts: DeskAct) -> OrderDetails:
    details = details_of(an_order(status="revoked"))
    done = [ActivityLine(NOW - timedelta(days=2), DeskEntry(NOW - timedelta(days=2), SHOP, act)) for act in acts]
    return replace(details, activity=(*reversed(done), *details.activity))


def test_a_refund_is_awaited_until_it_is_confirmed_and_overdue_after_a_billing_cycle() -> None:
    desk = Desk(revoked(DeskAct.REVOKED, DeskAct.REFUND_ELIGIBLE)).show()
    since = NOW - timedelta(days=2)
    assert [desk.page.banner] == [RefundAwaited(since, is_overdue=False)]
    assert desk.page.allows(Act.REFUND_RECEIVED)
    desk.after(timedelta(days=28))
    assert [desk.page.banner] == [RefundAwaited(since, is_overdue=True)]
    desk.orders.known[SHOP] = revoked(DeskAct.REVOKED, DeskAct.REFUND_ELIGIBLE, DeskAct.REFUND_RECEIVED)
    desk.model.refresh(frozenset({Topic.ACTIVITY}))
    desk.lane.drain()
    assert desk.page.banner is None
    assert not desk.page.allows(Act.REFUND_RECEIVED)


def test_a_refund_window_that_is_about_to_close_is_told_on_its_order() -> None:
    desk = Desk(details_of(replace(an_order(), issued_at=NOW - timedelta(days=28)))).show()
    assert isinstance(desk.page.banner, RefundCloses)
    assert desk.page.banner.days_left == 2


def test_a_session_about_to_end_needs_no_second_way_to_sign_in() -> None:
    desk = Desk(seen_shop(), sessions=(a_session(left=timedelta(minutes=12)),)).show()
    assert desk.page.buttons == (Act.DOWNLOAD, Act.REISSUE, Act.REVOKE)
    assert desk.page.can_sign_in


def test_the_menu_keeps_what_does_not_apply_with_its_reason() -> None:
    page = Desk(details_of(unissued("needs_csr"))).show().page
    assert page.buttons == (Act.ADD_CSR, Act.CANCEL, Act.SIGN_IN)
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
    assert [suggestion.act for suggestion in shown] == [Act.DOWNLOAD, Act.ADD_CSR, None]
    assert [suggestion.days for suggestion in shown] == [12, None, 12]
