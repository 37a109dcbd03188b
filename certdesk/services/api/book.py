"""What the windows may ask of the book beyond reading it: the user's own words, lists, and the activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from certdesk.domain.activity import ActivityPage
    from certdesk.domain.book import BookEntry
    from certdesk.domain.bulk import BulkRequest, BulkResult
    from certdesk.domain.labels import Count, Undo
    from certdesk.domain.lists import Columns, ExportRequest, ImportPlan, ImportResult, ListChoice, ListPreview
    from certdesk.domain.orders import OrderId
    from certdesk.domain.saved_views import SavedView
    from certdesk.domain.urgency import View
    from certdesk.domain.work import Reporter


class Labels(Protocol):
    """The user's own words on orders. A change is one transaction, and leaves one line of activity per order changed.

    Orders that have it so already, or that are not in the book any more, are passed over. Every change returns
    what `undo` needs to take it back; it is false where nothing was changed.
    """

    def set_client(self, orders: Sequence[OrderId], client: str) -> Undo:
        """Give the orders to `client`; its server goes along. Raises FieldError (`client`, CLIENT_FORM)."""

    def add_tags(self, orders: Sequence[OrderId], tags: Sequence[str]) -> Undo:
        """Add tags to what each order has. Raises FieldError (`tags`, TAG_FORM), also for more than 20 on one."""

    def remove_tags(self, orders: Sequence[OrderId], tags: Sequence[str]) -> Undo:
        """Take tags away where they are. Raises FieldError (`tags`, TAG_FORM)."""

    def set_note(self, order: OrderId, note: str) -> Undo:
        """Put `note` in the place of the order's note; empty takes it away. Raises FieldError (`note`, NOTE_LONG)."""

    def remove_from_list(self, orders: Sequence[OrderId]) -> Undo:
        """Leave the orders out of the list until the panel tells another status of them."""

    def put_back(self, orders: Sequence[OrderId]) -> Undo:
        """Show orders again that were removed from the list."""

    def removed(self) -> tuple[BookEntry, ...]:
        """Return the orders that are left out of the list."""

    def undo(self, undo: Undo) -> Undo:
        """Bring back what a change found, of what it changed; return what brings the change back."""

    def clients(self) -> tuple[Count, ...]:
        """Return the clients of the list, in alphabetical order, with the number of their orders."""

    def tags(self) -> tuple[Count, ...]:
        """Return the tags of the list, in alphabetical order, with the number of their orders."""


class SavedViews(Protocol):
    """The user's own views of the list, in the user's order."""

    def all(self) -> tuple[SavedView, ...]:
        """Return every saved view."""

    def add(self, name: str, typed: str, view: View) -> SavedView:
        """Keep a view behind the others. Raises FieldError (`name`, VIEW_NAME)."""

    def rename(self, old: str, new: str) -> SavedView:
        """Give a view another name. Raises FieldError (`name`, VIEW_NAME), NotFound (VIEW_NAME)."""

    def change(self, name: str, typed: str, view: View) -> SavedView:
        """Let a view show something else. Raises NotFound (VIEW_NAME)."""

    def remove(self, name: str) -> None:
        """Forget a view. Without one of that name, nothing happens."""

    def arrange(self, names: Sequence[str]) -> tuple[SavedView, ...]:
        """Put the views into this order; those that are not named follow as they were."""


class Lists(Protocol):
    """Lists of orders, taken in and written out."""

    def open(self, path: Path, choice: ListChoice) -> ListPreview:
        """Return what a file holds, without taking anything over.

        Raises Unavailable (FILE_READ with `file` and `cause`), FieldError (`list`; LIST_EMPTY, LIST_BIG, LIST_LONG,
        LIST_FORM with `line`).
        """

    def dry_run(self, preview: ListPreview, columns: Columns, report: Reporter) -> ImportPlan:
        """Return what importing the list would do. Raises FieldError (`columns`, LIST_COLUMNS), and as `open` does."""

    def run(self, plan: ImportPlan, report: Reporter) -> ImportResult:
        """Take the plan's lines into the book as it is now, all or, when stopped, none. Raises Cancelled."""

    def export(self, orders: Sequence[OrderId], request: ExportRequest) -> Path:
        """Write the orders, in the order given, and return the file once it was read back.

        Raises FieldError (`file_name`), StateConflict (FILE_EXISTS), Unavailable (FILE_WRITE, FILE_CHANGED).
        """


class DeskActivity(Protocol):
    """The activity of the whole desk."""

    def page(self, search: str, start: int, size: int) -> ActivityPage:
        """Return `size` lines from the `start`th on, newest first, of those that hold every word of `search`.

        Searched are names, IDs, clients, details, file names and what was done, as the database spells it.
        """

    def verify(self) -> int:
        """Return how many entries are sealed and whole. Raises Damaged (ACTIVITY_BROKEN with `number`)."""


class BulkDownloads(Protocol):
    """Saving the certificates of several orders."""

    def save(self, request: BulkRequest, report: Reporter) -> BulkResult:
        """Save one after the other and return what became of each; a stop keeps what was saved until then.

        An order without a live session has a SessionRequired as its error. Raises FieldError (`template`,
        FILE_NAME) before anything is saved.
        """

    def preview(self, request: BulkRequest) -> tuple[Path, ...]:
        """Return where the first few orders would be saved if nothing stood there. Raises as `save` does."""
