"""Certificates of any authority out of files of any form; keys, chains and what is none are told and passed over."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.domain.errors import Cancelled
from certdesk.domain.holdings import Origin
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Silent
from tests.fakes import START, FakeReporter
from tests.unit.services.migrations.office import AUTHORITY, KEY_PEM, Office, certificate, p7b, pem, pfx

CLINIC = certificate("clinic.example", "www.clinic.example")
FORMS = certificate("forms.example", issuer="Let's See")
DER = CLINIC.public_bytes(Encoding.DER)

FORMS_OF_A_FILE: dict[str, bytes] = {
    "site.pem": pem(CLINIC),
    "site.crt": DER,
    "fullchain.pem": pem(CLINIC, AUTHORITY),
    "with text.cer": b"subject=CN = clinic.example\r\n" + pem(CLINIC).replace(b"\n", b"\r\n") + b"\nbye",
    "with its key.pem": KEY_PEM + pem(CLINIC) + KEY_PEM,
    "utf-16.pem": pem(CLINIC).decode().encode("utf-16"),
    "bare base64.txt": b"\n".join(pem(CLINIC).splitlines()[1:-1]),
    "chain.p7b": p7b(AUTHORITY, CLINIC),
    "chain.p7c": p7b(AUTHORITY, CLINIC, encoding=Encoding.PEM),
    "one after the other.der": DER + AUTHORITY.public_bytes(Encoding.DER),
    "open.pfx": pfx(CLINIC, "", AUTHORITY),
    "wrongly named.jpg": pem(CLINIC),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS_OF_A_FILE)
def test_a_certificate_is_read_from_a_file_of_any_form(office: Office, folder: Path, name: str) -> None:
    (folder / name).write_bytes(FORMS_OF_A_FILE[name])
    read = office.files(folder / name)
    assert read.refused == ()
    (line,) = read.view.lines
    found = line.holding
    assert (found.common_name, found.names) == ("clinic.example", ("clinic.example", "www.clinic.example"))
    assert found.fingerprint == CLINIC.fingerprint(CLINIC.signature_hash_algorithm).hex()  # type: ignore[arg-type]  # it is signed with one
    assert found.ends_at == CLINIC.not_valid_after_utc
    assert (found.issuer, found.origins, found.files) == ("Other CA", frozenset({Origin.FILE}), (name,))
    assert office.view().lines == read.view.lines


def test_nothing_of_a_private_key_is_kept(office: Office, folder: Path) -> None:
    (folder / "a.pem").write_bytes(KEY_PEM + pem(CLINIC))
    (folder / "b.pfx").write_bytes(pfx(FORMS, "open sesame"))
    office.files(folder, passphrase="open sesame")
    assert len(office.view().lines) == 2
    kept = b"".join(path.read_bytes() for path in office.world.home.glob("desk.sqlite3*"))
    for secret in (KEY_PEM.splitlines()[1], b"PRIVATE KEY", b"open sesame"):
        assert secret not in kept


def test_a_pass_phrase_is_asked_for_and_a_wrong_one_told(office: Office, folder: Path) -> None:
    path = folder / "site.pfx"
    path.write_bytes(pfx(CLINIC, "open sesame", AUTHORITY))
    for passphrase, key in (("", MessageKey.BUNDLE_PASSPHRASE), ("sesame", MessageKey.BUNDLE_CLOSED)):
        (refused,) = office.files(path, passphrase=passphrase).refused
        assert (refused.file, refused.why.key, dict(refused.why.facts)) == ("site.pfx", key, {"file": "site.pfx"})
        assert refused.why.__traceback__ is None
    assert len(office.files(path, passphrase="open sesame").added) == 1


def test_a_pass_phrase_that_one_file_wants_is_no_matter_for_the_others(office: Office, folder: Path) -> None:
    (folder / "a.pfx").write_bytes(pfx(CLINIC, ""))
    (folder / "b.pfx").write_bytes(pfx(FORMS, "open sesame"))
    assert len(office.files(folder, passphrase="open sesame").added) == 2


BROKEN = DER[:300]
CASES: dict[str, tuple[bytes, str]] = {
    "authorities.pem": (pem(AUTHORITY), "authority"),
    "key.pem": (KEY_PEM, "private key"),
    "notes.txt": (b"Remember the milk.\n", "text"),
    "empty.crt": (b"", "text"),
    "cut.crt": (BROKEN, "certificate"),
    "cut.pem": (pem(CLINIC)[:300], "certificate"),
    "random.crt": (b"\x00\x01\x02" * 300, "other"),
    "not.p7b": (p7b(CLINIC)[:200], "pkcs7"),
    "large.pem": (b"x" * (4 * 1024 * 1024 + 1), "too large"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_no_certificate_of_a_site_says_what_it_is(office: Office, folder: Path, name: str) -> None:
    content, inside = CASES[name]
    (folder / name).write_bytes(content)
    (refused,) = office.files(folder / name).refused
    assert (refused.file, refused.why.key) == (name, MessageKey.CERTIFICATE_FILE)
    assert refused.why.facts["inside"] == inside


@pytest.mark.parametrize(
    "found",
    [certificate(common_name="Maya Okafor"), certificate(common_name=None), certificate("bad_ name")],
    ids=["a person", "nobody", "no host"],
)
def test_a_certificate_without_a_name_of_a_site_is_told(office: Office, folder: Path, found: x509.Certificate) -> None:
    (folder / "who.pem").write_bytes(pem(found))
    (refused,) = office.files(folder / "who.pem").refused
    assert refused.why.key is MessageKey.CERTIFICATE_NAMELESS


@pytest.mark.parametrize(
    ("found", "names"),
    [
        (certificate("a.example", "b.example", common_name="Not A Host"), ("a.example", "b.example")),
        (certificate("a.example", "b.example", common_name="b.example"), ("b.example", "a.example")),
        (certificate(common_name="old.example"), ("old.example",)),
        (certificate("A.Example", common_name=None), ("a.example",)),
        (certificate("own.example", is_authority=True), ("own.example",)),
        (certificate("*.c.example"), ("*.c.example",)),
    ],
    ids=["a common name that is none", "first", "no further names", "no common name", "its own authority", "wildcard"],
)
def test_the_common_name_is_first_where_it_is_one(
    office: Office, folder: Path, found: x509.Certificate, names: tuple[str, ...]
) -> None:
    (folder / "site.pem").write_bytes(pem(found))
    (line,) = office.files(folder / "site.pem").view.lines
    assert line.holding.names == names


def test_an_expired_certificate_is_taken_and_gives_way_to_its_successor(office: Office, folder: Path) -> None:
    (folder / "old.pem").write_bytes(pem(certificate("clinic.example", days=-30)))
    old = office.files(folder / "old.pem").view.lines[0].holding
    assert old.is_over(START)
    (folder / "new.pem").write_bytes(pem(CLINIC))
    read = office.files(folder / "new.pem")
    (line,) = read.view.lines
    assert (read.added, line.holding.id) == ((), old.id)
    assert (line.holding.ends_at, line.holding.files) == (CLINIC.not_valid_after_utc, ("old.pem", "new.pem"))


def test_an_archive_is_looked_into_and_what_is_none_in_it_told(office: Office, folder: Path) -> None:
    with zipfile.ZipFile(folder / "sites.zip", "w") as archive:
        archive.writestr("clinic/site.crt", pem(CLINIC))
        archive.writestr("clinic/bundle.crt", pem(AUTHORITY))
        archive.writestr("forms.p7b", p7b(FORMS))
        archive.writestr("__MACOSX/._forms.p7b", b"junk")
    read = office.files(folder / "sites.zip")
    assert sorted(line.holding.common_name for line in read.view.lines) == ["clinic.example", "forms.example"]
    assert [(each.file, each.why.facts["inside"]) for each in read.refused] == [("bundle.crt", "authority")]


def test_a_broken_archive_and_files_that_are_gone_are_told(office: Office, folder: Path) -> None:
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + b"junk" * 20)
    read = office.files(folder / "broken.zip", folder / "gone.pem")
    assert [(each.file, each.why.key) for each in read.refused] == [
        ("broken.zip", MessageKey.ARCHIVE_BROKEN),
        ("gone.pem", MessageKey.FILE_READ),
    ]


def test_of_many_files_that_gave_nothing_a_hundred_are_told(office: Office, folder: Path) -> None:
    for number in range(130):
        (folder / f"{number:03}.txt").write_text("nothing")
    (folder / "site.pem").write_bytes(pem(CLINIC))
    read = office.files(folder)
    assert (len(read.added), len(read.refused), read.left_out) == (1, 100, 30)


def test_reading_files_says_how_far_it_is_and_adds_nothing_when_stopped(office: Office, folder: Path) -> None:
    for number in range(5):
        (folder / f"{number}.pem").write_bytes(pem(CLINIC))
    with pytest.raises(Cancelled):
        office.desk.holdings.read_files(office.migration, [folder], "", FakeReporter(stop_at=3))
    assert office.view().lines == ()
    report = FakeReporter()
    office.desk.holdings.read_files(office.migration, [folder], "", report)
    assert report.steps == [(number, 5) for number in range(1, 6)]


def test_a_hostile_issuer_is_made_fit_to_be_shown(office: Office, folder: Path) -> None:
    (folder / "a.pem").write_bytes(pem(certificate("a.example", issuer="A\u202e<b>CA")))
    assert "\u202e" not in office.files(folder).view.lines[0].holding.issuer


@pytest.mark.parametrize(
    "shorten", [lambda content: content[:-7], lambda content: content[:40] + b"\xff" + content[41:]]
)
@pytest.mark.parametrize("name", FORMS_OF_A_FILE)
def test_damage_anywhere_is_no_more_than_a_refusal(
    office: Office, folder: Path, name: str, shorten: Callable[[bytes], bytes]
) -> None:
    (folder / name).write_bytes(shorten(FORMS_OF_A_FILE[name]))
    read = office.desk.holdings.read_files(office.migration, [folder / name], "", Silent())
    assert len(read.added) + len(read.refused) >= 1


def test_of_a_folder_with_very_many_files_each_is_looked_at(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(10_010):
        (folder / f"{number:05}.txt").touch()
    (folder / "zz.pem").write_bytes(pem(CLINIC))
    read = office.files(folder)
    assert len(read.added) == 1
