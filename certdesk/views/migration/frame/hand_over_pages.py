"""The last page of the wizard: that of a webmaster, or that of a client who has decided."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.migration import Situation
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.props import Page, Props
from certdesk.views.migration.clients.outcome import OutcomePage
from certdesk.views.migration.hand_over.page import HandOverPage


class HandOverPages(QWidget):
    """Each is made when it is first needed."""

    def __init__(
        self, model: MigrationViewModel, webmaster: Callable[[], HandOverPage], client: Callable[[], OutcomePage]
    ) -> None:
        super().__init__()
        self.setObjectName("migration_hand_over")
        self._model = model
        self._make: dict[bool, Callable[[], HandOverPage | OutcomePage]] = {True: webmaster, False: client}
        self._made: dict[bool, HandOverPage | OutcomePage] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        model.changed.connect(self._render)
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus where the page that is shown wants it; the frame may ask before this heard of a change."""
        self._render(self._model.props)
        for page in self._made.values():
            if page.isVisibleTo(self):
                page.focus_first()

    def _render(self, props: Props) -> None:
        if props.page is not Page.HAND_OVER:
            return
        is_webmaster = props.situation is Situation.WEBMASTER
        if is_webmaster not in self._made:
            made = self._made[is_webmaster] = self._make[is_webmaster]()
            self._column.addWidget(made)
        for of_webmaster, page in self._made.items():
            page.setVisible(of_webmaster is is_webmaster)
