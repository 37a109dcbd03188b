"""What came of the last reading, in one quiet line; a notice where nothing could be read."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.viewmodels.migration.taking.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import IconButton, LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration import taking as words


class CameLine(QWidget):
    """Nothing at all while there is nothing to say. `name` begins the object names."""

    details_wanted = Signal()

    def __init__(self, model: TakingViewModel, name: str) -> None:
        super().__init__()
        self._model, self._name = model, name
        self._told: object = None
        self._past: object = None
        self._build()
        model.changed.connect(self._render)
        self._more.clicked.connect(self.details_wanted)
        self._away.clicked.connect(model.clear)
        self._away_notice.clicked.connect(model.clear)
        self._render(model.props)

    def forget_past(self) -> None:
        """Say nothing of what came before: it was said elsewhere."""
        self._past = self._model.props.came, self._model.props.problem
        self._render(self._model.props)

    def _build(self) -> None:
        self._icon = PanelIcon(Icon.CIRCLE_CHECK, ToneName.GREEN, size=16)
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._text.setObjectName(f"{self._name}_came")
        self._more = LinkButton("")
        self._more.setObjectName(f"{self._name}_details")
        self._away = IconButton(Icon.X, self.tr("Put this away"), side=24, ink=Ink.SECOND)
        self._away.setObjectName(f"{self._name}_clear")
        self._away_notice = LinkButton(self.tr("Put away"))
        self._away_notice.setObjectName(f"{self._name}_clear_notice")
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(SPACE.xs, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._away, 0, Qt.AlignmentFlag.AlignVCenter)
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName(f"{self._name}_notice")
        self._notice.add_action(self._away_notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.md, 0, 0)
        column.addWidget(self._line)
        column.addWidget(self._notice)

    def _render(self, props: Props) -> None:
        is_past = (props.came, props.problem) == self._past
        came, problem = (None, None) if is_past else (props.came, props.problem)
        said = Words("", "")
        if problem is not None:
            said = words_of(problem)
        elif came is not None:
            said = words.came_words(came)
        is_notice = bool(said.title) or problem is not None
        self._notice.setVisible(is_notice)
        self._line.setVisible(not is_notice and bool(said.text))
        self.setVisible(bool(said.text or said.title))
        if is_notice:
            title, text = said.notice
            self._notice.show_notice(Icon.TRIANGLE_ALERT, breakable(title), breakable(text), ToneName.AMBER)
        elif came is not None:
            look = words.came_look(came)
            self._icon.show_icon(look.icon, look.tone)
            self._text.setText(breakable(said.text))
            self._more.setText(words.more_words(came))
            self._more.updateGeometry()
            self._more.setVisible(came.has_more)
        self._tell(said)

    def _tell(self, said: Words) -> None:
        """Have it read out once, and come into sight, where it can be seen at all."""
        if said == self._told:
            return
        self._told = said
        if self.isVisible() and (said.text or said.title):
            announce(self, ". ".join(filter(None, (said.title, said.text))))
            QTimer.singleShot(0, self, lambda: scroll_to(self))  # once there is room for it
