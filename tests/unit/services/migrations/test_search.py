"""Numbers found in notices and elsewhere: matched, doubted, disputed, chosen, taken back, and kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError
from certdesk.domain.line_changes import LineChange
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import MoveState
from certdesk.domain.notices import Confidence, Finding, Witness
from tests.fakes import START, FakeReporter
from tests.unit.domain.moving import said
from tests.unit.services.migrations.office import Office, certificate, mail, notice, pem

FRAUD = "Renewals <renewals@starfield-billing.example>"


def drop(folder: Path, *mails: bytes) -> list[Path]:
    """Files of mails."""
    paths = [folder / f"{number}.eml" for number in range(len(mails))]
    for path, content in zip(paths, mails, strict=True):
        path.write_bytes(content)
    return paths


def test_a_notice_settles_its_certificate_with_its_evidence(office: Office, folder: Path) -> None:
    (clinic, _) = office.typed("clinic.example", "forms.example")
    read = office.notices(*drop(folder, notice("clinic.example", "00734126")))
    assert (read.read, read.told, read.settled, read.refused) == (1, 1, (clinic,), ())
    line = office.line("clinic.example")
    assert (line.moved.number, line.moved.state) == ("00734126", MoveState.TO_REVIEW)
    found = line.known_by
    assert found is not None
    assert found.evidence is not None
    assert (found.evidence.place.file, found.evidence.text) == ("0.eml", "Customer number: 00734126")
    assert (found.witness, found.at, found.confidence) == (
        Witness.NOTICE,
        START - timedelta(days=9),
        Confidence.STATED,
    )
    assert (line.holding.ends_at, line.holding.is_end_told) == (datetime(2027, 1, 7, tzinfo=UTC), True)
    assert line.holding.product == "Standard SSL"
    assert office.line("forms.example").moved.state is MoveState.NOT_FOUND
    assert office.told == {Topic.MIGRATIONS}


def test_reading_the_same_mails_again_says_nothing_new(office: Office, folder: Path) -> None:
    office.typed("clinic.example")
    paths = drop(folder, notice("clinic.example", "1"), notice("clinic.example", "1", message_id="<a@x>"))
    office.notices(*paths)
    before = office.view().lines
    again = office.notices(*paths)
    assert (again.settled, again.view.lines) == ((), before)
    assert len(before[0].findings) == 2


def test_a_notice_about_several_settles_each(office: Office, folder: Path) -> None:
    lines = ["Your SSL certificates expire soon. Renew them.", "", "Customer number: 36610482", ""]
    for name in ("press.example", "archiv.example", "other.example"):
        lines += [f"Certificate: {name}", "Expires on: 20 January 2027", ""]
    ids = office.typed("press.example", "archiv.example")
    read = office.notices(*drop(folder, mail(lines)))
    assert set(read.settled) == set(ids)
    assert {line.moved.number for line in read.view.lines} == {"36610482"}
    assert read.strangers == ("other.example",)


def test_every_name_that_the_migration_does_not_have_is_told(office: Office, folder: Path) -> None:
    names = [f"client{number:04}.example" for number in range(260)]
    read = office.notices(*drop(folder, *(notice(name, "1") for name in names)))
    assert read.told == len(names)
    assert sorted(read.strangers) == names


def test_names_meet_in_every_spelling(office: Office, folder: Path) -> None:
    office.typed("bücher.example", "*.c.example", "shop.d.example")
    read = office.notices(
        *drop(
            folder,
            notice("BÜCHER.example", "1"),
            notice("*.C.example", "2"),
            notice("*.d.example", "3"),
        )
    )
    assert [line.moved.number for line in read.view.lines] == ["1", "2", "3"]
    assert [line.findings[0].confidence for line in read.view.lines] == [
        Confidence.STATED, Confidence.STATED, Confidence.UNSURE,
    ]  # fmt: skip
    assert read.strangers == ()


def test_a_suspicious_notice_is_kept_as_evidence_and_not_used(office: Office, folder: Path) -> None:
    (club,) = office.typed("club.example")
    read = office.notices(*drop(folder, notice("club.example", "50010333", sender=FRAUD)))
    line = office.line("club.example")
    assert (line.moved.number, line.holding.ends_at, line.holding.product) == ("", None, "")
    assert [each.number for each in line.settled.doubted] == ["50010333"]
    assert (read.settled, read.suspicious) == ((), 1)
    (told,) = read.refused
    assert (told.why.key, told.why.facts["reason"]) == (MessageKey.NOTICE_SUSPICIOUS, "look-alike")
    office.desk.account_search.vouch(office.migration, club, "50010333", is_vouched=True)
    assert office.line("club.example").moved.number == "50010333"
    office.desk.account_search.vouch(office.migration, club, "50010333", is_vouched=False)
    assert office.line("club.example").moved.number == ""


def test_notices_that_disagree_are_asked_about_until_one_is_chosen(office: Office, folder: Path) -> None:
    (parents,) = office.typed("parents.example")
    old = notice("parents.example", "29004418", "8 November 2025", at=START - timedelta(days=400))
    read = office.notices(*drop(folder, old, notice("parents.example", "38840027")))
    line = office.line("parents.example")
    assert (read.settled, line.moved.state, line.moved.is_disputed) == ((), MoveState.TO_REVIEW, True)
    assert line.settled.conflict is not None
    assert (line.settled.conflict.first.number, line.settled.conflict.second.number) == ("38840027", "29004418")
    assert line.holding.ends_at == datetime(2027, 1, 7, tzinfo=UTC)
    search = office.desk.account_search
    with pytest.raises(FieldError):
        search.choose(office.migration, parents, "1")
    search.choose(office.migration, parents, "38840027")
    assert office.line("parents.example").moved.number == "38840027"
    search.take_back(office.migration, parents, "38840027")
    assert office.line("parents.example").moved.number == "29004418"


def test_taking_back_is_undone(office: Office) -> None:
    (clinic,) = office.typed("clinic.example")
    office.desk.account_search.take_number(office.migration, [clinic], said("1", witness=Witness.SUPPORT))
    before = office.view().lines
    after = office.desk.account_search.take_back(office.migration, clinic, "1").lines
    assert office.line("clinic.example").findings == ()
    assert office.desk.holdings.revert(office.migration, [LineChange(before[0], after[0])]).lines == before


@pytest.mark.parametrize("witness", [Witness.ASSISTANCE, Witness.CLIENT, Witness.SUPPORT, Witness.TYPED])
def test_a_number_learnt_elsewhere_says_how_we_know_and_when(office: Office, witness: Witness) -> None:
    ids = office.typed("a.example", "b.example")
    office.desk.account_search.take_number(office.migration, ids, Finding(" 0073 4126 ", witness))
    for line in office.view().lines:
        assert line.known_by == Finding("00734126", witness, at=START)


@pytest.mark.parametrize("number", ["", "12345678901", "3188420x", "+1 480", "٣١٨"])
def test_what_is_no_number_is_refused(office: Office, number: str) -> None:
    ids = office.typed("a.example")
    with pytest.raises(FieldError) as refused:
        office.desk.account_search.take_number(office.migration, ids, Finding(number, Witness.TYPED))
    assert (refused.value.field, refused.value.key) == ("number", MessageKey.NUMBER_FORM)
    assert office.line("a.example").findings == ()


def test_typing_again_corrects_what_was_typed(office: Office) -> None:
    ids = office.typed("a.example")
    for number in ("12", "21"):
        office.desk.account_search.take_number(office.migration, ids, Finding(number, Witness.TYPED))
    assert office.line("a.example").moved.number == "21"


def test_that_a_client_was_asked_is_kept(office: Office) -> None:
    ids = office.typed("a.example", "b.example")
    office.desk.account_search.note_asked(office.migration, ids[:1], is_asked=True)
    assert [line.moved.state for line in office.view().lines] == [MoveState.ASKED, MoveState.NOT_FOUND]
    assert office.line("a.example").moved.asked_at == START
    office.desk.account_search.note_asked(office.migration, ids, is_asked=False)
    assert office.line("a.example").moved.asked_at is None


def test_a_notice_completes_what_is_not_known_and_corrects_no_certificate(office: Office, folder: Path) -> None:
    seen = certificate("clinic.example")
    (folder / "site.pem").write_bytes(pem(seen))
    office.files(folder / "site.pem")
    office.notices(*drop(folder, notice("clinic.example", "1")))
    assert office.line("clinic.example").holding.ends_at == seen.not_valid_after_utc
    assert office.line("clinic.example").holding.product == "Standard SSL"


def test_a_notice_without_a_number_tells_the_end_all_the_same(office: Office, folder: Path) -> None:
    office.typed("forms.example")
    read = office.notices(*drop(folder, notice("forms.example", "")))
    assert office.line("forms.example").holding.ends_at == datetime(2027, 1, 7, tzinfo=UTC)
    assert [each.why.key for each in read.refused] == [MessageKey.NOTICE_WITHOUT_NUMBER]


def test_what_is_no_notice_or_no_mail_is_told_once_for_each_file(office: Office, folder: Path) -> None:
    office.typed("a.example")
    paths = drop(folder, mail(["Lunch?"], subject="Lunch"))
    (folder / "scan.eml").write_bytes(b"%PDF-1.7\n%\xe2\xe3")
    (folder / "gone.eml").touch()
    read = office.notices(*paths, folder / "scan.eml", folder / "gone.eml", folder / "never.eml")
    told = {each.file: (each.why.key, each.why.facts.get("instead")) for each in read.refused}
    assert told == {
        "0.eml": (MessageKey.NOT_A_NOTICE, None),
        "scan.eml": (MessageKey.MAIL_FORM, "pdf"),
        "gone.eml": (MessageKey.MAIL_FORM, "nothing"),
        "never.eml": (MessageKey.FILE_READ, None),
    }


def mailbox(*mails: bytes) -> bytes:
    stamp = b"From x@y Fri Nov 20 13:40:00 2026\n"
    return b"".join(stamp + each.replace(b"\r\n", b"\n") + b"\n" for each in mails)


def test_other_mails_of_a_mailbox_are_not_told_one_by_one(office: Office, folder: Path) -> None:
    office.typed("clinic.example")
    others = [mail([f"Lunch on day {number}?"], subject="Lunch") for number in range(50)]
    (folder / "inbox.mbox").write_bytes(mailbox(*others, notice("clinic.example", "1"), *others))
    read = office.notices(folder / "inbox.mbox")
    assert (read.read, read.told, read.refused, len(read.settled)) == (101, 1, (), 1)


def test_when_stopped_what_was_read_until_then_is_kept(office: Office, folder: Path) -> None:
    names = [f"n{number}.example" for number in range(6)]
    office.typed(*names)
    paths = drop(folder, *(notice(name, "1") for name in names))
    read = office.desk.account_search.read_notices(office.migration, paths, FakeReporter(stop_at=4))
    assert read.was_stopped
    assert len(read.settled) == 3
    assert [line.moved.number for line in office.view().lines] == ["1", "1", "1", "", "", ""]


def test_a_pasted_notice_is_read_and_is_not_sure(office: Office) -> None:
    office.typed("clinic.example")
    text = notice("clinic.example", "40127763").decode().partition("\n\n")[2]
    read = office.desk.account_search.read_pasted(office.migration, text)
    assert len(read.settled) == 1
    assert office.line("clinic.example").findings[0].confidence is Confidence.SHAPED


def test_a_number_without_a_name_is_offered_for_the_certificate_that_is_chosen(office: Office, folder: Path) -> None:
    (clinic,) = office.typed("clinic.example")
    lines = ["Your SSL certificate expires soon: renew it.", "Customer number: 40127763", "Expires on: 7 January 2027"]
    read = office.notices(*drop(folder, mail(lines)))
    (nameless,) = read.nameless
    assert (nameless.number, read.settled) == ("40127763", ())
    office.desk.account_search.take_number(office.migration, [clinic], nameless)
    assert office.line("clinic.example").known_by == nameless


def test_account_assistance_mails_and_says_so(office: Office) -> None:
    search = office.desk.account_search
    reply = search.retrieve_number("certificate", "clinic.tidewater-dental.example")
    assert reply.masked_email.endswith("@tidewater-dental.example")
    assert reply.masked_email.startswith("*")
    assert office.world.announced == [frozenset({Topic.MAIL})]
    search.reset_password("40127763")
    assert [each.subject for each in office.desk.practice.messages(None, "")] == ["Account Assistance"] * 2
    assert search.customer_account("40127763").holder == "Tidewater Dental"


def test_the_day_of_the_removal_is_passed_on(office: Office) -> None:
    search = office.desk.account_search
    assert search.iso_account().removal is None
    assert search.set_removal(START.date() + timedelta(days=40)).removal == START.date() + timedelta(days=40)
    assert office.world.announced == [frozenset({Topic.MIGRATIONS})]
    assert search.set_removal(None).removal is None
