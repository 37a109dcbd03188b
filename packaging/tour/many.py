"""Signing requests dropped on the window: one for an order, and many at once; practice requests, DNS and key lists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QTableView, QWidget

from certdesk.domain.work import Silent
from certdesk.viewmodels.many_csrs.props import Step
from tour.stage import Stage

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier
_MIDDLE = QPoint(700, 420)


def walk(stage: Stage) -> None:
    """Drop one request, then a folder of them, and send those that are ready."""
    stage.visitor.click("Orders")
    folder = stage.out / "samples"
    folder.mkdir(exist_ok=True)
    samples = stage.program.desk.practice.write_samples(folder, Silent())
    one = next(samples.glob("01-*.csr"))
    stage.step("drop-on-window", lambda: _hover(stage, one))
    stage.step("drop-on-row", lambda: _hover(stage, one, at=_row(stage)))
    stage.step("use-it", lambda: _drop_one(stage, one), dark=True)
    stage.visitor.key(Qt.Key.Key_Escape)
    _many(stage, samples)
    _practice_zone(stage)


def _many(stage: Stage, samples: Path) -> None:
    stage.step("many", lambda: _drop_many(stage, samples, samples / "twenty"), dark=True)
    stage.step("many-line", lambda: _choose_line(stage, 2))
    stage.step("many-review", lambda: _press(stage, "many_main"), dark=True)
    stage.step("many-sent", lambda: _send(stage), dark=True)
    stage.visitor.key(Qt.Key.Key_Escape)
    leaving = stage.program.models.acts.dropping.model.many.props.step is not Step.CLOSED
    if leaving and stage.program.shell.window.findChild(QWidget, "many_leave_sheet"):
        _press(stage, "many_leave_confirm")


def _practice_zone(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.click("Orders")
    visitor.press(visitor.named("practice_chip", QAbstractButton))
    stage.step("practice-zone", lambda: visitor.choose("Practice DNS and web…"), dark=True)
    visitor.named("zone_records", QPlainTextEdit).setPlainText("_dnsauth.larkspur.example. TXT\n")
    stage.step("practice-zone-refused", lambda: visitor.click("Save"))
    visitor.key(Qt.Key.Key_Escape)


def _drop_one(stage: Stage, path: Path) -> None:
    _drop(stage, path)
    stage.visitor.named("use_sheet", QWidget)
    stage.visitor.wait("the verdict", lambda: stage.visitor.has_button("Use it and reissue…"))


def _drop_many(stage: Stage, *paths: Path) -> None:
    _drop(stage, *paths)
    stage.visitor.named("many_page", QWidget)
    many = stage.program.models.acts.dropping.model.many
    stage.visitor.wait("all verdicts", lambda: not many.props.is_reading)


def _choose_line(stage: Stage, row: int) -> None:
    stage.visitor.named("many_lines", QTableView).selectRow(row)
    stage.visitor.settle()


def _send(stage: Stage) -> None:
    _press(stage, "many_main")
    many = stage.program.models.acts.dropping.model.many
    stage.visitor.wait("what was sent", lambda: many.props.step is Step.SENT and not many.props.is_sending)


def _press(stage: Stage, name: str) -> None:
    stage.visitor.press(stage.visitor.named(name, QAbstractButton))


def _hover(stage: Stage, *paths: Path, at: QPoint = _MIDDLE) -> None:
    window, data = stage.program.shell.window, _files(paths)
    QApplication.sendEvent(window, QDragLeaveEvent())
    QApplication.sendEvent(window, QDragEnterEvent(at, _COPY, data, _LEFT, _PLAIN))
    QApplication.sendEvent(window, QDragMoveEvent(at, _COPY, data, _LEFT, _PLAIN))


def _drop(stage: Stage, *paths: Path) -> None:
    window, data = stage.program.shell.window, _files(paths)
    QApplication.sendEvent(window, QDragEnterEvent(_MIDDLE, _COPY, data, _LEFT, _PLAIN))
    QApplication.sendEvent(window, QDropEvent(QPointF(_MIDDLE), _COPY, data, _LEFT, _PLAIN))


def _row(stage: Stage) -> QPoint:
    view = stage.visitor.named("orders_list", QWidget)
    return view.mapTo(stage.program.shell.window, QPoint(120, 130))


def _files(paths: tuple[Path, ...]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
