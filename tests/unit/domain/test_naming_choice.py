"""Whatever is answered: no name is invented, the order's own comes first, and what stops a request stops it."""

from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.csr import AskedName, CsrFacts, KeyFacts, KeyFamily, KeyFlaw, NameFlaw
from certdesk.domain.judging import Answers, Choice, Judgement, KeyUse, Standing, Weight
from certdesk.domain.judging_rules import judge
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import Change, compared, covers
from certdesk.domain.orders import OrderId
from tests.unit.domain.judged import DV, EV, NEW_KEY, OLD_KEY, OV, WILDCARD_OV, order, request

LABELS = st.sampled_from(["a", "b", "www", "*"])
NAMES = st.builds("{}.{}".format, LABELS, st.sampled_from(["larkspur.example", "b.larkspur.example", "other.example"]))
SOME = st.lists(NAMES, max_size=6, unique=True).map(tuple)
FLAWED = st.builds(AskedName, st.just("x_y"), st.just("x_y"), flaw=st.sampled_from(NameFlaw))


@st.composite
def requests(draw: st.DrawFn) -> CsrFacts:
    names = draw(SOME)
    asked = request(*names).asked + tuple(draw(st.lists(FLAWED, max_size=2)))
    flaws = tuple(draw(st.lists(st.sampled_from(KeyFlaw), max_size=2, unique=True)))
    key = KeyFacts(draw(st.sampled_from(KeyFamily)), draw(st.integers(0, 9000)), flaws=flaws)
    digest = draw(st.sampled_from([NEW_KEY, OLD_KEY]))
    return request(
        *names, asked=asked, key=key, key_digest=digest, is_signed=draw(st.sampled_from([True, False, None]))
    )


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    own = draw(NAMES)
    rest = [name for name in draw(SOME) if name != own]
    return order(
        own,
        present_names=draw(st.sampled_from([(), (own, *rest)])),
        product=draw(st.sampled_from([OV, DV, EV, WILDCARD_OV])),
        key_uses=draw(st.sampled_from([(), (KeyUse(OrderId("1"), "other.example"),)])),
        is_key_listed=draw(st.booleans()),
        is_reissue=draw(st.booleans()),
    )


def answers() -> st.SearchStrategy[Answers]:
    return st.dictionaries(st.sampled_from(MessageKey), st.sampled_from(Choice), max_size=6)


@given(requests(), standings(), answers())
def test_answers_invent_no_name_and_lose_none_but_what_was_left_out(
    facts: CsrFacts, known: Standing, given_answers: Answers
) -> None:
    judgement = judge(facts, known, given_answers)
    assert set(judgement.names) <= {known.common_name, *known.present_names, *facts.names}
    assert len(set(judgement.names)) == len(judgement.names)
    if facts.names and known.is_reissue:
        lost = set(known.present_names) - set(judgement.names)
        assert lost <= set(known.present_names) - set(facts.names)
    else:
        assert judgement.names in {(), known.present_names}


@given(requests(), standings(), answers())
def test_the_common_name_of_the_order_is_always_first_and_never_removed(
    facts: CsrFacts, known: Standing, given_answers: Answers
) -> None:
    judgement = judge(facts, known, given_answers)
    assert judgement.names[:1] in {(), (known.common_name,)}
    removed = {change.name for change in judgement.changes if change.change is Change.REMOVED}
    assert known.common_name not in removed
    assert removed == set(known.present_names) - set(judgement.names)


@given(requests(), standings(), answers())
def test_no_answer_takes_a_stop_away(facts: CsrFacts, known: Standing, given_answers: Answers) -> None:
    before, after = judge(facts, known), judge(facts, known, given_answers)
    assert {stop.message for stop in before.stops} <= {stop.message for stop in after.stops}


@given(requests(), standings(), answers(), st.booleans())
def test_what_is_answered_is_not_asked_again_and_can_still_be_changed(
    facts: CsrFacts, known: Standing, given_answers: Answers, leaked: bool
) -> None:
    judgement = judge(facts, known, given_answers, is_key_compromised=leaked)
    for verdict in judgement.verdicts:
        if verdict.choices and verdict.message is not None:
            is_open = given_answers.get(verdict.message) not in verdict.choices
            assert (verdict.weight is Weight.ASK) is is_open
            assert verdict.weight is not Weight.STOP


@given(requests(), standings())
def test_every_question_can_be_settled(facts: CsrFacts, known: Standing) -> None:
    judgement: Judgement = judge(facts, known)
    settled = {verdict.message: verdict.choices[-1] for verdict in judgement.questions if verdict.message}
    assert not judge(facts, known, settled).questions


@given(SOME, SOME)
def test_each_name_has_one_change(present: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    changes = compared(present, wanted)
    assert sorted(change.name for change in changes) == sorted({*present, *wanted})
    for change in changes:
        is_before, is_after = change.name in present, change.name in wanted
        expected = {(True, True): Change.KEPT, (True, False): Change.REMOVED, (False, True): Change.ADDED}
        assert change.change is expected[is_before, is_after]
        if change.covered_by:
            assert covers(change.covered_by, change.name)
            assert change.covered_by in (wanted if change.change is Change.REMOVED else present)


def test_a_wildcard_covers_one_label_and_neither_itself_nor_its_base() -> None:
    star = "*.larkspur.example"
    assert covers(star, "www.larkspur.example")
    assert not any(
        covers(star, name) for name in (star, "larkspur.example", "a.b.larkspur.example", ".larkspur.example", "")
    )
    assert not covers("www.larkspur.example", "www.larkspur.example")
