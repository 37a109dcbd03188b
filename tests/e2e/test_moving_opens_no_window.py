"""Pages, sheets and notices of the wizard are made inside the window: none is one of its own, even for a moment."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from certdesk.domain.migration import Decision, Situation
from tests.e2e.moving import DECIDE, FIND, HAND_OVER, SIGN_IN, TO_DO, Mover
from tests.e2e.stage import Stage


class Watch(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch()
    yield watch
    qapp.removeEventFilter(watch)


def test_the_way_of_a_webmaster(filled: Stage, qapp: QApplication, watch: Watch) -> None:
    mover = Mover(filled.open_book())
    qapp.installEventFilter(watch)
    mover.begin_as(Situation.WEBMASTER)
    mover.reads(FIND)
    mover.take_iso_account()
    mover.choose("forms.osprey-surveying.example")
    mover.type("migration_find_number", "00734126")
    mover.press("migration_find_number_save")
    mover.reads("1 of 18 found")
    mover.press("migration_find_add")
    mover.press("migration_add_close")
    mover.press("migration_notices_paste")
    mover.press("migration_paste_cancel")
    mover.go_on()
    mover.press("migration_plan_delegate_guide")
    mover.press("migration_delegate_close")
    mover.press("migration_plan_offer_act")
    mover.press("migration_plan_as_forecast")
    mover.reads("If the ISO sign-in ended today")
    mover.go_on()
    mover.reads(HAND_OVER)
    mover.press("migration_handover_preview")
    mover.press("migration_paper_close")
    mover.press("migration_handover_save_all")
    mover.press("migration_packs_cancel")
    assert not watch.shown
    assert mover.visitor.window.isActiveWindow()


def test_the_ways_of_the_others(filled: Stage, qapp: QApplication, watch: Watch) -> None:
    mover = Mover(filled.open_book())
    qapp.installEventFilter(watch)
    mover.begin_as(Situation.MAKER)
    for decision in (Decision.DELEGATE, Decision.MYSELF, Decision.SHARE, Decision.NEED_HELP):
        mover.reads(DECIDE)
        mover.decide(decision)
        mover.reads(TO_DO)
        mover.press("migration_back")
    mover.press("migration_back")
    mover.be(Situation.OWN)
    mover.go_on()
    mover.type_names("shop.larkspur.example")
    mover.reads("0 of 1 found")
    mover.go_on()
    mover.reads(SIGN_IN)
    assert not watch.shown
    assert mover.visitor.window.isActiveWindow()
