"""What a reissue may change of an order, and for how long its certificate is valid."""

from datetime import UTC, datetime, timedelta

import pytest

from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import MOST_NAMES
from certdesk.domain.orders import OrderStatus, Validation
from certdesk.domain.portal import ValidationMethod
from certdesk.pki.certificates import read
from tests.contracts.ports.acting import LONG_ENOUGH, csr_for, fresh_name, listed, new_key, new_order, seen
from tests.contracts.ports.contracts import Outside
from tests.unit.simulator.reissues import DAY, HOUR, SECOND, ask, certificates, issue, issued, reissued

S = OrderStatus
WWW, SHOP, OTHER = "www.larkspur.example", "shop.larkspur.example", "www.elsewhere.example"


class TestNames:
    """Which names a reissue may ask for, and which request comes with it."""

    def test_names_are_added_and_left_out_as_they_were_asked_for(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        after = reissued(outside, order, (names[0], SHOP))
        shown = seen(outside, after)
        assert (after.id, after.common_name, after.status) == (order.id, names[0], S.ISSUED)
        assert shown.names == shown.certificates[0].names == read(shown.chain[0]).names == (names[0], SHOP)
        assert shown.certificates[1].names == names

    def test_the_common_name_stays_first_wherever_it_was_typed(self, outside: Outside) -> None:
        order, names = issued(outside)
        after = reissued(outside, order, (WWW, names[0].upper()))
        assert after.common_name == names[0]
        assert seen(outside, after).names == (names[0], WWW)

    def test_the_common_name_cannot_be_left_out(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        with pytest.raises(FieldError) as caught:
            ask(outside, order, (WWW, SHOP))
        assert (caught.value.field, caught.value.key) == ("names", MessageKey.CN_MISMATCH)
        assert (caught.value.facts["a"], caught.value.facts["b"]) == (WWW, names[0])

    @pytest.mark.parametrize(
        ("more", "key"),
        [
            (("*.larkspur.example",), MessageKey.NAMES_WILDCARD),
            (tuple(f"n{at}.larkspur.example" for at in range(MOST_NAMES)), MessageKey.NAMES_MANY),
            (("192.0.2.1",), MessageKey.NAMES_FORM),
            (("server.local",), MessageKey.NAMES_FORM),
            (("a_b.larkspur.example",), MessageKey.NAMES_FORM),
        ],
        ids=["wildcard", "many", "address", "internal", "underscore"],
    )
    def test_what_the_product_cannot_carry_is_refused(
        self, outside: Outside, more: tuple[str, ...], key: MessageKey
    ) -> None:
        order, names = issued(outside)
        with pytest.raises(FieldError) as caught:
            ask(outside, order, (names[0], *more), csr=csr_for(names[0]))
        assert (caught.value.field, caught.value.key) == ("names", key)

    def test_the_request_may_ask_for_what_was_left_out_and_lack_what_was_kept(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        ask(outside, order, names, csr=csr_for(names[0], SHOP))
        outside.pass_by(LONG_ENOUGH)
        assert seen(outside, order).certificates[0].names == names

    def test_a_request_may_be_led_by_another_name_as_long_as_the_order_is_meant(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        for csr in (csr_for(WWW), csr_for(OTHER, names[0]), csr_for(f"*.{names[0]}"), csr_for("*.larkspur.example")):
            ask(outside, order, names, csr=csr)
            outside.panel.withdraw_reissue(order.id, "", new_key())

    @pytest.mark.parametrize("wrong", [OTHER, "My Server", "larkspur.example"])
    def test_a_request_for_another_site_is_refused(self, outside: Outside, wrong: str) -> None:
        order, names = issued(outside, WWW)
        with pytest.raises(FieldError) as caught:
            ask(outside, order, names, csr=csr_for(wrong))
        assert (caught.value.field, caught.value.key) == ("csr", MessageKey.CN_MISMATCH)
        assert (caught.value.facts["a"], caught.value.facts["b"]) == (wrong, names[0])
        assert listed(outside, order.id).status is S.ISSUED

    def test_a_method_that_cannot_prove_one_of_the_names_is_refused(self, outside: Outside) -> None:
        name = f"*.{fresh_name()}"
        order = issue(outside, new_order(outside, name))
        with pytest.raises(PolicyRefused) as caught:
            ask(outside, order, (name, WWW), method=ValidationMethod.HTTP)
        assert (caught.value.key, caught.value.facts["name"]) == (MessageKey.PROOF_METHOD, name)

    def test_no_order_of_extended_validation_gets_a_wildcard(self, outside: Outside) -> None:
        new = new_order(outside, is_served=lambda product: product.validation is Validation.EV)
        order = issue(outside, new)
        with pytest.raises(CertDeskError) as caught:
            ask(outside, order, (*new.names, f"*.{new.names[0]}"))
        assert caught.value.key is MessageKey.NAMES_WILDCARD


class TestValidity:
    """The smaller of what is allowed on the day and what the order still covers (BR 6.3.2)."""

    @pytest.mark.parametrize(
        ("at", "days"),
        [
            (datetime(2027, 3, 14, 20, 0, tzinfo=UTC), 199),
            (datetime(2027, 3, 15, 0, 0, tzinfo=UTC), 99),
            (datetime(2027, 3, 16, 0, 0, tzinfo=UTC), 99),
        ],
    )
    def test_the_day_of_issuing_decides(self, outside: Outside, at: datetime, days: int) -> None:
        outside.pass_by(at - 40 * DAY - outside.portal.now())  # so that its proofs still hold on that day
        order, names = issued(outside)
        issues_in = 2 * HOUR
        outside.pass_by(at - issues_in - timedelta(minutes=1) - outside.portal.now())
        ask(outside, order, names)
        outside.pass_by(issues_in)
        newest = certificates(outside, order)[0]
        assert newest.issued_at == at
        assert newest.expires_at == at + days * DAY - SECOND

    @pytest.mark.parametrize("left", [99 * DAY, 30 * DAY + 7 * HOUR, DAY, 5 * HOUR])
    def test_the_last_certificate_ends_with_the_cover(self, outside: Outside, left: timedelta) -> None:
        order, names = issued(outside)
        cover = order.covered_until
        assert cover is not None
        for days in (190, 95):
            outside.pass_by(days * DAY)
            order = reissued(outside, order, names)
        outside.pass_by(max(cover - left, outside.portal.now()) - outside.portal.now())
        last = reissued(outside, order, names)
        newest = certificates(outside, last)[0]
        assert (last.covered_until, last.id) == (cover, order.id)
        assert newest.expires_at == min(cover - SECOND, newest.issued_at + 99 * DAY - SECOND)
        outside.pass_by(newest.expires_at - outside.portal.now())
        assert listed(outside, order.id).status is S.ISSUED
        outside.pass_by(SECOND)
        assert listed(outside, order.id).status is S.EXPIRED

    def test_a_reissue_that_comes_too_late_is_not_issued(self, outside: Outside) -> None:
        order, names = issued(outside)
        assert order.expires_at is not None
        outside.pass_by(order.expires_at - timedelta(minutes=5) - outside.portal.now())
        ask(outside, order, names)
        outside.pass_by(HOUR)
        assert listed(outside, order.id).status is S.EXPIRED
        assert len(certificates(outside, order)) == 1
