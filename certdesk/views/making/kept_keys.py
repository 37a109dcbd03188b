"""The keys that were made here for the order: used again, saved, or removed after a second question."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.making.kept import KeptKeysViewModel, KeptLine, KeptProps
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, danger, secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.kept_keys import kept_words, removal_words
from certdesk.views.wording.messages.words import Words


class KeptKeys(QWidget):
    """A heading and a card per key; nothing at all where there is none."""

    def __init__(self, model: KeptKeysViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: KeptProps = ()
        self._cards: list[_KeyCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.sm)
        self._column.addWidget(PlainLabel(self.tr("Keys made here for this order"), Role.LABEL))
        self.hide()
        model.changed.connect(self._render)
        self._render(model.props)

    def _render(self, lines: KeptProps) -> None:
        if lines == self._shown:
            return
        before, self._shown = self._shown, lines
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_card_of(line, self._model) for line in lines]
        for card in self._cards:
            self._column.addWidget(card)
            card.show()  # so that it can take the focus now
        self.setVisible(bool(lines))
        self._move_focus(before)

    def _move_focus(self, before: KeptProps) -> None:
        """To the question that came up, or back to the key that it was about."""
        asked = {line.key.digest for line in before if line.is_being_removed}
        for card in self._cards:
            is_asked = card.line.is_being_removed
            if is_asked != (card.line.key.digest in asked):
                card.first.setFocus(Qt.FocusReason.OtherFocusReason)


class _KeyCard(Card):
    """Words, and the buttons below them; `first` is the one that takes the focus."""

    def __init__(self, line: KeptLine, icon: PanelIcon, said: Words, buttons: tuple[Button, ...]) -> None:
        super().__init__(sunken=True, margin=10)
        self.setObjectName(f"kept_{line.key.digest}")
        self.line = line
        self.first = buttons[-1]
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(PlainLabel(said.title, Role.MEDIUM).wrapped())
        words.addWidget(PlainLabel(said.text, Role.SMALL, Ink.SECOND).wrapped())
        words.addSpacing(SPACE.sm)
        flow = FlowLayout(gap=SPACE.md)
        for button in buttons:
            flow.addWidget(button)
        words.addLayout(flow)
        row = QHBoxLayout()
        row.setSpacing(SPACE.md + 2)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)


def _card_of(line: KeptLine, model: KeptKeysViewModel) -> _KeyCard:
    return _question(line, model) if line.is_being_removed else _plain(line, model)


def _plain(line: KeptLine, model: KeptKeysViewModel) -> _KeyCard:
    translate = QCoreApplication.translate
    use, save = secondary(translate("KeptKeys", "Use its CSR")), secondary(translate("KeptKeys", "Save the key…"))
    remove = secondary(translate("KeptKeys", "Remove…"))
    said = kept_words(line)
    for button, name in ((use, "kept_use"), (save, "kept_save"), (remove, "kept_remove")):
        button.setObjectName(name)
        button.setAccessibleDescription(said.title)
    use.clicked.connect(lambda _checked=False: model.use(line.key))
    save.clicked.connect(lambda _checked=False: model.save(line.key))
    remove.clicked.connect(lambda _checked=False: model.ask_removal(line.key.digest))
    return _KeyCard(line, PanelIcon(Icon.KEY_ROUND, ToneName.SLATE), said, (use, save, remove))


def _question(line: KeptLine, model: KeptKeysViewModel) -> _KeyCard:
    translate = QCoreApplication.translate
    remove, keep = danger(translate("KeptKeys", "Remove the key")), secondary(translate("KeptKeys", "Keep it"))
    remove.setObjectName("kept_remove_now")
    keep.setObjectName("kept_keep")
    remove.clicked.connect(lambda _checked=False: model.remove())
    keep.clicked.connect(lambda _checked=False: model.ask_removal(""))
    icon = PanelIcon(Icon.TRIANGLE_ALERT, ToneName.AMBER)
    return _KeyCard(line, icon, removal_words(line), (remove, keep))
