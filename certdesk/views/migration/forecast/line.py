"""The forecast in one line, for the dashboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps, ForecastViewModel
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.following import Following
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.forecast import headline, summary_look


class ForecastLine(QWidget):
    """Says what the removal leaves without anybody; its link leads to the whole forecast."""

    wanted = Signal()

    def __init__(self, model: ForecastViewModel) -> None:
        super().__init__()
        self.setObjectName("migration_forecast_line")
        self._icon = PanelIcon(summary_look(model.props)[0], ToneName.SLATE, size=16)
        self._words = PlainLabel("", Role.BODY).wrapped()
        self._words.setObjectName("migration_forecast_line_words")
        self._link = LinkButton(self.tr("Show the forecast"))
        self._link.setObjectName("migration_forecast_line_open")
        self._link.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignVCenter)
        Following(self, model, self._render)
        self._render(model.props)

    def _render(self, props: ForecastProps) -> None:
        self._icon.show_icon(*summary_look(props))
        self._words.setText(headline(props))
        for part in (self._icon, self._words, self._link):  # itself would be a window while nothing holds it
            part.setVisible(bool(props.total))
