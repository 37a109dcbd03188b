"""The editors of client, tags and note, and taking changes back."""

from dataclasses import dataclass, replace

import pytest

from certdesk.domain.activity import DeskAct
from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.labels import Undo
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.labels import Editor, LabelsViewModel, Props
from certdesk.viewmodels.orders.rows import Row, shelved
from certdesk.viewmodels.undoing import MOST, Change, UndoStack
from tests.fakes_gui.book import FakeLabels
from tests.fakes_gui.orders_list import NOW, a_book, an_entry
from tests.lanes import HandLane

ROWS = shelved(
    a_book(
        replace(an_entry("a.example", client="Larkspur"), tags=("renew", "VIP"), note="first"),
        replace(an_entry("b.example", client="Larkspur"), tags=("vip",)),
        replace(an_entry("c.example", client="Holloway"), tags=("VIP",)),
    ),
    NOW,
).rows


@dataclass
class Stage:
    model: LabelsViewModel
    labels: FakeLabels
    commands: HandLane
    queries: HandLane
    runner: Runner
    kept: list[Change]
    undone: list[Change]
    failures: list[Exception]

    @property
    def props(self) -> Props:
        return self.model.props

    def open(self, editor: Editor, *rows: Row) -> "Stage":
        self.model.open(editor, rows or ROWS)
        self.queries.drain()
        return self

    def tags(self) -> list[tuple[str, int, bool]]:
        return [(tag.name, tag.count, tag.is_wanted) for tag in self.props.tags]


@pytest.fixture
def stage(qapp: object) -> Stage:
    labels, commands, queries = FakeLabels(), HandLane(), HandLane()
    runner = Runner(commands, queries)
    model = LabelsViewModel(labels, runner)
    made = Stage(model, labels, commands, queries, runner, [], [], [])
    model.kept.connect(made.kept.append)
    model.undone.connect(made.undone.append)
    model.failed.connect(made.failures.append)
    return made


def test_the_client_of_all_is_offered_and_of_several_clients_none(stage: Stage) -> None:
    assert stage.open(Editor.CLIENT, *ROWS[:2]).props.client == "Larkspur"
    assert [count.name for count in stage.props.known] == ["Holloway Books", "Larkspur Florists"]
    assert stage.open(Editor.CLIENT).props.client == ""


def test_a_client_is_set_for_all_and_the_editor_closes(stage: Stage) -> None:
    stage.open(Editor.CLIENT).model.keep_client("New & Co")
    assert stage.props.is_keeping
    stage.commands.drain()
    assert stage.labels.calls == [(DeskAct.CLIENT_SET, tuple(row.key for row in ROWS), "New & Co")]
    assert stage.props.editor is None
    assert [(change.act, change.detail) for change in stage.kept] == [(DeskAct.CLIENT_SET, "New & Co")]


def test_a_client_that_is_none_is_said_in_the_editor(stage: Stage) -> None:
    stage.open(Editor.CLIENT).model.keep_client("  ")
    stage.commands.drain()
    assert stage.props.editor is Editor.CLIENT
    assert isinstance(stage.props.error, FieldError)
    assert stage.kept == []


def test_tags_say_how_many_of_the_orders_have_them_whatever_their_case(stage: Stage) -> None:
    assert stage.open(Editor.TAGS).tags() == [("renew", 1, False), ("VIP", 3, True)]


def test_a_tag_that_some_have_is_given_to_all_and_another_taken_away(stage: Stage) -> None:
    stage.open(Editor.TAGS)
    assert stage.model.add_tags("Renew, brand new")
    stage.model.drop_tag("VIP")
    assert stage.tags() == [("brand new", 3, True), ("renew", 3, True)]
    stage.model.keep_tags()
    stage.commands.drain()
    orders = tuple(row.key for row in ROWS)
    assert stage.labels.calls == [
        (DeskAct.TAGS_SET, orders, "-", "VIP"),
        (DeskAct.TAGS_SET, orders, "+", "brand new", "Renew"),
    ]
    assert len(stage.kept[0].undos) == 2


def test_a_tag_that_is_added_and_dropped_again_leaves_nothing_to_do(stage: Stage) -> None:
    stage.open(Editor.TAGS).model.add_tags("brand new")
    stage.model.drop_tag("Brand New")
    stage.model.keep_tags()
    assert stage.props.editor is None
    assert stage.labels.calls == []


def test_a_dropped_tag_that_is_typed_again_stays(stage: Stage) -> None:
    stage.open(Editor.TAGS).model.drop_tag("VIP")
    stage.model.add_tags("vip")
    assert ("VIP", 3, True) in stage.tags()


def test_what_is_no_tag_is_said_at_once(stage: Stage) -> None:
    assert not stage.open(Editor.TAGS).model.add_tags("x" * 41)
    assert isinstance(stage.props.error, FieldError)
    stage.model.add_tags("x" * 40)
    assert stage.props.error is None


def test_when_adding_fails_what_was_taken_away_comes_back(stage: Stage) -> None:
    stage.open(Editor.TAGS).model.drop_tag("renew")
    stage.model.add_tags("new")
    stage.labels.error = FieldError("tags", MessageKey.TAG_FORM)
    stage.model.keep_tags()
    stage.commands.drain()
    assert [call[0] for call in stage.labels.calls] == [DeskAct.TAGS_SET, "undo"]
    assert stage.props.editor is Editor.TAGS
    assert stage.props.error is stage.labels.error


def test_a_note_is_kept_for_one_order(stage: Stage) -> None:
    assert stage.open(Editor.NOTE, ROWS[0]).props.note == "first"
    stage.model.keep_note("second")
    stage.commands.drain()
    assert stage.labels.calls == [(DeskAct.NOTE_SET, (ROWS[0].key,), "second")]
    assert stage.kept[0].name == "a.example"


def test_the_newest_change_is_taken_back_first(stage: Stage) -> None:
    for client in ("one", "two"):
        stage.open(Editor.CLIENT, ROWS[0]).model.keep_client(client)
        stage.commands.drain()
    stage.model.undo()
    stage.commands.drain()
    assert [change.detail for change in stage.undone] == ["two"]
    stage.model.undo()
    stage.commands.drain()
    stage.model.undo()
    assert stage.commands.waiting == 0
    assert [change.detail for change in stage.undone] == ["two", "one"]


def test_an_older_change_can_be_taken_back_by_itself_and_only_once(stage: Stage) -> None:
    for client in ("one", "two"):
        stage.open(Editor.CLIENT, ROWS[0]).model.keep_client(client)
        stage.commands.drain()
    older = stage.kept[0]
    stage.model.undo(older)
    stage.commands.drain()
    stage.model.undo(older)
    assert stage.commands.waiting == 0
    assert stage.props.last is stage.kept[1]


def test_a_change_that_could_not_be_taken_back_can_be_tried_again(stage: Stage) -> None:
    stage.open(Editor.CLIENT, ROWS[0]).model.keep_client("one")
    stage.commands.drain()

    def refuse(undo: Undo) -> Undo:
        raise Unavailable(MessageKey.DATABASE_BUSY, file="desk")

    kept, stage.labels.undo = stage.labels.undo, refuse  # type: ignore[method-assign]  # the fake's own
    stage.model.undo()
    stage.commands.drain()
    assert len(stage.failures) == 1
    stage.labels.undo = kept  # type: ignore[method-assign]  # heard on its way
    stage.model.undo()
    stage.commands.drain()
    assert len(stage.undone) == 1


def test_removing_asks_nothing_and_can_be_undone(stage: Stage) -> None:
    stage.model.remove_from_list(ROWS)
    assert stage.props.editor is None
    stage.commands.drain()
    assert stage.labels.calls[0][0] is DeskAct.REMOVED
    assert stage.kept[0].act is DeskAct.REMOVED


def test_removing_that_fails_goes_out(stage: Stage) -> None:
    stage.labels.error = Unavailable(MessageKey.DATABASE_BUSY, file="desk")
    stage.model.remove_from_list(ROWS)
    stage.commands.drain()
    assert stage.failures == [stage.labels.error]


def test_a_second_press_while_the_first_runs_does_nothing(stage: Stage) -> None:
    stage.open(Editor.CLIENT).model.keep_client("one")
    stage.model.keep_client("two")
    stage.model.close()
    assert stage.props.editor is Editor.CLIENT
    stage.commands.drain()
    assert len(stage.labels.calls) == 1


def test_names_for_an_editor_that_was_closed_are_not_shown_in_the_next(stage: Stage) -> None:
    stage.model.open(Editor.CLIENT, ROWS)
    stage.model.open(Editor.TAGS, ROWS[:1])
    stage.queries.drain()
    assert [count.name for count in stage.props.known] == ["renew", "vip"]


def test_fifty_changes_can_be_undone() -> None:
    changes = [Change(DeskAct.NOTE_SET, (), (), detail=str(at)) for at in range(MOST + 3)]
    stack = UndoStack()
    assert stack.top is None
    for change in changes:
        stack = stack.pushed(change)
    assert stack.changes == tuple(changes[-MOST:])
    assert stack.without(changes[-1]).top is changes[-2]
