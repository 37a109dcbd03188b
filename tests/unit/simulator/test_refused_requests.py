"""Whatever is sent as a signing request, the practice CA takes it or says in words why not."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderStatus
from certdesk.pki.keys import KeyKind, make_key
from certdesk.views.wording.failures import words_of
from tests.contracts.ports.acting import csr_for, fresh_session, listed, new_key, placed
from tests.contracts.ports.contracts import Outside
from tests.unit.pki.request_building import COMMON_NAME, hosts, name, request, unsigned
from tests.unit.pki.weak_moduli import close_modulus, roca_modulus, rough, rsa_info
from tests.unit.simulator.reissues import issued

GOOD_MODULUS = rough(3 << 1022) * rough((3 << 1022) + (1 << 1000))
EDWARDS = ed25519.Ed25519PrivateKey.generate().public_key()


@pytest.mark.parametrize(
    ("csr", "key"),
    [
        (b"", MessageKey.CSR_EMPTY),
        (b"\x30\x82\xff\xff", MessageKey.CSR_NOTCSR),
        (make_key(KeyKind.P_256).private_key, MessageKey.CSR_KEYFILE),
        (b"\x30" * 70_000, MessageKey.CSR_BIG),
        (unsigned(rsa_info(rough(3 << 510) * rough(3 << 511))), MessageKey.CSR_WEAK),
        (unsigned(rsa_info(rough(3 << 1022) * rough(15 << 1022))), MessageKey.KEY_UNEVEN),
        (unsigned(rsa_info(GOOD_MODULUS, 65536)), MessageKey.KEY_EXPONENT),
        (unsigned(rsa_info(GOOD_MODULUS + 1)), MessageKey.KEY_FACTOR),
        (unsigned(rsa_info(close_modulus(2048))), MessageKey.KEY_CLOSE),
        (unsigned(rsa_info(roca_modulus(2048))), MessageKey.KEY_ROCA),
        (unsigned(EDWARDS.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)), MessageKey.KEY_KIND),
        (unsigned(rsa_info(GOOD_MODULUS)), MessageKey.CSR_SIG),
    ],
    ids=["empty", "cut", "key", "big", "short", "uneven", "exponent", "factor", "close", "roca", "edwards", "sig"],
)
def test_a_request_that_is_not_fit_is_refused_by_its_own_reason(outside: Outside, csr: bytes, key: MessageKey) -> None:
    order, _ = issued(outside)
    token = fresh_session(outside, order).token
    with pytest.raises(FieldError) as caught:
        outside.portal.request_reissue(token, ReissueRequest(csr), new_key())
    assert (caught.value.field, caught.value.key) == ("csr", key)
    words = words_of(caught.value)
    assert words.text
    assert "{" not in f"{words.title}{words.text}"
    assert listed(outside, order.id).status is OrderStatus.ISSUED


@pytest.mark.parametrize(
    "extra", ["server.local", "192.0.2.1", "a_b.larkspur.example", "*.example", "<b>", "\N{RIGHT-TO-LEFT OVERRIDE}x.y"]
)
def test_a_name_that_cannot_be_certified_is_let_be_unless_it_leads(outside: Outside, extra: str) -> None:
    order, names = issued(outside)
    csr = request(name((COMMON_NAME, names[0])), hosts((names[0], extra)))
    token = fresh_session(outside, order).token
    assert outside.portal.request_reissue(token, ReissueRequest(csr), new_key()).order.id == order.id
    other = request(name((COMMON_NAME, extra)), hosts((extra,)))
    outside.panel.withdraw_reissue(order.id, "", new_key())
    with pytest.raises(FieldError) as caught:
        outside.portal.request_reissue(token, ReissueRequest(other), new_key())
    assert caught.value.key is MessageKey.CN_MISMATCH


def mangled(csr: bytes, changes: list[tuple[int, int]]) -> bytes:
    octets = bytearray(csr)
    for place, octet in changes:
        octets[place % len(octets)] = octet
    return bytes(octets)


def test_any_octets_are_taken_or_refused_in_words(outside: Outside) -> None:
    order, names = issued(outside)
    good = csr_for(*names, "www.larkspur.example")
    token = fresh_session(outside, order).token

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 255)), max_size=4), st.integers(0, len(good)))
    def send(changes: list[tuple[int, int]], length: int) -> None:
        csr = mangled(good, changes)[: length or None]
        try:
            outside.portal.request_reissue(token, ReissueRequest(csr), new_key())
        except (FieldError, PolicyRefused) as refused:
            seen.add(words_of(refused).text)
        else:
            outside.panel.withdraw_reissue(order.id, "", new_key())

    seen: set[str] = set()
    send()
    assert len(seen) > 1
    assert all(seen)
    assert not any("{" in text for text in seen)


def test_a_first_certificate_takes_no_name_besides_even_if_it_cannot_be_certified(outside: Outside) -> None:
    order = placed(outside)
    csr = request(name((COMMON_NAME, order.common_name)), hosts((order.common_name, "server.local")))
    with pytest.raises(FieldError) as caught:
        outside.panel.supply_csr(order.id, csr, new_key())
    assert (caught.value.key, caught.value.facts["a"]) == (MessageKey.CN_MISMATCH, "server.local")
