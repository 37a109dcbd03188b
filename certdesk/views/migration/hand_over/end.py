"""What stands at the head of the page Hand over where there is nothing to hand over yet, and where all is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.hand_over.props import Props, Standing
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card, IconTile
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import hand_over_rest as words


class EndPanel(Card):
    """Says so, with the one thing that is to be done then."""

    plan_wanted = Signal()
    archive_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_handover_end")
        self._standing = Standing.UNDER_WAY
        self._tile = IconTile(Icon.INBOX)
        self._title = PlainLabel("", Role.HEADING).wrapped()
        self._title.setObjectName("migration_handover_end_title")
        self._text = Paragraph()
        self._plan = secondary(self.tr("Back to Plan"), Icon.ARROW_LEFT)
        self._plan.setObjectName("migration_handover_plan")
        self._plan.clicked.connect(self.plan_wanted)
        self._archive = secondary(self.tr("Put it away"), Icon.ARCHIVE)
        self._archive.setObjectName("migration_handover_archive")
        self._archive.clicked.connect(self.archive_wanted)
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(SPACE.md)
        column.addWidget(self._plan, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._archive, 0, Qt.AlignmentFlag.AlignLeading)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg + SPACE.hair)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.column.addWidget(inside)

    def render_end(self, props: Props) -> None:
        """Show where the page stands as a whole; nothing while hand-overs are under way."""
        before, self._standing = self._standing, props.standing
        is_done = props.standing is Standing.DONE
        said = words.done_words() if is_done else words.nobody_ready_words()
        self._tile.show_icon(*((Icon.CIRCLE_CHECK, ToneName.GREEN) if is_done else (Icon.INBOX, ToneName.SLATE)))
        self._title.setText(said.title)
        self._text.setText(said.text)
        self._plan.setVisible(not is_done)
        is_put_away = props.view is not None and props.view.migration.archived_at is not None
        self._archive.setVisible(is_done and not is_put_away)
        self.setVisible(props.standing is not Standing.UNDER_WAY)
        if is_done and before is Standing.UNDER_WAY and self.isVisible():
            announce(self, said.title)

    def focus_first(self) -> None:
        """Put the focus on what is to be done."""
        button = self._archive if self._standing is Standing.DONE else self._plan
        button.setFocus(Qt.FocusReason.OtherFocusReason)
