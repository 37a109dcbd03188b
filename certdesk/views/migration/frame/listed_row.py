"""One migration in the list: its name, whose it is, where it stands, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.migration import Migration
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.buttons import IconButton, secondary
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.menu import Menu
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import listing as words
from certdesk.views.wording.migration.frame import shown_name


class ListedRow(QWidget):
    """*Open* goes on where it was left."""

    opened = Signal(object)  # MigrationId

    def __init__(self, migration: Migration, acts: tuple[tuple[str, Icon, Callable[[], None]], ...]) -> None:
        super().__init__()
        self.setObjectName(f"migration_row_{migration.id}")
        self._migration = migration
        name = shown_name(migration.name)
        is_away = migration.archived_at is not None
        self._open = secondary(self.tr("Open"))
        self._open.setObjectName("migration_open")
        self._open.setAccessibleName(self.tr("Open {name}").format(name=name))
        self._open.clicked.connect(lambda: self.opened.emit(migration.id))
        self._more = IconButton(Icon.ELLIPSIS, self.tr("More for {name}").format(name=name))
        self._more.setObjectName("migration_more")
        self._menu = Menu(self.tr("More"), self)
        for text, picture, deed in acts:
            self._menu.addAction(icon(picture), text).triggered.connect(deed)
        self._more.clicked.connect(lambda: self._menu.open_below(self._more))
        said = QVBoxLayout()
        said.setSpacing(SPACE.hair)
        said.addWidget(ElidedLabel(name, Role.LABEL))
        standing = words.archived_words(migration) if is_away else words.standing_words(migration)
        said.addWidget(PlainLabel(standing, Role.SMALL, Ink.SECOND, tabular=True).wrapped())
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.lg, SPACE.md, SPACE.lg, SPACE.md)
        row.setSpacing(SPACE.lg)
        row.addWidget(IconTile(Icon.ARCHIVE if is_away else Icon.ROUTE, ToneName.SLATE))
        row.addLayout(said, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def focus_open(self) -> None:
        """Put the focus on opening it."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
