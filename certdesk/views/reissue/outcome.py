"""What the page shows once the reissue was sent, and where the order cannot be reissued at all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.viewmodels.reissue.props import Props, Settled
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, Kind, secondary
from certdesk.views.kit.cards import Card, IconTile
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import reissue as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.notices import particulars
from certdesk.views.wording.reissue_outcome import install_words, sent_words

_MARGIN = 28


class SentPanel(Card):
    """That it is requested, what is to be proved next, and the download that is to come."""

    prove_wanted = Signal()
    download_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName("reissue_sent")
        self._next = PlainLabel("", Role.BODY).wrapped()
        self._next.setObjectName("reissue_sent_next")
        self._earlier = PlainLabel("", Role.BODY, Ink.AMBER).wrapped()
        self._earlier.setObjectName("reissue_sent_earlier")
        self._prove = Button(self.tr("Prove the names…"), Kind.PRIMARY, Icon.GLOBE)
        self._prove.setObjectName("reissue_prove")
        self._prove.clicked.connect(self.prove_wanted)
        self._download = secondary(self.tr("Prepare the download"), Icon.DOWNLOAD)
        self._download.setObjectName("reissue_download")
        self._download.clicked.connect(self.download_wanted)
        _fill(self, IconTile(Icon.SEND, ToneName.GREEN), (self._next, self._earlier), (self._prove, self._download))

    def show_words(self, title: str, text: str) -> None:
        """Show what happened."""
        _write(self, title, text)

    def render_outcome(self, props: Props) -> None:
        """Show what comes next."""
        if props.review is None or props.validation is None:
            return
        said = sent_words(props.settled)
        self.show_words(said.title, said.text)
        self._next.setVisible(props.settled is None)
        self._download.setVisible(props.settled is not Settled.GIVEN_UP)
        if props.settled is not None and props.entry is not None:
            self._prove.hide()
            self._download.set_kind(Kind.PRIMARY)
            self._download.setText(self.tr("Download…"))
            is_late = props.settled is Settled.ISSUED and props.review.outlook.revokes_at is not None
            self._earlier.setText(install_words(props.entry.order.status_since))
            self._earlier.setVisible(is_late)
            return
        self._download.setText(self.tr("Prepare the download"))
        said = words.proving_words(props.review, props.validation)
        self._next.setText(breakable(f"{said.title}. {said.text}"))
        has_task = bool(props.review.unproved)
        self._prove.setVisible(has_task)
        self._download.set_kind(Kind.SECONDARY if has_task else Kind.PRIMARY)
        is_revoking = props.review.outlook.revokes_at is not None
        said = words.earlier_words(props.review)
        self._earlier.setText(f"{said.title}. {said.text}")
        self._earlier.setVisible(is_revoking)

    def focus_first(self) -> None:
        """Put the focus on what is to be done next."""
        there = self._download if self._prove.isHidden() else self._prove
        there.setFocus(Qt.FocusReason.OtherFocusReason)


class BlockedPanel(Card):
    """Why the order cannot be reissued now, and what was prepared for it."""

    leave_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName("reissue_blocked")
        self._particulars = ""
        self._leave = Button(self.tr("Back to the order"), Kind.PRIMARY)
        self._leave.setObjectName("reissue_blocked_leave")
        self._leave.clicked.connect(self.leave_wanted)
        copy = CopyButton(self.tr("Copy details"), lambda: self._particulars)
        copy.setObjectName("reissue_blocked_copy")
        self._discard = secondary(self.tr("Discard draft"), Icon.TRASH)
        self._discard.setObjectName("reissue_blocked_discard")
        self._discard.clicked.connect(self.discard_wanted)
        self._kept = PlainLabel(self.tr("Your draft is kept, and nothing of it was sent."), Role.BODY).wrapped()
        _fill(self, IconTile(Icon.REFRESH, ToneName.VIOLET), (self._kept,), (self._leave, copy, self._discard))

    def render_outcome(self, props: Props, error: CertDeskError) -> None:
        """Show that error."""
        said = words.blocked_words(error)
        _write(self, said.title or said.text, said.text if said.title else "")
        self._kept.setVisible(props.has_draft)
        self._discard.setVisible(props.has_draft)
        self._particulars = particulars(props.entry.order) if props.entry else ""

    def focus_first(self) -> None:
        """Put the focus on the way back."""
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)


def _fill(card: Card, tile: QWidget, lines: tuple[PlainLabel, ...], buttons: tuple[Button, ...]) -> None:
    title, text = PlainLabel("", Role.HEADING).wrapped(), PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
    title.setObjectName("outcome_title")
    text.setObjectName("outcome_text")
    words_column = QVBoxLayout()
    words_column.setSpacing(SPACE.sm)
    words_column.addWidget(title)
    words_column.addWidget(text)
    row = QWidget()
    flow = FlowLayout(row, gap=SPACE.md)
    for button in buttons:
        flow.addWidget(button)
    card.column.setSpacing(SPACE.lg)
    card.column.addWidget(tile, 0, Qt.AlignmentFlag.AlignLeading)
    card.column.addLayout(words_column)
    for line in lines:
        card.column.addWidget(line)
    card.column.addWidget(row)


def _write(card: Card, title: str, text: str) -> None:
    for name, words_ in (("outcome_title", title), ("outcome_text", text)):
        label = card.findChild(PlainLabel, name)
        if label is not None:
            label.setText(words_)
            label.setVisible(bool(words_))
