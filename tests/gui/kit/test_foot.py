"""The buttons at the foot of a sheet stand where there is room for them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.foot import Foot


class Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.reissue, self.cancel, self.revoke = secondary("Reissue instead…"), secondary("Cancel"), primary("Revoke")
        self.foot = Foot((self.reissue,), (self.cancel, self.revoke))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.foot)

    def top(self, button: QWidget) -> int:
        return button.mapTo(self, button.rect().topLeft()).y()

    def right(self, button: QWidget) -> int:
        return button.mapTo(self, button.rect().topRight()).x()


def shown(qtbot: QtBot, width: int) -> Sheet:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.setFixedWidth(width)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def test_there_is_one_line_while_it_holds_all(qtbot: QtBot) -> None:
    sheet = shown(qtbot, 500)
    assert sheet.top(sheet.reissue) == sheet.top(sheet.cancel) == sheet.top(sheet.revoke)
    assert sheet.right(sheet.revoke) == sheet.width() - 1
    assert sheet.foot.height() == sheet.revoke.height()


def test_the_answers_go_below_where_it_does_not(qtbot: QtBot) -> None:
    sheet = shown(qtbot, 240)
    assert sheet.top(sheet.revoke) > sheet.top(sheet.reissue) + sheet.reissue.height()
    assert sheet.top(sheet.cancel) == sheet.top(sheet.revoke)
    assert sheet.right(sheet.revoke) < sheet.width()


def test_a_button_that_goes_leaves_its_room(qtbot: QtBot) -> None:
    sheet = shown(qtbot, 240)
    sheet.reissue.hide()
    qtbot.waitUntil(lambda: sheet.top(sheet.revoke) == 0)
    assert sheet.foot.sizeHint().height() == sheet.revoke.height()
