"""Filling in a new order: what is checked when, what is sent, and that it is placed once."""

from dataclasses import replace

import pytest

from certdesk.domain.errors import FieldError, PolicyRefused, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import typed_names
from certdesk.domain.orders import Brand
from certdesk.domain.portal import ValidationMethod
from certdesk.viewmodels.new_order.props import EMAIL, NAMES, ORGANISATION, PRODUCT
from tests.fakes_gui.details import LARKSPUR, SHOP, FakeOrders, an_order, details_of, seen, sold_as
from tests.fakes_gui.ordering import DV, NAME, OV, WILDCARD, OrderDesk
from tests.fakes_gui.ordering import EMAIL as ADDRESS
from tests.fakes_gui.support import a_csr

pytestmark = pytest.mark.usefixtures("qapp")

ALL_OF_IT = "*.larkspur.example"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        (" \n\t ", ()),
        ("a.example", ("a.example",)),
        ("a.example\nb.example", ("a.example", "b.example")),
        ("a.example, b.example;c.example  d.example,", ("a.example", "b.example", "c.example", "d.example")),
    ],
)
def test_names_are_told_apart_by_lines_commas_and_spaces(text: str, names: tuple[str, ...]) -> None:
    assert typed_names(text) == names


def test_an_empty_sheet_has_the_first_product_and_says_nothing_yet() -> None:
    props = OrderDesk().props
    assert props.is_open
    assert props.form.product == OV
    assert props.refusals == ()
    assert props.can_place


def test_the_sheet_is_not_there_while_it_is_not_known_what_is_sold() -> None:
    desk = OrderDesk(is_open=False)
    desk.model.open()
    assert not desk.props.is_open
    desk.acts.sold = ()
    desk.lane.drain()
    assert not desk.props.can_place


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_sent() -> None:
    desk = OrderDesk()
    desk.submit()
    assert {refusal.field for refusal in desk.props.refusals} == {NAMES, ORGANISATION, EMAIL}
    assert desk.acts.placed == []
    assert not desk.props.is_placing


def test_changing_a_field_takes_back_what_was_said_of_it_alone() -> None:
    desk = OrderDesk()
    desk.submit()
    desk.change(organisation="L")
    assert {refusal.field for refusal in desk.props.refusals} == {NAMES, EMAIL}


def test_an_order_goes_out_as_it_was_filled_in() -> None:
    desk = OrderDesk()
    desk.change(product=DV)
    desk.fill_in(f"{NAME.upper()}, shop.larkspur.example")
    desk.change(method=ValidationMethod.HTTP)
    desk.change(needs_approval=True)
    desk.submit()
    ((new, _key),) = desk.acts.placed
    assert new.product == DV
    assert new.names == (NAME, "shop.larkspur.example")
    assert (new.organisation, new.admin_email) == ("Larkspur Florists", ADDRESS)
    assert (new.method, new.needs_approval, new.csr) == (ValidationMethod.HTTP, True, b"")
    assert [receipt.order.common_name for receipt in desk.receipts] == [NAME]
    assert not desk.props.is_open


def test_names_are_checked_when_their_field_is_left_and_only_then() -> None:
    desk = OrderDesk()
    desk.change(names=NAME)
    desk.lane.drain()
    assert desk.acts.readings == []
    desk.model.read_names()
    desk.lane.drain()
    assert desk.props.read is not None
    assert desk.props.read.names == (NAME,)
    desk.model.read_names()
    desk.lane.drain()
    assert len(desk.acts.readings) == 1


def test_an_answer_about_names_that_were_changed_meanwhile_is_dropped() -> None:
    desk = OrderDesk()
    desk.change(names=ALL_OF_IT)
    desk.model.read_names()
    desk.change(names=NAME)
    desk.lane.drain()
    assert desk.props.refusal_of(NAMES) is None
    assert desk.props.read is None


def test_a_wildcard_asks_for_its_product_and_is_content_with_it() -> None:
    desk = OrderDesk()
    desk.fill_in(ALL_OF_IT)
    desk.submit()
    desk.submit()
    refused = [refusal for refusal in desk.props.refusals if refusal.field == NAMES]
    assert [refusal.key for refusal in refused] == [MessageKey.NAMES_WILDCARD]
    assert desk.acts.placed == []
    desk.change(product=WILDCARD)
    desk.submit()
    assert desk.receipts


def test_a_file_proves_no_wildcard_so_another_method_goes_out() -> None:
    desk = OrderDesk()
    desk.change(product=WILDCARD)
    desk.change(method=ValidationMethod.HTTP)
    desk.fill_in(f"{NAME} {ALL_OF_IT}")
    assert desk.props.file_bars == ALL_OF_IT
    desk.submit()
    assert desk.acts.placed[0][0].method is ValidationMethod.DNS_TXT


def test_a_csr_fills_in_the_names_unless_some_were_typed() -> None:
    desk = OrderDesk()
    desk.model.read_text(a_csr(NAME, "shop.larkspur.example"))
    desk.lane.drain()
    assert typed_names(desk.props.form.names) == (NAME, "shop.larkspur.example")
    assert desk.props.read is not None
    desk.model.read_text(a_csr("other.example"))
    desk.lane.drain()
    assert typed_names(desk.props.form.names)[0] == NAME


def test_a_csr_for_another_name_is_refused_beside_itself_and_not_sent() -> None:
    desk = OrderDesk()
    desk.fill_in()
    desk.model.read_text(a_csr("other.example"))
    desk.lane.drain()
    desk.submit()
    assert desk.props.refusal is not None
    assert desk.props.refusal.key is MessageKey.CN_MISMATCH
    assert desk.acts.placed == []
    desk.model.read_text(a_csr(NAME))
    desk.lane.drain()
    desk.submit()
    assert desk.acts.placed[0][0].csr == NAME.encode()


def test_nothing_is_placed_while_a_csr_is_read() -> None:
    desk = OrderDesk()
    desk.fill_in()
    desk.model.read_text(a_csr(NAME))
    assert not desk.props.can_place


def test_a_double_press_places_one_order_and_the_sheet_waits() -> None:
    desk = OrderDesk()
    desk.fill_in()
    desk.model.submit()
    desk.model.submit()
    desk.lane.crank()
    assert desk.props.is_placing
    desk.model.submit()
    desk.model.close()
    desk.change(names="other.example")
    desk.model.open()
    assert desk.props.is_placing
    desk.lane.drain()
    assert len(desk.acts.placed) == 1
    assert desk.acts.placed[0][0].names == (NAME,)


def test_trying_again_is_the_same_wish_and_a_changed_order_another() -> None:
    desk = OrderDesk()
    desk.acts.trouble = Unavailable(MessageKey.PORTAL)
    desk.fill_in()
    desk.submit()
    problems = [desk.props.problem]
    assert desk.props.is_open
    desk.submit()
    desk.change(organisation="Larkspur")
    problems.append(desk.props.problem)
    assert problems == [desk.acts.trouble, None]
    desk.acts.trouble = None
    desk.submit()
    first, again, changed = (key for _new, key in desk.acts.placed)
    assert first == again
    assert changed != first
    assert len(desk.receipts) == 1


@pytest.mark.parametrize("field", [NAMES, ORGANISATION, EMAIL, "csr"])
def test_what_the_authority_says_of_a_field_stands_beside_it(field: str) -> None:
    desk = OrderDesk()
    desk.acts.trouble = FieldError(field, MessageKey.NAMES_FORM, name=NAME)
    desk.fill_in()
    desk.submit()
    assert desk.props.problem is None
    assert desk.props.refusal_of(field) is not None
    assert (desk.props.refusal is not None) is (field == "csr")


def test_what_the_authority_refuses_stands_on_top() -> None:
    desk = OrderDesk()
    desk.acts.trouble = PolicyRefused(MessageKey.REQUEST_REFUSED, rule="BR 4.2.2")
    desk.fill_in()
    desk.submit()
    assert desk.props.problem is desk.acts.trouble


def test_ordering_again_takes_over_what_is_known_of_the_order() -> None:
    order = replace(an_order(status="expired"), product=DV)
    view = replace(seen(order), method=ValidationMethod.EMAIL)
    props = OrderDesk(SHOP, details=FakeOrders(details_of(order, view))).props
    assert props.form.product == DV
    assert typed_names(props.form.names) == LARKSPUR
    assert (props.form.organisation, props.form.email) == (order.organisation, order.admin_email)
    assert props.method is ValidationMethod.EMAIL
    assert props.read is not None


def test_ordering_again_without_a_session_knows_the_common_name() -> None:
    order = replace(an_order(status="expired"), product=OV)
    assert OrderDesk(SHOP, details=FakeOrders(details_of(order))).props.form.names == order.common_name


def test_a_product_that_is_not_sold_any_more_is_to_be_replaced() -> None:
    order = sold_as(an_order(status="expired"), Brand.GEOTRUST, retired=True)
    desk = OrderDesk(SHOP, details=FakeOrders(details_of(order)))
    refusal = desk.props.refusal_of(PRODUCT)
    assert refusal is not None
    assert refusal.key is MessageKey.PRODUCT_GONE
    desk.submit()
    assert desk.acts.placed == []
    desk.change(product=OV)
    desk.submit()
    assert desk.acts.placed[0][0].product == OV


def test_an_authority_that_does_not_answer_is_told_and_no_sheet_opens() -> None:
    desk = OrderDesk(is_open=False)
    desk.orders.known.clear()
    desk.model.open(SHOP)
    desk.lane.drain()
    assert len(desk.failures) == 1
    assert not desk.props.is_open
