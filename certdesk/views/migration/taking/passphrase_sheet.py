"""The pass phrase of a bundle (.pfx) that was handed in. It is gone from here as soon as it was tried."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.migration.taking.bundles import BundlesViewModel, Props
from certdesk.views.key_store.passphrase_field import PassphraseField
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import taking as words

_WIDTH = 480


class PassphraseSheet(Sheet):
    """Closing it leaves the bundles out."""

    def __init__(self, window: QWidget, model: BundlesViewModel) -> None:
        super().__init__(window, SheetHead(breakable(words.bundle_title(model.props.files))), width=scaled(_WIDTH))
        self.setObjectName("migration_passphrase")
        self._model, self._shown = model, model.props
        self._build()
        self._field.edit.returnPressed.connect(self._try)
        self._open.clicked.connect(self._try)
        self._leave.clicked.connect(self.dismiss)
        self.closed.connect(model.leave_out)
        model.changed.connect(self._render)
        self._render(model.props)

    def _build(self) -> None:
        self._field = PassphraseField(self.tr("Pass phrase"), "migration_passphrase_field")
        self._others = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._others.setObjectName("migration_passphrase_others")
        self.body.setSpacing(SPACE.md)
        self.body.addWidget(self._field)
        self.body.addWidget(self._others)
        self._leave = secondary(self.tr("Leave it out"))
        self._leave.setObjectName("migration_passphrase_leave")
        self._open = primary(self.tr("Open"))
        self._open.setObjectName("migration_passphrase_open")
        self.footer.addWidget(Foot((), (self._leave, self._open)))

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        if not props.is_open:
            self._field.forget()
            return
        self.retitle(breakable(words.bundle_title(props.files)))
        others = words.bundle_others(props.files)
        self._others.setText(breakable(others))
        self._others.setVisible(bool(others))
        self._leave.setText(self.tr("Leave them out") if others else self.tr("Leave it out"))
        self._leave.updateGeometry()
        error = one_line(props.problem) if props.problem is not None else ""
        self._field.show_words(words.bundle_hint(), breakable(error))
        self.set_busy(busy=props.is_opening)
        for part in (self._field, self._open, self._leave):
            part.setEnabled(not props.is_opening)
        if props.files != before.files:
            self._field.forget()
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif error and props.problem is not before.problem:
            self._field.take_focus(error)

    def _try(self) -> None:
        self._model.try_passphrase(self._field.text())
