"""What every implementation of the ports must do, whatever stands behind it.

Inherit a contract in a test module and give it the fixture `outside`: the ports over a world that is set up, and a
way to let time pass. A contract takes its orders from the panel, so it does not know whose world it is. What is done
to orders has its contracts beside this file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import pytest

from certdesk.domain.downloads import DownloadFormat, is_downloadable
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, SessionRequired, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId, OrderStatus, Route
from certdesk.domain.portal import CODE_LIFETIME, RESEND_AFTER, SESSION_LIFETIME, CodeReceipt, GuestSession
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.pki import formats
from certdesk.services.ports import (
    GuestDesk,
    GuestPortal,
    Mailboxes,
    OrderDesk,
    PracticeControls,
    PracticeDesk,
    ResellerPanel,
)
from tests.contracts.ports.practice_world import by_name, by_supplier_id, is_code, wrong_code

SERVED = tuple(one for one in DownloadFormat if one not in {DownloadFormat.DER, DownloadFormat.CA_BUNDLE})


class Panel(ResellerPanel, OrderDesk, Protocol):
    """The reseller's control panel, with what it does to orders."""


class Portal(GuestPortal, GuestDesk, Protocol):
    """The guest portal, with what it does to orders."""


@dataclass
class Outside:
    """The outside systems under test, and how time passes there."""

    panel: Panel
    portal: Portal
    mailboxes: Mailboxes
    controls: PracticeControls
    counter: PracticeDesk
    pass_by: Callable[[timedelta], None]

    def order(self, status: OrderStatus) -> Order:
        """Return an order of this status that the guest portal serves."""
        for order in self.panel.orders(Silent()):
            if order.status is status and order.product.route is Route.GUEST_PORTAL:
                return order
        raise LookupError(status)

    def code(self, receipt: CodeReceipt) -> str:
        """Return the code that arrived for `receipt`."""
        newest = self.mailboxes.messages(receipt.sent_to, "")[0]
        (code,) = [line for line in self.mailboxes.open(newest.id).text.splitlines() if is_code(line)]
        return code

    def session(self, order: Order) -> GuestSession:
        receipt = self.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))
        return self.portal.sign_in(receipt.request, self.code(receipt))


class ResellerPanelContract:
    """The reseller's control panel."""

    def test_it_lists_every_order_once(self, outside: Outside) -> None:
        orders = outside.panel.orders(Silent())
        assert orders
        assert len({order.id for order in orders}) == len({order.supplier_id for order in orders}) == len(orders)

    def test_every_moment_is_aware_and_in_order(self, outside: Outside) -> None:
        for order in outside.panel.orders(Silent()):
            assert order.placed_at.utcoffset() == order.status_since.utcoffset() == timedelta()
            assert order.placed_at <= order.status_since
            if order.issued_at is not None and order.expires_at is not None:
                assert order.placed_at <= order.issued_at < order.expires_at

    def test_it_tells_the_same_twice(self, outside: Outside) -> None:
        assert list(outside.panel.orders(Silent())) == list(outside.panel.orders(Silent()))


class GuestPortalContract:
    """The guest portal [S2]."""

    def test_a_receipt_says_where_the_code_went_and_until_when(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        receipt = outside.portal.request_code(f" {order.admin_email.upper()} ", by_name(order.common_name.upper()))
        assert (receipt.order, receipt.sent_to) == (order, order.admin_email)
        assert receipt.valid_until - receipt.sent_at == CODE_LIFETIME
        assert receipt.resend_from - receipt.sent_at == RESEND_AFTER

    def test_what_matches_no_order_is_said_beside_the_identifier(self, outside: Outside) -> None:
        with pytest.raises(FieldError) as caught:
            outside.portal.request_code("nobody@nowhere.example", by_name("nothing.nowhere.example"))
        assert (caught.value.field, caught.value.key) == ("identifier", MessageKey.NO_MATCH)

    def test_a_second_code_has_to_wait(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        identifier = by_supplier_id(order.supplier_id)
        outside.portal.request_code(order.admin_email, identifier)
        with pytest.raises(PolicyRefused) as caught:
            outside.portal.request_code(order.admin_email, identifier)
        assert caught.value.key is MessageKey.RESEND_SOON
        assert caught.value.facts["seconds"] == RESEND_AFTER.total_seconds()
        outside.pass_by(RESEND_AFTER)
        outside.portal.request_code(order.admin_email, identifier)

    def test_five_wrong_codes_pause_the_order(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        receipt = outside.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))
        code = outside.code(receipt)
        for number in range(4):
            with pytest.raises(FieldError) as wrong:
                outside.portal.sign_in(receipt.request, wrong_code(code, number))
            assert (wrong.value.field, wrong.value.key) == ("code", MessageKey.CODE_WRONG)
        for attempt in (wrong_code(code, 4), code):
            with pytest.raises(PolicyRefused) as paused:
                outside.portal.sign_in(receipt.request, attempt)
            assert paused.value.key is MessageKey.CODE_LIMIT
            minutes = paused.value.facts["minutes"]
            assert isinstance(minutes, int)
            assert minutes > 0

    def test_a_code_works_once(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        receipt = outside.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))
        code = outside.code(receipt)
        session = outside.portal.sign_in(receipt.request, code)
        assert session.order == order.id
        assert session.signed_in_at == outside.portal.now()
        assert session.ends_at - session.signed_in_at == SESSION_LIFETIME
        with pytest.raises(FieldError) as caught:
            outside.portal.sign_in(receipt.request, code)
        assert caught.value.key is MessageKey.CODE_USED

    def test_a_code_expires(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        receipt = outside.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))
        code = outside.code(receipt)
        outside.pass_by(CODE_LIFETIME)
        with pytest.raises(FieldError) as caught:
            outside.portal.sign_in(receipt.request, code)
        assert caught.value.key is MessageKey.CODE_EXPIRED

    def test_sessions_live_side_by_side_and_serve_their_own_order(self, outside: Outside) -> None:
        orders = [outside.order(OrderStatus.ISSUED), outside.order(OrderStatus.REVOKED)]
        sessions = [outside.session(order) for order in orders]
        assert [outside.portal.order(session.token).order.id for session in sessions] == [one.id for one in orders]
        outside.portal.sign_out(sessions[0].token)
        outside.portal.sign_out(sessions[0].token)
        with pytest.raises(SessionRequired) as caught:
            outside.portal.order(sessions[0].token)
        assert caught.value.facts["order"] == orders[0].id
        assert outside.portal.order(sessions[1].token).order.id == orders[1].id

    def test_a_session_ends_after_two_hours(self, outside: Outside) -> None:
        session = outside.session(outside.order(OrderStatus.ISSUED))
        outside.pass_by(SESSION_LIFETIME - timedelta(seconds=1))
        outside.portal.order(session.token)
        outside.pass_by(timedelta(seconds=1))
        for ask in (outside.portal.order, lambda token: outside.portal.download(token, DownloadFormat.PEM_ALL)):
            with pytest.raises(SessionRequired) as caught:
                ask(session.token)
            assert caught.value.key is MessageKey.SESSION_ENDED

    @pytest.mark.parametrize("token", ["", "x" * 65_536, "\0", "\ud800"])
    def test_a_token_that_never_was_one_opens_nothing(self, outside: Outside, token: str) -> None:
        with pytest.raises(SessionRequired):
            outside.portal.order(token)
        outside.portal.sign_out(token)

    def test_the_order_shown_is_the_one_the_panel_lists(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        shown = outside.portal.order(outside.session(order).token)
        assert shown.order == order
        assert shown.names[0] == order.common_name
        assert len(shown.chain) == 3
        assert list(shown.events) == sorted(shown.events, key=lambda event: event.at)
        assert all(event.at <= outside.portal.now() for event in shown.events)

    @pytest.mark.parametrize("format_", SERVED)
    def test_each_of_the_nine_formats_holds_what_was_issued(self, outside: Outside, format_: DownloadFormat) -> None:
        token = outside.session(outside.order(OrderStatus.ISSUED)).token
        chain = outside.portal.order(token).chain
        file = outside.portal.download(token, format_)
        assert formats.read_back(format_, file.content) == formats.expected(format_, chain)
        assert file.media_type
        assert file.file_name

    def test_a_download_is_served_by_status(self, outside: Outside) -> None:
        one_of_each = {
            order.status_word: order
            for order in outside.panel.orders(Silent())
            if order.product.route is Route.GUEST_PORTAL
        }
        assert {is_downloadable(order) for order in one_of_each.values()} == {True, False}
        for word, order in one_of_each.items():
            token = outside.session(order).token
            if is_downloadable(order):
                assert outside.portal.download(token, DownloadFormat.PEM_ALL).content
                continue
            assert outside.portal.order(token).chain == ()
            with pytest.raises(StateConflict) as caught:
                outside.portal.download(token, DownloadFormat.PEM_ALL)
            assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.NOT_ISSUED, word)


class MailboxesContract:
    """Where the mails arrive."""

    def test_a_code_arrives_unread_in_the_mailbox_of_the_contact_and_is_read_by_opening(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        outside.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))
        first = outside.mailboxes.mailboxes()[0]
        assert (first.address, first.unread) == (order.admin_email, 1)
        newest = outside.mailboxes.messages(first.address, order.common_name)[0]
        assert not newest.is_read
        opened = outside.mailboxes.open(newest.id)
        assert opened.summary.is_read
        assert order.common_name in opened.text
        assert outside.mailboxes.mailboxes()[0].unread == 0

    def test_every_word_of_a_search_has_to_be_there(self, outside: Outside) -> None:
        order = outside.order(OrderStatus.ISSUED)
        outside.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))
        assert outside.mailboxes.messages(None, f"{order.common_name.upper()} {order.supplier_id}")
        assert not outside.mailboxes.messages(None, f"{order.common_name} surely-in-no-message")

    def test_a_message_that_is_not_there_is_not_found(self, outside: Outside) -> None:
        with pytest.raises(NotFound):
            outside.mailboxes.open(-1)


class PracticeControlsContract:
    """The controls that only a practice CA has."""

    def test_the_clock_moves_ahead_and_says_how_far(self, outside: Outside) -> None:
        before = outside.controls.state()
        outside.controls.advance(timedelta(days=1, seconds=5))
        after = outside.controls.state()
        assert after.moved - before.moved == timedelta(days=1, seconds=5)
        assert after.now - before.now >= timedelta(days=1, seconds=5)
        assert outside.portal.now() >= after.now

    def test_the_names_of_orders_are_told_the_common_name_first(self, outside: Outside) -> None:
        orders = list(outside.panel.orders(Silent()))
        names = outside.controls.names([*(order.id for order in orders), OrderId("no such order")])
        assert names.keys() == {order.id for order in orders}
        assert all(names[order.id][0] == order.common_name for order in orders)

    def test_setting_up_again_changes_nothing(self, outside: Outside) -> None:
        orders = list(outside.panel.orders(Silent()))
        outside.controls.set_up(WorldPlan(orders=3), Silent())
        assert list(outside.panel.orders(Silent())) == orders

    def test_starting_over_forgets_orders_mails_sessions_and_the_moved_clock(self, outside: Outside) -> None:
        session = outside.session(outside.order(OrderStatus.ISSUED))
        outside.controls.advance(timedelta(hours=1))
        outside.controls.start_over()
        state = outside.controls.state()
        assert (state.is_set_up, state.moved, state.unread) == (False, timedelta(), 0)
        assert not outside.panel.orders(Silent())
        assert not outside.mailboxes.messages(None, "")
        with pytest.raises(SessionRequired):
            outside.portal.order(session.token)
