"""Where the private key comes from: one that was made here, or the user's own file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from certdesk.domain.local_keys import VaultState
from certdesk.viewmodels.key_store.props import Props
from certdesk.views.icons import Icon
from certdesk.views.key_store.passphrase_field import PassphraseField
from certdesk.views.kit.announce import announce
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.choice import RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import key_stores as words
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.kept_keys import vault_words


class KeySource(QWidget):
    """A card per key, and what opens the one that is chosen."""

    key_chosen = Signal(object)  # str: a digest; None: the user's own file
    file_chosen = Signal(object)  # Path
    opener_entered = Signal(str)
    own_passphrase_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] | None = None
        self._needed_own = False
        self._group = QButtonGroup(self)
        self._build()
        when_chosen(self._own, self._choose_own)
        self._choose.clicked.connect(self._ask_for_file)
        self._opener.entered.connect(self.opener_entered)
        self._own_passphrase.entered.connect(self.own_passphrase_entered)

    def render_source(self, props: Props) -> None:
        """Show what there is to choose, and what is chosen."""
        if props.usable != self._shown:
            self._fill(props)
        self._nothing.setVisible(not props.usable)
        self._own.show_choice(words.own_file_choice(props.own_file))
        self._own.setVisible(bool(props.usable) or props.own_file is not None)
        mark(self._cards[props.digest] if props.digest is not None else self._own)
        self._choose.setVisible(props.is_own_file)
        self._below.show_words("", "" if props.needs_own_passphrase else words.key_problem(props))
        error = words.key_problem(props) if props.needs_own_passphrase else ""
        self._own_passphrase.setVisible(props.needs_own_passphrase)
        self._own_passphrase.show_words(words.own_passphrase_hint(), error)
        self._opener.setVisible(props.is_vault_closed)
        hint = vault_words(VaultState.LOCKED).text
        self._opener.show_words(hint, one_line(props.opener_refusal) if props.opener_refusal else "")
        if props.needs_own_passphrase and not self._needed_own:
            self._own_passphrase.forget()
            self._own_passphrase.take_focus(words.own_passphrase_hint())
        self._needed_own = props.needs_own_passphrase

    def take_focus(self, props: Props) -> None:
        """Lead to what stands in the way of the key."""
        if props.opener_refusal is not None:
            self._opener.take_focus(one_line(props.opener_refusal))
        elif props.needs_own_passphrase:
            self._own_passphrase.take_focus(words.key_problem(props))
        else:
            there = self._choose if props.is_own_file else self._cards[props.digest or ""]
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(there, words.key_problem(props), urgent=True)

    def forget(self) -> None:
        """Leave nothing of a pass phrase that was typed."""
        self._opener.forget()
        self._own_passphrase.forget()

    def _build(self) -> None:
        self._nothing = PlainLabel(words.no_key_words(), Role.SMALL, Ink.SECOND).wrapped()
        self._nothing.setObjectName("store_no_key")
        self._cards: dict[str, RadioCard] = {}
        self._own = RadioCard(words.own_file_choice(None))
        self._own.setObjectName("store_own_file")
        self._group.addButton(self._own)
        self._choose = secondary(self.tr("Choose a key file…"), Icon.FILE_KEY)
        self._choose.setObjectName("store_choose_file")
        self._below = Below()
        self._below.setObjectName("store_key_problem")
        self._own_passphrase = PassphraseField(self.tr("Pass phrase of the key file"), "store_own_passphrase")
        self._opener = PassphraseField(self.tr("Pass phrase of your keys"), "store_opener")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.sm)
        self._column.addWidget(PlainLabel(self.tr("Private key"), Role.LABEL))
        for part in (self._nothing, self._own, self._choose, self._below):
            self._column.addWidget(part)
        for field in (self._own_passphrase, self._opener):
            field.setContentsMargins(0, SPACE.md, 0, 0)
            self._column.addWidget(field)

    def _fill(self, props: Props) -> None:
        """The keys of a sheet that is open do not change; they are put in once."""
        self._shown = props.usable
        before = self._column.indexOf(self._own)
        for place, key in enumerate(props.usable):
            card = RadioCard(words.kept_choice(key))
            card.setObjectName(f"store_key_{key.digest}")
            when_chosen(card, partial(self.key_chosen.emit, key.digest))
            self._group.addButton(card)
            self._cards[key.digest] = card
            self._column.insertWidget(before + place, card)
            card.show()

    def _choose_own(self) -> None:
        self.key_chosen.emit(None)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the private key"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        dialog.open()
