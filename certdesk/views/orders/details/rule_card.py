"""The card of the validity rule; before issuing, where the order stands and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from certdesk.viewmodels.orders.details_validity import Scale, Validity, Waiting
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import focus_ring
from certdesk.views.kit.pressing import Ringed
from certdesk.views.kit.validity import ValidityPicture, ValidityRule
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import validity as words

_LEAST_CHARACTERS = 60
_BLANK = ValidityPicture(0, 0, None, ToneName.ACCENT, "", "", "", "", "", "")


class RuleCard(Ringed, Card):
    """Every fact of the picture is in its words too, and Tab stops here so that they can be heard."""

    def __init__(self) -> None:
        super().__init__(sunken=True, margin=SPACE.xl)
        self.setObjectName("validity_note")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._has_picture = False
        self._fact_words: tuple[str, ...] = ()
        self._title = PlainLabel("", Role.HEADING, tabular=True).wrapped()
        self._title.setObjectName("validity_headline")
        self._note = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._note.setObjectName("validity_text")
        self._facts = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True).wrapped()
        self._facts.setObjectName("validity_facts")
        self._rule = ValidityRule(_BLANK)
        self._rule.setObjectName("validity_rule")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for widget in (self._title, self._note, self._facts):
            lines.addWidget(widget)
        self.column.setSpacing(SPACE.xl + 2)
        self.column.addLayout(lines)
        self.column.addWidget(self._rule)

    def show_rule(self, validity: Validity | Waiting) -> None:
        """Show the rule of an order, or that there is none yet."""
        if isinstance(validity, Waiting):
            self._show_words(words.waiting_title(validity), words.waiting_text(validity), ())
            self._show_picture(None)
        elif validity.scale is None:
            self._show_words(words.headline(validity), words.unknown_issue_note(), words.facts(validity))
            self._show_picture(None)
        else:
            self._show_words(words.headline(validity), words.note(validity), words.facts(validity))
            self._show_picture(_picture(validity, validity.scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_facts()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.has_ring:
            focus_ring(QPainter(self), self, RADIUS.lg)

    def _show_words(self, title: str, note: str, facts: tuple[str, ...]) -> None:
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._fact_words = facts
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join((note, *(f"{fact}." for fact in facts))).strip())

    def _show_picture(self, picture: ValidityPicture | None) -> None:
        self._has_picture = picture is not None
        self._rule.setVisible(self._has_picture)
        self._show_facts()
        if picture is not None:
            self._rule.show_picture(picture)

    def _show_facts(self) -> None:
        """In words too where there is no picture, or no room beside it for all of its labels."""
        is_narrow = self.width() < _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        self._facts.setText(("\n" if is_narrow else "  ·  ").join(self._fact_words))
        self._facts.setVisible(bool(self._fact_words) and (is_narrow or not self._has_picture))


def _picture(validity: Validity, scale: Scale) -> ValidityPicture:
    return ValidityPicture(
        today=scale.today,
        expires=scale.certificate_end,
        refund_end=scale.refund_end,
        tone=words.tone_of(validity.stage),
        issued_label=words.issued_label(validity),
        covered_label=words.covered_label(validity),
        today_label=words.today_label(),
        expires_label=words.expires_label(validity),
        refund_label=words.refund_label(validity),
        description=" ".join(f"{fact}." for fact in words.facts(validity)),
    )
