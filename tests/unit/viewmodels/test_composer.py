"""A mail to OpenSRS Support: what is missing from it, and what stays of it."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from certdesk.domain.activity import DeskAct
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.letters import Letter
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, OrderId
from certdesk.domain.support import Part, SupportPurpose
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.composer import ComposerViewModel
from tests.fakes_gui.details import NOW, SHOP, FakeOrders, FakeSessions, an_order, details_of, sold_as
from tests.fakes_gui.support import NotingActs, a_csr
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")
SECTIGO = details_of(sold_as(an_order(), Brand.SECTIGO))
OTHER = details_of(sold_as(an_order("www.kestrel.example", order="2"), Brand.TRUSTWAVE))
CSR = a_csr("shop.larkspur.example", "www.larkspur.example")
LETTER = Letter((), "Reissue shop", "Hello\n", "web@larkspur.example")


class Composer:
    """The view-model over fakes."""

    def __init__(self, *known: OrderDetails) -> None:
        self.acts, self.lane = NotingActs(), HandLane()
        self.orders = FakeOrders(*(known or (SECTIGO, OTHER)))
        self.runner = Runner(self.lane, self.lane)
        self.model = ComposerViewModel(self.acts, self.orders, FakeSessions(), self.runner)
        self.failed: list[Exception] = []
        self.model.failed.connect(self.failed.append)

    def open(self, order: str = SHOP) -> "Composer":
        self.model.open(OrderId(order))
        self.lane.drain()
        return self

    def read(self, text: str) -> "Composer":
        self.model.read_text(text)
        self.lane.drain()
        return self


def test_a_reissue_is_ready_once_a_csr_for_its_name_is_there() -> None:
    composer = Composer().open()
    props = composer.model.props
    assert (props.purpose, props.missing, props.is_ready) == (SupportPurpose.REISSUE, (Part.CSR,), False)
    composer.read(CSR)
    assert composer.model.props.is_ready
    assert composer.model.props.csr is not None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (a_csr("www.kestrel.example"), MessageKey.CN_MISMATCH),
        ("hello", MessageKey.CSR_NOTCSR),
        ("-----BEGIN PRIVATE KEY-----", MessageKey.CSR_KEYFILE),
    ],
)
def test_what_is_no_csr_for_this_order_is_refused_by_its_own_name(text: str, key: MessageKey) -> None:
    props = Composer().open().read(text).model.props
    assert props.refusal is not None
    assert props.refusal.key is key
    assert props.missing == (Part.CSR,)
    assert props.csr is None


def test_a_csr_comes_from_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "shop.csr"
    file.write_text(CSR)
    composer = Composer().open()
    composer.model.read_file(file)
    composer.lane.drain()
    assert composer.model.props.is_ready
    assert composer.model.props.file == "shop.csr"


def test_emptying_the_field_takes_the_csr_out_again() -> None:
    composer = Composer().open().read(CSR).read(" \n")
    assert composer.model.props.missing == (Part.CSR,)
    assert composer.model.props.refusal is None


def test_an_order_without_a_supplier_id_says_so() -> None:
    order = replace(sold_as(an_order(), Brand.SECTIGO), supplier_id="")
    assert Composer(details_of(order)).open().read(CSR).model.props.missing == (Part.SUPPLIER_ID,)


@pytest.mark.parametrize(
    ("status", "purpose"), [("processing", SupportPurpose.CANCELLATION), ("rejected", SupportPurpose.DENIAL)]
)
def test_what_needs_no_csr_is_ready_at_once(status: str, purpose: SupportPurpose) -> None:
    props = Composer(details_of(an_order(status=status))).open().model.props
    assert (props.purpose, props.needs_csr, props.is_ready) == (purpose, False, True)


@pytest.mark.parametrize(
    ("typed", "wrong"), [("", False), (" help@reseller.example ", False), ("help", True), ("a@b.example, c", True)]
)
def test_the_address_may_be_left_out_and_not_be_wrong(typed: str, wrong: bool) -> None:
    composer = Composer().open().read(CSR)
    composer.model.set_recipient(typed)
    assert composer.model.props.is_recipient_wrong is wrong
    assert composer.model.props.is_ready is not wrong


def test_a_draft_belongs_to_its_order_and_outlives_the_sheet() -> None:
    composer = Composer().open().read(CSR)
    composer.model.set_recipient("help@reseller.example")
    composer.model.close()
    assert not composer.model.props.is_open
    composer.open("2")
    assert composer.model.props.missing == (Part.CSR,)
    assert composer.model.props.recipient == "help@reseller.example"
    composer.model.close()
    composer.open()
    assert composer.model.props.is_ready


def test_an_answer_that_comes_after_the_sheet_was_closed_joins_no_other_mail() -> None:
    composer = Composer().open()
    composer.model.read_text(CSR)
    composer.model.close()
    composer.open("2")
    assert composer.model.props.csr is None
    assert composer.model.props.refusal is None


def test_an_order_that_moved_on_is_written_about_as_it_stands_now() -> None:
    composer = Composer(details_of(an_order(status="processing"))).open()
    composer.orders.known[SHOP] = details_of(an_order(status="rejected"))
    composer.model.refresh(frozenset({Topic.ORDERS}))
    composer.lane.drain()
    assert composer.model.props.purpose is SupportPurpose.DENIAL
    composer.orders.known[SHOP] = details_of(an_order())
    composer.model.refresh(frozenset({Topic.ORDERS}))
    composer.lane.drain()
    assert not composer.model.props.is_open


def test_reading_the_order_anew_keeps_what_was_handed_in() -> None:
    composer = Composer().open().read(CSR)
    composer.model.refresh(frozenset({Topic.ORDERS}))
    composer.lane.drain()
    assert composer.model.props.is_ready


def test_the_same_mail_is_noted_once_and_another_one_again() -> None:
    composer = Composer().open().read(CSR)
    composer.model.note_prepared(LETTER)
    composer.model.note_prepared(LETTER)
    composer.model.note_prepared(replace(LETTER, recipients=("help@reseller.example",)))
    composer.lane.drain()
    assert composer.acts.noted == [(SHOP, DeskAct.SUPPORT_MAIL, "Reissue shop")] * 2


def test_the_file_is_dated_by_the_portals_clock() -> None:
    read = message_from_bytes(Composer().open().model.file_of(LETTER), policy=SMTP)
    assert read["Date"].datetime == NOW
    assert read["Date"].datetime.utcoffset() == timedelta()


def test_an_order_that_is_gone_opens_nothing_and_is_told() -> None:
    composer = Composer().open("gone")
    assert not composer.model.props.is_open
    assert len(composer.failed) == 1
