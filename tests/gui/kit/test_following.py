"""A page that is hidden renders nothing, and what it missed when it is shown again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from certdesk.viewmodels.base import ViewModel
from certdesk.views.kit.following import Following

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Inputs:
    number: int = 0
    other: int = 0


class Doubling(ViewModel[Inputs, int]):
    """Counts how often it derives."""

    def __init__(self) -> None:
        self.derived = 0
        super().__init__(Inputs(), self._doubled)

    def set(self, **inputs: int) -> None:
        self._apply(replace(self._inputs, **inputs))

    def prepare(self, **inputs: int) -> None:
        self._inputs = replace(self._inputs, **inputs)

    def _doubled(self, inputs: Inputs) -> int:
        self.derived += 1
        return inputs.number * 2


class Page(QWidget):
    def __init__(self, model: Doubling) -> None:
        super().__init__()
        self.rendered: list[int] = []
        self.late: list[int] = []
        self.following = Following(self, model, self._render)

    def _render(self, props: int) -> None:
        self.rendered.append(props)
        if self.following.is_catching_up:
            self.late.append(props)


class Shown:
    """A page in a stack of pages, in a window."""

    def __init__(self) -> None:
        self.model = Doubling()
        self.window, self.stack, self.page = QWidget(), QStackedWidget(), Page(self.model)
        QVBoxLayout(self.window).addWidget(self.stack)
        inside = QWidget()
        QVBoxLayout(inside).addWidget(self.page)
        self.stack.addWidget(inside)
        self.stack.addWidget(QWidget())
        self.window.show()


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Shown]:
    made = Shown()
    yield made
    made.window.close()
    made.window.deleteLater()


def test_a_page_that_was_never_shown_follows() -> None:
    model = Doubling()
    page = Page(model)
    model.set(number=1)
    assert page.rendered == [2]


def test_a_hidden_page_renders_once_what_it_missed(shown: Shown) -> None:
    shown.stack.setCurrentIndex(1)
    shown.model.set(number=1)
    shown.model.set(number=2)
    assert shown.page.rendered == []
    shown.stack.setCurrentIndex(0)
    assert shown.page.rendered == shown.page.late == [4]
    shown.model.set(number=3)
    assert (shown.page.rendered, shown.page.late) == ([4, 6], [4])


def test_a_page_that_is_hidden_by_itself_renders_nothing(shown: Shown) -> None:
    shown.page.hide()
    shown.model.set(number=1)
    assert shown.page.rendered == []
    shown.page.show()
    assert shown.page.rendered == [2]


def test_for_a_hidden_page_nothing_is_derived_before_somebody_asks(shown: Shown) -> None:
    shown.stack.setCurrentIndex(1)
    begun = shown.model.derived
    for number in range(5):
        shown.model.set(number=number)
    assert shown.model.derived == begun
    assert shown.model.props == 8
    assert shown.model.derived == begun + 1


def test_from_inputs_that_are_as_they_were_nothing_is_derived(shown: Shown) -> None:
    shown.model.set(number=1)
    begun = shown.model.derived
    shown.model.set(number=1)
    assert shown.model.derived == begun


def test_what_shows_the_same_is_not_announced(shown: Shown) -> None:
    shown.model.set(other=1)
    assert shown.page.rendered == []


def test_whoever_listens_late_hears_of_what_differs_from_then_on() -> None:
    model, heard = Doubling(), list[int]()
    model.set(number=1)
    model.changed.connect(heard.append)
    model.set(other=1)
    assert heard == []
    model.set(number=2)
    assert heard == [4]


def test_what_is_not_applied_yet_is_not_shown() -> None:
    """Some acts change their inputs first, and announce that together with what came of it."""
    model, heard = Doubling(), list[int]()
    model.changed.connect(heard.append)
    model.prepare(number=1)
    assert model.props == 0
    model.set()
    assert heard == [2]
