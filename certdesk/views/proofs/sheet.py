"""The sheet in which the names of an order are proved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from certdesk.domain.book import BookEntry
from certdesk.viewmodels.proofs.model import ProofsViewModel
from certdesk.viewmodels.proofs.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.proofs.card import ProofCard
from certdesk.views.proofs.notice import ProofsNotice
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import proofs as words
from certdesk.views.wording.breaking import breakable

_WIDTH = 680


class ProofsSheet(Sheet):
    """Shown over the window for one order: how far it has come, and a card for each name."""

    mailbox_wanted = Signal(str)  # an address

    def __init__(self, window: QWidget, model: ProofsViewModel, entry: BookEntry) -> None:
        said = words.heading(entry)
        super().__init__(window, SheetHead(said.title, breakable(said.text)), width=scaled(_WIDTH))
        self.setAccessibleDescription(said.text)
        self._model = model
        self._shown = Props()
        self._cards: dict[str, ProofCard] = {}
        self._build()
        self._bind()
        self._render(model.props)

    def present(self, first: QWidget | None = None) -> None:
        super().present(first or self._close)
        self._focus_first_task()

    def _build(self) -> None:
        self.setObjectName("proofs_sheet")
        self._count = PlainLabel("", Role.SUBTITLE, tabular=True).wrapped()
        self._count.setObjectName("proofs_count")
        self._bar = QProgressBar()
        self._bar.setObjectName("proofs_bar")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Names that are proved"))
        self._notice = ProofsNotice()
        self._next = Banner(Icon.BADGE_CHECK, "", tone=ToneName.GREEN)
        self._next.setObjectName("proofs_next")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.md)
        self.body.setSpacing(SPACE.md)
        for part in (self._count, self._bar, self._notice, self._next):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self._build_foot()

    def _build_foot(self) -> None:
        self._close = secondary(self.tr("Close"))
        self._close.setObjectName("proofs_close")
        self._check = primary("")
        self._check.setObjectName("proofs_check")
        self._foot = Foot((), (self._close, self._check))
        self.footer.addWidget(self._foot)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._notice.sign_in_wanted.connect(self._model.sign_in)
        self._notice.retry_wanted.connect(self._model.try_again)
        self._check.clicked.connect(self._model.check)
        self._close.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        before, self._shown = self._shown, props
        focused = self.focusWidget()
        is_in_the_way = self._notice.render_notice(props)
        self._render_count(props)
        self._render_next(props)
        self._render_cards(props)
        self._render_foot(props, was_checking=before.is_checking)
        if props.is_loaded and not before.is_loaded:
            self._focus_first_task()
        if is_in_the_way:
            self._lead_to_notice(focused)
        if before.is_checking and not props.is_checking and props.problem is None:
            announce(self._count, words.answer_words(props))

    def _render_count(self, props: Props) -> None:
        is_known = props.is_loaded or not (props.needs_sign_in or props.problem)
        self._count.setText(words.count_words(props))
        self._count.setVisible(is_known)
        self._bar.setVisible(is_known and (bool(props.rows) or not props.is_loaded))
        is_asking = not props.is_loaded or props.is_checking
        self._bar.setRange(0, 0 if is_asking else max(1, props.total))
        self._bar.setValue(props.proved)

    def _render_next(self, props: Props) -> None:
        said = words.next_words(props)
        self._next.setVisible(said is not None)
        if said is not None:
            self._next.show_notice(Icon.BADGE_CHECK, said.title, said.text, ToneName.GREEN)

    def _render_cards(self, props: Props) -> None:
        if [row.proof.name for row in props.rows] != list(self._cards):
            self._make_cards(props)
        for row in props.rows:
            self._cards[row.proof.name].render_row(row, can_act=props.can_act)

    def _make_cards(self, props: Props) -> None:
        for card in self._cards.values():
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {row.proof.name: ProofCard(row) for row in props.rows}
        for card in self._cards.values():
            card.method_chosen.connect(self._model.choose)
            card.publish_wanted.connect(self._model.publish)
            card.mailbox_wanted.connect(self.mailbox_wanted)
            self._list.addWidget(card)

    def _render_foot(self, props: Props, *, was_checking: bool) -> None:
        """While the authority looks, the focus waits on the sheet, and then goes back to the button."""
        if props.is_checking and not was_checking:
            announce(self, words.check_words(props))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check.setText(words.check_words(props))
        self._check.setVisible(props.next is None and (not props.is_loaded or bool(props.rows)))
        self._check.setEnabled(props.can_check)
        self._check.setAccessibleDescription(words.why_not_checked(props))
        if was_checking and not props.is_checking:
            there = self._check if props.can_check and not self._check.isHidden() else self._close
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_to_notice(self, focused: QWidget | None) -> None:
        """Show the notice; whoever was at a control that it switched off goes on there."""
        self.show_top()
        if focused is not None and not focused.isEnabled():
            self._notice.focus_way_on()

    def _focus_first_task(self) -> None:
        """Once the names are there, the focus goes to what is to be done, unless it was moved elsewhere."""
        if self._window.window().focusWidget() is self._close:
            any(card.focus_first() for card in self._cards.values())
