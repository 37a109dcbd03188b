"""The letter that goes with a decision: what it needs to know, how it reads, and the ways to take it along."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.migration.clients.outcome import Props
from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paper_view import PaperView
from certdesk.views.kit.scaling import scaled
from certdesk.views.migration.clients.webmaster_form import WebmasterForm
from certdesk.views.migration.papers.acts import PaperActs
from certdesk.views.migration.papers.signed_by import SignedBy
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.webmaster_letters import letter

_LEAST_CHARACTERS: Final = 100
_HEIGHTS: Final = (240, 640)
_FRAME: Final = 4


class LetterSection(QWidget):
    """Where a decision needs no letter, the certificates it is about are left."""

    def __init__(self, out: PaperOut, provide: Callable[[], Outgoing | None]) -> None:
        super().__init__()
        self.setObjectName("migration_letter")
        self.form = WebmasterForm()
        self._title = PlainLabel(self.tr("The letter to your webmaster"), Role.HEADING).wrapped()
        self._title.setObjectName("migration_letter_title")
        self._view = PaperView()
        self._view.setObjectName("migration_letter_view")
        self._view.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.signed_by = SignedBy()
        self.acts = PaperActs(out, provide)
        self._paper = QWidget()
        beside = QVBoxLayout(self._paper)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE.lg)
        beside.addWidget(self._view)
        beside.addWidget(self.signed_by)
        beside.addWidget(self.acts)
        beside.addStretch(1)
        pair = AdaptivePair(self.form, self._paper, _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        pair.set_stretch(10, 17)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._title)
        column.addWidget(pair)

    def _fit(self, size: QSizeF) -> None:
        """A letter of some lines is shown whole: the page scrolls already."""
        least, most = scaled(_HEIGHTS[0]), scaled(_HEIGHTS[1])
        self._view.setFixedHeight(min(max(math.ceil(size.height()) + _FRAME, least), most))

    def render_letter(self, props: Props) -> None:
        """Show the letter as it is by now."""
        paper = letter(props)
        self.signed_by.show_signatory(props.signatory)
        for part in (self._title, self._paper):
            part.setVisible(paper is not None)
        self.form.render_form(props, has_webmaster=paper is not None)
        if paper != self._view.paper:
            self._view.show_paper(paper)
            self.acts.clear()
        self.acts.look_again()
