"""What is dropped on the window: found out, offered to its order, and handed on; a key goes no further."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from certdesk.domain.act_rules import Act, WhyNot
from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.window_drops.looking import FEW, Looked
from certdesk.viewmodels.window_drops.model import WindowDropsViewModel
from certdesk.viewmodels.window_drops.props import TurnedAway, Use
from tests.fakes_gui.many_csrs import ALPEN, GONE, ID, SHOP, WAITING, BookOrders, use_of
from tests.fakes_gui.requests import PRIVATE_KEY, FakeRequests, one_to_drop, passes, some_facts
from tests.lanes import HandLane

FOLDER = Path("/files")


@dataclass
class Stage:
    model: WindowDropsViewModel
    requests: FakeRequests
    lane: HandLane
    used: list[Use]
    many: list[Looked]
    away: list[TurnedAway]
    failed: list[Exception]
    runner: Runner

    def drop(self, *files: str, **how: object) -> None:
        self.model.take(HandedIn(Origin.DROPPED, tuple(FOLDER / file for file in files)), **how)  # type: ignore[arg-type]  # fields by name
        self.lane.drain()


@pytest.fixture
def stage(qapp: object) -> Stage:
    requests = FakeRequests(
        {
            "shop.csr": some_facts((SHOP, "www.larkspur.example")),
            "api.csr": some_facts((WAITING,)),
            "both.csr": some_facts(("both.example",)),
            "gone.csr": some_facts((GONE,)),
            "strange.csr": some_facts(("nobody.example",)),
            "server.key": FieldError("csr", MessageKey.CSR_KEYFILE),
        },
        matches={SHOP: (use_of(SHOP),), WAITING: (use_of(WAITING),), "both.example": (use_of(SHOP), use_of(ALPEN))},
        verdicts=lambda _facts, _answers: passes(),
    )
    lane = HandLane()
    runner = Runner(lane, lane)
    model = WindowDropsViewModel(requests, BookOrders(), runner)
    made = Stage(model, requests, lane, [], [], [], [], runner)
    model.use_wanted.connect(made.used.append)
    model.many_wanted.connect(made.many.append)
    model.turned_away.connect(made.away.append)
    model.failed.connect(made.failed.append)
    return made


def test_one_request_is_offered_to_the_order_of_its_names_with_its_verdict(stage: Stage) -> None:
    stage.requests.verdicts = one_to_drop
    stage.drop("shop.csr")
    props = stage.model.props
    assert props.chosen is not None
    assert props.chosen.judgement is not None
    assert (props.chosen.order, props.chosen.act, props.can_use) == (ID[SHOP], Act.REISSUE, True)
    assert len(props.chosen.judgement.questions) == 1
    assert not stage.used


def test_using_it_hands_the_file_on_and_closes(stage: Stage) -> None:
    stage.drop("shop.csr")
    stage.model.use()
    assert stage.used == [Use(ID[SHOP], Act.REISSUE, HandedIn(Origin.DROPPED, (FOLDER / "shop.csr",)))]
    assert not stage.model.props.is_open


def test_an_order_that_waits_for_its_first_request_gets_it_added(stage: Stage) -> None:
    stage.drop("api.csr")
    stage.model.use()
    assert [use.act for use in stage.used] == [Act.ADD_CSR]
    assert [judged.is_reissue for judged in stage.requests.asked] == [False]


def test_of_several_orders_another_can_be_chosen(stage: Stage) -> None:
    stage.drop("both.csr")
    assert [each.order for each in stage.model.props.prospects] == [ID[SHOP], ID[ALPEN]]
    stage.model.choose(ID[ALPEN])
    stage.model.use()
    assert [use.order for use in stage.used] == [ID[ALPEN]]


def test_without_a_match_nothing_can_be_used_before_an_order_is_chosen(stage: Stage) -> None:
    stage.drop("strange.csr")
    assert stage.model.props.is_open
    assert not stage.model.props.can_use
    stage.model.choose(ID[SHOP])
    assert stage.model.props.is_judging
    assert not stage.model.props.can_use
    stage.lane.drain()
    assert stage.model.props.can_use


def test_an_order_that_is_chosen_and_gone_says_so_and_keeps_the_drop(stage: Stage) -> None:
    stage.drop("strange.csr")
    stage.requests.trouble = Unavailable(MessageKey.DATABASE_BUSY)
    stage.model.choose(ID[SHOP])
    stage.lane.drain()
    assert stage.model.props.problem is stage.requests.trouble
    assert stage.model.props.facts is not None


def test_on_a_row_it_goes_to_that_order_without_asking(stage: Stage) -> None:
    stage.drop("strange.csr", order=ID[SHOP])
    assert [use.order for use in stage.used] == [ID[SHOP]]
    assert not stage.model.props.is_open


def test_a_row_whose_order_takes_none_says_why(stage: Stage) -> None:
    stage.drop("gone.csr", order=ID[GONE])
    assert stage.away == [TurnedAway(WhyNot.NOT_REISSUABLE, GONE)]
    assert not stage.used


def test_what_is_no_request_is_told_by_its_own_name(stage: Stage) -> None:
    stage.drop("notes.txt")
    assert stage.model.props.facts is None
    assert [each.refusal.key for each in stage.model.props.refused if each.refusal] == [MessageKey.CSR_NOTCSR]


def test_what_lies_beside_one_request_does_not_make_it_many(stage: Stage) -> None:
    stage.drop("server.key", "shop.csr", "notes.txt")
    assert stage.model.props.chosen is not None
    assert len(stage.model.props.refused) == 2
    assert not stage.many


@pytest.mark.parametrize("files", [("shop.csr", "api.csr"), tuple(f"{number}.txt" for number in range(FEW + 1))])
def test_several_requests_and_more_than_a_few_files_go_to_the_list_of_many(
    stage: Stage, files: tuple[str, ...]
) -> None:
    stage.drop(*files)
    assert len(stage.many) == 1
    assert not stage.model.props.is_open


def test_one_request_is_added_to_a_list_that_is_open(stage: Stage) -> None:
    stage.drop("shop.csr", adds=True)
    assert [len(looked.requests) for looked in stage.many] == [1]


def test_a_private_key_is_refused_before_anything_reads_it(stage: Stage) -> None:
    stage.model.take(HandedIn(Origin.DROPPED, text=PRIVATE_KEY))
    stage.lane.drain()
    assert not stage.requests.read_texts
    refusals = [each.refusal.key for each in stage.model.props.refused if each.refusal]
    assert refusals == [MessageKey.CSR_KEYFILE]


def test_what_was_pasted_and_is_no_request_is_said_in_passing(stage: Stage) -> None:
    stage.model.take(HandedIn(Origin.PASTED, text="hello"))
    stage.lane.drain()
    keys = [each.why.key for each in stage.away if isinstance(each.why, CertDeskError)]
    assert keys == [MessageKey.CSR_NOTCSR]
    assert not stage.model.props.is_open


def test_a_later_drop_takes_the_place_of_one_that_is_still_read(stage: Stage) -> None:
    stage.model.take(HandedIn(Origin.DROPPED, (FOLDER / "strange.csr",)))
    stage.drop("shop.csr")
    assert stage.model.props.chosen is not None
    assert stage.model.props.chosen.order == ID[SHOP]


def test_trouble_while_reading_is_told_where_there_is_no_sheet(stage: Stage) -> None:
    stage.requests.trouble = Unavailable(MessageKey.DATABASE_BUSY)
    stage.drop("shop.csr")
    assert stage.failed == [stage.requests.trouble]
