"""The window shows the page that fits, and goes on after signing in with what was wanted before."""

from collections.abc import Callable

import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import SESSION_LIFETIME, GuestSession
from certdesk.viewmodels.flow import After, SignedIn, SignInRequest
from certdesk.viewmodels.shell import Inputs, Page, Place, ShellViewModel, derive
from tests.samples import NOW

PROBLEM = Unavailable(MessageKey.DISK_FULL)
ORDER = OrderId("17")
SESSION = GuestSession(ORDER, "token", NOW, NOW + SESSION_LIFETIME)


@pytest.mark.parametrize(
    ("inputs", "page"),
    [
        (Inputs(), Page.ORDERS),
        (Inputs(book_size=0), Page.FIRST_RUN),
        (Inputs(book_size=42), Page.ORDERS),
        (Inputs(book_size=0, sign_in=SignInRequest()), Page.SIGN_IN),
        (Inputs(book_size=42, sign_in=SignInRequest(), problem=PROBLEM), Page.PROBLEM),
        (Inputs(book_size=0, place=Place.ACCOUNTS), Page.ACCOUNTS),
        (Inputs(book_size=42, place=Place.ACCOUNTS, is_linking=True), Page.LINKING),
        (Inputs(book_size=42, place=Place.ORDERS, is_linking=True), Page.ORDERS),
        (Inputs(book_size=42, place=Place.ACCOUNTS, reissued=ORDER), Page.ACCOUNTS),
        (Inputs(book_size=42, place=Place.ACCOUNTS, sign_in=SignInRequest()), Page.SIGN_IN),
    ],
)
def test_the_page_follows_from_what_is_known(inputs: Inputs, page: Page) -> None:
    assert derive(inputs).page is page


@pytest.mark.parametrize("after", After)
def test_after_signing_in_the_order_is_shown_and_the_wish_goes_on(qapp: object, after: After) -> None:
    shell = ShellViewModel()
    heard: list[object] = []
    shell.order_wanted.connect(heard.append)
    shell.went_on.connect(heard.append)
    request = SignInRequest(ORDER, after)
    shell.open_sign_in(request)
    pages = [shell.props.page]
    shell.take_sign_in(SignedIn(request, SESSION))
    pages.append(shell.props.page)
    assert pages == [Page.SIGN_IN, Page.ORDERS]
    assert heard == [ORDER, SignedIn(request, SESSION)]


def test_the_first_order_of_an_empty_book_leads_to_the_orders_page(qapp: object) -> None:
    shell = ShellViewModel()
    shell.set_book_size(0)
    request = SignInRequest()
    shell.open_sign_in(request)
    shell.take_sign_in(SignedIn(request, SESSION))
    assert shell.props.page is Page.ORDERS


def test_a_page_that_was_left_for_another_place_is_there_again(qapp: object) -> None:
    shell = ShellViewModel()
    shell.set_book_size(42)
    shell.open_reissue(ORDER)
    shell.go_to(Place.ACCOUNTS)
    shell.set_linking(is_open=True)
    pages = [shell.props.page]
    for place in (Place.ORDERS, Place.ACCOUNTS):
        shell.go_to(place)
        pages.append(shell.props.page)
    shell.set_linking(is_open=False)
    pages.append(shell.props.page)
    assert pages == [Page.LINKING, Page.REISSUE, Page.LINKING, Page.ACCOUNTS]


@pytest.mark.parametrize(
    "lead",
    [
        lambda shell: shell.open_reissue(ORDER),
        lambda shell: shell.set_many(is_open=True),
        lambda shell: shell.take_sign_in(SignedIn(SignInRequest(ORDER), SESSION)),
    ],
)
def test_what_is_done_to_an_order_leads_to_the_orders(qapp: object, lead: Callable[[ShellViewModel], None]) -> None:
    shell = ShellViewModel()
    shell.go_to(Place.ACCOUNTS)
    lead(shell)
    assert shell.props.page not in {Page.ACCOUNTS, Page.LINKING}
