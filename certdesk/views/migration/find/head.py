"""The head of the details: which certificates are chosen, whose they are, how they stand, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.find.props import Props
from certdesk.viewmodels.migration.find.state import find_state
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, LinkButton
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.find.client import ClientLine
from certdesk.views.migration.find.menu import FindMenu
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable, breakable_value
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.known import FIND_LOOKS

_MOST_NAMES = 6


class FindHead(QWidget):
    """`menu` hangs from the button at its end, and opens at a row too."""

    alike_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_find_head")
        self.menu = FindMenu(self)
        self._build()
        self._alike.clicked.connect(self.alike_wanted)
        self._acts.clicked.connect(lambda: self.menu.open_below(self._acts))

    def render_head(self, props: Props) -> None:
        """Show what is chosen."""
        chosen = props.chosen
        self._title.setText(breakable_value(words.title(chosen)))
        line = chosen.one
        self._chip.setVisible(line is not None)
        if line is not None:
            icon, tone = FIND_LOOKS[find_state(line.moved)]
            self._chip.show_status(words.state_words(line), icon, tone)
        self.client.render_line(props)
        self.menu.render_menu(props)
        self._names.setText(breakable(words.names_words(chosen, _MOST_NAMES)))
        self._names.setVisible(line is None)
        self._alike.setText(words.alike_words(chosen))
        self._alike.setVisible(bool(chosen.alike) and props.has_clients)

    def _build(self) -> None:
        self._title = PlainLabel("", Role.HEADING).wrapped()
        self._title.setObjectName("migration_find_title")
        self._chip = StatusChip("", Icon.CIRCLE_DASHED, ToneName.SLATE)
        self._chip.setObjectName("migration_find_state")
        self._acts = IconButton(Icon.ELLIPSIS, self.tr("More acts"))
        self._acts.setObjectName("migration_find_acts")
        self.client = ClientLine()
        self._names = PlainLabel("", Role.CODE).wrapped()
        self._names.setObjectName("migration_find_names")
        self._alike = LinkButton("")
        self._alike.setObjectName("migration_find_alike")
        line = QHBoxLayout()
        line.setSpacing(SPACE.md)
        line.addWidget(self._title, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addLayout(line)
        column.addWidget(self.client)
        column.addWidget(self._names)
        column.addWidget(self._alike, 0, Qt.AlignmentFlag.AlignLeading)
