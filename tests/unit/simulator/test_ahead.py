"""What a reissue would have to prove, told before it is asked for, and asked for then."""

from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import TOKEN_LIFETIME, ProofState
from certdesk.domain.revocation import Revocation
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.store import Store
from tests.contracts.ports.acting import LONG_ENOUGH, fresh_name, fresh_session, listed, new_key, new_order
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import FILE_NAME, order_called
from tests.unit.simulator.reissues import DAY, SECOND, ask, issue, issued

M = ValidationMethod
NEW, NEW_TOO = "www.elsewhere.example", "shop.elsewhere.example"


def test_what_still_holds_is_proved_and_the_rest_has_a_place_and_a_value(outside: Outside) -> None:
    order, names = issued(outside)
    token = fresh_session(outside, order).token
    own, below, new = outside.portal.proofs_ahead(token, (*names, "x.larkspur.example", NEW), None)
    until = outside.portal.order(token).reusable_until
    assert [own.state, below.state, new.state] == [ProofState.PROVED, ProofState.PROVED, ProofState.WAITING]
    assert (own.value, own.expires_at, own.method) == ("", until, M.DNS_TXT)
    assert own.proved_at is not None
    assert own.proved_at <= outside.portal.now()
    assert (new.method, new.place) == (M.DNS_TXT, "_dnsauth.elsewhere.example")
    assert len(bytes.fromhex(new.value)) * 8 >= 112
    assert new.expires_at == outside.portal.now() + TOKEN_LIFETIME


@pytest.mark.parametrize("method", [M.DNS_TXT, M.DNS_CNAME, M.HTTP])
def test_what_was_shown_is_what_the_reissue_asks_for(outside: Outside, method: ValidationMethod) -> None:
    order, names = issued(outside)
    wanted = (*names, NEW, NEW_TOO)
    token = fresh_session(outside, order).token
    shown = [each for each in outside.portal.proofs_ahead(token, wanted, method) if each.state is ProofState.WAITING]
    assert len({proof.value for proof in shown}) == 1  # one token for each registered domain
    outside.pass_by(29 * DAY)
    ask(outside, order, wanted, method=method)
    outside.pass_by(timedelta(minutes=1))
    assert list(outside.portal.proofs(outside.session(order).token)) == shown


def test_what_was_published_ahead_is_found_at_the_first_look(outside: Outside) -> None:
    order, names = issued(outside)
    token = fresh_session(outside, order).token
    (shown,) = outside.portal.proofs_ahead(token, (*names, NEW), None)[1:]
    outside.counter.set_zone(PracticeZone(f"{shown.place} TXT {shown.value}"))
    assert outside.portal.proofs_ahead(token, (*names, NEW), None)[1].is_published
    ask(outside, order, (*names, NEW))
    outside.pass_by(timedelta(minutes=1))
    outside.portal.check_proofs(outside.session(order).token)
    outside.pass_by(LONG_ENOUGH)
    assert listed(outside, order.id).status is OrderStatus.ISSUED


def test_a_value_that_lapsed_is_not_asked_for(outside: Outside) -> None:
    order, names = issued(outside)
    (_, first) = outside.portal.proofs_ahead(fresh_session(outside, order).token, (*names, NEW), None)
    outside.pass_by(TOKEN_LIFETIME - 2 * SECOND)
    token = outside.session(order).token
    (_, again) = outside.portal.proofs_ahead(token, (*names, NEW), None)
    outside.pass_by(2 * SECOND)
    (_, renewed) = outside.portal.proofs_ahead(token, (*names, NEW), None)
    assert (first.value == again.value, first.value == renewed.value) == (True, False)
    assert renewed.expires_at == outside.portal.now() + TOKEN_LIFETIME


def test_a_mail_has_no_value_and_none_goes_out_ahead(outside: Outside) -> None:
    order, names = issued(outside)
    before = len(outside.mailboxes.messages("admin@elsewhere.example", ""))
    token = fresh_session(outside, order).token
    (_, shown) = outside.portal.proofs_ahead(token, (*names, NEW), M.EMAIL)
    assert (shown.method, shown.value) == (M.EMAIL, "")
    assert "postmaster@elsewhere.example" in shown.place
    assert len(outside.mailboxes.messages("admin@elsewhere.example", "")) == before


def test_looking_at_mail_does_not_replace_what_was_shown_for_dns(outside: Outside) -> None:
    order, names = issued(outside)
    token = fresh_session(outside, order).token
    values = [
        outside.portal.proofs_ahead(token, (*names, NEW), method)[1].value for method in (M.DNS_TXT, M.EMAIL, M.HTTP)
    ]
    assert values[0] == values[2] != ""


def test_what_was_shown_for_dns_is_never_a_mailed_link(outside: Outside) -> None:
    order, names = issued(outside)
    token = fresh_session(outside, order).token
    (_, shown) = outside.portal.proofs_ahead(token, (*names, NEW), M.DNS_TXT)
    ask(outside, order, (*names, NEW), method=M.EMAIL)
    newest = outside.mailboxes.messages("admin@elsewhere.example", "confirm")[0]
    assert shown.value not in outside.mailboxes.open(newest.id).text
    outside.pass_by(timedelta(minutes=1))
    (chosen,) = outside.portal.choose_method(outside.session(order).token, NEW, M.DNS_TXT)
    assert chosen.value == shown.value


def test_a_wildcard_excludes_the_file(outside: Outside) -> None:
    name = f"*.{fresh_name()}"
    order = issue(outside, new_order(outside, name))
    token = fresh_session(outside, order).token
    with pytest.raises(PolicyRefused) as caught:
        outside.portal.proofs_ahead(token, (name, NEW), M.HTTP)
    assert (caught.value.key, caught.value.facts["name"]) == (MessageKey.PROOF_METHOD, name)


@pytest.mark.parametrize(
    ("names", "key"), [((NEW,), MessageKey.CN_MISMATCH), (("{}", "a_b.example"), MessageKey.NAMES_FORM)]
)
def test_names_are_read_as_the_reissue_reads_them(outside: Outside, names: tuple[str, ...], key: MessageKey) -> None:
    order, own = issued(outside)
    with pytest.raises(FieldError) as caught:
        outside.portal.proofs_ahead(fresh_session(outside, order).token, [name.format(own[0]) for name in names], None)
    assert (caught.value.field, caught.value.key) == ("names", key)


def test_once_the_proof_of_before_lapsed_all_is_to_be_proved_again(ca: PracticeCA, outside: Outside) -> None:
    order = order_called(ca, "track.meridianfreight.example")
    token = outside.session(order).token
    until = outside.portal.order(token).reusable_until
    assert until is not None
    assert {proof.state for proof in outside.portal.proofs_ahead(token, (), None)} == {ProofState.PROVED}
    outside.pass_by(until - outside.portal.now())
    proofs = outside.portal.proofs_ahead(outside.session(order).token, (), None)
    assert {proof.state for proof in proofs} == {ProofState.WAITING}


def test_a_withdrawn_reissue_keeps_its_values_and_an_ended_order_none(outside: Outside, tmp_path: Path) -> None:
    order, names = issued(outside)
    (_, shown) = outside.portal.proofs_ahead(fresh_session(outside, order).token, (*names, NEW), None)
    ask(outside, order, (*names, NEW))
    outside.panel.withdraw_reissue(order.id, "", new_key())
    token = fresh_session(outside, order).token
    (_, again) = outside.portal.proofs_ahead(token, (*names, NEW), None)
    assert again.value == shown.value
    with Store(tmp_path / FILE_NAME).read() as connection:
        count = "SELECT count(*) FROM tokens_ahead WHERE order_id = ?"
        assert connection.execute(count, (order.id,)).fetchone() == (1,)
        outside.portal.revoke(token, Revocation(), new_key())
    with Store(tmp_path / FILE_NAME).read() as connection:
        assert connection.execute(count, (order.id,)).fetchone() == (0,)
