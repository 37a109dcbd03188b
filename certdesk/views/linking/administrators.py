"""Who the account administrators of an organisation are; where there are several, one of them is to be asked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Administrator
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import ElidedLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role

_TILE = 36


class Administrators(QWidget):
    """Emits whom to ask when somebody else of several is chosen; the first one is at the beginning."""

    chosen = Signal(object)  # Administrator

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_administrators")
        self._shown: tuple[Administrator, ...] = ()
        self._at = 0
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.sm)

    @property
    def asked(self) -> Administrator:
        """Whom to ask; without any, somebody without a name."""
        return self._shown[self._at] if self._shown else Administrator("", "")

    def show_administrators(self, administrators: tuple[Administrator, ...]) -> None:
        """Show these; who was chosen stays so if still among them."""
        if administrators == self._shown:
            return
        asked, self._shown = self.asked, administrators
        self._at = administrators.index(asked) if asked in administrators else 0
        for button in self._group.buttons():
            self._group.removeButton(button)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if len(administrators) == 1:
            self._column.addWidget(_Person(administrators[0]))
        else:
            self._add_choices(administrators)
        self.setVisible(bool(administrators))

    def _add_choices(self, administrators: tuple[Administrator, ...]) -> None:
        for at, administrator in enumerate(administrators):
            card = RadioCard(Choice(displayable(administrator.name), displayable(administrator.email)), outlined=True)
            card.setObjectName(f"linking_administrator_{at}")
            self._group.addButton(card)
            mark(card, is_on=at == self._at)
            when_chosen(card, partial(self._choose, at))
            self._column.addWidget(card)

    def _choose(self, at: int) -> None:
        self._at = at
        self.chosen.emit(self.asked)


class _Person(QWidget):
    def __init__(self, administrator: Administrator) -> None:
        super().__init__()
        name, email = ElidedLabel("", Role.LABEL), ElidedLabel("", Role.SMALL, Ink.SECOND)
        name.setObjectName("linking_administrator_name")
        email.setObjectName("linking_administrator_email")
        name.show_foreign(administrator.name)
        email.show_foreign(administrator.email)
        email.selectable()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(name)
        words.addWidget(email)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md + SPACE.hair)
        row.addWidget(IconTile(Icon.CIRCLE_USER_ROUND, ToneName.ACCENT, side=_TILE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
