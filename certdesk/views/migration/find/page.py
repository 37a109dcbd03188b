"""The page on which the customer account of each certificate is found: the list, and the ways for what is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.find.model import FindViewModel
from certdesk.viewmodels.migration.find.props import Place, Props
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.focus import tab_stops
from certdesk.views.kit.following import Following
from certdesk.views.migration.find.detail import FindDetail
from certdesk.views.migration.find.list import FindList
from certdesk.views.migration.find.menu import FindAct
from certdesk.views.migration.find.number import TypedNumber
from certdesk.views.migration.problem import ProblemBanner
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.migration import find as find_words

_LEAST_CHARACTERS = 84
_LIST, _DETAIL = 396, 572


class FindPage(QWidget):
    """Escape leads from the details back to the list, Enter from a row to its details."""

    assistance_wanted = Signal(object)  # HoldingId
    add_wanted = Signal()
    said = Signal(str)

    def __init__(self, model: FindViewModel) -> None:
        super().__init__()
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus on the certificate that is chosen, or on what adds the first."""
        if self._pair.isVisibleTo(self):
            self._list.focus_list()
        elif (first := self._first_of_empty()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_drop_zone(self, zone: QWidget) -> None:
        """Put the place where renewal notices are dropped among the ways."""
        self._detail.ways.set_drop_zone(zone)

    def set_empty_panel(self, panel: QWidget) -> None:
        """Put what stands here while there is no certificate yet."""
        self._empty_column.addWidget(panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pair.isVisible():
            self._list.focus_list()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("migration_find_page")
        self._shown = Props()
        self._list, self._detail = FindList(), FindDetail(self._model.file_of)
        self._pair = AdaptivePair(self._list, self._detail, _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        self._pair.set_stretch(_LIST, _DETAIL)
        self._problem = ProblemBanner("migration_find_problem")
        self._empty = QWidget()
        self._empty_column = QVBoxLayout(self._empty)
        self._empty_column.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._problem)
        column.addWidget(self._pair, 1)
        column.addWidget(self._empty)

    def _bind(self) -> None:
        model, rows, detail = self._model, self._list.view, self._detail
        self._following = Following(self, model, self._render)
        model.kept.connect(detail.forget)
        self._list.add_wanted.connect(self.add_wanted)
        self._list.narrowed.connect(model.narrow)
        self._list.open_only_wanted.connect(lambda is_on: model.show_open_only(is_on=is_on))
        rows.chosen.connect(model.choose)
        rows.opened.connect(self._enter_detail)
        rows.taken_out.connect(model.take_out)
        rows.menu_wanted.connect(detail.head.menu.popup)
        detail.head.menu.wanted.connect(self._do)
        detail.onward_wanted.connect(self._choose_onward)
        detail.conflict.use_wanted.connect(model.use)
        detail.doubted.vouch_wanted.connect(model.vouch)
        detail.known.take_back_wanted.connect(model.take_back)
        detail.known.use_wanted.connect(model.use)
        detail.known.vouch_wanted.connect(model.vouch)
        detail.head.alike_wanted.connect(lambda: self._do(FindAct.CHOOSE_ALIKE))
        detail.head.client.client_wanted.connect(model.set_client)
        detail.head.client.edited.connect(lambda: model.dismiss(Place.CLIENT))
        self._bind_ways()

    def _bind_ways(self) -> None:
        model, ways = self._model, self._detail.ways
        ways.assistance_wanted.connect(self._want_assistance)
        ways.ask.handed_out.connect(model.note_asked)
        ways.ask.not_asked.connect(lambda: model.note_asked(is_asked=False))
        ways.ask.said.connect(self.said)
        ways.number.saved.connect(lambda typed: self._save(typed, Place.NUMBER))
        ways.number.edited.connect(lambda: model.dismiss(Place.NUMBER))
        ways.support.saved.connect(lambda typed: self._save(typed, Place.SUPPORT))
        ways.support.edited.connect(lambda: model.dismiss(Place.SUPPORT))

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        focused = QApplication.focusWidget()
        self._problem.render_problem(props.error_at(Place.PAGE))
        self._empty.setVisible(props.is_empty)
        self._pair.setVisible(props.is_open and not props.is_empty)
        self._list.render_list(props)
        self._detail.setVisible(bool(props.chosen.lines))
        self._detail.render_detail(props)
        if self.isVisible() and not self._following.is_catching_up:
            self._say(find_words.news_words(before, props))
            self._keep_focus(focused)

    def _first_of_empty(self) -> QWidget | None:
        """What the panel says is used first, else what Tab comes to first."""
        panels = (item.widget() for item in map(self._empty_column.itemAt, range(self._empty_column.count())) if item)
        proxy = next((panel.focusProxy() for panel in panels if panel is not None), None)
        return proxy or next(tab_stops(self._empty), None)

    def _say(self, news: str) -> None:
        if news:
            announce(self, news)

    def _keep_focus(self, focused: QWidget | None) -> None:
        """Where what had the focus is gone, it goes to what leads on, else to the list."""
        is_gone = focused is not None and self.isAncestorOf(focused) and not focused.isVisible()
        if is_gone and not (self._pair.isVisible() and self._detail.focus_onward()):
            self.focus_first()

    def _save(self, typed: TypedNumber, place: Place) -> None:
        self._model.take_number(typed.number, typed.witness, place)

    def _choose_onward(self) -> None:
        onward = self._model.props.chosen.onward
        if onward is not None:
            self._model.choose([onward])
            self._list.focus_list()

    def _want_assistance(self) -> None:
        lines = self._model.props.chosen.asked_for
        if lines:
            self.assistance_wanted.emit(lines[0].holding.id)

    def _enter_detail(self) -> None:
        if (first := next(tab_stops(self._detail), None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _do(self, act: FindAct) -> None:
        chosen = self._model.props.chosen
        match act:
            case FindAct.SET_CLIENT:
                self._detail.head.client.edit()
            case FindAct.CHOOSE_ALIKE:
                self._model.choose(chosen.alike)
            case FindAct.COPY_NAMES:
                names = "\n".join(line.holding.common_name for line in chosen.lines)
                QGuiApplication.clipboard().setText(names)
            case FindAct.TAKE_OUT:
                self._model.take_out()
