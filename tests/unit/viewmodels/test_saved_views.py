"""Saved views: counted with the book, named, moved, and which of them is shown."""

from dataclasses import dataclass, replace

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.saved_views import SavedView
from certdesk.domain.urgency import View
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.book_props import Inputs, OrdersState, derive
from certdesk.viewmodels.orders.book_props import Props as ListProps
from certdesk.viewmodels.orders.fetching import Fetched
from certdesk.viewmodels.orders.filtering import narrowed
from certdesk.viewmodels.orders.rows import Shelf, shelved
from certdesk.viewmodels.saved_views import Naming, Props, SavedViewsViewModel
from tests.fakes_gui.book import FakeSavedViews
from tests.fakes_gui.orders_list import NOW, a_book, an_entry, picture_book
from tests.lanes import HandLane

SHELF = shelved(picture_book(), NOW)
LARKSPUR, ENDED = SavedView("Larkspur", "larkspur"), SavedView("Over", "", View.ENDED)


def the_list(typed: str = "", view: View = View.ALL, shelf: Shelf = SHELF) -> ListProps:
    kept = OrdersState(typed, view)
    return derive(Inputs(NOW, Fetched(shelf), kept, narrowed(shelf, view, typed)))


@dataclass
class Stage:
    model: SavedViewsViewModel
    views: FakeSavedViews
    commands: HandLane
    queries: HandLane
    runner: Runner
    wanted: list[SavedView]
    failures: list[Exception]

    def shown(self) -> Props:
        return self.model.props

    def loaded(self) -> "Stage":
        self.model.take_list(the_list())
        self.queries.drain()
        return self

    def told(self) -> None:
        self.commands.drain()
        self.model.refresh(frozenset({Topic.VIEWS}))
        self.queries.drain()


@pytest.fixture
def stage(qapp: object) -> Stage:
    views, commands, queries = FakeSavedViews([LARKSPUR, ENDED]), HandLane(), HandLane()
    runner = Runner(commands, queries)
    model = SavedViewsViewModel(views, runner)
    made = Stage(model, views, commands, queries, runner, [], [])
    model.show_wanted.connect(made.wanted.append)
    model.failed.connect(made.failures.append)
    return made


def test_views_come_with_their_counts_once_the_book_is_there(stage: Stage) -> None:
    assert stage.shown().entries == ()
    stage.loaded()
    assert [(entry.saved.name, entry.count) for entry in stage.shown().entries] == [("Larkspur", 5), ("Over", 4)]


def test_the_same_book_is_counted_once_and_another_one_anew(stage: Stage) -> None:
    stage.loaded().model.take_list(the_list("x"))
    assert stage.queries.waiting == 0
    stage.model.take_list(the_list(shelf=shelved(a_book(an_entry("larkspur.example")), NOW)))
    stage.queries.drain()
    assert [entry.count for entry in stage.shown().entries] == [1, 0]


def test_the_view_that_the_list_shows_is_marked_whatever_its_spaces_and_case(stage: Stage) -> None:
    stage.loaded()
    assert stage.shown().shown == ""
    stage.model.take_list(the_list("  LARKSPUR "))
    assert stage.shown().shown == "Larkspur"
    stage.model.take_list(the_list("larkspur", View.ENDED))
    assert stage.shown().shown == ""
    stage.model.take_list(the_list("", View.ENDED))
    assert stage.shown().shown == "Over"


def test_showing_one_asks_for_its_view_and_words(stage: Stage) -> None:
    stage.loaded().model.show("Over")
    stage.model.show("Gone")
    assert stage.wanted == [ENDED]


def test_what_is_shown_gets_a_name(stage: Stage) -> None:
    stage.loaded().model.take_list(the_list(" nordlicht  media ", View.IN_PROGRESS))
    stage.model.name_new()
    assert stage.shown().naming == Naming("nordlicht media", View.IN_PROGRESS)
    stage.model.keep("Nordlicht")
    stage.told()
    assert stage.shown().naming is None
    assert stage.views.views[-1] == SavedView("Nordlicht", "nordlicht media", View.IN_PROGRESS)
    assert stage.shown().shown == "Nordlicht"


def test_a_name_that_is_taken_is_said_beside_the_field(stage: Stage) -> None:
    stage.loaded().model.name_new()
    stage.model.keep("larkspur")
    stage.commands.drain()
    assert isinstance(stage.shown().error, FieldError)
    assert stage.shown().naming is not None
    stage.model.close()
    assert (stage.shown().naming, stage.shown().error) == (None, None)


def test_a_view_is_renamed_moved_and_removed(stage: Stage) -> None:
    stage.loaded().model.name_again("Over")
    assert stage.shown().naming == Naming("", View.ENDED, "Over")
    stage.model.keep("Ended ones")
    stage.told()
    stage.model.move("Ended ones", -1)
    stage.told()
    assert [entry.saved.name for entry in stage.shown().entries] == ["Ended ones", "Larkspur"]
    stage.model.move("Ended ones", -1)
    stage.model.remove("Larkspur")
    stage.told()
    assert [(entry.saved.name, entry.count) for entry in stage.shown().entries] == [("Ended ones", 4)]


def test_only_the_latest_reading_counts(stage: Stage) -> None:
    stage.loaded().model.load()
    stage.views.views = [replace(LARKSPUR, name="Later")]
    stage.model.load()
    stage.queries.crank()
    assert len(stage.shown().entries) == 2
    stage.queries.crank()
    assert [entry.saved.name for entry in stage.shown().entries] == ["Later"]


def test_a_failure_without_a_sheet_goes_out(stage: Stage) -> None:
    stage.loaded()
    stage.views.error = Unavailable(MessageKey.DATABASE_BUSY, file="desk")
    stage.model.remove("Over")
    stage.commands.drain()
    assert stage.failures == [stage.views.error]
