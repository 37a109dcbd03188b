"""A place to drop files on: what may be dropped, buttons for those who would rather look, and how far reading is."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.viewmodels.migration.taking.props import Props
from certdesk.views.csr.outline import Look, paint_outline
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.taking.busy_bar import BusyBar
from certdesk.views.migration.taking.came_line import CameLine
from certdesk.views.migration.taking.dropped import TakenDrops
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role

_TILE = 44
_LEAST_CHARACTERS = 44
_PATIENCE = 300  # milliseconds


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """What a zone says of itself."""

    title: str
    text: str
    near: str
    icon: Icon


class HandInZone(QWidget):
    """`name` begins the object names. Below the outline stands what came of the last reading."""

    choose_wanted = Signal()
    folder_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, model: TakingViewModel, words: ZoneWords, name: str) -> None:
        super().__init__()
        self._model, self._words, self._name = model, words, name
        self.setObjectName(name)
        self.setAccessibleName(words.title)
        self._build()
        self._drops = TakenDrops(self, model)
        self._drops.near.connect(self.show_near)
        self.patience = QTimer(self, interval=_PATIENCE, singleShot=True)
        self.patience.timeout.connect(self._show_reading)
        self._busy.stop.clicked.connect(model.stop)
        self.choose.clicked.connect(self.choose_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.came.details_wanted.connect(self.details_wanted)
        model.changed.connect(self._render)
        self._render(model.props)

    def add_link(self, link: LinkButton) -> None:
        """Put another way beside the folder."""
        self._links.addWidget(link)

    def show_near(self, is_near: bool) -> None:
        """Show that something is dragged over it, or over the page that it is on."""
        self._title.setText(self._words.near if is_near else self._words.title)
        self._frame.show_near(is_near=is_near)

    def _build(self) -> None:
        self._title = PlainLabel(self._words.title, Role.LABEL).wrapped()
        self._title.setObjectName(f"{self._name}_title")
        self.choose = secondary(self.tr("Choose files…"), Icon.FOLDER_OPEN)
        self.choose.setObjectName(f"{self._name}_choose")
        self.folder = LinkButton(self.tr("Choose a folder…"))
        self.folder.setObjectName(f"{self._name}_folder")
        self._busy = BusyBar(self._name)
        self.came = CameLine(self._model, self._name)
        self._frame = _Outlined()
        self._faces = QVBoxLayout(self._frame)
        self._faces.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.lg)
        self._idle = self._build_idle()
        self._faces.addWidget(self._idle)
        self._faces.addWidget(self._busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame)
        column.addWidget(self.came)

    def _build_idle(self) -> QWidget:
        links = QWidget()
        self._links = FlowLayout(links, gap=SPACE.lg)
        self._links.addWidget(self.folder)
        text = PlainLabel(self._words.text, Role.SMALL, Ink.SECOND).wrapped()
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        for part in (self._title, text, links):
            lines.addWidget(part)
        buttons = QWidget()
        FlowLayout(buttons, gap=SPACE.md).addWidget(self.choose)
        pair = AdaptivePair(said, buttons, _LEAST_CHARACTERS, (SPACE.xl, SPACE.md))
        pair.set_stretch(1, 0)
        idle = QWidget()
        row = QHBoxLayout(idle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(IconTile(self._words.icon, ToneName.ACCENT, side=_TILE), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(pair, 1)
        return idle

    def _render(self, props: Props) -> None:
        """What is read within 300 ms needs no bar (C21)."""
        if props.reading is None:
            self.patience.stop()
            self._show_busy(is_busy=False)
            return
        self._busy.show_reading(props.reading)
        if self._busy.isHidden() and not self.patience.isActive():
            self.patience.start()

    def _show_reading(self) -> None:
        self._busy.setMinimumHeight(self._idle.height())
        self._show_busy(is_busy=True)

    def _show_busy(self, *, is_busy: bool) -> None:
        focused = self.window().focusWidget()
        had_focus = focused is not None and (self._idle if is_busy else self._busy).isAncestorOf(focused)
        self._idle.setVisible(not is_busy)
        self._busy.setVisible(is_busy)
        if had_focus:
            (self._busy.stop if is_busy else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)


class _Outlined(QFrame):
    """The dashed outline."""

    def __init__(self) -> None:
        super().__init__()
        self._is_near = False

    def show_near(self, *, is_near: bool) -> None:
        """Show that something is dragged over it."""
        self._is_near = is_near
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_outline(QPainter(self), QRectF(self.rect()), Look.USABLE if self._is_near else Look.IDLE)
