"""An order that only a list named is never given a product, a brand, a status or an order ID that nobody told."""

import pytest

from certdesk.domain.acts import Act, WhyNot, verdicts
from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.orders import UNKNOWN_PRODUCT, OrderId, Route, Validation
from certdesk.domain.portal import IdentifierKind
from certdesk.domain.urgency import Group
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.orders.details_derive import derive
from certdesk.viewmodels.orders.details_props import Inputs, Page, StatusUnknown
from certdesk.viewmodels.orders.details_validity import Waiting
from certdesk.viewmodels.sign_in.state import State, begun, prefilled
from certdesk.views.wording.acts import reason_words
from certdesk.views.wording.certificates import kind_words
from certdesk.views.wording.notices import notice_of, particulars
from certdesk.views.wording.orders import group_title, unknown_status
from certdesk.views.wording.sign_in import coverage
from certdesk.views.wording.validity import waiting_text
from tests.samples import NOW, order

LISTED = order(
    id=OrderId("list:1a2b"),
    status_word="",
    product=UNKNOWN_PRODUCT,
    issued_at=None,
    expires_at=None,
    covered_until=None,
)
WORDS = "Not looked up yet"


@pytest.fixture
def page() -> Page:
    details = OrderDetails(BookEntry(LISTED, "Ash", LISTED.common_name), NOW, None, ())
    shown = derive(Inputs(now=NOW, selected=LISTED.id, details=details)).page
    assert shown is not None
    return shown


def test_its_status_group_and_route_say_so() -> None:
    assert {unknown_status(""), group_title(Group.NOT_LOOKED_UP), coverage(Route.UNKNOWN)[0]} == {WORDS}
    assert kind_words(Validation.UNKNOWN) == WORDS
    assert unknown_status("on_hold") == "Status: on_hold"


def test_its_page_shows_no_order_id_and_says_how_it_is_looked_up(page: Page) -> None:
    assert (page.fields.order_id, page.header.product, page.fields.brand.value) == ("", "", "")
    assert page.banner == StatusUnknown("")
    assert notice_of(StatusUnknown("")).words.title == "This order was not looked up yet"
    assert "portal calls it" in notice_of(StatusUnknown("on_hold")).words.text
    assert waiting_text(Waiting(None, is_looked_up=False)) == "Nobody was asked about this order yet."
    assert "list:" not in particulars(page.entry.order)


def test_a_download_says_that_it_has_to_be_looked_up_first() -> None:
    judged = verdicts(LISTED, None, NOW)
    assert judged[Act.DOWNLOAD].why_not is WhyNot.NOT_LOOKED_UP
    assert reason_words(WhyNot.NOT_LOOKED_UP) == "sign in or refresh to look the order up"
    assert judged[Act.SIGN_IN].is_allowed


def test_signing_in_begins_with_what_the_list_said() -> None:
    state = begun(State(), SignInRequest(LISTED.id), NOW)
    by_name = prefilled(state, BookEntry(LISTED, "Ash", LISTED.common_name))
    assert (by_name.refusal, by_name.form.kind, by_name.form.name) == (None, IdentifierKind.NAME, LISTED.common_name)
    nameless = order(id=OrderId("list:1a2b"), status_word="", product=UNKNOWN_PRODUCT, common_name="")
    by_id = prefilled(state, BookEntry(nameless, "Ash", nameless.supplier_id))
    assert (by_id.form.kind, by_id.form.supplier_id) == (IdentifierKind.SUPPLIER_ID, nameless.supplier_id)


def test_a_name_that_is_not_known_is_not_offered_to_be_copied() -> None:
    judged = verdicts(order(common_name=""), None, NOW)
    assert not judged[Act.COPY_NAME].is_allowed
