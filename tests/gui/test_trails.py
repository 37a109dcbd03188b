"""The links that stand above a page's title, and lead back."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.buttons import LinkButton
from certdesk.views.linking.head import LinkingHead
from certdesk.views.migration.frame.head import MigrationHead
from certdesk.views.reissue.head import ReissueHead
from certdesk.views.theme.appearance import Appearance


@pytest.mark.parametrize("head", [LinkingHead, MigrationHead, ReissueHead])
def test_a_link_above_a_title_has_the_room_that_its_words_need(
    appearance: Appearance, qtbot: QtBot, head: type[QWidget]
) -> None:
    shown = head()
    qtbot.addWidget(shown)
    shown.resize(984, shown.sizeHint().height())
    shown.show()
    QApplication.processEvents()
    (link,) = shown.findChildren(LinkButton)
    assert link.width() >= link.sizeHint().width()
