"""Who signs a paper, beside it, with the way to change that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.correspondents import Signatory
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import signature as words


class SignedBy(QWidget):
    """A line; it is never asked for more than it offers."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_signed_by")
        self._told = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._told.setObjectName("migration_signed_by_told")
        self._change = LinkButton("")
        self._change.setObjectName("migration_signed_by_change")
        self._change.clicked.connect(self.change_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        self.show_signatory(Signatory())

    def show_signatory(self, signatory: Signatory) -> None:
        """Show who signs."""
        said = words.signed_by(signatory)
        self._told.setText(breakable(said))
        self._change.setText(words.change_words(signatory))
        self._change.setAccessibleDescription(said)
        self._change.updateGeometry()
