"""Saved views: added, renamed, put in order, and forgotten."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from certdesk.domain.errors import FieldError, NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.saved_views import LONGEST_FILTER, MOST_VIEWS, NAME, SavedView, view_name
from certdesk.domain.text import without_hidden
from certdesk.domain.urgency import View
from certdesk.storage.desk import DeskStore


class KeptViews:
    """Implements `api.SavedViews`."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def all(self) -> tuple[SavedView, ...]:
        """Return every saved view."""
        with self._store.read() as records:
            return tuple(records.saved_views.all())

    def add(self, name: str, typed: str, view: View) -> SavedView:
        """Keep a view behind the others. Raises FieldError (`name`, VIEW_NAME)."""
        with self._store.write() as records:
            views = records.saved_views.all()
            if len(views) >= MOST_VIEWS:
                raise FieldError(NAME, MessageKey.VIEW_NAME)
            added = SavedView(view_name(name, (each.name for each in views)), _filter(typed), view)
            records.saved_views.keep([*views, added])
        return added

    def rename(self, old: str, new: str) -> SavedView:
        """Give a view another name. Raises FieldError (`name`, VIEW_NAME), NotFound (VIEW_NAME)."""

        def renamed(view: SavedView, others: Sequence[str]) -> SavedView:
            return replace(view, name=view_name(new, others))

        return self._replace(old, renamed)

    def change(self, name: str, typed: str, view: View) -> SavedView:
        """Let a view show something else. Raises NotFound (VIEW_NAME)."""
        return self._replace(name, lambda kept, _: replace(kept, typed=_filter(typed), view=view))

    def remove(self, name: str) -> None:
        """Forget a view. Without one of that name, nothing happens."""
        with self._store.write() as records:
            views = records.saved_views.all()
            left = [view for view in views if view.name != name]
            if len(left) < len(views):
                records.saved_views.keep(left)

    def arrange(self, names: Sequence[str]) -> tuple[SavedView, ...]:
        """Put the views into this order; those that are not named follow as they were."""
        ranks = {name: rank for rank, name in enumerate(names)}
        with self._store.write() as records:
            views = sorted(records.saved_views.all(), key=lambda view: ranks.get(view.name, len(ranks)))
            records.saved_views.keep(views)
        return tuple(views)

    def _replace(self, name: str, change: Callable[[SavedView, Sequence[str]], SavedView]) -> SavedView:
        with self._store.write() as records:
            views = records.saved_views.all()
            place = next((place for place, view in enumerate(views) if view.name == name), None)
            if place is None:
                raise NotFound(MessageKey.VIEW_NAME)
            others = [view.name for view in views if view.name != name]
            views[place] = change(views[place], others)
            records.saved_views.keep(views)
        return views[place]


def _filter(typed: str) -> str:
    return without_hidden(" ".join(typed.split()))[:LONGEST_FILTER]
