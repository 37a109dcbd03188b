"""The sheet “How to make a CSR”: with the tools that people have, or here."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.csr_commands import Tool
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.text import displayable
from certdesk.viewmodels.making.model import MakingViewModel
from certdesk.viewmodels.making.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rail import Rail, RailEntry
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.select import Select
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.making.here import MakeHere
from certdesk.views.making.steps import Steps
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.making import key_choice, making_words, unseen_words, way_words

_WIDTH = 820
_RAIL_WIDTH = 236
_LEAST_HEIGHT = 480  # so that the sheet stays where it is from one tool to the next
_WAYS: tuple[Tool | None, ...] = (None, *Tool)


class MakingSheet(Sheet):
    """Shown over the window for one order."""

    def __init__(self, window: QWidget, model: MakingViewModel) -> None:
        title = QCoreApplication.translate("MakingSheet", "How to make a CSR")
        name = displayable(model.props.entry.shown_name) if model.props.entry else ""
        super().__init__(window, SheetHead(title, name), width=scaled(_WIDTH))
        self._model = model
        self._told: object = None
        self._was_making = False
        self._way: Tool | None = None
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("making_sheet")
        self._ways = Rail(self.tr("Where is the key made?"), {way: _entry(way) for way in _WAYS})
        self._ways.setFixedWidth(_RAIL_WIDTH)
        self._ways.setMinimumHeight(_LEAST_HEIGHT)
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("making_problem")
        self._heading = PlainLabel("", Role.SUBTITLE).wrapped()
        self._text = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._key = self._build_key()
        self._unseen = Banner(Icon.TRIANGLE_ALERT, "")
        self._unseen.setObjectName("making_unseen")
        self._below_unseen = QWidget()
        self._below_unseen.setFixedHeight(SPACE.lg)
        self._steps = Steps()
        self._here = MakeHere(self._model)
        right = QVBoxLayout()
        right.setContentsMargins(24, 12, 24, 20)
        right.setSpacing(SPACE.xs)
        right.addWidget(self._problem)
        right.addSpacing(SPACE.xs)
        right.addWidget(self._heading)
        right.addWidget(self._text)
        right.addSpacing(SPACE.lg)
        right.addWidget(self._key)
        right.addWidget(self._unseen)
        right.addWidget(self._below_unseen)
        right.addWidget(self._steps)
        right.addWidget(self._here)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._ways)
        row.addLayout(right, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(row)
        self._build_foot()

    def _build_key(self) -> QWidget:
        """Which key the commands make."""
        self._choice = Select(self.tr("Key"))
        self._choice.setObjectName("making_key")
        for choice in KeyChoice:
            words = key_choice(choice)
            self._choice.addItem(f"{words.title}, {words.tag.lower()}" if words.tag else words.title, choice)
        label = PlainLabel(self.tr("Key"), Role.LABEL)
        label.setBuddy(self._choice)
        key = QWidget()
        row = QHBoxLayout(key)
        row.setContentsMargins(0, 0, 0, SPACE.lg)
        row.setSpacing(SPACE.lg)
        row.addWidget(label)
        row.addWidget(self._choice)
        row.addStretch(1)
        return key

    def _build_foot(self) -> None:
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("making_close")
        self._stop = secondary(self.tr("Stop"))
        self._stop.setObjectName("making_stop")
        self._another = secondary(self.tr("Make another"))
        self._another.setObjectName("making_another")
        self._make = primary(self.tr("Make key and CSR"), Icon.KEY_ROUND)
        self._make.setObjectName("making_make")
        self._use = primary(self.tr("Use this CSR"), Icon.ARROW_RIGHT)
        self._use.setObjectName("making_use")
        self.footer.addWidget(Foot((), (self._close, self._stop, self._another, self._make, self._use)))

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._ways.chosen.connect(model.choose_tool)
        self._choice.activated.connect(lambda at: model.choose_key(KeyChoice(self._choice.itemData(at))))
        self._close.clicked.connect(self.dismiss)
        self._stop.clicked.connect(lambda _checked=False: model.stop())
        self._make.clicked.connect(self._here.make)
        self._another.clicked.connect(self._here.make)
        self._use.clicked.connect(lambda _checked=False: model.use())
        self.closed.connect(self._here.forget)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self._here.forget()
            self.set_busy(busy=False)
            return
        is_here, said = props.tool is None, way_words(props.tool)
        self._ways.show_chosen(props.tool)
        self._heading.setText(said.heading)
        self._text.setText(said.text)
        has_key = not is_here and props.tool is not Tool.PANEL
        self._key.setVisible(has_key)
        self._choice.setCurrentIndex(self._choice.findData(props.choice))
        self._steps.setVisible(not is_here)
        self._steps.render_steps(props.steps, len(props.names))
        self._here.setVisible(is_here)
        self._here.render_form(props)
        self._render_unseen(props)
        self._render_problem(props)
        self._render_foot(props, is_here=is_here)
        self._render_making(props)
        if props.tool is not self._way:
            self._way = props.tool
            self.show_top()

    def _render_unseen(self, props: Props) -> None:
        """What is copied goes out without the names that nobody has seen yet."""
        is_short = bool(props.steps) and not props.knows_names
        self._unseen.setVisible(is_short)
        self._below_unseen.setVisible(is_short)
        if is_short:
            title, text = unseen_words(props)
            self._unseen.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)

    def _render_problem(self, props: Props) -> None:
        problem = props.steps_refusal or props.problem
        self._problem.setVisible(problem is not None)
        is_new, self._told = problem is not self._told, problem
        if problem is not None and is_new:
            words = words_of(problem)
            title, text = words.notice
            self._problem.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
            self.show_top()
            announce(self._problem, f"{title}. {text}" if text else title, urgent=True)

    def _render_foot(self, props: Props, *, is_here: bool) -> None:
        is_made = props.made is not None
        self._close.setVisible(not props.is_making)
        self._stop.setVisible(props.is_making)
        self._stop.setEnabled(not props.is_stopping)
        self._make.setVisible(is_here and not is_made)
        self._make.setEnabled(props.can_make)
        self._make.setText(making_words(props.choice) if props.is_making else self.tr("Make key and CSR"))
        self._another.setVisible(is_here and is_made)
        self._use.setVisible(is_here and is_made)

    def _render_making(self, props: Props) -> None:
        """While a key is made the sheet stays; afterwards the focus is where one goes on."""
        self.set_busy(busy=props.is_making)
        self._ways.setEnabled(not props.is_making)
        if props.is_making and not self._was_making:
            announce(self, making_words(props.choice))
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._was_making and not props.is_making:
            self.show_top()
            there = self._use if props.made is not None else self._make
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_making = props.is_making


def _entry(way: Tool | None) -> RailEntry:
    said = way_words(way)
    return RailEntry(f"way_{way.name.lower() if way else 'here'}", said.icon, said.name)
