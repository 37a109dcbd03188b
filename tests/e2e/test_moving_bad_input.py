"""What mail programs, other authorities and lists bring, dropped on the real page, and said where it happened."""

import socket
from pathlib import Path
from typing import Final

import pytest

from certdesk.domain.migration import Situation
from tests.e2e import dragging
from tests.e2e.moving import Mover
from tests.e2e.stage import Stage
from tests.unit.services.migrations.office import certificate, pem

HEAD: Final = (
    "From: Starfield Technologies <renewals@starfieldtech.com>\nTo: web@larkspur.example\n"
    "Subject: Renew your SSL certificate\nDate: Fri, 20 Nov 2026 14:02:00 +0100\nMIME-Version: 1.0\n"
)
NAME: Final = "shop.larkspur.example"
BODY: Final = (
    f"Your SSL certificate ends soon.\n\nCustomer number: {{}}\nCommon name: {NAME}\nExpires on: 18 Feb 2027\n"
)


def plain(body: str, kind: str = "Content-Type: text/plain; charset=utf-8\n", charset: str = "utf-8") -> bytes:
    """A notice of one part."""
    return f"{HEAD}{kind}\n{body}".encode(charset)


def nested(depth: int) -> bytes:
    """A text below as many multiparts, whose boundaries never end."""
    kinds = [f"Content-Type: multipart/mixed; boundary=b{each}\n\n--b{each}\n" for each in range(depth)]
    return f"{HEAD}{''.join(kinds)}Content-Type: text/plain\n\n{BODY.format('31884207')}".encode()


def heavy(megabytes: int) -> bytes:
    """A notice with an attachment that is large."""
    attached = (b"A" * 76 + b"\n") * (megabytes * 1024 * 1024 // 77)
    begin = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: text/plain\n\n{BODY.format('31884207')}\n--b\n"
        "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
        "Content-Disposition: attachment; filename=film.bin\n\n"
    )
    return begin.encode() + attached + b"--b--\n"


PAGE: Final = (
    "<html><body><img src='{address}/open.gif'><link rel=stylesheet href='{address}/a.css'>"
    "<script>location='{address}'</script><p>Your SSL certificate ends soon.</p>"
    "<table><tr><td>Customer&nbsp;number</td><td>31884207</td></tr>"
    f"<tr><td>Common name</td><td>{NAME}</td></tr><tr><td>Expires</td><td>18 Feb 2027</td></tr></table></body></html>"
)
HEBREW: Final = f"מספר לקוח: 31884207\nשם דומיין: {NAME}\nאישור ה-SSL פג תוקף 18.02.2027\n"
CUT_OFF: Final = "Content-Type: multipart/mixed; boundary=x\n\n--x\n"


def ready(stage: Stage) -> Mover:
    """Somebody with one certificate on the page Find."""
    mover = Mover(stage.open_book())
    mover.begin_as(Situation.WEBMASTER)
    mover.type_names(NAME)
    mover.reads("0 of 1 found")
    return mover


def test_notices_in_every_shape_are_read_without_anything_being_loaded(filled: Stage, tmp_path: Path) -> None:
    mover = ready(filled)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        page = PAGE.format(address=f"http://127.0.0.1:{listening.getsockname()[1]}")
        for what, content, number in (
            ("cut off", plain(BODY.format("31884207"), CUT_OFF), "31884207"),
            ("no charset", plain("Grüße. " + BODY.format("31884207"), "", "latin-1"), "31884207"),
            ("two hundred parts", nested(200), "31884207"),
            ("a large attachment", heavy(50), "31884207"),
            ("HTML only", plain(page, "Content-Type: text/html; charset=utf-8\n"), "31884207"),
            ("right to left", plain(HEBREW), "31884207"),
            ("zeros in front", plain(BODY.format("0031884207")), "0031884207"),
        ):
            file = tmp_path / f"{what}.eml"
            file.write_bytes(content)
            mover.drop(file)
            mover.sees_row(NAME, "Found", f"customer number {number}")
            mover.press("migration_find_take_back")
            mover.sees_row(NAME, "Not found yet")
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()


BAD: Final = (
    ("scan.eml", b"%PDF-1.7\n1 0 obj", "This is not a mail", "scan.eml is a PDF. Save the notice"),
    ("empty.eml", b"", "This is not a mail", "empty.eml is empty."),
    ("call.eml", plain(BODY.format("+1 (480) 555-0147")), "No customer number in it", "Look for another notice."),
    ("date.eml", plain(BODY.format("18.02.2027")), "No customer number in it", "date.eml names a certificate"),
    ("lunch.eml", plain("Lunch at one?\n"), "Not a renewal notice", "lunch.eml is a mail"),
    ("list.csv", "Datum;Betrag\n1;2\n".encode("utf-16"), "No names in the list", "list.csv has no column"),
    ("list.xlsx", b"PK\x03\x04[Content_Types].xml", "Lists are read as CSV", "Save the list as CSV"),
    ("bare.crt", pem(certificate(common_name=None)), "The certificate has no name", "bare.crt names no domain"),
    ("torn.crt", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "No certificate in it", "damaged"),
)


def test_what_cannot_be_used_is_said_below_where_it_was_dropped(filled: Stage, tmp_path: Path) -> None:
    mover = ready(filled)
    for name, content, *said in BAD:
        file = tmp_path / name
        file.write_bytes(content)
        mover.drop(file)
        mover.reads_in("migration_notices", *said)
        mover.press("migration_notices_clear_notice")
    mover.drop_data(dragging.link("https://certs.starfieldtech.com/"))
    mover.reads_in("migration_notices", "link")
    mover.reads("0 of 1 found")


def test_two_customer_numbers_in_one_notice_are_asked_about(filled: Stage, tmp_path: Path) -> None:
    mover = ready(filled)
    file = tmp_path / "two.eml"
    file.write_bytes(plain(BODY.format("31884207") + "\nCustomer number: 27190455\n"))
    mover.drop(file)
    mover.sees_row(NAME, "Two answers")
    mover.reads_in("migration_find_conflict", "31884207", "27190455")
    mover.press("migration_find_use_27190455")
    mover.sees_row(NAME, "Found", "27190455")


LISTED: Final = "Domain;Kunde;Kundennummer;Ablauf\nbrot.example;Bäckerei Müßig;0037460291;18.02.2027\n"


def test_lists_in_the_encodings_of_office_programs_bring_clients_and_numbers_along(
    filled: Stage, tmp_path: Path
) -> None:
    mover = ready(filled)
    for place, encoding in enumerate(("cp1252", "utf-16", "utf-8-sig")):
        file = tmp_path / f"{encoding}.csv"
        file.write_bytes(LISTED.replace("brot", f"brot{place}").encode(encoding))
        mover.drop(file)
        mover.sees_row(f"brot{place}.example", "Bäckerei Müßig", "0037460291")
