"""What a person does over and over in the migration wizard, whatever the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QScrollArea, QWidget

from certdesk.domain.migration import Situation
from certdesk.domain.move_lines import Line
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.props import Page
from tour.stage import Stage
from tour.visitor import NotThere

_COPY = Qt.DropAction.CopyAction


def wizard(stage: Stage) -> MigrationViewModel:
    """Return the way from page to page."""
    return stage.program.models.migration.wizard


def press(stage: Stage, name: str) -> None:
    """Press the button of that object name, scrolled into sight as one would."""
    button = stage.visitor.named(name, QAbstractButton)
    stage.visitor.wait(f"“{name}” enabled", button.isEnabled)
    bring(button)
    stage.visitor.press(button)


def bring(widget: QWidget) -> None:
    """Scroll the page or sheet that a widget is on until it is in sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 24)
        parent = parent.parentWidget()


def to_top(stage: Stage) -> None:
    """Scroll the wizard's page to where it begins."""
    for area in stage.visitor.visible(QScrollArea):
        area.verticalScrollBar().setValue(0)
    stage.visitor.settle()


def on(stage: Stage, page: Page) -> None:
    """Go on, to that page."""
    press(stage, "migration_main")
    stage.visitor.wait(f"page {page}", lambda: wizard(stage).props.page is page)
    rest(stage)


def back(stage: Stage, page: Page) -> None:
    """Go back, to that page."""
    press(stage, "migration_back")
    stage.visitor.wait(f"page {page}", lambda: wizard(stage).props.page is page)
    rest(stage)


def be(stage: Stage, situation: Situation) -> None:
    """Say who one is."""
    press(stage, f"migration_who_{situation.name.lower()}")
    stage.visitor.wait(f"to be {situation}", lambda: wizard(stage).props.situation is situation)


def begin(stage: Stage, situation: Situation) -> None:
    """Begin another migration, as one of the four."""
    press(stage, "migration_list_link")
    press(stage, "migration_begin")
    stage.visitor.wait("a new one", lambda: wizard(stage).props.migration is None)
    be(stage, situation)


def rest(stage: Stage) -> None:
    """Put the messages at the foot away, which would cover what they stand over."""
    for toast in list(stage.visitor.visible(QAbstractButton)):
        if toast.objectName() == "toast-close":
            stage.visitor.press(toast)


def line_of(stage: Stage, name: str) -> Line:
    """Return what the open migration knows of a certificate."""
    view = stage.program.models.migration.open.view
    lines = () if view is None else view.lines
    found = next((line for line in lines if line.holding.shown_name == name), None)
    if found is None:
        raise NotThere(f"certificate {name}")
    return found


def press_row(stage: Stage, view: QAbstractItemView, row: int, column: int = 0) -> None:
    """Press a row of a list."""
    index = view.model().index(row, column)
    view.scrollTo(index)
    stage.visitor.press(view.viewport(), view.visualRect(index).center())


def row_of(view: QAbstractItemView, text: str, column: int = 0) -> int:
    """Return the row that says `text`."""
    model = view.model()
    for row in range(model.rowCount()):
        if text in str(model.index(row, column).data()):
            return row
    raise NotThere(f"row “{text}”")


def choose(stage: Stage, *names: str) -> None:
    """Choose certificates in the list of the page Find."""
    view = stage.visitor.named("migration_find_rows", QAbstractItemView)
    press_row(stage, view, row_of(view, names[0]))
    for name in names[1:]:
        index = view.model().index(row_of(view, name), 0)
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    chosen = stage.program.models.migration.find
    stage.visitor.wait(f"{len(names)} chosen", lambda: len(chosen.props.chosen.lines) == len(names))
    to_top(stage)


def drop(stage: Stage, target: QWidget, path: Path) -> None:
    """Let a file or folder go over `target`."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPoint(target.width() // 2, 40)
    hand, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(place, _COPY, mime, hand, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), _COPY, mime, hand, keys))
    stage.visitor.settle()
