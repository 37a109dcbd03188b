"""Sentences behind dots."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from certdesk.views.kit.bullets import Bullets
from certdesk.views.theme.appearance import Appearance


def test_the_lines_of_a_sentence_begin_below_each_other_and_not_below_its_dot(
    appearance: Appearance, qtbot: QtBot
) -> None:
    bullets = Bullets(["Short.", "Long enough to need more than one line where there is little room for it."])
    qtbot.addWidget(bullets)
    bullets.resize(160, bullets.heightForWidth(160))
    bullets.show()
    qtbot.waitExposed(bullets)
    labels = bullets.findChildren(QLabel)
    dots, texts = ([each for each in labels if (each.text() == "•") is is_dot] for is_dot in (True, False))
    assert len({each.x() for each in texts}) == 1
    assert all(dot.geometry().right() < texts[0].x() for dot in dots)
    assert texts[1].height() > 2 * texts[0].height() - 4
    assert [dot.y() for dot in dots] == [text.y() for text in texts]
