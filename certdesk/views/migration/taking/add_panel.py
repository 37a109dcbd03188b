"""All ways by which certificates come into a migration: what the page Find shows while it has none, and a sheet."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.migration.taking.adding import AddingViewModel, Props
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.problem import ProblemBanner
from certdesk.views.migration.taking.add_ways import AddWays
from certdesk.views.migration.taking.choosing_files import choose_certificates, choose_folder, choose_list
from certdesk.views.migration.taking.hand_in_zone import HandInZone, ZoneWords
from certdesk.views.migration.taking.typed_names import TypedNames
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role

_LEAST_CHARACTERS = 104


class AddPanel(QWidget):
    """`is_headed` gives it its title; in a sheet that is the sheet's."""

    details_wanted = Signal()

    def __init__(self, adding: AddingViewModel, taking: TakingViewModel, *, is_headed: bool = True) -> None:
        super().__init__()
        self.setObjectName("migration_add")
        self._adding, self._is_headed = adding, is_headed
        self._build(adding, taking)
        self.setFocusProxy(self.zone.choose)
        self.zone.choose_wanted.connect(lambda: choose_certificates(self, taking.take))
        self.zone.folder_wanted.connect(lambda: choose_folder(self, taking.take))
        self.zone.details_wanted.connect(self.details_wanted)
        self._ways.list_wanted.connect(lambda: choose_list(self, taking.take))
        adding.changed.connect(self._render)
        self._render(adding.props)

    def showEvent(self, event: QShowEvent) -> None:
        """The order book may have changed since it was shown last."""
        super().showEvent(event)
        if not event.spontaneous():
            self._adding.look()

    def focus_first(self) -> None:
        """Put the focus on what certificates are chosen with."""
        self.zone.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, adding: AddingViewModel, taking: TakingViewModel) -> None:
        self._problem = ProblemBanner("migration_add_problem")
        self.zone = HandInZone(taking, _zone_words(), "migration_certificates")
        self._ways, self._typed = AddWays(adding), TypedNames(adding)
        left = QWidget()
        ways = QVBoxLayout(left)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(SPACE.xl)
        ways.addWidget(self.zone)
        ways.addWidget(self._ways)
        ways.addStretch(1)
        pair = AdaptivePair(left, self._typed, _LEAST_CHARACTERS, (SPACE.group, SPACE.xxl))
        pair.set_stretch(3, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        if self._is_headed:
            column.addLayout(self._build_head())
        else:
            self.zone.came.forget_past()
        column.addWidget(self._problem)
        column.addWidget(pair)
        column.addStretch(1)

    def _build_head(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.xs)
        lines.addWidget(PlainLabel(self.tr("Add certificates first"), Role.HEADING).wrapped())
        text = self.tr("Those that you manage through the ISO account. More can be added at any time.")
        lines.addWidget(PlainLabel(text, Role.BODY, Ink.SECOND).wrapped())
        return lines

    def _render(self, props: Props) -> None:
        problem = props.problem
        is_at_field = problem is not None and problem.key is MessageKey.CLIENT_FORM
        self._problem.render_problem(None if is_at_field else problem)


def _zone_words() -> ZoneWords:
    translate = QCoreApplication.translate
    return ZoneWords(
        translate("Taking", "Drop certificates here"),
        translate("Taking", ".pem, .crt, .cer, .p7b, .pfx or .zip, or a folder. Lists and renewal notices do as well."),
        translate("Taking", "Let go to read it here"),
        Icon.BADGE_CHECK,
    )
