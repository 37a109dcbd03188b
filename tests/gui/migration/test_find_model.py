"""The view-model of the page on which customer accounts are found, over the real services."""

from datetime import timedelta

import pytest

from certdesk.domain.holdings import HoldingId
from certdesk.domain.letters import Letter
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Situation
from certdesk.domain.notices import Finding, Suspect, Suspicion, Witness
from certdesk.viewmodels.migration.find.model import FindViewModel
from certdesk.viewmodels.migration.find.props import Place
from certdesk.viewmodels.migration.find.state import FindState, find_state
from certdesk.viewmodels.migration.opened import Changed
from certdesk.viewmodels.migration.tally import Tally
from certdesk.views.wording.migration.undoing import done_words
from tests.fakes_gui.moving import MovingDesk


@pytest.fixture
def model(moving: MovingDesk) -> FindViewModel:
    desk = moving.desk
    return FindViewModel(desk.holdings, desk.account_search, desk.sessions, moving.open, moving.runner)


def ids(moving: MovingDesk) -> dict[str, HoldingId]:
    return {line.holding.common_name: line.holding.id for line in moving.view.lines}


def chosen(model: FindViewModel) -> list[str]:
    return [line.holding.common_name for line in model.props.chosen.lines]


def whose(model: FindViewModel) -> str | None:
    return model.props.chosen.client


def presses(model: FindViewModel) -> bool:
    return model.props.chosen.is_pressing


def state(model: FindViewModel) -> FindState:
    assert model.props.chosen.one is not None
    return find_state(model.props.chosen.one.moved)


def test_without_a_migration_there_is_nothing(moving: MovingDesk, model: FindViewModel) -> None:
    moving.open.show(None)
    assert not model.props.is_open
    assert not model.props.is_empty


def test_a_migration_without_certificates_is_empty(moving: MovingDesk, model: FindViewModel) -> None:
    assert model.props.is_empty
    moving.typed("a.example")
    assert not model.props.is_empty


def test_the_first_that_is_not_found_is_chosen(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example")
    assert chosen(model) == ["a.example"]
    moving.done(lambda: model.take_number("31884207", Witness.TYPED))
    assert chosen(model) == ["a.example"], "what came of it is to be seen"
    moving.open.show(None)
    moving.open.show(moving.desk.migrations.load(moving.desk.migrations.all()[0].id))
    assert chosen(model) == ["b.example"]


def test_a_typed_number_is_kept_as_it_is_and_can_be_taken_back(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    kept: list[Place] = []
    model.kept.connect(kept.append)
    moving.done(lambda: model.take_number(" 0031 884 ", Witness.CLIENT))
    line = model.props.chosen.one
    assert line is not None
    assert line.known_by is not None
    assert (line.moved.number, line.known_by.witness) == ("0031884", Witness.CLIENT)
    assert model.props.tally == Tally(total=1, found=1, accounts=1)
    assert kept == [Place.NUMBER]
    assert [each.what for each in moving.undoables] == [Changed.NUMBER_TAKEN]
    moving.done(moving.open.undo)
    assert state(model) is FindState.NOT_FOUND


def test_what_is_no_number_is_told_where_it_was_typed(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    moving.done(lambda: model.take_number("12345678901", Witness.SUPPORT, Place.SUPPORT))
    error = model.props.error_at(Place.SUPPORT)
    assert error is not None
    assert error.key is MessageKey.NUMBER_FORM
    assert model.props.error_at(Place.NUMBER) is None
    model.dismiss(Place.NUMBER)
    assert model.props.trouble is not None, "another field's"
    model.dismiss(Place.SUPPORT)
    assert model.props.trouble is None


def test_nothing_is_saved_twice_meanwhile(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    model.take_number("1", Witness.TYPED)
    assert model.props.is_busy
    moving.settle()
    assert not model.props.is_busy


def test_one_number_settles_several(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example", "c.example")
    known = ids(moving)
    model.choose([known["c.example"], known["a.example"]])
    assert chosen(model) == ["a.example", "c.example"], "in the order of the list"
    moving.done(lambda: model.take_number("7", Witness.TYPED))
    assert [line.moved.number for line in moving.view.lines] == ["7", "", "7"]


def test_answers_that_disagree_are_settled_by_choosing(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    moving.done(lambda: model.take_number("1", Witness.TYPED))
    moving.done(lambda: model.take_number("2", Witness.CLIENT))
    assert state(model) is FindState.TWO_ANSWERS
    assert model.props.tally.to_go == 1
    moving.done(lambda: model.use("2"))
    assert state(model) is FindState.FOUND
    moving.done(model.take_back)
    assert model.props.chosen.lines[0].moved.number == "1", "the other answer is left"


def test_a_doubted_notice_counts_once_the_user_vouches_for_it(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    doubted = Finding("31884207", Witness.NOTICE, suspects=(Suspect(Suspicion.FORWARDED, ""),))
    search, id_ = moving.desk.account_search, ids(moving)["a.example"]
    moving.open.take(search.take_number(moving.migration.id, [id_], doubted))
    assert state(model) is FindState.NOT_FOUND
    moving.done(lambda: model.vouch("31884207"))
    assert state(model) is FindState.FOUND
    assert done_words(moving.undoables[-1]) == "The notice counts for 1 certificate"
    moving.done(model.take_back)
    assert state(model) is FindState.NOT_FOUND
    assert done_words(moving.undoables[-1]) == "The notice counts no more for 1 certificate"
    assert model.props.chosen.lines[0].settled.doubted, "the notice is still there, to be looked at"


def test_asking_is_noted_for_what_is_not_found_and_once_a_day(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example")
    known = ids(moving)
    moving.done(lambda: model.take_number("1", Witness.TYPED))
    model.choose(list(known.values()))
    moving.done(model.note_asked)
    assert [line.moved.asked_at is not None for line in moving.view.lines] == [False, True]
    assert model.props.tally == Tally(total=2, found=1, asked=1, accounts=1)
    moving.done(model.note_asked)
    assert [each.what for each in moving.undoables] == [Changed.NUMBER_TAKEN, Changed.ASKED]
    first = moving.view.lines[1].moved.asked_at
    moving.world.clock.forward(timedelta(days=3))
    moving.done(model.note_asked)
    assert moving.view.lines[1].moved.asked_at != first
    moving.done(lambda: model.note_asked(is_asked=False))
    assert model.props.tally.asked == 0
    assert done_words(moving.undoables[-1]) == "Noted that you did not ask about 1 certificate"


def test_a_client_is_set_for_all_that_are_chosen(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example", client="Larkspur")
    moving.typed("c.example")
    model.choose(list(ids(moving).values()))
    assert whose(model) is None
    moving.done(lambda: model.set_client("Larkspur Florists"))
    assert whose(model) == "Larkspur Florists"
    assert model.props.clients == ("Larkspur Florists",)
    moving.done(lambda: model.set_client("x" * 121))
    assert model.props.error_at(Place.CLIENT) is not None
    moving.done(lambda: model.set_client(" "))
    assert whose(model) == ""


def test_all_that_a_client_still_waits_for_can_be_chosen(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example", "c.example", client="Larkspur")
    moving.typed("d.example", client="Copperfield")
    moving.done(lambda: model.take_number("1", Witness.TYPED))
    assert model.props.chosen.alike == ()
    model.choose([ids(moving)["b.example"]])
    model.choose(model.props.chosen.alike)
    assert chosen(model) == ["b.example", "c.example"]
    assert model.props.chosen.alike == ()


def test_what_is_taken_out_gives_way_to_what_stood_behind_it(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example", "c.example")
    model.choose([ids(moving)["b.example"]])
    moving.done(model.take_out)
    assert chosen(model) == ["c.example"]
    moving.done(model.take_out)
    assert chosen(model) == ["a.example"]
    moving.done(model.take_out)
    assert model.props.is_empty
    moving.done(moving.open.undo)
    assert chosen(model) == ["a.example"]


def test_the_next_that_is_not_found_is_below_and_then_from_the_top(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example", "b.example", "c.example")
    known = ids(moving)
    model.choose([known["b.example"]])
    moving.done(lambda: model.take_number("1", Witness.TYPED))
    assert model.props.chosen.onward == known["c.example"]
    model.choose([known["c.example"]])
    assert model.props.chosen.onward == known["a.example"]


def test_a_long_list_can_be_narrowed_by_name_client_and_number(moving: MovingDesk, model: FindViewModel) -> None:
    moving.iso_account()
    assert model.props.can_narrow
    moving.done(lambda: model.take_number("31884207", Witness.TYPED))
    first = chosen(model)
    for needle in (first[0].upper(), "31884207"):
        model.narrow(needle)
        assert [line.holding.common_name for line in model.props.rows] == first
    model.narrow("nowhere")
    assert (model.props.rows, chosen(model)) == ((), [])
    model.narrow("")
    assert chosen(model) == first


def test_only_what_is_not_found_can_be_listed_and_what_was_found_stays_while_it_is_chosen(
    moving: MovingDesk, model: FindViewModel
) -> None:
    moving.iso_account()
    model.show_open_only(is_on=True)
    moving.done(lambda: model.take_number("1", Witness.TYPED))
    assert len(model.props.rows) == 18
    onward = model.props.chosen.onward
    assert onward is not None
    model.choose([onward])
    assert len(model.props.rows) == 17


def test_an_end_that_is_near_or_an_answer_that_is_late_presses(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    assert not presses(model)
    moving.done(model.note_asked)
    moving.world.clock.forward(timedelta(days=14))
    moving.open.take(moving.keep(moving.migration, name="Another name"))
    assert presses(model)
    moving.done(lambda: model.take_number("1", Witness.CLIENT))
    assert not presses(model)


def test_what_the_services_refuse_is_shown_on_the_page(moving: MovingDesk, model: FindViewModel) -> None:
    moving.typed("a.example")
    moving.desk.migrations.remove(moving.migration.id)
    moving.done(lambda: model.take_number("1", Witness.TYPED))
    error = model.props.error_at(Place.PAGE)
    assert error is not None
    assert error.key is MessageKey.MIGRATION_GONE


def test_who_looks_after_own_certificates_has_no_clients(moving: MovingDesk, model: FindViewModel) -> None:
    assert model.props.has_clients
    moving.open.take(moving.keep(moving.migration, situation=Situation.OWN))
    assert not model.props.has_clients


def test_a_note_becomes_a_mail_file(model: FindViewModel) -> None:
    assert b"Subject: Customer number" in model.file_of(Letter((), "Customer number", "Hello\n"))
