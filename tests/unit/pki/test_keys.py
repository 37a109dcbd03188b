"""Key pairs of the practice world's servers, and the requests made with them."""

import threading

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key

from certdesk.pki.keys import KeyKind, KeyPair, make_key, make_keys, make_request


@pytest.mark.parametrize("kind", KeyKind)
def test_a_key_pair_is_of_the_kind_asked_for(keys: dict[KeyKind, KeyPair], kind: KeyKind) -> None:
    pair = keys[kind]
    private, public = load_der_private_key(pair.private_key, None), load_der_public_key(pair.public_key)
    assert pair.kind is kind
    assert isinstance(private, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey)
    assert private.public_key() == public
    assert str(private.key_size) in kind
    if isinstance(private, rsa.RSAPrivateKey):
        assert private.public_key().public_numbers().e == 65537


def test_many_keys_come_in_the_order_asked_for_and_all_differ() -> None:
    kinds = [KeyKind.P_256, KeyKind.RSA_2048, KeyKind.P_384, KeyKind.RSA_2048, KeyKind.P_256]
    made = list(make_keys(kinds, workers=2))
    assert [pair.kind for pair in made] == kinds
    assert len({pair.public_key for pair in made}) == len(kinds)


def test_no_kinds_make_no_keys() -> None:
    assert list(make_keys([])) == []


def test_stopping_early_leaves_no_thread_behind() -> None:
    stream = make_keys([KeyKind.P_256, *[KeyKind.RSA_2048] * 12], workers=2)
    assert next(stream).kind is KeyKind.P_256
    assert any(thread.name.startswith("keys") for thread in threading.enumerate())
    getattr(stream, "close")()  # noqa: B009 - an Iterator's type has no close
    assert not any(thread.name.startswith("keys") for thread in threading.enumerate())


@pytest.mark.parametrize("kind", KeyKind)
def test_a_request_is_signed_by_the_key_it_carries(keys: dict[KeyKind, KeyPair], kind: KeyKind) -> None:
    names = ("*.larkspur.example", "larkspur.example", "192.0.2.7")
    request = x509.load_pem_x509_csr(make_request(keys[kind].private_key, names).encode("ascii"))
    alternatives = request.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert request.is_signature_valid
    assert request.public_key() == load_der_public_key(keys[kind].public_key)
    assert request.subject.rfc4514_string() == "CN=*.larkspur.example"
    assert [str(name.value) for name in alternatives] == list(names)


def test_a_pair_made_alone_is_like_one_of_many() -> None:
    assert make_key(KeyKind.P_384).kind is KeyKind.P_384
