"""What every PracticeDesk must do with what the practice world publishes; used like `contracts`."""

from dataclasses import replace

import pytest

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import ProofState
from tests.contracts.ports.acting import csr_for, new_key, new_order, placed
from tests.contracts.ports.contracts import Outside

M = ValidationMethod


class ZoneContract:
    """The practice world's DNS and web."""

    def test_at_first_there_is_nothing_and_nowhere_else_to_look(self, outside: Outside) -> None:
        assert outside.counter.zone() == PracticeZone()

    def test_what_is_set_is_kept_until_the_world_starts_over(self, outside: Outside) -> None:
        zone = PracticeZone(
            "larkspur.example. TXT mine\n",
            "http://larkspur.example/.well-known/pki-validation/fileauth.txt mine\n",
            "127.0.0.1:5353",
            "[::1]:8080",
        )
        outside.counter.set_zone(zone)
        assert outside.counter.zone() == zone
        outside.controls.start_over()
        assert outside.counter.zone() == PracticeZone()

    @pytest.mark.parametrize("method", [M.DNS_TXT, M.DNS_CNAME, M.HTTP])
    def test_publishing_writes_what_can_be_taken_away_again(self, outside: Outside, method: ValidationMethod) -> None:
        mine = PracticeZone("larkspur.example. TXT mine")
        outside.counter.set_zone(mine)
        new = new_order(outside)
        order = outside.panel.place(replace(new, method=method, csr=csr_for(*new.names)), new_key()).order
        token = outside.session(order).token
        outside.counter.publish(order.id, order.common_name)
        written = outside.counter.zone()
        (proof,) = outside.portal.proofs(token)
        assert proof.is_published
        assert proof.value in f"{written.records}{written.files}"
        assert written.records.startswith(mine.records)
        outside.counter.set_zone(mine)
        (looked,) = outside.portal.check_proofs(token)
        assert (looked.state, looked.is_published) == (ProofState.WAITING, False)
        outside.counter.set_zone(written)
        (proved,) = outside.portal.check_proofs(token)
        assert proved.state is ProofState.PROVED

    def test_what_is_mailed_is_published_nowhere(self, outside: Outside) -> None:
        order = placed(outside, OrderStatus.PENDING)
        token = outside.session(order).token
        outside.portal.choose_method(token, order.common_name, M.EMAIL)
        outside.counter.publish(order.id, order.common_name)
        assert outside.counter.zone() == PracticeZone()
        assert outside.portal.proofs(token)[0].state is ProofState.PROVED

    @pytest.mark.parametrize(
        ("zone", "field", "key"),
        [
            (PracticeZone(records="\nwww.larkspur.example A 192.0.2.1"), "records", MessageKey.ZONE_FORM),
            (PracticeZone(files="\nwww.larkspur.example"), "files", MessageKey.ZONE_FORM),
            (PracticeZone(resolver="dns.example:53"), "resolver", MessageKey.ADDRESS_FORM),
            (PracticeZone(web="127.0.0.1"), "web", MessageKey.ADDRESS_FORM),
        ],
    )
    def test_what_cannot_be_read_is_refused(
        self, outside: Outside, zone: PracticeZone, field: str, key: MessageKey
    ) -> None:
        with pytest.raises(FieldError) as caught:
            outside.counter.set_zone(zone)
        assert (caught.value.field, caught.value.key) == (field, key)
        assert caught.value.facts.get("line", 2) == 2
        assert outside.counter.zone() == PracticeZone()
