"""A key pair that is made here has the kind that was chosen, and its request says the names and nothing else."""

from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from cryptography.x509.oid import NameOID

from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import MOST_NAMES
from certdesk.pki.key_making import MadePair, checked_names, make_pair
from certdesk.pki.requests import read_csr

NAMES = ("shop.larkspur.example", "www.larkspur.example", "*.larkspur.example")
LONG = f"{'a' * 40}.{'b' * 40}.example"


def request_of(pair: MadePair) -> x509.CertificateSigningRequest:
    return x509.load_der_x509_csr(pair.csr)


@pytest.mark.parametrize("choice", KeyChoice)
def test_the_key_is_what_was_chosen_and_signed_its_request(choice: KeyChoice) -> None:
    pair = make_pair(NAMES, choice)
    key = load_der_private_key(pair.private_key, None)
    request = request_of(pair)
    match key:
        case rsa.RSAPrivateKey():
            assert choice.value == f"RSA {key.key_size}"
            assert key.public_key().public_numbers().e == 65537
        case ec.EllipticCurvePrivateKey():
            assert choice.value.replace("P-", "secp") + "r1" == key.curve.name
        case _:
            pytest.fail(type(key).__name__)
    assert request.public_key() == key.public_key()
    assert request.is_signature_valid
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert pair.digest == sha256(public).hexdigest()


@pytest.mark.parametrize("choice", [KeyChoice.P256, KeyChoice.P384, KeyChoice.RSA_2048])
def test_the_hash_goes_with_the_key(choice: KeyChoice) -> None:
    digest = request_of(make_pair(NAMES, choice)).signature_hash_algorithm
    assert digest is not None
    assert digest.name == ("sha384" if choice is KeyChoice.P384 else "sha256")


def test_a_request_says_the_names_and_nothing_else() -> None:
    request = request_of(make_pair(NAMES, KeyChoice.P256))
    (common_name,) = request.subject
    assert (common_name.oid, common_name.value) == (NameOID.COMMON_NAME, NAMES[0])
    (extension,) = request.extensions
    assert isinstance(extension.value, x509.SubjectAlternativeName)
    assert [str(name.value) for name in extension.value] == list(NAMES)
    assert not extension.critical
    assert len(list(request.attributes)) == 1  # the request for that extension


def test_our_own_reader_finds_nothing_to_say_about_it() -> None:
    pair = make_pair(NAMES, KeyChoice.P256)
    facts = read_csr(pair.csr)
    assert (facts.common_name, facts.names, facts.key_digest) == (NAMES[0], NAMES, pair.digest)
    assert facts.algorithm == "ECDSA P-256"


def test_a_name_that_does_not_fit_a_common_name_stands_among_the_names_alone() -> None:
    request = request_of(make_pair((LONG, "www.larkspur.example"), KeyChoice.P256))
    (extension,) = request.extensions
    assert len(list(request.subject)) == 0
    assert extension.critical
    assert read_csr(make_pair((LONG,), KeyChoice.P256).csr).names == (LONG,)


def test_no_two_pairs_are_alike() -> None:
    assert len({make_pair(NAMES, KeyChoice.P256).digest for _ in range(20)}) == 20


def test_names_are_spelled_as_certificates_spell_them_and_each_once() -> None:
    typed = (" Shop.Larkspur.Example. ", "bücher.example", "shop.larkspur.example", "*.LARKSPUR.example")
    assert checked_names(typed) == ("shop.larkspur.example", "xn--bcher-kva.example", "*.larkspur.example")


@pytest.mark.parametrize(
    "name",
    ["", "shop", "two words.example", "shop_1.example", "a.*.example", "-a.example", "192.0.2.7", "2001:db8::7"],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(FieldError) as refused:
        checked_names(("www.larkspur.example", name))
    assert (refused.value.field, refused.value.key) == ("names", MessageKey.NAMES_FORM)
    assert refused.value.facts["name"] == name


def test_none_and_too_many_are_refused() -> None:
    with pytest.raises(FieldError) as none:
        checked_names(())
    assert none.value.key is MessageKey.NAMES_FORM
    with pytest.raises(FieldError) as many:
        checked_names([f"{number}.larkspur.example" for number in range(MOST_NAMES + 1)])
    assert (many.value.key, many.value.facts["longest"]) == (MessageKey.NAMES_MANY, MOST_NAMES)


def test_no_repr_shows_the_key() -> None:
    pair = make_pair(NAMES, KeyChoice.P256)
    assert repr(pair.private_key) not in repr(pair)
