"""The bar over the list while several orders are chosen: how many, and what can be done with them."""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from certdesk.viewmodels.orders.selection import Several
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.menu import Menu
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import selection as words
from certdesk.views.wording.selection import SELECTION_ICONS, SelectionAct

_AT_HAND = (SelectionAct.DOWNLOAD, SelectionAct.CLIENT, SelectionAct.TAGS)
_MORE = (SelectionAct.EXPORT, SelectionAct.REMOVE)


class CountBar(QFrame):
    """Says “3 selected”, and that some of them are not listed."""

    act_wanted = Signal(object)  # SelectionAct

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("count_bar")
        self._count = PlainLabel("", Role.LABEL, tabular=True)
        self._count.setObjectName("count_bar_count")
        self._hidden = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True)
        self._hidden.setObjectName("count_bar_hidden")
        self._clear = self._button(SelectionAct.CLEAR)
        self._clear.setAccessibleName(self.tr("Clear the selection"))
        self._build()
        self.hide()

    def render_several(self, several: Several | None) -> None:
        """Show how many orders are chosen; nothing where it is at most one."""
        self.setVisible(several is not None)
        if several is None:
            return
        count = words.selected(several.summary.count)
        if count != self._count.text():
            self._count.setText(count)
            announce(self, count)
        self._hidden.setText(words.not_listed(several))
        self._hidden.setVisible(several.hidden > 0)
        self.setAccessibleName(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().petrol
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.md, tone.soft, tone.line)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(self._count)
        head.addWidget(self._hidden)
        head.addStretch(1)
        head.addWidget(self._clear)
        acts = FlowLayout(gap=SPACE.lg)
        for act in _AT_HAND:
            acts.addWidget(self._button(act))
        acts.addWidget(self._build_more())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.lg, SPACE.sm, SPACE.lg, SPACE.sm)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(acts)

    def _build_more(self) -> LinkButton:
        more = LinkButton(self.tr("More"))
        more.setObjectName("count_bar_more")
        more.setAccessibleName(self.tr("More for these orders"))
        more.set_trailing_icon(Icon.CHEVRON_DOWN)
        menu = Menu(more.accessibleName(), self)
        for act in _MORE:
            entry = menu.addAction(icon(SELECTION_ICONS[act]), words.act_words(act))
            entry.setObjectName(f"count_bar_{act.name.lower()}")
            entry.triggered.connect(partial(self._want, act))
        more.clicked.connect(partial(menu.open_below, more))
        return more

    def _button(self, act: SelectionAct) -> LinkButton:
        button = LinkButton(words.act_words(act))
        button.setObjectName(f"count_bar_{act.name.lower()}")
        button.clicked.connect(partial(self._want, act))
        return button

    def _want(self, act: SelectionAct, _checked: bool = False) -> None:
        self.act_wanted.emit(act)
