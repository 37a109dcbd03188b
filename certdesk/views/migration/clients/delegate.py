"""Delegate access on the screen: what it is, how it is given, which level, and what no delegate can."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.bullets import Bullets
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.chips import Tag
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.numbered import NumberedSteps
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import delegate as words
from certdesk.views.wording.migration.delegate import Level, Reader

_LEAST_CHARACTERS: Final = 92
_WIDTH: Final = 860


class DelegatePanel(QWidget):
    """For the owner who gives it, or for the webmaster who gets it. It says no more than the provider does."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.setObjectName("migration_delegate")
        self._reader = reader
        what = Paragraph(words.what_it_is(reader))
        what.setObjectName("migration_delegate_what")
        self._steps = NumberedSteps("migration_delegate_step")
        check = Banner(Icon.INFO, words.check_title(), words.check_text(), ToneName.ACCENT)
        check.setObjectName("migration_delegate_check")
        left = QWidget()
        ways = QVBoxLayout(left)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(SPACE.lg)
        ways.addWidget(self._steps)
        ways.addWidget(check)
        ways.addStretch(1)
        pair = AdaptivePair(left, _scope(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(what)
        column.addWidget(pair)
        self.show_webmaster()

    def show_webmaster(self, name: str = "", email: str = "") -> None:
        """Name the webmaster who is invited in the steps, as far as they are known; foreign text."""
        self._steps.show_steps(tuple(map(breakable, words.steps(self._reader, name, email))))


class DelegateSheet(Sheet):
    """The panel in a sheet, for pages that have no room for it."""

    def __init__(self, window: QWidget, reader: Reader) -> None:
        super().__init__(window, SheetHead(words.title()), width=scaled(_WIDTH))
        self.setObjectName("migration_delegate_sheet")
        self.body.addWidget(DelegatePanel(reader))
        close = secondary(self.tr("Close"))
        close.setObjectName("migration_delegate_close")
        close.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        self.footer.addWidget(close)


def _scope() -> QWidget:
    """The levels, and what none of them allows."""
    card = Card(sunken=True)
    card.column.setSpacing(SPACE.md)
    card.column.addWidget(PlainLabel(words.levels_title(), Role.LABEL))
    for number, level in enumerate(words.levels(), 1):
        card.column.addWidget(_level(number, level))
    card.column.addSpacing(SPACE.sm)
    card.column.addWidget(PlainLabel(words.limits_title(), Role.LABEL).wrapped())
    limits = Bullets(words.limits(), Role.SMALL, apart=0)
    limits.setObjectName("migration_delegate_limits")
    card.column.addWidget(limits)
    card.column.addStretch(1)
    return card


def _level(number: int, level: Level) -> QWidget:
    whole = QWidget()
    whole.setObjectName(f"migration_delegate_level_{number}")
    head = QHBoxLayout()
    head.setSpacing(SPACE.md)
    head.addWidget(PlainLabel(level.name, Role.MEDIUM))
    if level.is_advised:
        head.addWidget(Tag(words.advised_tag(), ToneName.GREEN))
    head.addStretch(1)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addLayout(head)
    column.addWidget(PlainLabel(level.allows, Role.SMALL, Ink.SECOND).wrapped())
    return whole
