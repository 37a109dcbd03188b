"""Plans of one customer account that do not go together."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.migration.forecast import ForecastProps, ForecastViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.forecast import contradiction_words, more_contradictions_words

_MOST: Final = 3


class ContradictionsNotice(QWidget):
    """A banner for each account, up to three, and how many more there are; nothing where everything goes together."""

    def __init__(self, model: ForecastViewModel) -> None:
        super().__init__()
        self.setObjectName("migration_contradictions")
        self._banners = [Banner(Icon.TRIANGLE_ALERT, "") for _ in range(_MOST)]
        self._more = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        for banner in self._banners:
            column.addWidget(banner)
        column.addWidget(self._more)
        model.changed.connect(self._render)
        self._render(model.props)

    def _render(self, props: ForecastProps) -> None:
        for number, banner in enumerate(self._banners):
            banner.setVisible(number < len(props.contradictions))
            if number < len(props.contradictions):
                words = contradiction_words(props.contradictions[number])
                banner.show_notice(Icon.TRIANGLE_ALERT, words.title, words.text, ToneName.AMBER)
        rest = max(0, len(props.contradictions) - _MOST)
        self._more.setText(more_contradictions_words(rest))
        self._more.setVisible(bool(rest))
        self.setVisible(bool(props.contradictions))
