"""All migrations: those that are under way, and those that were put away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.migration import Migration, MigrationId
from certdesk.viewmodels.migration.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton, primary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.migration.frame.listed_row import ListedRow
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.migration import listing as words


class ListingPage(QWidget):
    """What was put away is folded until it is asked for."""

    opened = Signal(object)  # MigrationId
    begin_wanted = Signal()
    rename_wanted = Signal(object)  # Migration
    archive_wanted = Signal(object)  # Migration
    unarchive_wanted = Signal(object)  # Migration
    remove_wanted = Signal(object)  # Migration

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_listing")
        self._shown: tuple[Migration, ...] | None = None
        self._rows: dict[MigrationId, ListedRow] = {}
        self._build()

    def render_listing(self, props: Props) -> None:
        """Show the migrations."""
        listed = props.migrations or ()
        if listed == self._shown:
            return
        self._shown = listed
        holder = QApplication.focusWidget()  # a widget's own `focusWidget` has only had the focus last
        focused = next((id_ for id_, row in self._rows.items() if holder and row.isAncestorOf(holder)), None)
        open_ones = [each for each in listed if each.archived_at is None]
        archived = [each for each in listed if each.archived_at is not None]
        self._rows = {}
        self._fill(self._card, open_ones)
        self._fill(self._archive, archived)
        self._card.setVisible(bool(open_ones))
        self._none.setVisible(not open_ones)
        self._fold.setVisible(bool(archived))
        self._archive.setVisible(bool(archived) and self._fold.isChecked())
        self._fold.setText(dates.plural(self.tr("%n put away", None, len(archived)), len(archived)))
        if focused in self._rows:
            self._rows[focused].focus_open()

    def focus_first(self) -> None:
        """Put the focus on the migration that was saved last."""
        first = next(iter(self._rows.values()), None)
        if first is not None and first.isVisibleTo(self):
            first.focus_open()
        else:
            self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._begin = primary(self.tr("Begin another"), Icon.PLUS)
        self._begin.setObjectName("migration_begin")
        self._begin.clicked.connect(self.begin_wanted)
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        head.addWidget(PlainLabel(words.lead(), Role.BODY, Ink.SECOND).wrapped(), 1)
        head.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignTop)
        self._card, self._archive = Card(margin=0), Card(margin=0, sunken=True)
        self._card.setObjectName("migration_open_ones")
        self._archive.setObjectName("migration_archive")
        self._none = PlainLabel(self.tr("None is under way."), Role.BODY, Ink.QUIET)
        self._fold = LinkButton("", Icon.ARCHIVE)
        self._fold.setObjectName("migration_show_archive")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._archive.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addLayout(head)
        column.addWidget(self._card)
        column.addWidget(self._none)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._archive)
        column.addStretch(1)

    def _fill(self, card: Card, listed: list[Migration]) -> None:
        """Anew, so that Tab goes from one to the next as they stand."""
        while (item := card.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        card.column.setSpacing(0)
        for place, migration in enumerate(listed):
            if place:
                card.column.addWidget(Hairline())
            row = self._rows[migration.id] = ListedRow(migration, self._acts(migration))
            row.opened.connect(self.opened)
            card.column.addWidget(row)
            row.show()

    def _acts(self, migration: Migration) -> tuple[tuple[str, Icon, Callable[[], None]], ...]:
        """What can be done with one besides opening it: words, icon, deed."""
        away = (self.tr("Put away"), Icon.ARCHIVE, lambda: self.archive_wanted.emit(migration))
        back = (self.tr("Take out again"), Icon.UNDO, lambda: self.unarchive_wanted.emit(migration))
        return (
            (self.tr("Rename…"), Icon.PENCIL, lambda: self.rename_wanted.emit(migration)),
            away if migration.archived_at is None else back,
            (self.tr("Remove…"), Icon.TRASH, lambda: self.remove_wanted.emit(migration)),
        )
