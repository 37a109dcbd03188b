"""The first step: naming the order, and what stands in the way before any mail is sent."""

import pytest

from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId, Product
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.sign_in.fields import Form
from certdesk.viewmodels.sign_in.props import Refused, StepOne, StepTwo
from tests.fakes_gui.sign_in import INSTANT_SSL, OLD_GEOTRUST, SECOND, SHOP, SignInDesk, order

NAME = IdentifierKind.NAME
SUPPLIER_ID = IdentifierKind.SUPPLIER_ID


@pytest.fixture
def desk(qapp: object) -> SignInDesk:
    return SignInDesk()


def step_one(desk: SignInDesk) -> StepOne:
    step = desk.model.props.step
    assert isinstance(step, StepOne)
    return step


def filled_in(desk: SignInDesk) -> None:
    desk.model.begin(SignInRequest())
    desk.model.set_email("web@larkspur.example")
    desk.model.set_identifier(NAME, "shop.larkspur.example")


def test_an_order_of_the_book_fills_the_fields_in(desk: SignInDesk) -> None:
    desk.model.begin(SignInRequest(SHOP))
    assert step_one(desk).is_reading
    desk.answer()
    step = step_one(desk)
    assert not step.is_busy
    assert step.form == Form("web@larkspur.example", NAME, "shop.larkspur.example", "2817-44019C")
    assert desk.model.props.facts is not None
    assert desk.model.props.facts.name == "shop.larkspur.example"
    assert desk.sessions.requested == []


def test_an_order_that_is_gone_is_said_on_the_first_step(desk: SignInDesk) -> None:
    desk.model.begin(SignInRequest(OrderId("0"), send_at_once=True))
    desk.answer()
    notice = step_one(desk).notice
    assert notice is not None
    assert notice.key is MessageKey.ORDER_GONE


def test_a_new_order_starts_with_empty_fields_and_the_last_used_email_is_offered(desk: SignInDesk) -> None:
    filled_in(desk)
    assert step_one(desk).offered_email == ""
    desk.model.continue_()
    desk.answer()
    desk.model.begin(SignInRequest())
    assert step_one(desk).form == Form()
    assert step_one(desk).offered_email == "web@larkspur.example"
    assert desk.model.props.facts is None
    desk.model.set_email("a")
    assert step_one(desk).offered_email == ""


def test_continuing_sends_one_code_however_often_it_is_pressed(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.continue_()
    desk.model.continue_()
    assert step_one(desk).is_looking
    desk.answer()
    assert desk.sessions.requested == [("web@larkspur.example", Identifier(NAME, "shop.larkspur.example"))]
    assert isinstance(desk.model.props.step, StepTwo)


def test_the_supplier_id_is_sent_when_it_is_the_way_chosen(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.set_identifier(SUPPLIER_ID, " 2817-44019C ")
    desk.model.continue_()
    desk.answer()
    assert desk.sessions.requested[0][1] == Identifier(SUPPLIER_ID, "2817-44019C")
    assert desk.model.props.facts is not None
    assert desk.model.props.facts.supplier_id == "2817-44019C"


def test_the_text_of_the_other_way_is_kept(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.set_identifier(SUPPLIER_ID, "2817")
    assert step_one(desk).form.name == "shop.larkspur.example"


@pytest.mark.parametrize("email", ["", "larkspur", "@larkspur.example", "web@", "web @larkspur.example"])
def test_an_email_without_its_shape_asks_nobody(desk: SignInDesk, email: str) -> None:
    filled_in(desk)
    desk.model.set_email(email)
    desk.model.continue_()
    problem = step_one(desk).email_problem
    assert problem is not None
    assert problem.key is MessageKey.EMAIL_FORM
    assert desk.commands.waiting == 0


def test_a_misshapen_email_is_checked_again_on_each_key(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.set_email("web")
    desk.model.check_email()
    desk.model.set_email("web@")
    assert step_one(desk).email_problem is not None
    desk.model.set_email("web@l")
    assert step_one(desk).email_problem is None


def test_an_empty_email_may_still_be_filled(desk: SignInDesk) -> None:
    desk.model.begin(SignInRequest())
    desk.model.check_email()
    assert step_one(desk).email_problem is None


def test_an_order_without_a_name_asks_nobody(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.set_identifier(SUPPLIER_ID, "  ")
    desk.model.continue_()
    problem = step_one(desk).identifier_problem
    assert problem is not None
    assert problem.key is MessageKey.IDENTIFIER_FORM
    desk.model.set_identifier(SUPPLIER_ID, "2")
    assert step_one(desk).identifier_problem is None
    assert desk.commands.waiting == 0


def test_no_match_stands_at_the_identifier_until_something_is_changed(desk: SignInDesk) -> None:
    filled_in(desk)
    error = FieldError("identifier", MessageKey.NO_MATCH, kind="name")
    desk.next_fails(error)
    desk.model.continue_()
    desk.answer()
    assert step_one(desk).identifier_problem is error
    assert step_one(desk).notice is None
    assert not step_one(desk).is_busy
    desk.model.set_email("shop@larkspur.example")
    assert step_one(desk).identifier_problem is None


@pytest.mark.parametrize(
    "error",
    [Unavailable(MessageKey.PORTAL), PolicyRefused(MessageKey.CODE_LIMIT, minutes=9)],
)
def test_what_belongs_to_no_field_is_a_notice(desk: SignInDesk, error: CertDeskError) -> None:
    filled_in(desk)
    desk.next_fails(error)
    desk.model.continue_()
    desk.answer()
    assert step_one(desk).notice is error
    desk.model.continue_()
    assert step_one(desk).notice is None


@pytest.mark.parametrize(
    ("product", "key"), [(INSTANT_SSL, MessageKey.ROUTE_OPENSRS), (OLD_GEOTRUST, MessageKey.BRAND_RETIRED)]
)
def test_an_order_that_others_serve_is_refused_before_any_mail(qapp: object, product: Product, key: MessageKey) -> None:
    desk = SignInDesk(order(product=product))
    desk.model.begin(SignInRequest(SHOP, send_at_once=True))
    desk.answer()
    step = desk.model.props.step
    assert isinstance(step, Refused)
    assert step.error.key is key
    assert step.error.facts == {"brand": product.brand.value}
    assert (step.common_name, step.supplier_id) == ("shop.larkspur.example", "2817-44019C")
    assert desk.sessions.requested == []


def test_a_refusal_by_the_portal_keeps_what_was_typed_and_back_returns_to_it(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.next_fails(PolicyRefused(MessageKey.GUEST_OFF))
    desk.model.continue_()
    desk.answer()
    step = desk.model.props.step
    assert isinstance(step, Refused)
    assert (step.common_name, step.supplier_id) == ("shop.larkspur.example", "")
    desk.model.back()
    assert step_one(desk).form.name == "shop.larkspur.example"


def test_a_bug_is_handed_on_and_the_step_can_be_used_again(desk: SignInDesk) -> None:
    filled_in(desk)
    bug = ZeroDivisionError()
    desk.next_fails(bug)
    desk.model.continue_()
    desk.answer()
    assert desk.failed == [bug]
    assert not step_one(desk).is_busy


def test_cancelling_keeps_a_code_from_being_sent_and_hears_no_late_answer(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.continue_()
    desk.model.cancel()
    desk.answer()
    assert desk.cancelled == [True]
    assert desk.sessions.requested == []
    assert isinstance(desk.model.props.step, StepOne)


def test_of_two_orders_only_the_latest_is_shown(desk: SignInDesk) -> None:
    desk.orders.known[OrderId("2")] = order("2", "www.kestrel-arch.example")
    desk.model.begin(SignInRequest(SHOP))
    desk.model.begin(SignInRequest(OrderId("2")))
    desk.answer()
    assert step_one(desk).form.name == "www.kestrel-arch.example"


def test_what_is_typed_is_bounded(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.set_email("a" * 65_536 + "@b")
    desk.model.set_identifier(NAME, "\0" * 65_536)
    assert len(step_one(desk).form.email) == 254
    assert len(step_one(desk).form.name) == 253


def test_typing_while_the_portal_looks_changes_nothing(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.continue_()
    desk.model.set_email("other@larkspur.example")
    assert step_one(desk).form.email == "web@larkspur.example"


def test_continuing_unchanged_returns_to_the_code_that_was_sent(desk: SignInDesk) -> None:
    filled_in(desk)
    desk.model.continue_()
    desk.answer()
    desk.pass_time(90 * SECOND)
    desk.model.back()
    desk.model.continue_()
    assert isinstance(desk.model.props.step, StepTwo)
    assert len(desk.sessions.requested) == 1
    desk.model.back()
    desk.model.set_identifier(SUPPLIER_ID, "2817-44019C")
    desk.model.continue_()
    desk.answer()
    assert len(desk.sessions.requested) == 2
