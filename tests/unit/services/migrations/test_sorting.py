"""What somebody drops, sorted by what it holds, whatever it is called."""

import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.domain.errors import Cancelled
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Silent
from certdesk.services.migrations.moves import MOST_REFUSED
from certdesk.services.migrations.sorting import Use, sort_files, use_of
from tests.fakes import FakeReporter
from tests.unit.services.migrations.office import KEY_PEM, Office, certificate, mail, notice, p7b, pem, pfx

CLINIC = certificate("clinic.example")
DER = CLINIC.public_bytes(Encoding.DER)
NOTICE = notice("clinic.example", "31884207")
LIST = b"name;client\nclinic.example;Tidewater\n"
SHEET = b"PK\x03\x04....[Content_Types].xml"


@pytest.mark.parametrize(
    ("name", "head", "use"),
    [
        ("site.pem", pem(CLINIC), Use.CERTIFICATES),
        ("site.jpg", DER, Use.CERTIFICATES),
        ("small.der", b"\x30\x81\x90\x02\x01\x00", Use.CERTIFICATES),
        ("java.p12", b"\x30\x80\x02\x01\x03\x30\x80", Use.CERTIFICATES),
        ("chain.p7b", p7b(CLINIC), Use.CERTIFICATES),
        ("store.pfx", pfx(CLINIC, "secret"), Use.CERTIFICATES),
        ("printed.txt", b"Certificate:\n    Data:\n" + pem(CLINIC), Use.CERTIFICATES),
        ("bare.txt", b"\n".join(pem(CLINIC).splitlines()[1:-1]), Use.CERTIFICATES),
        ("wide.pem", pem(CLINIC).decode().encode("utf-16"), Use.CERTIFICATES),
        ("site.key", KEY_PEM, Use.CERTIFICATES),
        ("store.jks", b"\xfe\xed\xfe\xed\x00\x00\x00\x02", Use.CERTIFICATES),
        ("empty.crt", b"", Use.CERTIFICATES),
        ("names.csv", LIST, Use.LIST),
        ("names.tsv", b"name\tclient\n", Use.LIST),
        ("names.json", b'[{"name": "a.example"}]', Use.LIST),
        ("names.txt", b"clinic.example\nshop.example\n", Use.LIST),
        ("names", "Namen\nbücher.example, Buchladen\n".encode(), Use.LIST),
        ("empty.csv", b"", Use.LIST),
        ("mail.csv", NOTICE, Use.NOTICES),
        ("notice.eml", NOTICE, Use.NOTICES),
        ("notice", NOTICE, Use.NOTICES),
        ("inbox", b"From a@b Fri Nov 20 13:40:00 2026\nSubject: x\n\ny\n", Use.NOTICES),
        ("notice.txt", b"Your certificate ends.\nclinic.example\n", Use.NOTICES),
        ("saved.htm", b"<!doctype html><html><body>", Use.NOTICES),
        ("outlook.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), Use.NOTICES),
        ("scan.eml", b"%PDF-1.7\n", Use.NOTICES),
        ("empty.eml", b"", Use.NOTICES),
        ("scan.pdf", b"%PDF-1.7\n", None),
        ("list.xlsx", SHEET, None),
        ("photo.png", b"\x89PNG\r\n", None),
        ("empty", b"", None),
        ("disk.img", b"\x00\x01\x02\x03" * 99, None),
    ],
)
def test_a_file_is_used_for_what_it_holds(name: str, head: bytes, use: Use | None) -> None:
    assert use_of(head, name) is use


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("_", "."), content)
    return path


def put(folder: Path, **files: bytes) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / name.replace("_", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return paths


def test_files_go_where_they_are_read(office: Office, folder: Path) -> None:
    site, names, eml = put(folder, site_pem=pem(CLINIC), names_csv=LIST, notice_eml=NOTICE)
    found = office.desk.holdings.sort_files([eml, names, site, eml], Silent())
    assert (found.certificates, found.lists, found.notices) == ((site,), (names,), (eml,))
    assert (found.sizes, found.refused) == ((len(NOTICE),), ())


def test_an_archive_is_looked_into(folder: Path) -> None:
    certs = archive(folder / "certs.zip", site_pem=pem(CLINIC), readme_pdf=b"%PDF-1")
    mails = archive(folder / "mails.zip", one_eml=NOTICE, two_eml=NOTICE)
    both = archive(folder / "both.zip", one_eml=NOTICE, site_crt=DER)
    found = sort_files([certs, mails, both], Silent())
    assert found.certificates == (certs, both)
    assert found.notices == (mails, both)
    assert found.sizes == (mails.stat().st_size, both.stat().st_size)


@pytest.mark.parametrize(
    ("name", "content", "key", "instead"),
    [
        ("list.xlsx", SHEET, MessageKey.LIST_SHEET, "office document"),
        ("list.ods", b"PK\x03\x04....mimetypeapplication/vnd.oasis", MessageKey.LIST_SHEET, "office document"),
        ("letter.docx", SHEET, MessageKey.DROP_FORM, "office document"),
        ("scan.pdf", b"%PDF-1.7\n", MessageKey.DROP_FORM, "pdf"),
        ("empty", b"", MessageKey.DROP_FORM, "nothing"),
        ("setup.exe", b"MZ\x00\x00", MessageKey.DROP_FORM, "program"),
        ("broken.zip", b"PK\x03\x04 and no more", MessageKey.ARCHIVE_BROKEN, None),
    ],
)
def test_what_is_of_no_use_is_told_for_what_it_is(
    folder: Path, name: str, content: bytes, key: MessageKey, instead: str | None
) -> None:
    (folder / name).write_bytes(content)
    (refused,) = sort_files([folder / name], Silent()).refused
    assert (refused.file, refused.why.key, refused.why.facts.get("instead")) == (name, key, instead)


def test_an_archive_of_lists_or_of_nothing_is_refused(folder: Path) -> None:
    lists, empty = archive(folder / "lists.zip", a_csv=LIST), archive(folder / "empty.zip")
    scans = archive(folder / "scans.zip", a_pdf=b"%PDF-1", b_pdf=b"%PDF-1")
    found = sort_files([lists, empty, scans, folder / "gone.eml"], Silent())
    assert [(each.file, each.why.key, each.why.facts.get("instead")) for each in found.refused] == [
        ("lists.zip", MessageKey.LIST_SHEET, "packed file"),
        ("empty.zip", MessageKey.DROP_FORM, "nothing"),
        ("scans.zip", MessageKey.DROP_FORM, "packed file"),
        ("gone.eml", MessageKey.FILE_READ, None),
    ]


def test_a_folder_of_mails_stays_together_with_what_else_lies_in_it(folder: Path) -> None:
    put(folder / "mails", a_eml=NOTICE, b_eml=mail(["Lunch?"], subject="Lunch"), scan_pdf=b"%PDF-1")
    found = sort_files([folder / "mails"], Silent())
    assert (found.notices, found.certificates, found.refused) == ((folder / "mails",), (), ())
    assert len(found.sizes) == 3


def test_a_folder_of_several_things_is_sorted_file_by_file(folder: Path) -> None:
    eml, site, scan = put(folder / "all", a_eml=NOTICE, site_pem=pem(CLINIC), scan_pdf=b"%PDF-1")
    found = sort_files([folder / "all"], Silent())
    assert (found.notices, found.certificates) == ((eml,), (site,))
    assert [each.path for each in found.refused] == [scan]


def test_a_maildir_is_read_as_a_whole_and_a_folder_of_folders_is_not_read(folder: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (folder / "Mail" / name).mkdir(parents=True)
    (folder / "Mail" / "cur" / "1:2,S").write_bytes(NOTICE)
    (folder / "Mail" / "cur" / "2:2,S").write_bytes(pem(CLINIC))
    (folder / "deep" / "er").mkdir(parents=True)
    found = sort_files([folder / "Mail", folder / "deep"], Silent())
    assert (found.notices, len(found.sizes)) == ((folder / "Mail",), 2)
    assert [(each.file, each.why.key) for each in found.refused] == [("deep", MessageKey.FOLDER_BARE)]


def test_of_the_refused_the_first_hundred_are_told(folder: Path) -> None:
    for number in range(MOST_REFUSED + 3):
        (folder / f"{number}.pdf").write_bytes(b"%PDF-1")
    found = sort_files([folder], Silent())
    assert (len(found.refused), found.left_out) == (MOST_REFUSED, 3)


def test_sorting_tells_how_far_it_is_and_can_be_stopped(folder: Path) -> None:
    put(folder, a_eml=NOTICE, b_eml=NOTICE, c_eml=NOTICE)
    report = FakeReporter()
    sort_files([folder], report)
    assert report.steps == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        sort_files([folder], FakeReporter(stop_at=2))


def test_a_mail_that_was_dragged_is_read_as_it_was_sent(office: Office) -> None:
    (clinic,) = office.typed("bücher.example")
    sent = (
        b"From: renewals@starfieldtech.com\r\nSubject: SSL renewal\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"Your certificate expires soon.\r\nCertificate: b\xfccher.example\r\nCustomer number: 00734126\r\n"
    )
    read = office.desk.account_search.read_pasted(office.migration, sent)
    assert read.settled == (clinic,)
