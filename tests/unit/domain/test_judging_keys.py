"""What is said of a request's signature and key."""

from dataclasses import replace

import pytest

from certdesk.domain.csr import KeyFacts, KeyFamily, KeyFlaw
from certdesk.domain.judging import Check, Choice, KeyUse, Weight
from certdesk.domain.judging_rules import judge
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from tests.unit.domain.judged import NEW_KEY, PRESENT, checks, messages, order, request, told

GOOD = request(*PRESENT)
ORDER = order(*PRESENT)
BLOG = KeyUse(OrderId("1094582200"), "blog.larkspur.example")
STOPPING = {
    KeyFlaw.KIND: MessageKey.KEY_KIND,
    KeyFlaw.SMALL: MessageKey.CSR_WEAK,
    KeyFlaw.LARGE: MessageKey.KEY_LARGE,
    KeyFlaw.UNEVEN: MessageKey.KEY_UNEVEN,
    KeyFlaw.EXPONENT: MessageKey.KEY_EXPONENT,
    KeyFlaw.FACTOR: MessageKey.KEY_FACTOR,
    KeyFlaw.CLOSE: MessageKey.KEY_CLOSE,
    KeyFlaw.ROCA: MessageKey.KEY_ROCA,
    KeyFlaw.CURVE: MessageKey.KEY_CURVE,
    KeyFlaw.POINT: MessageKey.KEY_POINT,
}


def with_key(*flaws: KeyFlaw, bits: int = 3072, family: KeyFamily = KeyFamily.RSA) -> KeyFacts:
    return KeyFacts(family, bits, flaws=flaws)


def test_a_good_request_passes_every_check_and_asks_nothing() -> None:
    judgement = judge(GOOD, ORDER)
    passed = [Check.SIGNED, Check.STRENGTH, Check.KEY, Check.COMMON_NAME, Check.NAMES]
    assert checks(judgement, Weight.PASS) == passed
    assert judgement.passed == tuple(passed)
    assert not judgement.stops
    assert not judgement.questions
    assert messages(judgement, *Weight) == [None] * 5


def test_the_verdicts_stand_in_the_order_of_the_checks() -> None:
    facts = replace(GOOD, is_signed=False, key=with_key(KeyFlaw.SMALL), subject=(("O", "Other"),))
    places = [list(Check).index(verdict.check) for verdict in judge(facts, ORDER).verdicts]
    assert places == sorted(places)


def test_a_request_that_its_own_key_did_not_sign_is_stopped() -> None:
    assert messages(judge(replace(GOOD, is_signed=False), ORDER), Weight.STOP) == [MessageKey.CSR_SIG]


def test_a_signature_that_nobody_could_verify_stops_and_is_not_called_wrong() -> None:
    judgement = judge(replace(GOOD, is_signed=None, signature="MD2 with RSA"), ORDER)
    assert told(judgement, MessageKey.CSR_UNVERIFIED).facts["signature"] == "MD2 with RSA"
    assert messages(judgement, Weight.STOP) == [MessageKey.CSR_UNVERIFIED]


def test_of_a_key_that_is_not_known_nothing_is_said_of_its_signature() -> None:
    facts = replace(GOOD, is_signed=None, key=with_key(KeyFlaw.KIND, family=KeyFamily.GOST))
    assert messages(judge(facts, ORDER), Weight.STOP) == [MessageKey.KEY_KIND]


def test_every_flaw_but_two_stops_a_key() -> None:
    assert set(KeyFlaw) - set(STOPPING) == {KeyFlaw.CURVE_ASKED, KeyFlaw.EXPONENT_ODD}


@pytest.mark.parametrize(("flaw", "message"), STOPPING.items())
def test_each_flaw_of_a_key_stops_it_by_its_own_message(flaw: KeyFlaw, message: MessageKey) -> None:
    judgement = judge(replace(GOOD, key=with_key(flaw), algorithm="RSA 3072"), ORDER)
    assert messages(judgement, Weight.STOP) == [message]
    assert told(judgement, message).check is Check.STRENGTH
    assert Check.STRENGTH not in judgement.passed


def test_a_small_key_is_told_by_its_algorithm() -> None:
    facts = replace(GOOD, key=with_key(KeyFlaw.SMALL, bits=1023), algorithm="RSA 1023")
    weak = told(judge(facts, ORDER), MessageKey.CSR_WEAK)
    assert weak.facts["algorithm"] == "RSA 1023"


@pytest.mark.parametrize(("bits", "is_advised"), [(2048, False), (3064, False), (3072, True), (4096, True)])
def test_a_short_rsa_key_is_good_enough_and_longer_ones_are_advised(bits: int, is_advised: bool) -> None:
    judgement = judge(replace(GOOD, key=with_key(bits=bits)), ORDER)
    assert (MessageKey.KEY_SHORT in messages(judgement, Weight.NOTE)) is not is_advised
    assert Check.STRENGTH in judgement.passed


@pytest.mark.parametrize("curve", ["P-256", "P-384"])
def test_no_longer_key_is_advised_for_curves(curve: str) -> None:
    facts = replace(GOOD, key=KeyFacts(KeyFamily.EC, 256, curve), algorithm=f"ECDSA {curve}")
    assert MessageKey.KEY_SHORT not in messages(judge(facts, ORDER), *Weight)


def test_p521_is_asked_about_and_can_be_used() -> None:
    facts = replace(GOOD, key=KeyFacts(KeyFamily.EC, 521, "P-521", (KeyFlaw.CURVE_ASKED,)))
    assert told(judge(facts, ORDER), MessageKey.KEY_CURVE_ASKED).choices == (Choice.USE,)
    used = judge(facts, ORDER, {MessageKey.KEY_CURVE_ASKED: Choice.USE})
    assert told(used, MessageKey.KEY_CURVE_ASKED).weight is Weight.NOTE


def test_an_unusual_exponent_is_noted_of_a_key_that_passes() -> None:
    judgement = judge(replace(GOOD, key=with_key(KeyFlaw.EXPONENT_ODD)), ORDER)
    assert messages(judgement, Weight.NOTE) == [MessageKey.KEY_UNUSUAL]
    assert Check.STRENGTH in checks(judgement, Weight.PASS)


def test_another_kind_of_key_than_before_is_noted() -> None:
    changed = told(judge(GOOD, replace(ORDER, present_algorithm="RSA 2048")), MessageKey.KEY_CHANGED)
    assert (changed.weight, changed.facts["before"], changed.facts["algorithm"]) == (
        Weight.NOTE,
        "RSA 2048",
        "RSA 3072",
    )


def test_nothing_is_said_of_a_present_key_that_is_not_known() -> None:
    unknown = replace(ORDER, present_algorithm="", present_key_digest="")
    assert messages(judge(replace(GOOD, key_digest=""), unknown), Weight.ASK, Weight.NOTE) == []


def test_a_new_key_says_how_many_orders_were_looked_at() -> None:
    judgement = judge(GOOD, replace(ORDER, known_orders=3))
    (new,) = (verdict for verdict in judgement.verdicts if verdict.check is Check.KEY)
    assert (new.facts["known"], new.facts["all"]) == (3, 42)


def test_a_key_in_a_list_stops_it() -> None:
    judgement = judge(GOOD, replace(ORDER, is_key_listed=True))
    assert messages(judgement, Weight.STOP) == [MessageKey.KEY_KNOWN]


def test_a_blocked_key_is_stopped() -> None:
    judgement = judge(GOOD, replace(ORDER, is_key_blocked=True))
    assert messages(judgement, Weight.STOP) == [MessageKey.KEY_COMPROMISED]


def test_a_key_of_other_orders_is_stopped_and_leads_to_one_of_them() -> None:
    other = KeyUse(OrderId("1094582201"), "news.larkspur.example")
    reused = told(judge(GOOD, replace(ORDER, key_uses=(BLOG, other))), MessageKey.KEY_REUSED)
    assert (reused.weight, reused.order) == (Weight.STOP, BLOG.order)
    assert (reused.facts["name"], reused.facts["number"]) == (BLOG.name, 2)


def test_the_present_key_may_be_kept_if_the_user_says_so() -> None:
    same = replace(ORDER, present_key_digest=NEW_KEY)
    question = told(judge(GOOD, same), MessageKey.KEY_SAME)
    assert (question.weight, question.choices) == (Weight.ASK, (Choice.KEEP_KEY,))
    settled = told(judge(GOOD, same, {MessageKey.KEY_SAME: Choice.KEEP_KEY}), MessageKey.KEY_SAME)
    assert (settled.weight, settled.choices) == (Weight.NOTE, (Choice.KEEP_KEY,))


def test_a_key_that_leaked_is_not_kept_whatever_was_answered() -> None:
    same = replace(ORDER, present_key_digest=NEW_KEY)
    judgement = judge(GOOD, same, {MessageKey.KEY_SAME: Choice.KEEP_KEY}, is_key_compromised=True)
    assert messages(judgement, Weight.STOP) == [MessageKey.KEY_SAME_LEAKED]
    assert not judgement.questions


def test_a_new_key_is_as_good_as_any_after_a_compromise() -> None:
    assert not judge(GOOD, ORDER, is_key_compromised=True).stops


def test_an_answer_that_was_not_among_the_choices_counts_as_none() -> None:
    same = replace(ORDER, present_key_digest=NEW_KEY)
    judgement = judge(GOOD, same, {MessageKey.KEY_SAME: Choice.DROP})
    assert messages(judgement, Weight.ASK) == [MessageKey.KEY_SAME]
