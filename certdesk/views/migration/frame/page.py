"""The migration wizard: head, what stands in the way, the page, and foot."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from certdesk.domain.migration import Migration, Situation
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.props import Page, Props
from certdesk.views.kit.announce import announce
from certdesk.views.kit.fields import SearchField
from certdesk.views.kit.step_page import StepPage
from certdesk.views.migration.frame.foot_bar import MigrationFoot
from certdesk.views.migration.frame.head import MigrationHead
from certdesk.views.migration.frame.listing import ListingPage
from certdesk.views.migration.frame.who import WhoPage
from certdesk.views.migration.problem import ProblemBanner
from certdesk.views.wording.migration import frame as words

_FILLS = frozenset({Page.FIND, Page.PLAN, Page.HAND_OVER, Page.SIGN_IN})


class Part(Protocol):
    """What a page of the wizard is besides a widget."""

    def focus_first(self) -> None:
        """Put the focus where it is to be used."""


class MigrationPage(StepPage):
    """Makes each page when it is first shown: `make` knows those that are not the frame's own."""

    rename_wanted = Signal(object)  # Migration
    remove_wanted = Signal(object)  # Migration

    def __init__(self, model: MigrationViewModel, make: Mapping[Page, Callable[[], QWidget]]) -> None:
        super().__init__("migration")
        self._model, self._make = model, make
        self._shown = Props()
        self._is_fresh = True
        self._build()
        self._bind()
        self._render(model.props)

    def focus_search(self) -> bool:
        """Put the focus into the field that narrows the page's list; return whether there is one."""
        shown = self._page(self._shown.page)
        field = next((each for each in shown.findChildren(SearchField) if each.isVisible()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
        return field is not None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._model.enter()
            self._focus_page()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window gives the focus to the page that it shows."""
        super().focusInEvent(event)
        self._focus_page()

    def _build(self) -> None:
        self._head, self._foot = MigrationHead(), MigrationFoot()
        self._problem = ProblemBanner("migration_notice")
        self._who, self._listing = WhoPage(), ListingPage()
        self._pages: dict[Page, QWidget] = {Page.WHO: self._who, Page.LIST: self._listing}
        self._stand((self._head, self._problem), dict.fromkeys(self._pages.values(), 0), self._foot, self._foot.main)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._head.list_wanted.connect(model.show_list)
        self._foot.back_wanted.connect(model.go_back)
        self._foot.main_wanted.connect(self._go_on)
        self._who.chosen.connect(self._choose)
        self._listing.opened.connect(model.open)
        self._listing.begin_wanted.connect(model.begin_another)
        self._listing.rename_wanted.connect(self.rename_wanted)
        self._listing.remove_wanted.connect(self.remove_wanted)
        self._listing.archive_wanted.connect(self._archive)
        self._listing.unarchive_wanted.connect(self._unarchive)

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        self._head.render_head(props)
        self._problem.render_problem(props.problem)
        self._who.render_who(props)
        if props.page is Page.LIST:
            self._listing.render_listing(props)
        self._foot.render_foot(props)
        is_other = props.page is not before.page or _id(props.migration) != _id(before.migration) or self._is_fresh
        self._is_fresh = False
        self._show_step(self._page(props.page))
        if is_other:
            self._enter()
        if props.is_asking and not before.is_asking:
            self._foot.tell_what_is_missing()

    def _page(self, page: Page) -> QWidget:
        if page not in self._pages:
            made = self._pages[page] = self._make[page]()
            self.add_step(made, int(page in _FILLS))
        return self._pages[page]

    def _enter(self) -> None:
        """Another page is shown: it begins at its top, with the focus where it is to be used, and says what it is."""
        self._scroll_to_top()
        if not self.isVisible():
            return
        is_list = self._shown.page is Page.LIST
        said = words.title(self._shown) if is_list else self._head.steps.accessibleName()
        announce(self._head, said)
        self._focus_page()

    def _focus_page(self) -> None:
        cast("Part", self._page(self._shown.page)).focus_first()
        self._scroll_to_focus()

    def _choose(self, situation: Situation) -> None:
        self._model.choose(situation, words.default_name(len(self._shown.migrations or ())))

    def _archive(self, migration: Migration) -> None:
        self._model.archive(migration, is_archived=True)

    def _unarchive(self, migration: Migration) -> None:
        self._model.archive(migration, is_archived=False)

    def _go_on(self) -> None:
        if self._shown.is_last:
            self._model.put_away_open()
        else:
            self._model.go_on()


def _id(migration: Migration | None) -> str:
    return "" if migration is None else migration.id
