"""The page on which one signs in to one's customer accounts, one after the other."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.viewmodels.migration.sign_in.model import Props, SignInViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.migration.papers.sheet import PaperSheet
from certdesk.views.migration.sign_in.account_list import AccountList
from certdesk.views.migration.sign_in.help import SignInHelp
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.migration import sign_in as words

_LEAST_CHARACTERS: Final = 100


class SignInPage(QWidget):
    """The accounts stand beside how to sign in and who helps. No password is typed anywhere here."""

    assistance_wanted = Signal(str)  # a customer number for a new password, "" to find a number
    find_wanted = Signal(object)  # HoldingId of a certificate without an account, or None
    said = Signal(str)

    def __init__(self, model: SignInViewModel, out: PaperOut) -> None:
        super().__init__()
        self.setObjectName("migration_sign_in")
        self._model, self._out = model, out
        self._told = model.props
        self._sheet = OneSheet()
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus on the first account that is not done."""
        if not self._list.focus_first():
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("migration_sign_in_problem")
        self._outcome = Banner(Icon.CIRCLE_CHECK, "", tone=ToneName.GREEN)
        self._outcome.setObjectName("migration_sign_in_outcome")
        self._find = secondary(self.tr("Find accounts"), Icon.SEARCH)
        self._find.setObjectName("migration_sign_in_find")
        self._outcome.add_action(self._find)
        self._count = PlainLabel("", Role.LABEL, tabular=True).wrapped()
        self._count.setObjectName("migration_sign_in_count")
        self._bar = QProgressBar()
        self._bar.setObjectName("migration_sign_in_bar")
        self._bar.setTextVisible(False)
        self._list, self._help = AccountList(), SignInHelp()
        self._left = QWidget()
        stack = QVBoxLayout(self._left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(SPACE.sm)
        stack.addWidget(self._count)
        stack.addWidget(self._bar)
        stack.addSpacing(SPACE.sm)
        stack.addWidget(self._list, 1)
        pair = AdaptivePair(self._left, self._help, _LEAST_CHARACTERS, (SPACE.xl, SPACE.lg))
        pair.set_stretch(17, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._problem)
        column.addWidget(self._outcome)
        column.addWidget(pair)
        column.addStretch(1)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._list.ticked.connect(self._tick)
        self._list.reset_wanted.connect(self.assistance_wanted)
        self._list.find_wanted.connect(self.find_wanted)
        self._list.copied.connect(self._tell_copied)
        self._help.assistance_wanted.connect(self.assistance_wanted)
        self._help.checklist_wanted.connect(self._show_checklist)
        self._find.clicked.connect(lambda: self.find_wanted.emit(None))

    def _render(self, props: Props) -> None:
        before, self._told = self._told, props
        self._problem.setVisible(props.problem is not None)
        if props.problem is not None:
            self._problem.show_notice(Icon.TRIANGLE_ALERT, *words_of(props.problem).notice, ToneName.AMBER)
        count = words.progress(props)
        self._left.setVisible(bool(props.accounts or props.homeless))
        for part in (self._count, self._bar):
            part.setVisible(bool(props.accounts))
        self._count.setText(count)
        self._bar.setAccessibleName(count)
        self._bar.setRange(0, max(1, len(props.accounts)))
        self._bar.setValue(props.signed_in)
        self._list.render_list(props)
        self._help.render_help(props)
        said = self._render_outcome(props)
        if self.isVisible() and props.signed_in != before.signed_in:
            announce(self._count, f"{count}. {said}" if said else count)

    def _render_outcome(self, props: Props) -> str:
        """Show what is reached, and return it; what is under way has none."""
        said = words.outcome(props)
        self._outcome.setVisible(said is not None)
        self._find.setVisible(not props.accounts and not props.homeless)
        if said is None:
            return ""
        is_good = props.is_all_ticked
        look = (Icon.CIRCLE_CHECK, ToneName.GREEN) if is_good else (Icon.INFO, ToneName.SLATE)
        self._outcome.show_notice(look[0], said.title, said.text, look[1])
        return f"{said.title}. {said.text}"

    def _tick(self, number: str, is_ticked: bool) -> None:
        self._model.tick(number, is_ticked=is_ticked)

    def _show_checklist(self) -> None:
        paper = words.checklist(self._model.props)
        outgoing = Outgoing(paper, self._model.now())
        self._sheet.open(PaperSheet(self.window(), self._out, outgoing, SheetHead(paper.title)))

    def _tell_copied(self, number: str) -> None:
        self.said.emit(self.tr("Copied {number}").format(number=number))
