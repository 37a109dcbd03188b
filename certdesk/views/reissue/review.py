"""The third step: on the left exactly what is sent, on the right what happens then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.book import BookEntry
from certdesk.domain.name_changes import Change, NameChange
from certdesk.domain.text import displayable
from certdesk.viewmodels.reissue.props import Props, Review, Validation
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.cards import Card
from certdesk.views.kit.facts import Fact
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.reissue.folded import FoldedText
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import reissue as words
from certdesk.views.wording.breaking import breakable

_LEAST_CHARACTERS = 110
_GAP = 16
_LABEL_WIDTH = 92
_INKS = {Change.KEPT: Ink.SECOND, Change.ADDED: Ink.GREEN, Change.REMOVED: Ink.AMBER}


class ReviewStep(QWidget):
    """Two cards beside each other where there is room, else one above the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reissue_review")
        self._sent = _Sent()
        self._then = _Then()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(AdaptivePair(self._sent, self._then, _LEAST_CHARACTERS, (_GAP, _GAP)))
        column.addStretch(1)

    def render_step(self, props: Props) -> None:
        """Show what would be sent now."""
        if props.entry is not None and props.review is not None and props.validation is not None:
            self._sent.show_request(props.entry, props.review, props.validation)
            self._then.show_outlook(props.entry, props.review, props.validation)


class _Sent(Card):
    """Field by field; the request itself is folded, and can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reissue_sent_fields")
        self.column.setSpacing(SPACE.md)
        self._order = PlainLabel("", Role.BODY, tabular=True).wrapped()
        self._names = _Names()
        self._unseen = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._method = PlainLabel("", Role.BODY).wrapped()
        self._reason = PlainLabel("", Role.BODY).wrapped()
        self._csr = FoldedText("reissue_csr", self.tr("the CSR"))
        self._key = PlainLabel("", Role.BODY).wrapped()
        for part, name in ((self._order, "order"), (self._method, "method"), (self._reason, "said_reason")):
            part.setObjectName(f"reissue_{name}")
        named = QWidget()
        inside = QVBoxLayout(named)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.xs)
        inside.addWidget(self._names)
        inside.addWidget(self._unseen)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.lg)
        grid.setVerticalSpacing(SPACE.md + 2)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Order"), self._order),
            (self.tr("Names"), named),
            (self.tr("Method"), self._method),
            (self.tr("Reason"), self._reason),
            (self.tr("Key"), self._key),
        )
        for row, (label, value) in enumerate(rows):
            grid.addWidget(PlainLabel(label, Role.SMALL, Ink.QUIET), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self.column.addWidget(PlainLabel(self.tr("This is sent to DigiCert"), Role.LABEL))
        self.column.addLayout(grid)
        self.column.addWidget(self._csr)
        self.column.addStretch(1)

    def show_request(self, entry: BookEntry, review: Review, validation: Validation) -> None:
        """Show the fields of the request."""
        order = entry.order
        self._order.setText(
            self.tr("{order} · {product}").format(order=order.id, product=displayable(order.product.name))
        )
        self._names.show_names(review)
        self._unseen.setVisible(not review.changes)
        unseen = self.tr("Compared with the present certificate once you have signed in.")
        self._unseen.setText(unseen if review.names else self.tr("The order keeps its own names."))
        self._method.setText(words.method_sent(validation))
        self._reason.setText(displayable(validation.reason.strip()) or self.tr("None given"))
        self._reason.set_ink(Ink.MAIN if validation.reason.strip() else Ink.QUIET)
        facts = review.facts
        self._key.setText(facts.algorithm)
        lines = words.lines_words(facts.pem)
        self._csr.show_text(self.tr("CSR ({lines})").replace("{lines}", lines), facts.pem)


class _Names(QWidget):
    """One line for each name, with its sign and word."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[NameChange, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.xs)

    def show_names(self, review: Review) -> None:
        """Show the names as they would be certified, those that are left out last."""
        changes = review.changes or tuple(NameChange(name, Change.KEPT) for name in review.names)
        if changes == self._shown:
            return
        self._shown = changes
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for change in changes:
            self._column.addWidget(_NameLine(change, is_compared=bool(review.changes)))


class _NameLine(QWidget):
    def __init__(self, change: NameChange, *, is_compared: bool) -> None:
        super().__init__()
        ink = _INKS[change.change]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        name = PlainLabel(breakable(displayable(change.name)), Role.CODE).wrapped()
        name.setAccessibleName(displayable(change.name))
        if is_compared:
            row.addWidget(PlainLabel(words.change_mark(change.change), Role.CODE, ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 1)
        if is_compared:
            word = PlainLabel(words.change_word(change), Role.SMALL_MEDIUM, ink)
            row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)


class _Then(Card):
    """What follows, in the order in which it happens."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reissue_then")
        self.column.setSpacing(SPACE.lg)
        self._pending = Fact(Icon.REFRESH, "then_pending")
        self._proving = Fact(Icon.GLOBE, "then_proving")
        self._certificate = Fact(Icon.BADGE_CHECK, "then_certificate")
        self._earlier = Fact(Icon.HISTORY, "then_earlier")
        self._sites = PlainLabel("", Role.SMALL, Ink.AMBER).wrapped()
        self._sites.setObjectName("then_sites")
        self._earlier.words.addWidget(self._sites)
        self.column.addWidget(PlainLabel(self.tr("What happens then"), Role.LABEL))
        for fact in (self._pending, self._proving, self._certificate, self._earlier):
            self.column.addWidget(fact)
        self.column.addStretch(1)

    def show_outlook(self, entry: BookEntry, review: Review, validation: Validation) -> None:
        """Show what comes of sending it."""
        for fact, said in (
            (self._pending, words.pending_words(review)),
            (self._proving, words.proving_words(review, validation)),
            (self._certificate, words.certificate_words(review)),
            (self._earlier, words.earlier_words(review)),
        ):
            fact.show_words(said.title, breakable(said.text))
        sites = words.sites_words(review, entry.client)
        self._sites.setText(breakable(sites))
        self._sites.setVisible(bool(sites))
