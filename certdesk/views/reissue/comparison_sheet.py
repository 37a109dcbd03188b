"""Two certificates of an order side by side, with what differs marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.name_changes import Change, NameChange
from certdesk.domain.text import displayable
from certdesk.viewmodels.reissue.comparison import ComparisonViewModel, Difference, Props, Trait
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import comparison as words
from certdesk.views.wording.breaking import breakable, breakable_value
from certdesk.views.wording.reissue import change_mark

_WIDTH = 720
_CODES = frozenset({Trait.SERIAL, Trait.FINGERPRINT})
_INKS = {Change.KEPT: Ink.SECOND, Change.ADDED: Ink.GREEN, Change.REMOVED: Ink.AMBER}


class ComparisonSheet(Sheet):
    """Made for one comparison: names first, then everything else."""

    reminder_wanted = Signal(object)  # Props
    download_wanted = Signal(object)  # OrderId

    def __init__(self, window: QWidget, model: ComparisonViewModel) -> None:
        title = self.tr("Compare with the certificate before")
        props = model.props
        name = breakable(displayable(props.entry.shown_name)) if props.entry else ""
        super().__init__(window, SheetHead(title, name), width=scaled(_WIDTH))
        self.setObjectName("comparison_sheet")
        self._model = model
        self._props = props
        self._build(props)
        self.closed.connect(model.close)

    def _build(self, props: Props) -> None:
        self.body.setSpacing(SPACE.lg)
        if props.before is None or props.after is None:
            self.body.addWidget(PlainLabel(self.tr("There is only one certificate on this order."), ink=Ink.SECOND))
        else:
            if props.install_by is not None:
                said = words.install_words(props.install_by)
                self.body.addWidget(Banner(Icon.HOURGLASS, said.title, said.text, ToneName.AMBER))
            self.body.addWidget(_Table(props))
        self._build_foot(props)

    def _build_foot(self, props: Props) -> None:
        reminder = secondary(self.tr("Save reminder (.ics)…"), Icon.SAVE)
        reminder.setObjectName("comparison_reminder")
        reminder.setVisible(props.install_by is not None)
        reminder.clicked.connect(lambda: self.reminder_wanted.emit(self._props))
        download = primary(self.tr("Download…"), Icon.DOWNLOAD)
        download.setObjectName("comparison_download")
        download.clicked.connect(self._download)
        close = secondary(self.tr("Close"))
        close.setObjectName("comparison_close")
        close.clicked.connect(self.dismiss)
        self.footer.addWidget(Foot((reminder,), (close, download)))

    def _download(self) -> None:
        order = self._props.entry.order.id if self._props.entry else None
        self.dismiss()
        if order is not None:
            self.download_wanted.emit(order)


class _Table(QWidget):
    """The certificate before on the left, the present one on the right."""

    def __init__(self, props: Props) -> None:
        super().__init__()
        self.setObjectName("comparison_table")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.lg)
        self._grid.setVerticalSpacing(SPACE.md)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._add_row(
            PlainLabel("", Role.LABEL),
            PlainLabel(self.tr("Before"), Role.LABEL),
            PlainLabel(self.tr("Now"), Role.LABEL),
        )
        self._add_line()
        shown = dict(props.shown_names)
        self._add_row(
            PlainLabel(self.tr("Names"), Role.SMALL, Ink.QUIET),
            _Names(props.names, Change.ADDED, shown),
            _Names(props.names, Change.REMOVED, shown),
        )
        for difference in props.differences:
            self._add_line()
            self._add_difference(difference)

    def _add_row(self, *cells: QWidget) -> None:
        row = self._grid.rowCount()
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)

    def _add_line(self) -> None:
        self._grid.addWidget(Hairline(), self._grid.rowCount(), 0, 1, 3)

    def _add_difference(self, difference: Difference) -> None:
        role = Role.CODE if difference.trait in _CODES else Role.BODY
        before = _value(words.value_words(difference.trait, difference.before), role, Ink.SECOND)
        after = _value(words.value_words(difference.trait, difference.after), role, Ink.MAIN)
        before.setObjectName(f"before_{difference.trait.name.lower()}")
        after.setObjectName(f"after_{difference.trait.name.lower()}")
        what = PlainLabel(words.trait_words(difference.trait), Role.SMALL, Ink.QUIET)
        self._add_row(what, before, _marked(after, is_marked=difference.differs, said=self.tr("changed")))


class _Names(QWidget):
    """The names of one side: those that the other side has alone are left out."""

    def __init__(self, changes: tuple[NameChange, ...], left_out: Change, shown: dict[str, str]) -> None:
        super().__init__()
        self.setObjectName("names_after" if left_out is Change.REMOVED else "names_before")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        for change in changes:
            if change.change is left_out:
                continue
            row = QHBoxLayout()
            row.setSpacing(SPACE.md)
            ink = _INKS[change.change]
            row.addWidget(PlainLabel(change_mark(change.change), Role.CODE, ink), 0, Qt.AlignmentFlag.AlignTop)
            name = displayable(shown.get(change.name, change.name))
            label = _value(name, Role.CODE, Ink.MAIN if change.change is Change.KEPT else ink)
            row.addWidget(label, 1)
            column.addLayout(row)


def _value(text: str, role: Role, ink: Ink) -> PlainLabel:
    """It may break anywhere, else its longest word would be the least width of the sheet."""
    label = PlainLabel(breakable_value(text) if role is Role.CODE else text, role, ink).wrapped()
    label.setAccessibleName(text)
    label.setMinimumWidth(1)
    return label


def _marked(value: PlainLabel, *, is_marked: bool, said: str) -> QWidget:
    """The value with a word beside it where it is not the same as before."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.md)
    row.addWidget(value, 1)
    if is_marked:
        mark = PlainLabel(said, Role.SMALL_MEDIUM, Ink.ACCENT)
        mark.setObjectName(f"{value.objectName()}_differs")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    return box
