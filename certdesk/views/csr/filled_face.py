"""The drop zone with something in it: what it is called, the verdict in a few words, and how to replace it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.csr.hand_in_props import HandInProps, State
from certdesk.views.csr.side_by_side import SideBySide
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.buttons import Button, IconButton, LinkButton, secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.chips import KeyCap, StatusChip
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import csr as words
from certdesk.views.wording.verdicts import chip_words

_TILE = 52
_TILE_ICON = 24
_LEAST_WIDTH = 560
_CHIP_ICONS = {
    ToneName.GREEN: Icon.CIRCLE_CHECK,
    ToneName.AMBER: Icon.TRIANGLE_ALERT,
    ToneName.RED: Icon.CIRCLE_X,
}


class FilledFace(QWidget):
    """A tile, name and verdict, where it came from; buttons to replace it, to take it back, and to undo."""

    def __init__(self) -> None:
        super().__init__()
        self._build_words()
        self._build_buttons()
        top = SideBySide(self._facts, self._buttons, least=_LEAST_WIDTH, gap=SPACE.lg, stretches=(1, 0))
        self._foot = self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 16, 12)
        column.setSpacing(SPACE.lg - 1)
        column.addWidget(top)
        column.addWidget(self._foot)

    def show_props(self, props: HandInProps) -> None:
        """Show what is in the zone."""
        is_refused = props.state is State.REFUSED
        self._tile.show_icon(_icon_of(props), ToneName.RED if is_refused else ToneName.ACCENT)
        self._name.setText(_name_of(props))
        self._show_chip(props)
        self._source.setText(self._source_words(props))
        self._choose.setText(self.tr("Choose another file…") if is_refused else self.tr("Choose a file…"))
        self._foot.setVisible(not is_refused or props.can_undo)
        for part in (self._replace_icon, self._replace, self._cap):
            part.setVisible(not is_refused)
        self.undo.setVisible(props.can_undo)

    def show_near(self, *, is_near: bool) -> None:
        """Show that a drag is somewhere in the window."""
        self._replace.setText(
            self.tr("Drop it here") if is_near else self.tr("Drop another file here to replace it, or paste with")
        )
        self._cap.setVisible(not is_near)

    @property
    def choose(self) -> Button:
        """The button that asks for another file."""
        return self._choose

    def _build_words(self) -> None:
        self._facts = QWidget()
        self._tile = _FileTile()
        self._name = ElidedLabel("", Role.SUBTITLE, mode=Qt.TextElideMode.ElideMiddle)
        self._name.setObjectName("csr_name")
        self._chip = StatusChip("", Icon.CIRCLE_CHECK, ToneName.GREEN)
        self._chip.setObjectName("csr_chip")
        self._source = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True).wrapped()
        self._source.setObjectName("csr_source")
        self._name.setMinimumHeight(self._chip.sizeHint().height())
        title = QWidget()
        flow = FlowLayout(title, gap=SPACE.md + 2)
        flow.addWidget(self._name)
        flow.addWidget(self._chip)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.xs)
        lines.addStretch(1)
        lines.addWidget(title)
        lines.addWidget(self._source)
        lines.addStretch(1)
        row = QHBoxLayout(self._facts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def _build_buttons(self) -> None:
        self._buttons = QWidget()
        self._choose = secondary(self.tr("Choose a file…"), Icon.FOLDER_OPEN)
        self._choose.setObjectName("csr_choose_other")
        self.clear = IconButton(Icon.TRASH, self.tr("Take this CSR back"))
        self.clear.setObjectName("csr_clear")
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg + 2)
        row.addWidget(self._choose)
        row.addWidget(self.clear)
        row.addStretch(1)

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        self._replace_icon = PanelIcon(Icon.ARROW_DOWN_TO_LINE, ToneName.SLATE, size=14)
        self._replace = Paragraph("", Role.SMALL, Ink.QUIET, leading=1.3)
        keys = QKeySequence(QKeySequence.StandardKey.Paste)
        self._cap = KeyCap(keys.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " "))
        self.undo = LinkButton(self.tr("Undo"), Icon.UNDO)
        self.undo.setObjectName("csr_undo")
        self.undo.setAccessibleDescription(self.tr("Brings back what was there before"))
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        row.addStretch(1)
        for part in (self._replace_icon, self._replace, self._cap, self.undo):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg - 1)
        column.addWidget(Hairline())
        column.addLayout(row)
        self.show_near(is_near=False)
        return foot

    def _show_chip(self, props: HandInProps) -> None:
        judgement = props.judgement
        self._chip.setVisible(judgement is not None or props.state is State.REFUSED)
        if judgement is not None:
            text, tone = chip_words(judgement, props.answers)
        else:
            text, tone = self.tr("Cannot be used"), ToneName.RED
        self._chip.show_status(text, _CHIP_ICONS[tone], tone)

    def _source_words(self, props: HandInProps) -> str:
        if props.state is State.REFUSED:
            return words.problem_words(_problems(props))
        if props.candidate is None:
            return self.tr("Choose one of them. Nothing has been sent yet.")
        return self.tr("{source}. Nothing has been sent yet.").replace("{source}", words.source_words(props.candidate))


class _FileTile(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name, self._tone = Icon.FILE_KEY, ToneName.ACCENT
        self.setFixedSize(_TILE, _TILE)

    def show_icon(self, name: Icon, tone: ToneName) -> None:
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_TILE, _TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """On a ground of its own tone the tile is plain, so that it can be told from it."""
        tokens, painter = current_tokens(), QPainter(self)
        tone = tokens.tone(self._tone)
        is_red = self._tone is ToneName.RED
        fill, line = (tokens.bg_surface, tone.line) if is_red else (tone.soft, None)
        rounded(painter, QRectF(self.rect()), RADIUS.md, fill, line)
        drawn = pixmap(self._name, QColor(tone.text), _TILE_ICON, self.devicePixelRatioF())
        at = (_TILE - _TILE_ICON) // 2
        painter.drawPixmap(QPoint(at, at), drawn)


def _problems(props: HandInProps) -> int:
    """How much there is to fix; several things of which none is a request are not to be fixed."""
    if props.judgement is not None:
        return len(props.judgement.stops)
    return 0 if len(props.results) > 1 else 1


def _icon_of(props: HandInProps) -> Icon:
    if props.state is State.REFUSED:
        return Icon.FILE_X
    return Icon.FILE_KEY if props.candidate else Icon.FILES


def _name_of(props: HandInProps) -> str:
    if props.candidate is not None:
        return words.file_words(props.candidate)
    if len(props.results) == 1:
        return words.file_words(props.results[0].candidate)
    return words.files_words(props) if props.results else words.nameless_words()
