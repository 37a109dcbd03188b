"""The username that the service's user has now, and the one to change it to: to be copied, or to be edited."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.linking.props import Conflict
from certdesk.views.icons import Icon
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.fields import LineEdit
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording.accounts import shown_username
from certdesk.views.wording.failures import one_line


class Suggestion(QWidget):
    """The present username is struck out. Editing ends with Enter or its button, once nothing is wrong with it."""

    edited = Signal(str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Conflict | None = None
        self._is_editing = False
        self._present = _StruckLabel()
        self._present.setObjectName("linking_present")
        self._name = ElidedLabel("", Role.CODE_LARGE, mode=Qt.TextElideMode.ElideMiddle)
        self._name.setObjectName("linking_suggestion")
        self._field = LineEdit()
        self._field.setObjectName("linking_suggestion_field")
        self._field.setAccessibleName(self.tr("Username to change to"))
        set_role(self._field, Role.CODE)
        self._copy = IconButton(Icon.COPY, self.tr("Copy this username"), side=HEIGHT.least_target, ink=Ink.SECOND)
        self._copy.setObjectName("linking_suggestion_copy")
        self._edit = IconButton(Icon.PENCIL, "", side=HEIGHT.least_target, ink=Ink.SECOND)
        self._edit.setObjectName("linking_suggestion_edit")
        self._below = Below()
        self._lay_out()
        self._field.entered.connect(self.edited)
        self._field.returnPressed.connect(self._close)
        self._copy.clicked.connect(self._copy_name)
        self._edit.clicked.connect(self._turn)

    def render_names(self, shown: Conflict) -> None:
        """Show the username as it is and what to change it to, or what it was changed from."""
        before, self._shown = self._shown, shown
        is_other = before is None or before.seat != shown.seat
        if shown.is_changed or (is_other and shown.suggestion_problem is None):
            self._is_editing = False
        elif shown.suggestion_problem is not None:
            self._is_editing = True
        old, new = (shown.before, shown.present) if shown.is_changed else (shown.present, shown.suggestion)
        self._present.setText(shown_username(old))
        self._present.setAccessibleName(self.tr("Present username: {name}").replace("{name}", shown_username(old)))
        self._present.setVisible(bool(old))
        self._name.setText(shown_username(new))
        if not self._field.hasFocus() or is_other:
            self._field.write(shown.suggestion)
        problem = one_line(shown.suggestion_problem) if shown.suggestion_problem and not shown.is_changed else ""
        set_look(self._field, "problem", "true" if problem else "false")
        self._field.setAccessibleDescription(problem)
        self._below.show_words("", problem)
        self._show_parts()

    def _lay_out(self) -> None:
        change = QWidget()
        row = QHBoxLayout(change)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(Icon.ARROW_RIGHT, ToneName.SLATE, size=16))
        for part in (self._name, self._field, self._copy, self._edit):
            row.addWidget(part)
        names = QWidget()
        flow = FlowLayout(names, gap=SPACE.md, centred=True)
        flow.addWidget(self._present)
        flow.addWidget(change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(names)
        column.addWidget(self._below)

    def _show_parts(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._name.setVisible(not self._is_editing)
        self._field.setVisible(self._is_editing)
        self._copy.setVisible(not self._is_editing and not shown.is_changed)
        self._edit.setVisible(not shown.is_changed)
        self._edit.set_icon(Icon.CHECK if self._is_editing else Icon.PENCIL)
        self._edit.rename(self.tr("Use this username") if self._is_editing else self.tr("Edit this username"))

    def _turn(self) -> None:
        if self._is_editing:
            self._close()
            return
        self._is_editing = True
        self._show_parts()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def _close(self) -> None:
        if self._shown is None or self._shown.suggestion_problem is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._is_editing = False
        self._show_parts()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_name(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.suggestion)
            self.said.emit(self.tr("Copied {name}").replace("{name}", displayable(self._shown.suggestion)))


class _StruckLabel(ElidedLabel):
    """A username that is on its way out."""

    def __init__(self) -> None:
        super().__init__("", Role.CODE_LARGE, Ink.QUIET, mode=Qt.TextElideMode.ElideMiddle)

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        struck = QFont(font)
        struck.setStrikeOut(True)
        super().setFont(struck)
