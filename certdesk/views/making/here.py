"""Making a key and its signing request on this computer: for which names, which key, and what protects it."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.local_keys import KeyChoice, VaultState
from certdesk.viewmodels.making.model import MakingViewModel
from certdesk.viewmodels.making.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.choice import RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.making.kept_keys import KeptKeys
from certdesk.views.making.names import MadeNames
from certdesk.views.making.saved_notice import SavedNotice
from certdesk.views.making.vault_fields import VaultFields
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.kept_keys import made_words
from certdesk.views.wording.making import key_choice


class MakeHere(QWidget):
    """The form, above it what came of it, and the keys that were made before."""

    def __init__(self, model: MakingViewModel) -> None:
        super().__init__()
        self._model = model
        self._told: object = None
        self._refused: object = None
        self._done = Banner(Icon.CIRCLE_CHECK, "", tone=ToneName.GREEN)
        self._done.setObjectName("making_done")
        self._saved = SavedNotice()
        self._kept = KeptKeys(model.kept)
        self._names = MadeNames()
        self._vault = VaultFields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        for part in (self._done, self._saved, self._kept, self._names, self._build_choices(), self._vault):
            column.addWidget(part)
        self._names.entered.connect(model.set_names)
        self._vault.finished.connect(self.make)

    def make(self) -> None:
        """Make what is chosen."""
        self._model.make(*self._vault.texts)
        if self._model.props.differs:
            self._vault.lead("", differs=True)

    def forget(self) -> None:
        """Leave nothing of a pass phrase that was typed."""
        self._vault.forget()

    def render_form(self, props: Props) -> None:
        """Show what is asked, and what was made."""
        self._render_done(props)
        self._saved.render_saved(props.saved)
        self._names.render_names(props)
        mark(self._cards[props.choice])
        for card in self._cards.values():
            card.setEnabled(not props.is_making)
        self._kept.setEnabled(not props.is_making)
        error = one_line(props.passphrase_refusal) if props.passphrase_refusal else ""
        self._vault.render_vault(props.vault or VaultState.OPEN, error, differs=props.differs)
        self._vault.setEnabled(not props.is_making)
        is_new, self._refused = props.passphrase_refusal is not self._refused, props.passphrase_refusal
        if error and is_new:
            self._vault.lead(error, differs=False)

    def _build_choices(self) -> QWidget:
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(PlainLabel(self.tr("Key"), Role.LABEL))
        column.addSpacing(SPACE.xs)
        self._group = QButtonGroup(self)
        self._cards = {choice: RadioCard(key_choice(choice)) for choice in KeyChoice}
        for choice, card in self._cards.items():
            card.setObjectName(f"key_{choice.name.lower()}")
            when_chosen(card, partial(self._model.choose_key, choice))
            self._group.addButton(card)
            column.addWidget(card)
        return choices

    def _render_done(self, props: Props) -> None:
        self._done.setVisible(props.made is not None)
        is_new, self._told = props.made is not self._told, props.made
        if props.made is not None and is_new:
            said = made_words(props.made.key)
            self._done.show_notice(Icon.CIRCLE_CHECK, said.title, said.text, ToneName.GREEN)
            announce(self, f"{said.title}. {said.text}")
