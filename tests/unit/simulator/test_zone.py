"""The practice world's DNS and web, as the user writes them: where proofs are looked for, and how far each holds."""

from dataclasses import replace

import pytest

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, Order, OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import FILE_PATH, ProofState
from tests.contracts.ports.acting import LONG_ENOUGH, csr_for, fresh_name, listed, new_key, new_order
from tests.contracts.ports.contracts import Outside
from tests.unit.simulator.reissues import ask, issued

M = ValidationMethod
WAITING, PROVED = ProofState.WAITING, ProofState.PROVED


def pending(outside: Outside, method: ValidationMethod, *names: str) -> tuple[Order, str]:
    """Return a new order that waits for its proofs, and a session of it."""
    new = replace(new_order(outside, *names), method=method)
    order = outside.panel.place(replace(new, csr=csr_for(*new.names)), new_key()).order
    return order, outside.session(order).token


def value_of(outside: Outside, token: str, name: str) -> str:
    return next(proof.value for proof in outside.portal.proofs(token) if proof.name == name)


def states(outside: Outside, token: str) -> list[ProofState]:
    return [proof.state for proof in outside.portal.check_proofs(token)]


class TestWritten:
    """What the user writes by hand."""

    @pytest.mark.parametrize(
        "line",
        [
            '_dnsauth.larkspur.example. 300 IN TXT "{}"', "larkspur.example TXT {}", "LARKSPUR.example. TXT ' {} '",
            "_dnsauth.larkspur.example CNAME elsewhere.example\nelsewhere.example TXT {}",
            'larkspur.example TXT "v=spf1 -all"\nlarkspur.example TXT "{}"',
        ],
    )  # fmt: skip
    def test_a_text_is_found_at_the_domain_and_at_its_label(self, outside: Outside, line: str) -> None:
        _, token = pending(outside, M.DNS_TXT, "a.larkspur.example", "larkspur.example", "*.b.larkspur.example"[2:])
        value = value_of(outside, token, "larkspur.example")
        outside.counter.set_zone(PracticeZone(records=line.replace("'", '"').format(value)))
        assert all(proof.is_published for proof in outside.portal.proofs(token))
        assert states(outside, token) == [PROVED] * 3

    @pytest.mark.parametrize(
        "line",
        [
            "larkspur.example TXT {}x", "other.larkspur.example TXT {}", "_dnsauth.other.example TXT {}",
            "_dnsauth.larkspur.example CNAME {}.dcv.practice-ca.example", 'larkspur.example TXT "{} and more"', "; {}",
        ],
    )  # fmt: skip
    def test_what_stands_elsewhere_or_says_something_else_proves_nothing(self, outside: Outside, line: str) -> None:
        _, token = pending(outside, M.DNS_TXT, "larkspur.example")
        value = value_of(outside, token, "larkspur.example")
        outside.counter.set_zone(PracticeZone(records=line.format(value)))
        assert states(outside, token) == [WAITING]

    @pytest.mark.parametrize(
        ("line", "state"),
        [
            ("_dnsauth.larkspur.example CNAME {}", PROVED), ("_DNSAUTH.larkspur.example. 60 IN CNAME {}.", PROVED),
            ("larkspur.example CNAME {}", WAITING), ("_dnsauth.larkspur.example CNAME x{}", WAITING),
        ],
    )  # fmt: skip
    def test_an_alias_is_found_at_its_label_alone(self, outside: Outside, line: str, state: ProofState) -> None:
        _, token = pending(outside, M.DNS_CNAME, "larkspur.example")
        value = value_of(outside, token, "larkspur.example")
        outside.counter.set_zone(PracticeZone(records=line.format(value)))
        assert states(outside, token) == [state]

    @pytest.mark.parametrize(
        ("line", "state"),
        [
            (f"http://www.larkspur.example{FILE_PATH}   {{}}  ", PROVED),
            (f"http://WWW.larkspur.example:80{FILE_PATH}\t{{}}", PROVED),
            (f"http://larkspur.example{FILE_PATH} {{}}", WAITING),
            (f"http://www.larkspur.example{FILE_PATH} {{}} more", WAITING),
        ],
    )
    def test_a_file_is_found_on_its_own_site(self, outside: Outside, line: str, state: ProofState) -> None:
        _, token = pending(outside, M.HTTP, "www.larkspur.example")
        value = value_of(outside, token, "www.larkspur.example")
        outside.counter.set_zone(PracticeZone(files=line.format(value)))
        assert states(outside, token) == [state]

    def test_what_was_taken_away_again_is_not_found(self, outside: Outside) -> None:
        order, token = pending(outside, M.DNS_TXT)
        outside.counter.publish(order.id, order.common_name)
        outside.counter.set_zone(PracticeZone())
        (proof,) = outside.portal.check_proofs(token)
        assert (proof.state, proof.is_published) == (WAITING, False)
        assert proof.checked_at == outside.portal.now()


class TestPublishing:
    """What is put there for the user."""

    @pytest.mark.parametrize("method", [M.DNS_TXT, M.DNS_CNAME, M.HTTP])
    def test_it_stands_beside_what_the_user_wrote_and_only_once(
        self, outside: Outside, method: ValidationMethod
    ) -> None:
        records, files = "; mine\nwww.larkspur.example TXT mine", f"http://www.larkspur.example{FILE_PATH} mine"
        outside.counter.set_zone(PracticeZone(records, files))
        order, token = pending(outside, method)
        for _ in range(2):
            outside.counter.publish(order.id, order.common_name)
        zone = outside.counter.zone()
        (asked,) = outside.portal.proofs(token)
        assert zone.records.startswith(records)
        assert zone.files.startswith(files)
        assert f"{zone.records}{zone.files}".count(asked.value) == 1
        outside.counter.set_zone(zone)
        assert states(outside, token) == [PROVED]

    def test_orders_that_guests_have_no_part_in_are_looked_for_at_once_and_here(self, outside: Outside) -> None:
        outside.counter.set_zone(PracticeZone(resolver="127.0.0.1:1", web="127.0.0.1:1"))
        product = next(each for each in outside.panel.products() if each.brand is Brand.SECTIGO)
        name = fresh_name()
        new = replace(new_order(outside, name), product=product, csr=csr_for(name))
        order = outside.panel.place(new, new_key()).order
        outside.counter.publish(order.id, name)
        outside.pass_by(LONG_ENOUGH)
        assert listed(outside, order.id).status is OrderStatus.ISSUED

    def test_a_world_that_starts_over_publishes_nothing_and_looks_nowhere_else(self, outside: Outside) -> None:
        outside.counter.set_zone(PracticeZone("a.example TXT a", "", "127.0.0.1:1", "[::1]:80"))
        outside.controls.start_over()
        assert outside.counter.zone() == PracticeZone()


class TestForm:
    """What can be written, and where else can be looked."""

    @pytest.mark.parametrize(
        ("zone", "field", "line"),
        [
            (PracticeZone(records="a.example TXT a\nb.example A 192.0.2.1"), "records", 2),
            (PracticeZone(records="\n\nnonsense"), "records", 3),
            (PracticeZone(files="nonsense"), "files", 1),
            (PracticeZone(files=f"http://a.example{FILE_PATH} a\nhttps://a.example{FILE_PATH} a"), "files", 2),
            (PracticeZone(files=f"http://a.example{FILE_PATH}"), "files", 1),
            (PracticeZone(files="http://a.example/other.txt a"), "files", 1),
            (PracticeZone(files=f"http://a.example:8080{FILE_PATH} a"), "files", 1),
            (PracticeZone(files=f"http://a@b.example{FILE_PATH} a"), "files", 1),
        ],
    )
    def test_the_line_that_is_wrong_is_told_and_nothing_changes(
        self, outside: Outside, zone: PracticeZone, field: str, line: int
    ) -> None:
        before = PracticeZone("a.example TXT before", "; nothing yet")
        outside.counter.set_zone(before)
        with pytest.raises(FieldError) as caught:
            outside.counter.set_zone(zone)
        assert (caught.value.field, caught.value.key) == (field, MessageKey.ZONE_FORM)
        assert caught.value.facts["line"] == line
        assert outside.counter.zone() == before

    @pytest.mark.parametrize("field", ["resolver", "web"])
    def test_an_address_is_an_ip_address_and_a_port(self, outside: Outside, field: str) -> None:
        outside.counter.set_zone(replace(PracticeZone(), **{field: " [0:0::1]:5353 "}))
        assert getattr(outside.counter.zone(), field) == "[::1]:5353"
        for wrong in ("dns.example:53", "127.0.0.1", "::1:53"):
            with pytest.raises(FieldError) as caught:
                outside.counter.set_zone(replace(PracticeZone(), **{field: wrong}))
            assert (caught.value.field, caught.value.key) == (field, MessageKey.ADDRESS_FORM)


class TestScopes:
    """How far a proof holds: for its domain, for a name and what is below it, or for one site (BR 3.2.2.4)."""

    def test_a_record_at_a_name_proves_it_and_what_is_below(self, outside: Outside) -> None:
        names = ("shop.larkspur.example", "eu.shop.larkspur.example", "larkspur.example", "myshop.larkspur.example")
        _, token = pending(outside, M.DNS_TXT, *names)
        value = value_of(outside, token, names[0])
        outside.counter.set_zone(PracticeZone(f"_dnsauth.shop.larkspur.example TXT {value}"))
        assert states(outside, token) == [PROVED, PROVED, WAITING, WAITING]

    @pytest.mark.parametrize(
        ("place", "asked"),
        [
            ("_dnsauth.larkspur.example", []),
            ("_dnsauth.{}", ["other.larkspur.example", "larkspur.example"]),
        ],
    )
    def test_what_was_proved_for_a_name_is_not_taken_for_its_domain_later(
        self, outside: Outside, place: str, asked: list[str]
    ) -> None:
        name = fresh_name()
        order, token = pending(outside, M.DNS_TXT, name)
        value = value_of(outside, token, name)
        outside.counter.set_zone(PracticeZone(f"{place.format(name)} TXT {value}"))
        assert states(outside, token) == [PROVED]
        outside.pass_by(LONG_ENOUGH)
        order = listed(outside, order.id)
        below = f"a.{name}"
        ask(outside, order, (name, below))
        outside.pass_by(LONG_ENOUGH)  # nothing had to be proved for what is below
        assert listed(outside, order.id).status is OrderStatus.ISSUED
        ask(outside, order, (name, below, "other.larkspur.example", "larkspur.example", f"b.{below}"))
        outside.pass_by(LONG_ENOUGH)
        assert [proof.name for proof in outside.portal.proofs(outside.session(order).token)] == asked

    def test_a_file_among_records_proves_its_site_alone_later_too(self, outside: Outside) -> None:
        name = fresh_name()
        order, token = pending(outside, M.DNS_TXT, name, "www.elsewhere.example")
        outside.portal.choose_method(token, "www.elsewhere.example", M.HTTP)
        for each in (name, "www.elsewhere.example"):
            outside.counter.publish(order.id, each)
        assert states(outside, token) == [PROVED, PROVED]
        outside.pass_by(LONG_ENOUGH)
        names = (name, "x.larkspur.example", "www.elsewhere.example", "a.www.elsewhere.example", "elsewhere.example")
        ask(outside, listed(outside, order.id), names)
        outside.pass_by(LONG_ENOUGH)
        proofs = outside.portal.proofs(outside.session(listed(outside, order.id)).token)
        assert [proof.name for proof in proofs] == ["a.www.elsewhere.example", "elsewhere.example"]

    def test_a_link_in_a_mail_proves_the_whole_domain(self, outside: Outside) -> None:
        order, names = issued(outside)
        ask(outside, order, (*names, "www.larkspur.example"))
        outside.pass_by(LONG_ENOUGH)
        assert listed(outside, order.id).status is OrderStatus.ISSUED
