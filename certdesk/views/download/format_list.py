"""The formats on offer, the recommended one first."""

import itertools

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.downloads import DownloadFormat, KeyStoreFormat
from certdesk.viewmodels.download.choice import AnyFormat, FormatChoice
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.wording.downloads import format_words


class FormatList(QWidget):
    """One radio card per format; the rare ones come on request."""

    chosen = Signal(object)  # AnyFormat
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._shown: tuple[AnyFormat, ...] = ()
        self._cards = {format_: self._make_card(format_) for format_ in (*DownloadFormat, *KeyStoreFormat)}
        self._more = LinkButton(self.tr("Show all formats"))
        self._more.setObjectName("all_formats")
        self._more.clicked.connect(self.all_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        for card in self._cards.values():
            self._column.addWidget(card)
            card.hide()
        self._column.addWidget(self._more)

    def render_formats(self, formats: tuple[FormatChoice, ...], *, has_more: bool) -> None:
        """Show `formats` in their order, and whether there are more."""
        order = tuple(choice.format for choice in formats)
        if order != self._shown:
            self._arrange(order)
        for choice in formats:
            card = self._cards[choice.format]
            card.show_choice(_choice(choice.format, is_recommended=choice.is_recommended))
            if choice.is_chosen:
                mark(card)
        self._more.setVisible(has_more)

    def _arrange(self, order: tuple[AnyFormat, ...]) -> None:
        self._shown = order
        for format_, card in self._cards.items():
            card.setVisible(format_ in order)
        for place, format_ in enumerate(order):
            self._column.removeWidget(self._cards[format_])
            self._column.insertWidget(place, self._cards[format_])
            self._cards[format_].raise_()  # the accessibility tree reads from the back to the front
        self._more.raise_()
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(self._cards[before], self._cards[after])

    def _make_card(self, format_: AnyFormat) -> RadioCard:
        card = RadioCard(_choice(format_, is_recommended=False))
        card.setObjectName(f"format_{format_.value}")
        when_chosen(card, lambda: self.chosen.emit(format_))
        self._group.addButton(card)
        return card


def _choice(format_: AnyFormat, *, is_recommended: bool) -> Choice:
    words = format_words(format_)
    tag = QCoreApplication.translate("FormatList", "Recommended") if is_recommended else ""
    return Choice(words.name, words.note, words.extension, tag)
