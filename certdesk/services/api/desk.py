"""All that the windows may ask of one desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from certdesk.services.api.accounts import Accounts, People, Services
    from certdesk.services.api.acts import Acts, Counter, Proofs
    from certdesk.services.api.book import BulkDownloads, DeskActivity, Labels, Lists, SavedViews
    from certdesk.services.api.keys import Keys, KeyStores
    from certdesk.services.api.moving import AccountSearch, HandingOver, Holdings, Migrations
    from certdesk.services.api.orders import Downloads, Orders, Sessions
    from certdesk.services.api.practice import Home, Practice
    from certdesk.services.api.requests import Drafts, Requests


class BookDesk(Protocol):
    """The orders, and what is done with them."""

    @property
    def orders(self) -> Orders:
        """The orders of the book."""

    @property
    def sessions(self) -> Sessions:
        """Guest sessions."""

    @property
    def downloads(self) -> Downloads:
        """Saving certificates."""

    @property
    def practice(self) -> Practice:
        """The practice world."""

    @property
    def acts(self) -> Acts:
        """Acts on orders."""

    @property
    def proofs(self) -> Proofs:
        """Proving names."""

    @property
    def counter(self) -> Counter:
        """The other side of the counter."""

    @property
    def home(self) -> Home:
        """The files of this desk."""


class ListDesk(Protocol):
    """The book as a whole, and what is prepared in it."""

    @property
    def labels(self) -> Labels:
        """Clients, tags and notes."""

    @property
    def saved_views(self) -> SavedViews:
        """The user's own views."""

    @property
    def lists(self) -> Lists:
        """Lists of orders in files."""

    @property
    def activity(self) -> DeskActivity:
        """What was done at this desk."""

    @property
    def bulk(self) -> BulkDownloads:
        """Saving many certificates at once."""

    @property
    def requests(self) -> Requests:
        """Signing requests."""

    @property
    def drafts(self) -> Drafts:
        """Reissues that are being prepared."""

    @property
    def keys(self) -> Keys:
        """Private keys that are kept here."""

    @property
    def key_stores(self) -> KeyStores:
        """Files that hold a private key."""


class AccountDesk(Protocol):
    """The DigiCert account, and moves off an ISO account."""

    @property
    def accounts(self) -> Accounts:
        """The DigiCert account."""

    @property
    def services(self) -> Services:
        """The services that can be linked to it."""

    @property
    def people(self) -> People:
        """Whom one is there."""

    @property
    def migrations(self) -> Migrations:
        """Moves off an ISO account."""

    @property
    def holdings(self) -> Holdings:
        """The certificates of a move."""

    @property
    def account_search(self) -> AccountSearch:
        """Finding out which customer account holds each."""

    @property
    def handing_over(self) -> HandingOver:
        """What clients are given."""


class Desk(BookDesk, ListDesk, AccountDesk, Protocol):
    """All services of one desk. Each may be made when it is first asked for, on the thread that asks."""
