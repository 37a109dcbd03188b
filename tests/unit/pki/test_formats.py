"""The eleven downloads: what is in them, in which order, byte for byte, and what a broken one is called."""

import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.errors import Damaged
from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import CERTIFICATE, armour, blocks
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.formats import FORMATS, expected, media_type, read_back, render
from certdesk.pki.issuance import IssuedCertificate
from tests.unit.pki.world import NOW

NAME = "*.larkspur.example"
ARCHIVES = {
    DownloadFormat.DEFAULT: ["PracticeRoot.crt", "PracticeCA.crt", "star_larkspur_example.crt"],
    DownloadFormat.DEFAULT_PEM: ["PracticeRoot.pem", "PracticeCA.pem", "star_larkspur_example.pem"],
    DownloadFormat.DEFAULT_CER: ["PracticeRoot.cer", "PracticeCA.cer", "star_larkspur_example.cer"],
    DownloadFormat.APACHE: ["PracticeCA.crt", "star_larkspur_example.crt"],
}
TEXTS = [format_ for format_ in DownloadFormat if format_ not in ARCHIVES and format_ is not DownloadFormat.DER]
ENVELOPES = {DownloadFormat.P7B, DownloadFormat.CER}
PEMS = [format_ for format_ in TEXTS if format_ not in ENVELOPES]


@pytest.fixture(scope="module")
def chain(issued: IssuedCertificate) -> tuple[bytes, ...]:
    return issued.chain


@pytest.fixture(scope="module")
def another() -> bytes:
    """A second intermediate; formats do not ask who signed whom."""
    return PracticeAuthority.found(NOW).records[1].certificate


def damage_of(format_: DownloadFormat, content: bytes) -> object:
    with pytest.raises(Damaged) as refused:
        read_back(format_, content)
    assert refused.value.key is MessageKey.CERTIFICATE_DAMAGED
    return refused.value.facts["part"]


def test_every_format_is_there() -> None:
    assert list(FORMATS) == list(DownloadFormat)


@pytest.mark.parametrize("format_", DownloadFormat)
def test_what_is_read_back_is_what_was_expected(format_: DownloadFormat, chain: tuple[bytes, ...]) -> None:
    assert read_back(format_, render(format_, chain, NAME)) == expected(format_, chain)


def test_each_format_holds_what_the_portals_list_says(chain: tuple[bytes, ...]) -> None:
    leaf, issuing, root = chain
    assert {format_: expected(format_, chain) for format_ in DownloadFormat} == {
        DownloadFormat.PEM_ALL: (leaf, issuing, root),
        DownloadFormat.PEM_NOROOT: (leaf, issuing),
        DownloadFormat.PEM_NOINTERMEDIATE: (leaf,),
        DownloadFormat.DEFAULT: (root, issuing, leaf),
        DownloadFormat.DEFAULT_PEM: (root, issuing, leaf),
        DownloadFormat.DEFAULT_CER: (root, issuing, leaf),
        DownloadFormat.APACHE: (issuing, leaf),
        DownloadFormat.P7B: tuple(sorted(chain)),
        DownloadFormat.CER: tuple(sorted(chain)),
        DownloadFormat.DER: (leaf,),
        DownloadFormat.CA_BUNDLE: (issuing,),
    }


@pytest.mark.parametrize("format_", DownloadFormat)
def test_a_longer_chain_keeps_its_order(format_: DownloadFormat, chain: tuple[bytes, ...], another: bytes) -> None:
    leaf, issuing, root = chain
    longer = (leaf, issuing, another, root)
    assert read_back(format_, render(format_, longer, NAME)) == expected(format_, longer)


@pytest.mark.parametrize("format_", DownloadFormat)
def test_the_same_chain_gives_the_same_bytes_in_another_process(
    format_: DownloadFormat, chain: tuple[bytes, ...]
) -> None:
    program = (
        "import sys; from certdesk.domain.downloads import DownloadFormat; from certdesk.pki.formats import render;"
        "chain = tuple(map(bytes.fromhex, sys.argv[3:]));"
        "sys.stdout.buffer.write(render(DownloadFormat(sys.argv[1]), chain, sys.argv[2]))"
    )
    arguments = [sys.executable, "-c", program, format_.value, NAME, *(der.hex() for der in chain)]
    again = subprocess.run(arguments, capture_output=True, check=True, timeout=60).stdout
    assert again == render(format_, chain, NAME)


@pytest.mark.parametrize("format_", TEXTS)
def test_text_has_crlf_line_ends_and_64_columns(format_: DownloadFormat, chain: tuple[bytes, ...]) -> None:
    text = render(format_, chain, NAME).decode("ascii")
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(0 < len(line) <= 64 and line.isprintable() for line in lines)
    label = "PKCS7" if format_ in ENVELOPES else "CERTIFICATE"
    assert lines[0] == f"-----BEGIN {label}-----"
    assert lines[-1] == f"-----END {label}-----"


@pytest.mark.parametrize(("format_", "names"), ARCHIVES.items())
def test_archives_name_their_files_as_the_portal_does(
    format_: DownloadFormat, names: list[str], chain: tuple[bytes, ...]
) -> None:
    with ZipFile(BytesIO(render(format_, chain, NAME))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == names
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [archive.read(name) for name in names] == [armour(der, CERTIFICATE) for der in expected(format_, chain)]


@pytest.mark.parametrize("common_name", ["PracticeCA", "practiceroot", "PRACTICECA"])
def test_a_certificate_named_like_an_authority_does_not_take_its_file(
    common_name: str, chain: tuple[bytes, ...]
) -> None:
    with ZipFile(BytesIO(render(DownloadFormat.DEFAULT, chain, common_name))) as archive:
        names = [name.casefold() for name in archive.namelist()]
    assert len(set(names)) == 3
    assert f"{common_name.casefold()}_.crt" in names


def test_the_portals_content_types() -> None:
    assert {media_type(format_) for format_ in PEMS} == {"application/x-pem-file"}
    assert {media_type(format_) for format_ in ARCHIVES} == {"application/zip"}
    assert {media_type(format_) for format_ in ENVELOPES} == {"application/x-pkcs7-certificates"}
    assert media_type(DownloadFormat.DER) == "application/pkix-cert"


@pytest.mark.parametrize("format_", TEXTS)
def test_text_with_other_line_ends_is_the_same(format_: DownloadFormat, chain: tuple[bytes, ...]) -> None:
    content = render(format_, chain, NAME)
    for other in (content.replace(b"\r\n", b"\n"), b"\xef\xbb\xbf" + content, content.replace(b"\r\n", b" \r\n\r\n")):
        assert read_back(format_, other) == expected(format_, chain)


@pytest.mark.parametrize("format_", DownloadFormat)
def test_a_file_cut_anywhere_is_damaged_or_lacks_a_certificate(
    format_: DownloadFormat, chain: tuple[bytes, ...]
) -> None:
    content = render(format_, chain, NAME)
    lacking = 0
    for at in range(0, len(content) - 2, 3):
        try:
            found = read_back(format_, content[:at])
        except Damaged:
            continue
        lacking += 1
        assert found != expected(format_, chain)
    assert lacking <= 2 * len(expected(format_, chain))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), format_=st.sampled_from(DownloadFormat))
def test_a_changed_byte_gives_certificates_or_damaged_and_nothing_else(
    chain: tuple[bytes, ...], data: st.DataObject, format_: DownloadFormat
) -> None:
    content = bytearray(render(format_, chain, NAME))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Damaged):
        assert 0 < len(read_back(format_, bytes(content))) <= len(expected(format_, chain))


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300), format_=st.sampled_from(DownloadFormat))
def test_anything_else_is_damaged(content: bytes, format_: DownloadFormat) -> None:
    damage_of(format_, content)


@pytest.mark.parametrize("format_", PEMS)
def test_text_beside_the_blocks_is_damage(format_: DownloadFormat, chain: tuple[bytes, ...]) -> None:
    content = render(format_, chain, NAME)
    assert damage_of(format_, b"hello\r\n" + content) == "text"
    assert damage_of(format_, content + b"-----BEGIN CERTIFICATE-----\r\n") == "end"
    assert damage_of(format_, b"") == "end"
    assert damage_of(format_, content.replace(b"CERTIFICATE", b"PRIVATE KEY")) == "text"


def test_one_format_is_not_taken_for_another(chain: tuple[bytes, ...]) -> None:
    pem = render(DownloadFormat.PEM_ALL, chain, NAME)
    zipped = render(DownloadFormat.DEFAULT, chain, NAME)
    assert damage_of(DownloadFormat.P7B, pem) == "text"
    assert damage_of(DownloadFormat.DEFAULT, pem) == "archive"
    assert damage_of(DownloadFormat.PEM_ALL, zipped) == "text"
    assert damage_of(DownloadFormat.DER, zipped) == "certificate"


def zip_of(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_an_archive_of_something_else_is_damaged(chain: tuple[bytes, ...]) -> None:
    pem = armour(chain[0], CERTIFICATE)
    assert damage_of(DownloadFormat.DEFAULT, zip_of({"a.crt": pem + pem})) == "text"
    assert damage_of(DownloadFormat.DEFAULT, zip_of({"readme.txt": b"hello"})) == "text"
    assert damage_of(DownloadFormat.DEFAULT, zip_of({f"{n}.crt": pem for n in range(17)})) == "archive"
    assert damage_of(DownloadFormat.DEFAULT, zip_of({"bomb.crt": b"\n" * (1 << 21)})) == "archive"
    assert damage_of(DownloadFormat.DEFAULT, zip_of({})) == "archive"


@pytest.mark.parametrize("format_", DownloadFormat)
def test_a_chain_that_is_short_or_repeats_itself_is_damaged(format_: DownloadFormat, chain: tuple[bytes, ...]) -> None:
    for short in ((), chain[:1], chain[:2], (*chain, chain[-1])):
        with pytest.raises(Damaged) as refused:
            render(format_, short, NAME)
        assert refused.value.facts == {"part": "chain"}


def test_pkcs7_is_imported_only_when_it_is_used() -> None:
    program = (
        "import sys, certdesk.pki.formats, certdesk.pki.authority;"
        "assert not [name for name in sys.modules if name.endswith('.pkcs7') and 'certdesk' not in name]"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@given(st.lists(st.binary(min_size=1, max_size=200), min_size=1, max_size=4))
def test_armour_and_blocks_are_opposites(contents: list[bytes]) -> None:
    text = b"".join(armour(content, CERTIFICATE) for content in contents)
    assert blocks(text, CERTIFICATE) == tuple(contents)
