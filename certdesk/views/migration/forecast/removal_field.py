"""The day on which the ISO sign-in ends: typed, chosen in a month, or taken over from the provider."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.day_picker import DayPicker
from certdesk.views.kit.fields import LineEdit
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.keys import presses
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration.forecast import offer_words, wrong_day_words

_WIDTH = 150


class _DayEdit(LineEdit):
    """Enter takes what was typed, Esc brings back what was there."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        if presses(event):
            self.editingFinished.emit()
            return
        super().keyPressEvent(event)


class RemovalField(QWidget):
    """Tells what was typed when it is done; what is wrong with it stands below."""

    typed = Signal(str)  # when it is done
    changed = Signal()  # while it is typed
    offer_taken = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: date | None = None
        self._told: str | None = None  # what was taken to be done, so that leaving the field does not say it again
        self._build()
        self._bind()

    def _build(self) -> None:
        self.edit = _DayEdit()
        self.edit.setObjectName("migration_removal")
        self.edit.setFixedWidth(scaled(_WIDTH))
        label = PlainLabel(self.tr("ISO sign-in ends on"), Role.LABEL)
        label.setBuddy(self.edit)
        self.edit.setAccessibleName(label.text())
        self.edit.setPlaceholderText(self.tr("Not known"))
        self._picker = DayPicker()
        self._picker.setObjectName("migration_removal_pick")
        self._offer = LinkButton("")
        self._offer.setObjectName("migration_removal_offer")
        self._clear = LinkButton(self.tr("Clear the day"))
        self._clear.setObjectName("migration_removal_clear")
        self._below = Below()
        self._below.setObjectName("migration_removal_below")
        beside = QWidget()
        flow = FlowLayout(beside, gap=SPACE.lg, centred=True)
        for widget in (label, self.edit, self._picker, self._offer, self._clear):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(beside)
        column.addWidget(self._below)

    def _bind(self) -> None:
        self.edit.editingFinished.connect(self._finish)
        self.edit.given_up.connect(self._give_up)
        self.edit.entered.connect(self._tell_changed)
        self._picker.chosen.connect(self._take_chosen)
        self._offer.clicked.connect(self.offer_taken)
        self._clear.clicked.connect(self.cleared)

    def show_props(self, props: ForecastProps) -> None:
        """Show the day that is kept, unless another is being typed."""
        is_other = props.removal != self._shown
        self._shown = props.removal
        self._picker.show_day(props.removal, props.today)
        if is_other or not self.edit.isModified():
            self._write()
        self._offer.setVisible(props.offered is not None)
        if props.offered is not None:
            self._offer.setText(offer_words(props.offered))
        self._clear.setVisible(props.removal is not None)
        wrong = wrong_day_words(props.wrong) if props.wrong is not None else ""
        error = wrong or (one_line(props.problem) if props.problem is not None else "")
        self._below.show_words("", error)
        set_look(self.edit, "problem", "true" if error else "false")
        self.edit.setAccessibleDescription(error)

    def _write(self) -> None:
        self.edit.write("" if self._shown is None else dates.date(self._shown))
        self.edit.setModified(False)
        self._told = None

    def _finish(self) -> None:
        text = self.edit.text()
        if self.edit.isModified() and text != self._told:
            self._told = text
            self.typed.emit(text)

    def _take_chosen(self, day: date) -> None:
        """A day out of the month counts as one that was typed."""
        self.edit.write(dates.date(day))
        self._tell_changed("")
        self._finish()

    def _tell_changed(self, _text: str) -> None:
        self.edit.setModified(True)  # dictation and screen readers write without saying so
        self._told = None
        self.changed.emit()

    def _give_up(self) -> None:
        self._write()
        self.changed.emit()
