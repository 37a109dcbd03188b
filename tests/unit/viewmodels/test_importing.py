"""An import: nothing before it is agreed to, each decision checked anew, one answer at a time."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from certdesk.domain.activity import DeskAct
from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.lists import Columns, Separator
from certdesk.domain.messages import MessageKey
from certdesk.jobs.outcome import Progress
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.importing import ImportViewModel, Piece, Props, Step, matched
from certdesk.viewmodels.undoing import Change
from tests.fakes_gui.book import FakeLists, a_plan
from tests.lanes import HandLane

FILE = Path("orders.csv")


@dataclass
class Stage:
    model: ImportViewModel
    lists: FakeLists
    commands: HandLane
    queries: HandLane
    runner: Runner
    announced: list[Props]
    imported: list[Change]

    def shown(self) -> Props:
        return self.model.props

    def chosen(self) -> "Stage":
        self.model.open()
        self.model.choose(FILE)
        self.queries.drain()
        return self


@pytest.fixture
def stage(qapp: object) -> Stage:
    lists, commands, queries = FakeLists(), HandLane(), HandLane()
    runner = Runner(commands, queries)
    model = ImportViewModel(lists, runner)
    made = Stage(model, lists, commands, queries, runner, [], [])
    model.changed.connect(made.announced.append)
    model.imported.connect(made.imported.append)
    return made


def step_of(stage: Stage) -> Step:
    return stage.shown().step


def news_of(stage: Stage) -> int | None:
    plan = stage.shown().plan
    return None if plan is None else plan.new + plan.updated


def test_a_chosen_file_is_read_matched_and_tried(stage: Stage) -> None:
    stage.model.open()
    assert step_of(stage) is Step.CHOOSE
    stage.model.choose(FILE)
    assert stage.shown().is_reading
    stage.queries.crank()
    assert step_of(stage) is Step.REVIEW
    assert stage.shown().columns == Columns(name=0, admin_email=1, client=2)
    assert stage.shown().is_checking
    stage.queries.crank()
    assert news_of(stage) == 32
    assert stage.shown().can_import


@pytest.mark.parametrize(
    ("piece", "at", "columns"),
    [
        (Piece.TAGS, 3, Columns(name=0, admin_email=1, client=2, tags=3)),
        (Piece.SUPPLIER_ID, 0, Columns(supplier_id=0, admin_email=1, client=2)),
        (Piece.CLIENT, None, Columns(name=0, admin_email=1)),
        (Piece.NAME, 0, Columns(name=0, admin_email=1, client=2)),
    ],
)
def test_a_column_holds_one_piece(piece: Piece, at: int | None, columns: Columns) -> None:
    assert matched(Columns(name=0, admin_email=1, client=2), piece, at) == columns


def test_each_decision_about_columns_is_tried_anew_and_only_the_latest_counts(stage: Stage) -> None:
    stage.chosen().model.match(Piece.TAGS, 3)
    assert (stage.shown().plan, stage.shown().can_import) == (None, False)
    stage.lists.plan = a_plan(FILE, new=1)
    stage.model.match(Piece.CLIENT, None)
    assert stage.queries.waiting == 2
    stage.queries.crank()
    assert stage.shown().plan is None
    stage.queries.crank()
    assert news_of(stage) == 3


def test_the_same_match_again_asks_nothing(stage: Stage) -> None:
    stage.chosen().model.match(Piece.NAME, 0)
    assert stage.queries.waiting == 0


def test_without_a_name_or_id_it_says_what_is_missing_in_place(stage: Stage) -> None:
    stage.chosen().model.match(Piece.NAME, None)
    stage.queries.drain()
    assert isinstance(stage.shown().error, FieldError)
    assert not stage.shown().can_import
    stage.model.match(Piece.NAME, 0)
    stage.queries.drain()
    assert stage.shown().error is None
    assert stage.shown().can_import


def test_separator_and_headings_can_be_decided(stage: Stage) -> None:
    stage.chosen().model.set_separator(Separator.TAB)
    stage.queries.drain()
    stage.model.set_header(has_header=False)
    stage.queries.drain()
    opened = [call[2:] for call in stage.lists.calls if call[0] == "open"]
    assert opened == [(None, None), (Separator.TAB, None), (Separator.TAB, False)]


def test_a_file_that_cannot_be_read_is_said_and_another_can_be_chosen(stage: Stage) -> None:
    stage.lists.error = Unavailable(MessageKey.FILE_READ, file="orders.csv", cause="missing")
    stage.chosen()
    assert step_of(stage) is Step.CHOOSE
    assert stage.shown().error is stage.lists.error
    stage.lists.error = None
    stage.chosen()
    assert stage.shown().error is None
    assert stage.shown().can_import


def test_a_plan_without_news_cannot_be_imported(stage: Stage) -> None:
    stage.lists.plan = a_plan(FILE, new=0, updated=0)
    stage.chosen().model.run()
    assert stage.commands.waiting == 0


def test_importing_shows_progress_and_tells_what_it_did(stage: Stage) -> None:
    stage.chosen().model.run()
    assert step_of(stage) is Step.IMPORTING
    stage.model.run()
    stage.commands.drain()
    assert [call for call in stage.lists.calls if call[0] == "run"] == [("run", "orders.csv")]
    assert Progress(1, 2) in [props.progress for props in stage.announced]
    assert step_of(stage) is Step.DONE
    assert stage.shown().result is not None
    (change,) = stage.imported
    assert (change.act, change.detail, len(change.orders)) == (DeskAct.IMPORTED, "orders.csv", 2)


def test_a_stopped_import_comes_back_to_the_review(stage: Stage) -> None:
    stage.chosen().model.run()
    stage.model.close()
    assert stage.shown().is_stopping
    stage.commands.drain()
    assert step_of(stage) is Step.REVIEW
    assert stage.shown().can_import
    assert stage.imported == []


def test_an_import_that_failed_says_why_and_can_be_tried_again(stage: Stage) -> None:
    stage.lists.run_error = Unavailable(MessageKey.DATABASE_BUSY, file="desk")
    stage.chosen().model.run()
    stage.commands.drain()
    assert step_of(stage) is Step.REVIEW
    assert stage.shown().error is stage.lists.run_error
    assert stage.shown().can_import


def test_a_closed_sheet_hears_of_nothing_any_more(stage: Stage) -> None:
    stage.model.open()
    stage.model.choose(FILE)
    stage.model.close()
    stage.queries.drain()
    assert step_of(stage) is Step.CLOSED
