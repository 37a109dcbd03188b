"""What is said of a request's names, and which of them would be sent."""

from dataclasses import replace

import pytest

from certdesk.domain.csr import NameFlaw, Oddity
from certdesk.domain.judging import Check, Choice, KeyUse, Weight
from certdesk.domain.judging_rules import judge
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import Change, NameChange
from certdesk.domain.orders import UNKNOWN_PRODUCT, OrderId
from tests.unit.domain.judged import (
    DV,
    EV,
    PAY,
    PRESENT,
    SHOP,
    WILDCARD_OV,
    WWW,
    checks,
    flawed,
    messages,
    order,
    request,
    told,
)

ORDER = order(*PRESENT)
BLOG = "blog.larkspur.example"
STAR = "*.larkspur.example"
ELSEWHERE = KeyUse(OrderId("1094582200"), BLOG)
ASKED_ABOUT_NAMES = {MessageKey.SAN_REMOVED, MessageKey.SAN_ADDED}


def test_a_request_for_another_name_is_stopped_and_leads_to_the_order_of_that_name() -> None:
    judgement = judge(request(BLOG), replace(ORDER, same_name=ELSEWHERE))
    mismatch = told(judgement, MessageKey.CN_MISMATCH)
    assert (mismatch.weight, mismatch.check, mismatch.order) == (Weight.STOP, Check.COMMON_NAME, ELSEWHERE.order)
    assert (mismatch.facts["a"], mismatch.facts["b"]) == (BLOG, SHOP)


def test_nobody_is_asked_about_each_name_of_a_request_for_another_site() -> None:
    judgement = judge(request(BLOG, "news.larkspur.example"), ORDER)
    assert messages(judgement, *Weight)[3:] == [MessageKey.CN_MISMATCH]


def test_a_request_without_a_common_name_goes_by_its_names() -> None:
    facts = replace(request(SHOP, WWW, "larkspur.example"), common_name="", asked=())
    assert Check.COMMON_NAME in judge(replace(facts, names=PRESENT), ORDER).passed
    mismatch = told(judge(replace(facts, names=(BLOG,)), ORDER), MessageKey.CN_MISMATCH)
    assert mismatch.facts["a"] == BLOG


def test_the_orders_name_among_the_names_is_enough_and_what_comes_first_is_noted() -> None:
    judgement = judge(request(WWW, SHOP, "larkspur.example"), ORDER)
    other = told(judgement, MessageKey.CN_OTHER)
    assert (other.weight, other.facts["a"], other.facts["b"]) == (Weight.NOTE, WWW, SHOP)
    assert Check.COMMON_NAME in judgement.passed
    assert judgement.names == PRESENT


def test_a_request_without_names_keeps_those_of_the_order() -> None:
    judgement = judge(request(), ORDER)
    assert messages(judgement, Weight.ASK) == [MessageKey.CSR_NAMELESS]
    assert judgement.names == PRESENT
    used = judge(request(), ORDER, {MessageKey.CSR_NAMELESS: Choice.USE})
    assert not used.questions
    assert {each.change for each in used.changes} == {Change.KEPT}


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        (STAR, "larkspur.example"),
        ("larkspur.example", STAR),
        (SHOP, STAR),
        (STAR, SHOP),
    ],
)
def test_a_wildcard_against_a_plain_name_is_asked(asked: str, own: str) -> None:
    judgement = judge(request(asked), order(own, product=WILDCARD_OV))
    question = told(judgement, MessageKey.CN_WILDCARD)
    assert (question.weight, question.choices) == (Weight.ASK, (Choice.USE,))
    assert judgement.names[0] == own


@pytest.mark.parametrize("asked", ["a.b.larkspur.example", "example", "*.b.larkspur.example"])
def test_a_wildcard_stands_for_one_label_only(asked: str) -> None:
    judgement = judge(request(asked), order(STAR, product=WILDCARD_OV))
    assert messages(judgement, Weight.STOP) == [MessageKey.CN_MISMATCH]


def test_names_that_are_left_out_are_asked_about_with_their_number() -> None:
    judgement = judge(request(SHOP), order(*PRESENT, PAY))
    removed = told(judgement, MessageKey.SAN_REMOVED)
    assert removed.names == (WWW, "larkspur.example", PAY)
    assert (removed.facts["name"], removed.facts["number"]) == (WWW, 3)
    assert removed.choices == (Choice.DROP, Choice.KEEP)
    assert judgement.names == (SHOP,)


@pytest.mark.parametrize(
    ("choice", "weight", "names"), [(Choice.DROP, Weight.NOTE, (SHOP,)), (Choice.KEEP, Weight.PASS, (SHOP, WWW))]
)
def test_names_that_are_left_out_go_or_stay_by_the_answer(
    choice: Choice, weight: Weight, names: tuple[str, ...]
) -> None:
    judgement = judge(request(SHOP), order(SHOP, WWW), {MessageKey.SAN_REMOVED: choice})
    assert told(judgement, MessageKey.SAN_REMOVED).weight is weight
    assert judgement.names == names
    assert (NameChange(WWW, Change.REMOVED) in judgement.changes) is (choice is Choice.DROP)
    assert not judgement.questions


@pytest.mark.parametrize(
    ("choice", "weight", "names"),
    [(Choice.ADD, Weight.NOTE, (*PRESENT, PAY)), (Choice.LEAVE_OUT, Weight.PASS, PRESENT)],
)
def test_names_that_are_brought_are_added_or_not_by_the_answer(
    choice: Choice, weight: Weight, names: tuple[str, ...]
) -> None:
    facts = request(*PRESENT, PAY)
    assert told(judge(facts, ORDER), MessageKey.SAN_ADDED).names == (PAY,)
    judgement = judge(facts, ORDER, {MessageKey.SAN_ADDED: choice})
    assert told(judgement, MessageKey.SAN_ADDED).weight is weight
    assert judgement.names == names


def test_what_is_kept_stands_in_its_present_order_and_what_is_new_behind_it() -> None:
    judgement = judge(request(PAY, "larkspur.example", SHOP, BLOG), ORDER, {MessageKey.SAN_REMOVED: Choice.KEEP})
    assert judgement.names == (SHOP, WWW, "larkspur.example", PAY, BLOG)


def test_a_wildcard_that_covers_what_is_left_out_is_told_and_does_not_cover_its_base() -> None:
    judgement = judge(request(SHOP, STAR), order(*PRESENT, product=WILDCARD_OV))
    assert NameChange(WWW, Change.REMOVED, STAR) in judgement.changes
    assert NameChange("larkspur.example", Change.REMOVED) in judgement.changes


def test_names_are_not_compared_with_names_that_nobody_has_seen() -> None:
    judgement = judge(request(SHOP, PAY), order(common_name=SHOP))
    assert told(judgement, MessageKey.NAMES_UNSEEN).weight is Weight.NOTE
    assert ASKED_ABOUT_NAMES.isdisjoint(messages(judgement, *Weight))
    assert judgement.names == (SHOP, PAY)
    assert judgement.changes == ()


def test_where_names_are_neither_asked_for_nor_known_the_order_keeps_its_own() -> None:
    assert judge(request(), order(common_name=SHOP)).names == ()


@pytest.mark.parametrize("flaw", NameFlaw)
def test_each_flaw_of_a_name_stops_a_request_by_its_own_message(flaw: NameFlaw) -> None:
    facts = flawed(flawed(request(*PRESENT), "one", flaw), "two", flaw)
    judgement = judge(facts, ORDER)
    (stop,) = judgement.stops
    assert stop.message is not None
    assert stop.message.name == f"NAME_{flaw.name}"
    assert (stop.names, stop.facts["name"], stop.facts["number"]) == (("one", "two"), "one", 2)
    assert judgement.names == PRESENT


@pytest.mark.parametrize(
    ("typed", "base"), [("www.*.larkspur.example", "larkspur.example"), ("w*.larkspur.example", "larkspur.example")]
)
def test_a_misplaced_wildcard_says_where_it_belongs(typed: str, base: str) -> None:
    judgement = judge(flawed(request(*PRESENT), typed, NameFlaw.WILDCARD), ORDER)
    assert told(judgement, MessageKey.NAME_WILDCARD).facts["base"] == base


def test_a_common_name_that_cannot_be_certified_is_told_once() -> None:
    facts = flawed(replace(request(), common_name="My server"), "My server", NameFlaw.FORM, is_common_name=True)
    assert messages(judge(facts, ORDER), Weight.STOP) == [MessageKey.NAME_FORM]


@pytest.mark.parametrize(
    ("product", "is_carried"),
    [(DV, False), (EV, False), (WILDCARD_OV, True), (UNKNOWN_PRODUCT, True)],
)
def test_wildcards_are_for_products_that_carry_them(product: object, is_carried: bool) -> None:
    judgement = judge(request(*PRESENT, STAR), replace(ORDER, product=product))  # type: ignore[arg-type]  # a product of the table
    stops = messages(judgement, Weight.STOP)
    assert stops == ([] if is_carried else [MessageKey.NAMES_WILDCARD])
    assert (STAR in judgement.names) is is_carried


def test_a_wildcard_that_is_certified_already_is_let_be() -> None:
    assert not judge(request(SHOP, STAR), order(SHOP, STAR)).stops


@pytest.mark.parametrize(("number", "is_too_many"), [(250, False), (251, True)])
def test_a_certificate_takes_250_names(number: int, is_too_many: bool) -> None:
    names = (SHOP, *(f"n{place}.larkspur.example" for place in range(number - 1)))
    judgement = judge(request(*names), order(*names))
    assert (MessageKey.NAMES_MANY in messages(judgement, Weight.STOP)) is is_too_many


def test_keeping_names_can_make_too_many() -> None:
    present = (SHOP, *(f"n{place}.larkspur.example" for place in range(249)))
    judgement = judge(request(SHOP, PAY), order(*present), {MessageKey.SAN_REMOVED: Choice.KEEP})
    assert messages(judgement, Weight.STOP) == [MessageKey.NAMES_MANY]


def test_names_are_told_as_people_read_them_and_sent_as_machines_do() -> None:
    own, shown = "xn--bcher-kva.example", "bücher.example"
    known = order(SHOP, own, shown_names={own: shown})
    removed = told(judge(request(SHOP), known), MessageKey.SAN_REMOVED)
    assert (removed.facts["name"], removed.names) == (shown, (own,))


# A first request: the authority takes the names of the order, and none besides (simulator/csrs.py).


def test_a_first_certificate_keeps_names_that_its_request_leaves_out() -> None:
    judgement = judge(request(SHOP), order(*PRESENT, is_reissue=False))
    assert checks(judgement, Weight.NOTE) == []
    assert not judgement.questions
    assert judgement.names == PRESENT


def test_a_first_request_for_a_name_that_is_not_on_the_order_is_stopped() -> None:
    judgement = judge(request(SHOP, PAY), order(*PRESENT, is_reissue=False))
    mismatch = told(judgement, MessageKey.CN_MISMATCH)
    assert (mismatch.weight, mismatch.names) == (Weight.STOP, (PAY,))
    assert (mismatch.facts["a"], mismatch.facts["b"]) == (PAY, SHOP)
    assert judgement.names == PRESENT


def test_of_a_first_request_nothing_is_said_that_only_a_session_shows() -> None:
    judgement = judge(request(SHOP, PAY), order(common_name=SHOP, is_reissue=False))
    assert not judgement.stops
    assert not judgement.questions
    assert judgement.names == ()


# What else there is in a request.


@pytest.mark.parametrize(
    ("asked", "differs"),
    [("Larkspur Florists", False), ("larkspur  FLORISTS", False), ("Larkspur Florists Ltd", True), ("", False)],
)
def test_another_spelling_of_the_organisation_is_noted(asked: str, differs: bool) -> None:
    judgement = judge(request(*PRESENT, subject=(("O", asked), ("L", "Leeds"))), ORDER)
    assert (MessageKey.ORGANISATION_DIFFERS in messages(judgement, Weight.NOTE)) is differs


def test_nothing_is_said_of_an_organisation_that_the_certificate_does_not_name() -> None:
    judgement = judge(request(*PRESENT, subject=(("O", "Somebody else"),)), replace(ORDER, product=DV))
    assert messages(judgement, Weight.NOTE) == []


@pytest.mark.parametrize("oddity", Oddity)
def test_each_oddity_is_noted_by_its_own_message(oddity: Oddity) -> None:
    facts = request(*PRESENT, oddities=(oddity,), signature="SHA-1 with RSA")
    (note,) = (verdict for verdict in judge(facts, ORDER).verdicts if verdict.weight is Weight.NOTE)
    assert note.check is Check.BESIDES
    assert dict(note.facts) == ({"hash": "SHA-1"} if oddity is Oddity.OLD_HASH else {})


def test_no_two_oddities_have_the_same_message() -> None:
    judgement = judge(request(*PRESENT, oddities=tuple(Oddity)), ORDER)
    assert len(set(messages(judgement, Weight.NOTE))) == len(Oddity)
