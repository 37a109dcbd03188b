"""Acts change the order at the authority once, and the book shows what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed, DeedKey, Intent, Receipt
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, SessionRequired, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import OrderCertificate, ValidationMethod
from certdesk.domain.refund import RefundDue
from certdesk.domain.revocation import Revocation, RevocationReason, Revoked
from certdesk.domain.work import Silent
from certdesk.services.api import Desk
from certdesk.services.desk import build_desk
from certdesk.storage.desk import DeskStore, desk_database
from tests.fakes import START, FakeWorld
from tests.unit.services.portfolio import PENDING, SHOP, SHOP_ORDER

KEY, ANOTHER = DeedKey("a1"), DeedKey("b2")
CSR = b"0\x82 a signing request"
NEW = NewOrder(SHOP_ORDER.product, ("new.larkspur.example",), "Larkspur Florists", "web@larkspur.example")
MOVED = Revocation(RevocationReason.SUPERSEDED, "moved to another host")
REISSUE = ReissueRequest(CSR, ValidationMethod.DNS_TXT, "lost the key")
PRESENT = OrderCertificate("0A", ("shop.larkspur.example",), START, START + timedelta(days=196), is_present=True)
OLD = replace(PRESENT, serial="09", is_present=False)


@pytest.fixture
def listed(world: FakeWorld) -> FakeWorld:
    """A desk whose book has the orders, one of them with two certificates."""
    world.books.shown[SHOP] = replace(world.books.shown[SHOP], certificates=(PRESENT, OLD))
    world.desk.orders.refresh(Silent())
    world.announced.clear()
    return world


@pytest.fixture
def signed_in(listed: FakeWorld) -> FakeWorld:
    """The same, signed in to its shop."""
    listed.sign_in(SHOP_ORDER)
    listed.announced.clear()
    return listed


def status(desk: Desk, order: OrderId) -> str:
    return desk.orders.details(order).entry.order.status_word


def done(desk: Desk, order: OrderId) -> list[DeskEntry]:
    """What the activity tells of acts, the newest first; not of codes and sessions."""
    lines = [line.what for line in desk.orders.details(order).activity]
    sessions = {DeskAct.CODE_REQUESTED, DeskAct.SIGNED_IN}
    return [what for what in lines if isinstance(what, DeskEntry) and what.act not in sessions]


def under_way(world: FakeWorld) -> list[Intent]:
    with DeskStore(world.database, world.announced.append).read() as records:
        return records.intents.all()


def told(world: FakeWorld) -> set[Topic]:
    return set().union(*world.announced)


def neighbour(world: FakeWorld, folder: Path) -> Desk:
    """Another desk, with a book of its own, at the same authority; it has listed the orders too."""
    database = desk_database(folder / "neighbour" / "desk.sqlite3")
    database.prepare()
    outside = world.outside(world.keyring)
    desk = build_desk(outside, database, lambda _topics: None, folder)
    desk.orders.refresh(Silent())
    return desk


def test_what_can_be_ordered_is_what_the_panel_offers(world: FakeWorld) -> None:
    assert list(world.desk.acts.products()) == list(world.panel.products())


def test_a_request_is_read_from_what_was_pasted(world: FakeWorld) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "shop.larkspur.example")])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    facts = world.desk.acts.read_csr(b"Here it is:\n" + request.public_bytes(serialization.Encoding.PEM))
    assert (facts.common_name, facts.der) == (
        "shop.larkspur.example",
        request.public_bytes(serialization.Encoding.DER),
    )
    with pytest.raises(FieldError) as caught:
        world.desk.acts.read_csr(b"")
    assert (caught.value.field, caught.value.key) == ("csr", MessageKey.CSR_EMPTY)


def test_a_placed_order_is_in_the_book_at_once(world: FakeWorld) -> None:
    receipt = world.desk.acts.place(NEW, KEY)
    entry = world.desk.orders.details(receipt.order.id).entry
    assert (entry.order, entry.client) == (receipt.order, "Larkspur Florists")
    assert entry.order.status is OrderStatus.NEEDS_CSR
    assert done(world.desk, receipt.order.id) == [
        DeskEntry(START, receipt.order.id, DeskAct.PLACED, detail="Secure Site OV")
    ]
    assert told(world) == {Topic.ORDERS, Topic.ACTIVITY, Topic.MAIL, Topic.REQUESTS}


def test_an_order_that_was_placed_twice_with_one_key_is_one_order(world: FakeWorld) -> None:
    assert world.desk.acts.place(NEW, KEY) == world.desk.acts.place(NEW, KEY)
    assert world.desk.acts.place(NEW, ANOTHER) != world.desk.acts.place(NEW, KEY)
    assert len(world.desk.orders.load().entries) == 2


def test_a_refused_order_leaves_nothing(world: FakeWorld) -> None:
    with pytest.raises(FieldError):
        world.desk.acts.place(replace(NEW, names=("localhost",)), KEY)
    assert (world.desk.orders.load().entries, under_way(world), told(world)) == ((), [], set())


def test_a_csr_is_supplied_to_the_order_that_waits_for_it(world: FakeWorld) -> None:
    order = world.desk.acts.place(NEW, KEY).order.id
    world.desk.acts.supply_csr(order, CSR, ANOTHER)
    assert status(world.desk, order) == OrderStatus.PENDING
    assert [entry.act for entry in done(world.desk, order)] == [DeskAct.CSR_SUPPLIED, DeskAct.PLACED]
    assert world.books.requested[order] == CSR


def test_cancelling_needs_no_session_and_keeps_what_was_said(listed: FakeWorld) -> None:
    receipt = listed.desk.acts.cancel(PENDING, "not wanted any more", KEY)
    assert (receipt.deed, status(listed.desk, PENDING)) == (Deed.CANCEL, OrderStatus.CANCELED)
    assert done(listed.desk, PENDING) == [DeskEntry(START, PENDING, DeskAct.CANCELED, detail="not wanted any more")]


def test_a_pending_reissue_is_withdrawn_and_the_order_stays_issued(signed_in: FakeWorld) -> None:
    signed_in.desk.acts.request_reissue(SHOP, REISSUE, KEY)
    assert status(signed_in.desk, SHOP) == OrderStatus.REISSUE_PENDING
    assert signed_in.desk.acts.withdraw_reissue(SHOP, "found the key", ANOTHER).deed is Deed.WITHDRAW_REISSUE
    assert status(signed_in.desk, SHOP) == OrderStatus.ISSUED
    assert [(entry.act, entry.detail) for entry in done(signed_in.desk, SHOP)] == [
        (DeskAct.REISSUE_WITHDRAWN, "found the key"),
        (DeskAct.REISSUE_REQUESTED, "lost the key"),
    ]


def test_revoking_the_order_ends_it_and_promises_a_refund(signed_in: FakeWorld) -> None:
    receipt = signed_in.desk.acts.revoke(SHOP, MOVED, KEY)
    assert (receipt.is_refundable, status(signed_in.desk, SHOP)) == (True, OrderStatus.REVOKED)
    assert done(signed_in.desk, SHOP) == [
        DeskEntry(START, SHOP, DeskAct.REFUND_ELIGIBLE),
        DeskEntry(START, SHOP, DeskAct.REVOKED, detail="superseded, moved to another host"),
    ]
    due = RefundDue(SHOP, "shop.larkspur.example", SHOP_ORDER.supplier_id, START)
    assert signed_in.desk.acts.refunds() == (due,)


def test_revoking_after_the_window_promises_nothing(signed_in: FakeWorld) -> None:
    signed_in.clock.forward(timedelta(days=28))
    signed_in.sign_in(SHOP_ORDER)
    assert not signed_in.desk.acts.revoke(SHOP, MOVED, KEY).is_refundable
    assert [entry.act for entry in done(signed_in.desk, SHOP)] == [DeskAct.REVOKED]
    assert signed_in.desk.acts.refunds() == ()


def test_one_certificate_ends_alone_and_the_view_shows_which(signed_in: FakeWorld) -> None:
    wish = Revocation(RevocationReason.KEY_COMPROMISE, serial=OLD.serial)
    assert signed_in.desk.acts.revoke(SHOP, wish, KEY).deed is Deed.REVOKE_CERTIFICATE
    portal = signed_in.desk.orders.details(SHOP).portal
    assert portal is not None
    revoked = Revoked(START, RevocationReason.KEY_COMPROMISE)
    assert portal.certificates == (PRESENT, replace(OLD, revoked=revoked))
    assert status(signed_in.desk, SHOP) == OrderStatus.ISSUED
    assert [(entry.act, entry.detail) for entry in done(signed_in.desk, SHOP)] == [
        (DeskAct.CERTIFICATE_REVOKED, "09, keyCompromise")
    ]
    assert signed_in.desk.acts.refunds() == ()


def test_what_is_refused_by_the_account_is_shown_from_then_on(signed_in: FakeWorld) -> None:
    signed_in.books.revoke_off.add(SHOP)
    with pytest.raises(PolicyRefused) as caught:
        signed_in.desk.acts.revoke(SHOP, MOVED, KEY)
    portal = signed_in.desk.orders.details(SHOP).portal
    assert caught.value.key is MessageKey.REVOKE_OFF
    assert portal is not None
    assert not portal.may_revoke


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.acts.revoke(SHOP, MOVED, KEY),
        lambda desk: desk.acts.request_reissue(SHOP, REISSUE, KEY),
    ],
    ids=["revoke", "reissue"],
)
@pytest.mark.parametrize("has_session", [False, True], ids=["never signed in", "ended by the portal"])
def test_without_a_session_nothing_is_done_and_the_same_key_goes_on_after_signing_in(
    listed: FakeWorld, act: Callable[[Desk], Receipt], has_session: bool
) -> None:
    if has_session:
        listed.sign_in(SHOP_ORDER)
        listed.clock.forward(timedelta(minutes=2))
        listed.portal.forget_sessions()
    with pytest.raises(SessionRequired) as caught:
        act(listed.desk)
    assert caught.value.facts["order"] == SHOP
    assert (done(listed.desk, SHOP), under_way(listed)) == ([], [])
    listed.sign_in(SHOP_ORDER)
    assert act(listed.desk).key == KEY
    assert len([entry for entry in done(listed.desk, SHOP) if entry.act is not DeskAct.REFUND_ELIGIBLE]) == 1


def test_a_view_that_cannot_be_read_does_not_undo_the_act(signed_in: FakeWorld) -> None:
    signed_in.books.shown[SHOP] = replace(signed_in.books.shown[SHOP], chain=(b"0\x82rubbish",))
    signed_in.desk.acts.revoke(SHOP, MOVED, KEY)
    assert status(signed_in.desk, SHOP) == OrderStatus.REVOKED
    assert signed_in.regretted == []


def test_of_two_desks_the_second_is_told_and_shown_what_the_first_did(listed: FakeWorld, tmp_path: Path) -> None:
    second = neighbour(listed, tmp_path)
    listed.desk.acts.cancel(PENDING, "", KEY)
    assert status(second, PENDING) == OrderStatus.PENDING
    with pytest.raises(StateConflict) as caught:
        second.acts.cancel(PENDING, "", ANOTHER)
    assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.CANCEL_PENDING_ONLY, "canceled")
    assert status(second, PENDING) == OrderStatus.CANCELED
    assert done(second, PENDING) == []


def test_of_two_desks_that_are_signed_in_one_revokes(signed_in: FakeWorld, tmp_path: Path) -> None:
    second = neighbour(signed_in, tmp_path)
    signed_in.clock.forward(timedelta(minutes=2))
    first, signed_in.desk = signed_in.desk, second
    signed_in.sign_in(SHOP_ORDER)
    first.acts.revoke(SHOP, MOVED, KEY)
    with pytest.raises(StateConflict) as caught:
        second.acts.revoke(SHOP, MOVED, ANOTHER)
    portal = second.orders.details(SHOP).portal
    assert (caught.value.key, status(second, SHOP)) == (MessageKey.NOT_REVOCABLE, OrderStatus.REVOKED)
    assert portal is not None
    assert all(each.revoked for each in portal.certificates)
    assert second.acts.refunds() == ()


def test_a_certificate_that_another_desk_revoked_is_gone_and_shown_as_such(signed_in: FakeWorld) -> None:
    revoked = Revoked(START, RevocationReason.SUPERSEDED)
    shown = signed_in.books.shown[SHOP]
    signed_in.books.shown[SHOP] = replace(shown, certificates=(PRESENT, replace(OLD, revoked=revoked)))
    with pytest.raises(NotFound):
        signed_in.desk.acts.revoke(SHOP, Revocation(serial=OLD.serial), KEY)
    portal = signed_in.desk.orders.details(SHOP).portal
    assert portal is not None
    assert portal.certificates[1].revoked == revoked


def test_the_refusal_is_told_although_the_order_cannot_be_looked_at(signed_in: FakeWorld) -> None:
    signed_in.books.shown[SHOP] = replace(signed_in.books.shown[SHOP], chain=(b"0\x82rubbish",))
    with pytest.raises(NotFound) as caught:
        signed_in.desk.acts.revoke(SHOP, Revocation(serial="77"), KEY)
    assert caught.value.key is MessageKey.CERTIFICATE_GONE
    assert under_way(signed_in) == []


def test_an_answer_that_was_lost_is_asked_for_again(listed: FakeWorld) -> None:
    listed.books.lose_answer = Unavailable(MessageKey.PORTAL)
    assert listed.desk.acts.cancel(PENDING, "", KEY).key == KEY
    assert (status(listed.desk, PENDING), under_way(listed)) == (OrderStatus.CANCELED, [])


def test_an_authority_that_is_offline_does_nothing_and_is_tried_again(listed: FakeWorld) -> None:
    listed.books.is_online = False
    with pytest.raises(Unavailable) as caught:
        listed.desk.acts.cancel(PENDING, "", KEY)
    assert (caught.value.key, under_way(listed)) == (MessageKey.PORTAL, [])
    listed.books.is_online = True
    listed.desk.acts.cancel(PENDING, "", KEY)
    assert status(listed.desk, PENDING) == OrderStatus.CANCELED


def test_a_start_finishes_what_an_earlier_run_began(listed: FakeWorld) -> None:
    with DeskStore(listed.database, listed.announced.append).write() as records:
        records.intents.keep(Intent(KEY, Deed.CANCEL, PENDING, START, "too dear"))
        records.intents.keep(Intent(ANOTHER, Deed.PLACE, None, START))
    receipt = listed.panel.cancel(PENDING, "too dear", KEY)
    again = listed.desk_again()
    assert again.acts.settle() == (receipt,)
    assert status(again, PENDING) == OrderStatus.CANCELED
    assert [entry.detail for entry in done(again, PENDING)] == ["too dear"]
    assert again.acts.settle() == ()
    assert (len(done(again, PENDING)), under_way(listed)) == (1, [])


def test_starting_over_forgets_what_was_under_way(listed: FakeWorld) -> None:
    with DeskStore(listed.database, listed.announced.append).write() as records:
        records.intents.keep(Intent(KEY, Deed.PLACE, None, START))
    listed.desk.practice.start_over()
    assert under_way(listed) == []


def test_what_was_done_by_hand_is_noted_and_a_refund_that_came_is_awaited_no_more(signed_in: FakeWorld) -> None:
    signed_in.desk.acts.revoke(SHOP, MOVED, KEY)
    signed_in.announced.clear()
    signed_in.clock.forward(timedelta(days=31))
    signed_in.desk.acts.note(SHOP, DeskAct.SUPPORT_MAIL, "billing@opensrs.example")
    assert done(signed_in.desk, SHOP)[0].detail == "billing@opensrs.example"
    assert len(signed_in.desk.acts.refunds()) == 1
    signed_in.desk.acts.note(SHOP, DeskAct.REFUND_RECEIVED)
    assert done(signed_in.desk, SHOP)[0] == DeskEntry(START + timedelta(days=31), SHOP, DeskAct.REFUND_RECEIVED)
    assert signed_in.desk.acts.refunds() == ()
    assert told(signed_in) == {Topic.ACTIVITY}
