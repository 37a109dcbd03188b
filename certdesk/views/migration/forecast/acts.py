"""What can be done before the ISO sign-in ends: a sentence each, and where it leads."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.viewmodels.migration.forecast.rows import ActKind, ForecastAct
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.forecast import ACT_ICONS, act_button, act_words


class _ActLine(QWidget):
    """One thing to do."""

    wanted = Signal(object)  # ForecastAct

    def __init__(self) -> None:
        super().__init__()
        self._act: ForecastAct | None = None
        self._icon = PanelIcon(ACT_ICONS[ActKind.RENEW], ToneName.SLATE, size=16)
        self._words = PlainLabel("", Role.BODY).wrapped()
        self.button = LinkButton("")
        self.button.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_act(self, act: ForecastAct, props: ForecastProps) -> None:
        """Say that act from now on."""
        self._act = act
        tone = ToneName.GREEN if act.kind is ActKind.RENEW else ToneName.SLATE
        self._icon.show_icon(ACT_ICONS[act.kind], tone)
        text = act_words(act, props)
        self._words.setText(text)
        self.button.setText(act_button(act.kind))
        self.button.setAccessibleDescription(text)

    def _want(self) -> None:
        if self._act is not None:
            self.wanted.emit(self._act)


class ActList(Card):
    """As many lines as there are acts; a line that is there already is used again, and keeps the focus."""

    wanted = Signal(object)  # ForecastAct

    def __init__(self) -> None:
        super().__init__(margin=14)
        self.setObjectName("migration_forecast_acts")
        self._lines: list[_ActLine] = []
        self._acts: Sequence[ForecastAct] = ()
        title = PlainLabel(self.tr("What helps"), Role.LABEL)
        self.column.setSpacing(SPACE.sm)
        self.column.addWidget(title)

    def show_acts(self, props: ForecastProps) -> None:
        """Show what can be done."""
        while len(self._lines) < len(props.acts):
            line = _ActLine()
            line.button.setObjectName(f"migration_forecast_act_{len(self._lines)}")
            line.wanted.connect(self.wanted)
            self._lines.append(line)
            self.column.addWidget(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(props.acts))
            if number < len(props.acts):
                line.show_act(props.acts[number], props)
        self.setVisible(bool(props.acts))
