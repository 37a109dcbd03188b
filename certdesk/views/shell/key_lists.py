"""The part of the settings with the lists of weak keys."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.key_lists import KeyList
from certdesk.domain.text import displayable
from certdesk.jobs.outcome import Progress
from certdesk.viewmodels.key_lists import KeyListsViewModel, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import IconButton, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line

_FEW = 60


class KeyLists(QWidget):
    """A line per list, and the way to add one."""

    def __init__(self, model: KeyListsViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: tuple[KeyList, ...] | None = None
        self._told: object = None
        self._build()
        model.changed.connect(self._render)
        self._render(model.props)
        model.load()

    def _build(self) -> None:
        words = self.tr("A CSR whose key is in one of them is stopped. Known weak keys of Debian, or your own.")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.sm)
        self._add = secondary(self.tr("Add a list…"), Icon.PLUS)
        self._add.setObjectName("key_list_add")
        self._add.clicked.connect(self._ask)
        self._stop = secondary(self.tr("Stop"))
        self._stop.setObjectName("key_list_stop")
        self._stop.clicked.connect(lambda _checked=False: self._model.stop())
        self._state = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._state.setObjectName("key_list_state")
        self._below = Below()
        self._below.setObjectName("key_list_problem")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.md)
        foot.addWidget(self._add)
        foot.addWidget(self._stop)
        foot.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(PlainLabel(self.tr("Lists of weak keys"), Role.LABEL))
        column.addWidget(PlainLabel(words, Role.SMALL, Ink.SECOND).wrapped())
        column.addLayout(self._rows)
        column.addLayout(foot)
        column.addWidget(self._below)

    def _render(self, props: Props) -> None:
        if props.lists is not None and props.lists != self._shown:
            self._fill(props.lists)
        is_adding = bool(props.adding)
        self._add.setVisible(not is_adding)
        self._stop.setVisible(is_adding)
        self._stop.setEnabled(not props.is_stopping)
        self._state.setText(_adding_words(props.adding, props.progress) if is_adding else "")
        problem = one_line(props.problem) if props.problem else ""
        self._below.show_words("", problem)
        is_new, self._told = props.problem is not self._told, props.problem
        if problem and is_new:
            announce(self, problem, urgent=True)

    def _fill(self, lists: tuple[KeyList, ...]) -> None:
        self._shown = lists
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in lists:
            row = _ListRow(each, self._model)
            self._rows.addWidget(row)
            row.show()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a list of weak keys"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._model.add(Path(path)))
        dialog.open()


class _ListRow(QWidget):
    def __init__(self, shown: KeyList, model: KeyListsViewModel) -> None:
        super().__init__()
        self.setObjectName("key_list")
        name = displayable(shown.name, _FEW)
        remove = IconButton(Icon.TRASH, self.tr("Remove {name}").replace("{name}", name))
        remove.setObjectName("key_list_remove")
        remove.clicked.connect(lambda _checked=False: model.remove(shown.name))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(PlainLabel(breakable(name), Role.MEDIUM).wrapped())
        words.addWidget(PlainLabel(_size_words(shown), Role.SMALL, Ink.SECOND, tabular=True).wrapped())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)


def _size_words(shown: KeyList) -> str:
    keys = QCoreApplication.translate("KeyLists", "%n key(s)", None, shown.size)
    count = dates.plural(keys, shown.size).replace(str(shown.size), QLocale().toString(shown.size))
    words = QCoreApplication.translate("KeyLists", "{count}, added on {date}")
    return words.format(count=count, date=dates.date(shown.added_at))


def _adding_words(file: str, progress: Progress | None) -> str:
    words = QCoreApplication.translate("KeyLists", "Reading {file}…").replace(
        "{file}", breakable(displayable(file, _FEW))
    )
    if progress is None or progress.total <= 0:
        return words
    return f"{words} {QLocale().toString(progress.done * 100 // progress.total)} %"
