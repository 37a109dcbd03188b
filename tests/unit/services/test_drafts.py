"""Drafts outlive the program, hold nothing that opens anything, and go when they were sent."""

from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed, DeedKey, Intent
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import CertDeskError, FieldError, NotFound
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.work import Silent
from certdesk.storage.desk import DeskStore
from tests.fakes import FakeWorld
from tests.unit.services.portfolio import PENDING, SECTIGO, SHOP, SHOP_ORDER
from tests.unit.services.requests.making import csr, key, private_key, secrets_of


@pytest.fixture
def desk(world: FakeWorld) -> FakeWorld:
    """A desk that knows its orders."""
    world.desk.orders.refresh(Silent())
    world.announced.clear()
    return world


def request_of(world: FakeWorld) -> bytes:
    text = csr(SHOP_ORDER.common_name).decode()
    gathered = world.desk.requests.gather(HandedIn(Origin.PASTED, text=text))
    (candidate,) = world.desk.requests.read(gathered.sources, Silent())
    assert candidate.facts is not None
    return candidate.facts.der


def draft_for(world: FakeWorld, order: OrderId = SHOP) -> ReissueDraft:
    return ReissueDraft(
        order=order,
        saved_at=world.clock.now() - timedelta(days=9),
        csr=request_of(world),
        file="shop.csr",
        place="Desktop",
        answers={MessageKey.SAN_REMOVED: Choice.DROP},
        method=ValidationMethod.DNS_TXT,
        reason="Key replaced",
        step=3,
    )


def test_a_draft_is_there_again_when_the_program_is(desk: FakeWorld) -> None:
    draft = draft_for(desk)
    saved_at = desk.desk.drafts.keep(draft)
    assert saved_at == desk.clock.now()
    again = desk.desk_again().drafts
    assert again.load(SHOP) == replace(draft, saved_at=saved_at)
    assert again.all() == (again.load(SHOP),)
    assert again.load(PENDING) is None
    assert desk.announced == [frozenset({Topic.DRAFTS})]


def test_the_draft_saved_last_comes_first(desk: FakeWorld) -> None:
    for order in (SHOP, SECTIGO, PENDING, SHOP):
        desk.desk.drafts.keep(draft_for(desk, order))
        desk.clock.forward(timedelta(minutes=1))
    assert [draft.order for draft in desk.desk.drafts.all()] == [SHOP, PENDING, SECTIGO]


def test_a_draft_of_an_order_that_is_not_in_the_book_is_not_kept(desk: FakeWorld) -> None:
    with pytest.raises(NotFound) as gone:
        desk.desk.drafts.keep(draft_for(desk, OrderId("7")))
    assert gone.value.key is MessageKey.ORDER_GONE


def test_a_draft_that_was_dropped_is_gone_and_one_that_was_never_there_too(desk: FakeWorld) -> None:
    desk.desk.drafts.keep(draft_for(desk))
    desk.desk.drafts.drop(SHOP)
    desk.desk.drafts.drop(PENDING)
    assert desk.desk.drafts.all() == ()


def test_a_private_key_is_not_kept_as_a_draft(desk: FakeWorld, tmp_path: Path) -> None:
    der = key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    for content in (der, private_key(), b"", b"-----BEGIN"):
        with pytest.raises(FieldError):
            desk.desk.drafts.keep(replace(draft_for(desk), csr=content))
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("desk.sqlite3*"))
    assert not any(secret in stored for secret in (der, *secrets_of(private_key())))


def test_a_draft_has_no_place_for_a_token_and_shows_no_request_in_its_repr(desk: FakeWorld) -> None:
    session = desk.sign_in(SHOP_ORDER)
    desk.desk.drafts.keep(draft_for(desk))
    draft = desk.desk.drafts.load(SHOP)
    assert draft is not None
    values = [getattr(draft, field.name) for field in fields(draft)]
    assert not any(session.token in str(value) for value in values)
    assert "csr=" not in repr(draft)


def test_a_draft_goes_when_its_reissue_was_requested(desk: FakeWorld) -> None:
    for order in (SHOP, PENDING):
        desk.desk.drafts.keep(draft_for(desk, order))
    desk.sign_in(SHOP_ORDER)
    desk.desk.acts.request_reissue(SHOP, ReissueRequest(request_of(desk)), DeedKey("a1"))
    assert [draft.order for draft in desk.desk.drafts.all()] == [PENDING]


def test_a_draft_stays_when_its_reissue_was_refused(desk: FakeWorld) -> None:
    desk.desk.drafts.keep(draft_for(desk))
    with pytest.raises(CertDeskError):
        desk.desk.acts.request_reissue(SHOP, ReissueRequest(request_of(desk)), DeedKey("a1"))
    assert desk.desk.drafts.load(SHOP) is not None


def test_a_draft_goes_at_the_next_start_when_its_reissue_turns_out_to_be_requested(desk: FakeWorld) -> None:
    desk.desk.drafts.keep(draft_for(desk))
    desk.sign_in(SHOP_ORDER)
    session = desk.desk.sessions.all()[0]
    sent = ReissueRequest(request_of(desk))
    with DeskStore(desk.database, lambda _topics: None).write() as records:
        records.intents.keep(Intent(DeedKey("a1"), Deed.REISSUE, SHOP, desk.clock.now()))
    desk.portal.request_reissue(session.token, sent, DeedKey("a1"))
    again = desk.desk_again()
    assert again.drafts.load(SHOP) is not None
    assert [receipt.deed for receipt in again.acts.settle()] == [Deed.REISSUE]
    assert again.drafts.load(SHOP) is None


def test_drafts_are_forgotten_with_the_practice_world(desk: FakeWorld) -> None:
    desk.desk.drafts.keep(draft_for(desk))
    desk.desk.practice.start_over()
    assert desk.desk.drafts.all() == ()
