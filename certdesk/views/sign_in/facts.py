"""The left column of the sign-in card: the order at hand, or what the guest portal is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.orders import Route
from certdesk.domain.text import displayable
from certdesk.viewmodels.sign_in.props import OrderFacts
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.sign_in import coverage


class FactsColumn(QWidget):
    """Who one signs in for. While that is not known it says what the portal is for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sign_in_facts")
        self._build()

    def render_facts(self, facts: OrderFacts | None, *, is_refused: bool) -> None:
        """Show the order. A refused one has no green chip, whatever its brand."""
        self._known.setVisible(facts is not None)
        self._unknown.setVisible(facts is None)
        if facts is None:
            return
        self._name.setText(displayable(facts.name))
        word, icon, tone = coverage(facts.route)
        self._chip.show_status(word, icon, tone)
        self._chip.setVisible(not (is_refused and tone is ToneName.GREEN))
        shown = (facts.brand, facts.product, facts.supplier_id, facts.admin_email)
        for label, text in zip(self._values, shown, strict=True):
            label.setText(displayable(text))

    def _build(self) -> None:
        self._known = self._build_known()
        self._unknown = self._build_unknown()
        column = QVBoxLayout(self)
        column.setContentsMargins(25, 27, 22, 22)
        column.setSpacing(0)
        column.addWidget(self._known)
        column.addWidget(self._unknown)
        column.addStretch(1)
        column.addSpacing(SPACE.xl)
        column.addWidget(Hairline())
        column.addSpacing(SPACE.xl - 1)
        column.addLayout(self._build_note())

    def _build_known(self) -> QWidget:
        known = QWidget()
        self._name = ElidedLabel("", Role.SUBTITLE)
        self._name.setObjectName("sign_in_name")
        self._chip = StatusChip(*coverage(Route.GUEST_PORTAL))
        self._chip.setObjectName("coverage")
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(self.tr("Signing in for"), Role.SMALL_MEDIUM, Ink.QUIET))
        column.addSpacing(3)
        column.addWidget(self._name)
        column.addSpacing(SPACE.md + 1)
        column.addWidget(self._chip)
        column.addSpacing(SPACE.xl + 1)
        column.addLayout(self._build_rows())
        return known

    def _build_rows(self) -> QGridLayout:
        names = (self.tr("Brand"), self.tr("Product"), self.tr("Supplier ID"), self.tr("Admin e-mail"))
        roles = (Role.BODY, Role.BODY, Role.CODE, Role.BODY)
        self._values = tuple(ElidedLabel("", role) for role in roles)
        rows = QGridLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(18)
        rows.setVerticalSpacing(5)
        rows.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(zip(names, self._values, strict=True)):
            label = PlainLabel(name, Role.SMALL, Ink.QUIET)
            label.setBuddy(value)
            rows.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
            rows.addWidget(value, line, 1)
        self._values[2].setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return rows

    def _build_unknown(self) -> QWidget:
        unknown = QWidget()
        column = QVBoxLayout(unknown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(PlainLabel(self.tr("Signing in to"), Role.SMALL_MEDIUM, Ink.QUIET))
        column.addWidget(PlainLabel(self.tr("DigiCert’s guest portal"), Role.SUBTITLE).wrapped())
        column.addSpacing(SPACE.md)
        for text in (
            self.tr("The admin contact of an order can download, reissue and revoke its certificate there."),
            self.tr("It takes no account: an access code comes by e-mail."),
        ):
            column.addWidget(Paragraph(text))
            column.addSpacing(SPACE.xs)
        return unknown

    def _build_note(self) -> QHBoxLayout:
        text = self.tr(
            "The session lives in memory only. It ends after two hours, when you sign out, or when you quit."
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE.md + 1)
        row.addWidget(PanelIcon(Icon.LOCK, ToneName.SLATE, size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(text, Role.SMALL, Ink.SECOND).wrapped(), 1)
        return row
