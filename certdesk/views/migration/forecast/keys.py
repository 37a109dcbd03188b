"""The keys of the timeline: each shape beside what it stands for."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.forecast.chart import BAR, mirror, paint_bar, paint_end, paint_renewal
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.forecast_axis import Key, key_words

_WIDTH: Final = {Key.END: 14}
_USUAL: Final = 30


class _Shape(QWidget):
    """One shape, painted as the timeline paints it."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH.get(self._key, _USUAL), BAR + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirror(painter, self.rect(), is_mirrored=self.isRightToLeft())
        bar = QRectF(0, 2, self.width(), BAR)
        match self._key:
            case Key.OPEN:
                paint_bar(painter, bar, ToneName.AMBER, is_hatched=False, is_open=True)
            case Key.WAITING:
                paint_bar(painter, bar, ToneName.VIOLET, is_hatched=False, is_open=False)
            case Key.ENDING:
                paint_bar(painter, bar, ToneName.RED, is_hatched=True, is_open=False)
            case Key.END:
                paint_end(painter, QPointF(bar.center()), ToneName.SLATE)
            case Key.RENEWAL:
                paint_renewal(painter, bar.left(), bar.right(), bar.center().y())


class TimelineKeys(QWidget):
    """Only the keys of what is there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_forecast_keys")
        flow = FlowLayout(self, gap=SPACE.xl, centred=True)
        self._keys: dict[Key, QWidget] = {}
        for key in Key:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE.sm)
            row.addWidget(_Shape(key))
            row.addWidget(PlainLabel(key_words(key), Role.CAPTION, Ink.SECOND))
            self._keys[key] = pair
            flow.addWidget(pair)

    def show_props(self, props: ForecastProps) -> None:
        """Show the keys of that forecast."""
        gaps = [row.gap for row in props.rows]
        shown = {
            Key.OPEN: any(gap.ends is None and not gap.expires_within for gap in gaps),
            Key.WAITING: any(gap.ends is not None and not gap.expires_within for gap in gaps),
            Key.ENDING: any(gap.expires_within for gap in gaps),
            Key.END: any(row.ends_on is not None for row in props.rows),
            Key.RENEWAL: any(gap.act_before for gap in gaps),
        }
        for key, widget in self._keys.items():
            widget.setVisible(shown[key])
