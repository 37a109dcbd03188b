"""The desk's activity: page by page, the latest search, the chain of seals, all of it as lines."""

from dataclasses import dataclass

import pytest

from certdesk.domain.activity import ActivityLine
from certdesk.domain.changes import Topic
from certdesk.domain.errors import Damaged, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.desk_activity import PAGE, DeskActivityViewModel, Props
from tests.fakes_gui.book import FakeActivity, some_lines
from tests.lanes import HandLane


@dataclass
class Stage:
    model: DeskActivityViewModel
    activity: FakeActivity
    queries: HandLane
    runner: Runner
    exported: list[tuple[ActivityLine, ...]]

    @property
    def props(self) -> Props:
        return self.model.props

    def opened(self) -> "Stage":
        self.model.open()
        self.queries.drain()
        return self

    def count(self) -> int:
        return len(self.props.lines or ())


@pytest.fixture
def stage(qapp: object) -> Stage:
    activity, queries = FakeActivity(), HandLane()
    runner = Runner(HandLane(), queries)
    model = DeskActivityViewModel(activity, runner)
    made = Stage(model, activity, queries, runner, [])
    model.exported.connect(made.exported.append)
    return made


def test_the_first_page_comes_and_the_chain_is_checked(stage: Stage) -> None:
    stage.model.open()
    assert stage.props.lines is None
    stage.queries.drain()
    assert stage.count() == PAGE
    assert stage.props.has_more
    assert stage.props.sealed == 250


def test_more_come_below_until_there_are_no_more(stage: Stage) -> None:
    stage.opened()
    for count in (2 * PAGE, 250, 250):
        stage.model.load_more()
        stage.model.load_more()
        stage.queries.drain()
        assert stage.count() == count
    assert not stage.props.has_more
    assert stage.props.lines == stage.activity.lines


def test_of_several_searches_the_latest_counts(stage: Stage) -> None:
    stage.opened().model.search("client 1")
    stage.model.search("client 12")
    stage.queries.drain()
    assert {line.what.detail for line in stage.props.lines or () if hasattr(line.what, "detail")} == {
        "client 12",
        *(f"client 12{at}" for at in range(10)),
    }


def test_what_is_new_appears_while_it_is_open_and_as_many_lines_stay(stage: Stage) -> None:
    stage.opened().model.load_more()
    stage.queries.drain()
    stage.activity.lines = (*some_lines(1), *stage.activity.lines)
    stage.model.refresh(frozenset({Topic.ORDERS}))
    assert stage.queries.waiting == 0
    stage.model.refresh(frozenset({Topic.ACTIVITY}))
    stage.queries.drain()
    assert stage.count() == 2 * PAGE
    stage.model.close()
    stage.model.refresh(frozenset({Topic.ACTIVITY}))
    assert stage.queries.waiting == 0


def test_a_broken_chain_is_said_and_the_lines_stay_readable(stage: Stage) -> None:
    stage.activity.broken = Damaged(MessageKey.ACTIVITY_BROKEN, number=7)
    stage.opened()
    assert stage.props.broken is stage.activity.broken
    assert stage.props.sealed is None
    assert stage.count() == PAGE


def test_lines_that_cannot_be_read_are_said(stage: Stage) -> None:
    stage.activity.error = Unavailable(MessageKey.DATABASE_BUSY, file="desk")
    stage.opened()
    assert stage.props.error is stage.activity.error


def test_all_lines_of_the_search_are_handed_out(stage: Stage) -> None:
    stage.opened().model.export()
    stage.queries.drain()
    stage.model.search("client 249")
    stage.model.export()
    stage.queries.drain()
    assert [len(lines) for lines in stage.exported] == [250, 1]
