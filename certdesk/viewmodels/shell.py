"""Which page the window shows, and what stands in the way of showing any."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import SignedIn, SignInRequest


class Place(StrEnum):
    """The places of the window's sidebar; each has its pages."""

    ORDERS = "orders"
    ACCOUNTS = "accounts"
    MIGRATION = "migration"


class Page(StrEnum):
    """The pages of the window."""

    ORDERS = "orders"
    FIRST_RUN = "first run"
    SIGN_IN = "sign in"
    REISSUE = "reissue"
    MANY = "many"
    ACCOUNTS = "accounts"
    LINKING = "linking"
    MIGRATION = "migration"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the choice of the page depends on. `book_size` is None until the book was read; `reissued` is the order
    whose reissue is prepared; `is_many` says that many requests are looked through, `is_linking` that a service is
    being linked.
    """

    book_size: int | None = None
    sign_in: SignInRequest | None = None
    reissued: OrderId | None = None
    is_many: bool = False
    place: Place = Place.ORDERS
    is_linking: bool = False
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """The page that is shown, the problem when it is one, and the place that it belongs to."""

    page: Page
    problem: CertDeskError | None
    place: Place = Place.ORDERS


def derive(inputs: Inputs) -> Props:
    """Return the page for `inputs`. A problem comes before everything, signing in before what waits for it.

    An unread book shows the orders page.
    """
    if inputs.problem is not None:
        return Props(Page.PROBLEM, inputs.problem)
    if inputs.sign_in is not None:
        return Props(Page.SIGN_IN, None)
    if inputs.place is Place.ACCOUNTS:
        return Props(Page.LINKING if inputs.is_linking else Page.ACCOUNTS, None, Place.ACCOUNTS)
    if inputs.place is Place.MIGRATION:
        return Props(Page.MIGRATION, None, Place.MIGRATION)
    return Props(_orders_page(inputs), None)


def _orders_page(inputs: Inputs) -> Page:
    if inputs.book_size == 0:
        return Page.FIRST_RUN
    if inputs.reissued is not None:
        return Page.REISSUE
    return Page.MANY if inputs.is_many else Page.ORDERS


class ShellViewModel(ViewModel[Inputs, Props]):
    """Takes the window from page to page, and says when what was wanted before signing in goes on."""

    sign_in_opened = Signal(object)  # SignInRequest
    order_wanted = Signal(object)  # OrderId: show this order
    went_on = Signal(object)  # SignedIn: go on with what was wanted before signing in

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)

    def set_book_size(self, size: int | None) -> None:
        """Take over how many orders the book holds."""
        self._apply(replace(self._inputs, book_size=size))

    def set_problem(self, problem: CertDeskError | None) -> None:
        """Show what keeps CertDesk from working at all, or that nothing does any more."""
        self._apply(replace(self._inputs, problem=problem))

    def open_sign_in(self, request: SignInRequest) -> None:
        """Show the sign-in page for `request`."""
        self._apply(replace(self._inputs, sign_in=request))
        self.sign_in_opened.emit(request)

    def close_sign_in(self) -> None:
        """Go back from the sign-in page."""
        self._apply(replace(self._inputs, sign_in=None))

    def go_to(self, place: Place) -> None:
        """Show a place of the sidebar, as it was left."""
        self._apply(replace(self._inputs, place=place))

    def set_linking(self, *, is_open: bool) -> None:
        """Show the page on which a service is linked, or the accounts again."""
        place = Place.ACCOUNTS if is_open else self._inputs.place
        self._apply(replace(self._inputs, is_linking=is_open, place=place))

    def open_reissue(self, order: OrderId) -> None:
        """Show the page on which a reissue of `order` is prepared; it is there again after a sign-in."""
        self._apply(replace(self._inputs, reissued=order, place=Place.ORDERS))
        self.order_wanted.emit(order)

    def close_reissue(self) -> None:
        """Go back from that page."""
        self._apply(replace(self._inputs, reissued=None))

    def set_many(self, *, is_open: bool) -> None:
        """Show the page of many requests, or not; it is there again after a sign-in."""
        place = Place.ORDERS if is_open and not self._inputs.is_many else self._inputs.place
        self._apply(replace(self._inputs, is_many=is_open, place=place))

    def take_sign_in(self, signed_in: SignedIn) -> None:
        """Close the sign-in page, show the order, and go on with what was wanted."""
        size = max(1, self._inputs.book_size or 0)
        self._apply(replace(self._inputs, sign_in=None, book_size=size, place=Place.ORDERS))
        self.order_wanted.emit(signed_in.session.order)
        self.went_on.emit(signed_in)
