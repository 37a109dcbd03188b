"""Key stores give back what went in, to whoever knows the pass phrase."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import Damaged
from certdesk.domain.local_keys import Target
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.formats.jks import JavaKeyStore
from certdesk.pki.formats.key_store import Contents
from certdesk.pki.formats.key_stores import KEY_STORES, alias_of, holds, suggested_name
from certdesk.pki.keys import KeyKind, KeyPair
from tests.unit.pki.world import NOW, request_for

PASSPHRASE, OTHER = "k7f3-9xwm-hqtz", "k7f3-9xwm-hqtx"
ALIAS = "shop.larkspur.example.com"

MODERN, OLD = frozenset({Target.WINDOWS, Target.JAVA}), frozenset({Target.OLD_WINDOWS, Target.ANDROID})
# PBES2, AES-256-CBC, SHA-256; Triple DES with SHA-1, SHA-1: as DER spells their numbers
PBES2, AES, SHA256 = (
    bytes.fromhex(number) for number in ("2a864886f70d01050d", "60864801650304012a", "6086480165030402")
)
TRIPLE_DES, RC2, SHA1 = (
    bytes.fromhex(number) for number in ("2a864886f70d010c0103", "2a864886f70d010c0106", "2b0e03021a")
)


@pytest.fixture(scope="session")
def every_contents(authority: PracticeAuthority, keys: dict[KeyKind, KeyPair]) -> dict[KeyKind, Contents]:
    """A key of each kind with its certificate and intermediate."""
    return {
        kind: Contents(key.private_key, authority.issue(request_for(key)).chain[:-1], ALIAS, NOW)
        for kind, key in keys.items()
    }


@pytest.fixture(scope="session")
def contents(every_contents: Mapping[KeyKind, Contents]) -> Contents:
    return every_contents[KeyKind.RSA_2048]


@pytest.mark.parametrize("kind", KeyKind)
@pytest.mark.parametrize("target", Target)
def test_what_went_in_comes_out(target: Target, kind: KeyKind, every_contents: Mapping[KeyKind, Contents]) -> None:
    contents = every_contents[kind]
    content = KEY_STORES[target].render(contents, PASSPHRASE)
    assert KEY_STORES[target].read(content, PASSPHRASE) == contents
    assert holds(target, content, PASSPHRASE, contents)


@pytest.mark.parametrize("target", Target)
def test_another_pass_phrase_or_other_contents_do_not_do(
    target: Target, every_contents: Mapping[KeyKind, Contents]
) -> None:
    contents, others = every_contents[KeyKind.P_256], every_contents[KeyKind.P_384]
    content = KEY_STORES[target].render(contents, PASSPHRASE)
    for wrong in (OTHER, "", PASSPHRASE.upper()):
        assert not holds(target, content, wrong, contents)
    assert not holds(target, content, PASSPHRASE, others)
    assert not holds(target, b"", PASSPHRASE, contents)


@pytest.mark.parametrize("target", Target)
def test_no_two_files_are_alike_and_none_shows_the_key(target: Target, contents: Contents) -> None:
    one, other = (KEY_STORES[target].render(contents, PASSPHRASE) for _ in range(2))
    assert one != other
    assert contents.private_key[-64:] not in one


@pytest.mark.parametrize("target", MODERN | OLD)
def test_each_target_gets_the_algorithms_that_it_knows(target: Target, contents: Contents) -> None:
    content = KEY_STORES[target].render(contents, PASSPHRASE)
    assert [number in content for number in (PBES2, AES)] == [target in MODERN] * 2
    assert (TRIPLE_DES in content) == (target in OLD)
    assert RC2 not in content
    seal = content[-80:]
    assert [number in seal for number in (SHA256, SHA1)] == [target in MODERN, target in OLD]


@pytest.mark.parametrize("target", MODERN | OLD)
def test_the_friendly_name_stands_at_the_certificate(target: Target, contents: Contents) -> None:
    store = pkcs12.load_pkcs12(KEY_STORES[target].render(contents, PASSPHRASE), PASSPHRASE.encode())
    assert store.cert is not None
    assert store.cert.friendly_name == ALIAS.encode()


@pytest.mark.parametrize(
    ("common_name", "alias"),
    [
        ("WWW.Example.Test", "www.example.test"),
        ("*.larkspur.example", "*.larkspur.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("", "certificate"),
        ("a b\n\0c", "a_b_c"),
        ("\u202e\U0001f511", "_"),
    ],
)
def test_an_alias_is_in_lower_case_whatever_the_name(common_name: str, alias: str) -> None:
    assert alias_of(common_name) == alias
    assert len(alias_of("x" * 65536)) == 120


def test_files_are_named_for_their_target() -> None:
    names = {target: suggested_name(target, "*.larkspur.example") for target in Target}
    assert names == {
        Target.WINDOWS: "star_larkspur_example.pfx",
        Target.OLD_WINDOWS: "star_larkspur_example.pfx",
        Target.JAVA: "star_larkspur_example.p12",
        Target.OLD_JAVA: "star_larkspur_example.jks",
        Target.ANDROID: "star_larkspur_example.p12",
    }


ANY_CONTENTS = st.builds(
    Contents,
    private_key=st.binary(max_size=3000),
    chain=st.lists(st.binary(max_size=500), max_size=4).map(tuple),
    alias=st.text(max_size=80).map(str.lower),
    made_at=st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the time zone is drawn beside it
)
ASCII = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=40)


@settings(deadline=None)
@given(ANY_CONTENTS, ASCII)
def test_a_java_store_gives_back_whatever_went_in(contents: Contents, passphrase: str) -> None:
    read = JavaKeyStore().read(JavaKeyStore().render(contents, passphrase), passphrase)
    assert read == contents
    assert timedelta(0) <= contents.made_at - read.made_at < timedelta(milliseconds=1)


@settings(deadline=None)
@given(ANY_CONTENTS, st.data())
def test_a_java_store_that_was_changed_or_cut_does_not_open(contents: Contents, data: st.DataObject) -> None:
    content = JavaKeyStore().render(contents, PASSPHRASE)
    at = data.draw(st.integers(0, len(content) - 1))
    changed = content[:at] + bytes([content[at] ^ data.draw(st.integers(1, 255))]) + content[at + 1 :]
    for bad in (changed, content[:at], content + b"\0"):
        with pytest.raises(Damaged):
            JavaKeyStore().read(bad, PASSPHRASE)


def test_java_spells_text_in_its_own_way() -> None:
    """JVMS 4.4.7: NUL takes two bytes, and a sign beyond the basic plane is two halves of three bytes each."""
    content = JavaKeyStore().render(Contents(b"key", (), "nul\0 ä € \U0001f511", NOW), PASSPHRASE)
    spelled = b"nul\xc0\x80 \xc3\xa4 \xe2\x82\xac \xed\xa0\xbd\xed\xb4\x91"
    assert struct.pack(">H", len(spelled)) + spelled in content


@pytest.mark.parametrize("entry", [b"\0\0\0\2", b"\0\0\0\3"])
def test_a_java_store_of_another_form_is_damaged(entry: bytes, contents: Contents) -> None:
    import hashlib

    body = b"\xfe\xed\xfe\xed\0\0\0\2\0\0\0\1" + entry
    seal = hashlib.sha1(PASSPHRASE.encode("utf-16-be") + b"Mighty Aphrodite" + body, usedforsecurity=False).digest()
    with pytest.raises(Damaged):
        JavaKeyStore().read(body + seal, PASSPHRASE)
    assert not holds(Target.OLD_JAVA, body + seal, PASSPHRASE, contents)


def test_no_repr_shows_the_key(contents: Contents) -> None:
    assert repr(contents.private_key)[2:20] not in repr(contents)
