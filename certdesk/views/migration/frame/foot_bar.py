"""The bar at the foot of the migration wizard: back and what is counted at its start, the way on at its end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.viewmodels.migration.props import Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import Kind, primary, secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import frame as words


class MigrationFoot(PageFoot):
    """Its main button is never off: without the answer that it needs, it says which one is missing."""

    back_wanted = Signal()
    main_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("migration_foot")
        self._back = secondary(self.tr("Back"), Icon.ARROW_LEFT)
        self._back.setObjectName("migration_back")
        self._back.clicked.connect(self.back_wanted)
        self.main = primary("")
        self.main.setObjectName("migration_main")
        self.main.clicked.connect(self.main_wanted)
        self._mark = PanelIcon(Icon.CIRCLE_CHECK, ToneName.GREEN, size=16)
        self._count = PlainLabel("", Role.LABEL, tabular=True)
        self._text = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._text.setObjectName("migration_foot_text")
        said = QHBoxLayout()
        said.setSpacing(SPACE.sm)
        said.addWidget(self._mark)
        said.addWidget(self._count)
        said.addWidget(self._text, 1)
        holder = QWidget()
        holder.setLayout(said)
        said.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(holder, 1)
        self.row.addWidget(self.main, 0, Qt.AlignmentFlag.AlignVCenter)

    def render_foot(self, props: Props) -> None:
        """Show the ways from this page."""
        self.setVisible(props.page is not Page.LIST)
        self._back.setVisible(props.page not in (Page.LIST, Page.WHO))
        count, text = words.foot_words(props)
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self._mark.setVisible(bool(count) and words.has_begun(props))
        self._text.setText(text)
        self._text.set_ink(Ink.RED if props.is_asking else Ink.SECOND)
        self.main.setText(words.main_words(props))
        self.main.set_trailing_icon(None if props.is_last else Icon.ARROW_RIGHT)
        is_done = props.tally.is_handed_over or props.tally.is_signed_in
        self.main.set_kind(Kind.SECONDARY if props.is_last and not is_done else Kind.PRIMARY)

    def tell_what_is_missing(self) -> None:
        """Read out what has to be answered first."""
        announce(self._text, self._text.text(), urgent=True)
