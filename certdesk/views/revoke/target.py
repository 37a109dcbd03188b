"""The choice between the whole order and one certificate of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from certdesk.viewmodels.revoke.choice import Props
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording import revocation as words
from certdesk.views.wording.messages.words import Words

_LEAST_CHARACTERS = 12


class Target(QWidget):
    """Two choices with what follows from each; of several certificates, which one."""

    chosen = Signal(object)  # str: a certificate's serial number; None: the whole order

    def __init__(self) -> None:
        super().__init__()
        self._props = Props()
        self._build()
        when_chosen(self.whole, partial(self.chosen.emit, None))
        when_chosen(self.one, self._choose_one)
        self._which.activated.connect(self._choose_at)

    def render_target(self, props: Props) -> None:
        """Show what is chosen, and what can be."""
        before, self._props = self._props, props
        self.whole.show_choice(_choice(words.whole_order_words(props)))
        self.one.show_choice(_choice(words.one_certificate_words(props)))
        self.one.setEnabled(props.why_not_one is None)
        mark(self.whole if props.is_whole_order else self.one)
        if props.certificates != before.certificates or not self._which.count():
            self._fill(props)
        self._which.setCurrentIndex(self._which.findData(props.serial))
        self._which.setVisible(props.is_one_of_many)

    def _build(self) -> None:
        self.whole, self.one = RadioCard(Choice(""), outlined=True), RadioCard(Choice(""), outlined=True)
        self.whole.setObjectName("revoke_whole_order")
        self.one.setObjectName("revoke_one_certificate")
        self._group = QButtonGroup(self)
        self._which = Select(self.tr("Which certificate"))
        self._which.setObjectName("revoke_which")
        self._which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._which.setMinimumContentsLength(_LEAST_CHARACTERS)
        self._which.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(PlainLabel(self.tr("What is revoked"), Role.LABEL))
        for card in (self.whole, self.one):
            self._group.addButton(card)
            column.addWidget(card)
        column.addWidget(self._which)

    def _fill(self, props: Props) -> None:
        self._which.clear()
        for certificate in props.certificates:
            self._which.addItem(words.certificate_words(certificate), certificate.serial)

    def _choose_one(self) -> None:
        """The present certificate is meant, until another one is chosen."""
        valid = self._props.certificates
        meant = next((each for each in valid if each.is_present), valid[0] if valid else None)
        if meant is not None:
            self.chosen.emit(meant.serial)

    def _choose_at(self, place: int) -> None:
        self.chosen.emit(str(self._which.itemData(place)))


def _choice(said: Words) -> Choice:
    return Choice(said.title, said.text)
