"""Proving names: where each proof belongs, what it holds for, and how hard its token is to guess."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from certdesk.domain.errors import NotFound, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.proofs import MAIL_ENDS, TOKEN_LIFETIME, NameProof, ProofState
from certdesk.pki.suffixes import registered_domain
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.acting import by_mail, csr_for, fresh_name, fresh_session, new_key, new_order
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import order_called

M = ValidationMethod
WAITING, PROVED = ProofState.WAITING, ProofState.PROVED
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def pending(outside: Outside, method: ValidationMethod, *names: str) -> tuple[Order, str]:
    """Return a new order that waits for its proofs, and a session of it."""
    new = replace(new_order(outside, *names), method=method)
    order = outside.panel.place(replace(new, csr=csr_for(*new.names)), new_key()).order
    return order, outside.session(order).token


def by_name(proofs: object) -> dict[str, NameProof]:
    assert isinstance(proofs, tuple)
    return {proof.name: proof for proof in proofs}


def link_in(outside: Outside, address: str) -> str:
    newest = outside.mailboxes.messages(address, "confirm")[0]
    (link,) = [line for line in outside.mailboxes.open(newest.id).text.splitlines() if "/dcv/" in line]
    return link


@pytest.mark.parametrize(
    ("method", "place", "value"),
    [
        (M.DNS_TXT, "_dnsauth.larkspur.example", "{}"),
        (M.DNS_CNAME, "_dnsauth.larkspur.example", "{}.dcv.practice-ca.example"),
        (M.HTTP, "http://deep.www.larkspur.example/.well-known/pki-validation/fileauth.txt", "{}"),
    ],
)
def test_each_proof_has_its_place_and_its_value(
    outside: Outside, method: ValidationMethod, place: str, value: str
) -> None:
    _, token = pending(outside, method, "deep.www.larkspur.example")
    (proof,) = outside.portal.proofs(token)
    assert proof.place == place
    before, after = value.split("{}")
    random = proof.value.removeprefix(before).removesuffix(after)
    assert len(bytes.fromhex(random)) * 8 >= 112  # BR 3.2.2.4


def test_two_orders_have_two_tokens(outside: Outside) -> None:
    values = {outside.portal.proofs(pending(outside, M.DNS_TXT)[1])[0].value for _ in range(8)}
    assert len(values) == 8


def test_names_of_one_domain_share_a_record_and_are_proved_by_it(outside: Outside) -> None:
    names = ("a.larkspur.example", "larkspur.example", "b.c.larkspur.example", "a.elsewhere.example")
    order, token = pending(outside, M.DNS_TXT, *names)
    proofs = by_name(outside.portal.proofs(token))
    assert tuple(proofs) == names
    assert len({proof.value for proof in proofs.values()}) == 2
    outside.counter.publish(order.id, "b.c.larkspur.example")
    assert [proof.is_published for proof in outside.portal.proofs(token)] == [True, True, True, False]
    assert [proof.state for proof in outside.portal.check_proofs(token)] == [PROVED, PROVED, PROVED, WAITING]
    assert outside.portal.order(token).events[-1].kind is EventKind.CSR_SUPPLIED
    outside.counter.publish(order.id, "a.elsewhere.example")
    outside.portal.check_proofs(token)
    assert outside.portal.order(token).events[-1].kind is EventKind.VALIDATED


def test_a_file_proves_the_one_site_that_it_lies_on(outside: Outside) -> None:
    order, token = pending(outside, M.HTTP, "larkspur.example", "www.larkspur.example")
    outside.counter.publish(order.id, "larkspur.example")
    assert [proof.state for proof in outside.portal.check_proofs(token)] == [PROVED, WAITING]


def test_a_record_proves_what_was_to_be_proved_by_a_file_below_it(outside: Outside) -> None:
    order, token = pending(outside, M.DNS_TXT, "larkspur.example", "www.larkspur.example")
    outside.portal.choose_method(token, "www.larkspur.example", M.HTTP)
    outside.counter.publish(order.id, "larkspur.example")
    assert [proof.state for proof in outside.portal.check_proofs(token)] == [PROVED, PROVED]


def test_one_mail_goes_to_each_address_of_each_domain(outside: Outside) -> None:
    pending(outside, M.EMAIL, "a.larkspur.example", "b.larkspur.example", "c.elsewhere.example")
    for domain in ("larkspur.example", "elsewhere.example"):
        for local in ("admin", "administrator", "hostmaster", "postmaster", "webmaster"):
            messages = outside.mailboxes.messages(f"{local}@{domain}", "")
            assert [message.subject for message in messages] == [f"Confirm control over {domain}"]
    assert link_in(outside, "admin@larkspur.example") != link_in(outside, "admin@elsewhere.example")
    mails = [outside.mailboxes.open(each.id).raw for each in outside.mailboxes.messages(None, "confirm control")]
    idents = {message_from_bytes(mail, policy=default)["Message-ID"] for mail in mails}
    assert len(mails) == len(idents) == 10


def test_a_mailed_link_proves_a_wildcard_and_all_names_beside_it(outside: Outside) -> None:
    base = fresh_name()
    new = new_order(outside, f"*.{base}", base)
    order = outside.panel.place(replace(new, method=M.EMAIL, csr=csr_for(*new.names)), new_key()).order
    assert outside.counter.follow(link_in(outside, "postmaster@larkspur.example")) == f"*.{base}"
    assert [each.state for each in outside.portal.proofs(outside.session(order).token)] == [PROVED, PROVED]


def test_a_link_that_names_an_earlier_port_works_still(outside: Outside) -> None:
    pending(outside, M.EMAIL)
    link = link_in(outside, "admin@larkspur.example")
    assert link.startswith("http://ca.practice.example/dcv/")
    moved = link.replace("ca.practice.example", "127.0.0.1:4321")
    assert outside.counter.follow(f"  {moved}\n")


def test_a_link_is_dead_after_thirty_days_or_when_the_order_is_over(outside: Outside) -> None:
    new = replace(by_mail(outside), needs_approval=True)
    order = outside.panel.place(new, new_key()).order
    link = link_in(outside, "admin@larkspur.example")
    outside.pass_by(TOKEN_LIFETIME)
    with pytest.raises(NotFound):
        outside.counter.follow(link)
    with pytest.raises(NotFound):
        outside.counter.publish(order.id, order.common_name)
    outside.portal.choose_method(fresh_session(outside, order).token, order.common_name, M.EMAIL)
    renewed = link_in(outside, "admin@larkspur.example")
    assert renewed != link
    outside.panel.cancel(order.id, "", new_key())
    with pytest.raises(NotFound) as caught:
        outside.counter.follow(renewed)
    assert caught.value.key is MessageKey.PROOF_NOT_FOUND


def test_publishing_follows_a_mailed_link(outside: Outside) -> None:
    order, token = pending(outside, M.EMAIL)
    outside.counter.publish(order.id, order.common_name)
    assert outside.portal.proofs(token)[0].state is PROVED


def test_a_token_is_kept_as_long_as_it_holds(outside: Outside) -> None:
    order, token = pending(outside, M.DNS_TXT)
    (first,) = outside.portal.proofs(token)
    outside.pass_by(TOKEN_LIFETIME - timedelta(seconds=1))
    token = outside.session(order).token
    (http,) = outside.portal.choose_method(token, order.common_name, M.HTTP)
    (again,) = outside.portal.choose_method(token, order.common_name, M.DNS_TXT)
    assert first.value == http.value == again.value
    assert first.expires_at == again.expires_at


def test_choosing_mail_again_sends_the_same_link_again(outside: Outside) -> None:
    order, token = pending(outside, M.EMAIL)
    link = link_in(outside, "admin@larkspur.example")
    outside.portal.choose_method(token, order.common_name, M.EMAIL)
    assert link_in(outside, "admin@larkspur.example") == link
    assert len(outside.mailboxes.messages("admin@larkspur.example", "confirm")) == 2


def test_what_a_guest_was_shown_is_no_mailed_link(outside: Outside) -> None:
    order, token = pending(outside, M.DNS_TXT)
    (shown,) = outside.portal.proofs(token)
    outside.portal.choose_method(token, shown.name, M.EMAIL)
    link = link_in(outside, f"admin@{registered_domain(order.common_name)}")
    assert shown.value not in link
    with pytest.raises(NotFound):
        outside.counter.follow(f"{link.rpartition('/')[0]}/{shown.value}")
    (again,) = outside.portal.choose_method(token, shown.name, M.DNS_TXT)
    assert again.value not in link
    with pytest.raises(NotFound):
        outside.counter.follow(link)


def test_a_proved_name_stays_proved_whatever_is_chosen(outside: Outside) -> None:
    order, token = pending(outside, M.DNS_TXT)
    outside.counter.publish(order.id, order.common_name)
    proved = outside.portal.check_proofs(token)
    assert outside.portal.choose_method(token, order.common_name, M.HTTP) == proved
    outside.pass_by(60 * DAY)
    kept = outside.portal.proofs(fresh_session(outside, order).token)
    assert all(proof.state is PROVED for proof in kept)


def test_mails_prove_nothing_once_they_have_ended_and_another_way_is_left(outside: Outside) -> None:
    outside.pass_by(MAIL_ENDS - 2 * DAY - outside.portal.now())
    order, token = pending(outside, M.EMAIL)
    (proof,) = outside.portal.proofs(token)
    assert proof.expires_at == MAIL_ENDS
    link = link_in(outside, f"admin@{registered_domain(order.common_name)}")
    outside.pass_by(2 * DAY)
    with pytest.raises(NotFound):
        outside.counter.follow(link)
    token = fresh_session(outside, order).token
    (late,) = outside.portal.proofs(token)
    assert late.state is ProofState.LAPSED
    with pytest.raises(PolicyRefused) as refused:
        outside.portal.choose_method(token, order.common_name, M.EMAIL)
    assert refused.value.key is MessageKey.PROOF_MAIL_ENDED
    with pytest.raises(PolicyRefused):
        outside.panel.place(replace(new_order(outside, "late.larkspur.example"), method=M.EMAIL), new_key())
    (other,) = outside.portal.choose_method(token, order.common_name, M.DNS_TXT)
    assert other.state is WAITING


def test_a_name_that_is_not_on_the_order_has_no_method(outside: Outside) -> None:
    _, token = pending(outside, M.DNS_TXT)
    with pytest.raises(NotFound):
        outside.portal.choose_method(token, "www.elsewhere.example", M.EMAIL)


def test_a_wildcard_is_not_ordered_with_a_file(outside: Outside) -> None:
    new = new_order(outside, "*.larkspur.example")
    with pytest.raises(PolicyRefused) as caught:
        outside.panel.place(replace(new, method=M.HTTP), new_key())
    assert (caught.value.key, caught.value.facts["name"]) == (MessageKey.PROOF_METHOD, "*.larkspur.example")


def test_sample_orders_that_wait_have_proofs_once_somebody_looks(ca: PracticeCA, outside: Outside) -> None:
    order = order_called(ca, "vpn.copperfield-legal.example")
    token = outside.session(order).token
    first = outside.portal.proofs(token)
    assert [(proof.name, proof.method) for proof in first] == [(order.common_name, M.DNS_TXT)]
    assert outside.portal.proofs(token) == first


def test_a_token_does_not_show_in_what_is_printed(outside: Outside) -> None:
    from certdesk.simulator.proofs import ProofRow

    assert "5eCr3t" not in repr(ProofRow("www.larkspur.example", M.DNS_TXT, "5eCr3t", outside.portal.now()))


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("www.larkspur.example", "larkspur.example"),
        ("*.larkspur.example", "larkspur.example"),
        ("larkspur.example", "larkspur.example"),
        ("a.b.firm.co.uk", "firm.co.uk"),
        ("*.firm.co.uk", "firm.co.uk"),
        ("co.uk", "co.uk"),
    ],
)
def test_what_somebody_registered_is_told_from_what_stands_before_it(name: str, domain: str) -> None:
    assert registered_domain(name) == domain
